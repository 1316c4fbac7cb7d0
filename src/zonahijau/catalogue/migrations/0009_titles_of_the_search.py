"""On PostgreSQL the words of a name stand in the index by themselves, behind a mark.

By weight they were found only after every row that has the word anywhere had been read: a word that
stands in no name and in half of all descriptions took a second in a nation.
"""

from typing import Any

from django.db import migrations

_TABLE = "catalogue_searchentry"
_INDEX = "catalogue_search"
_BEFORE = """setweight(to_tsvector('simple', title), 'A')
    || setweight(to_tsvector('simple', place), 'B')
    || setweight(to_tsvector('simple', body), 'C')"""
_NOW = r"""to_tsvector('simple', regexp_replace(title, '(\w+)', 'judul\1', 'g'))
    || to_tsvector('simple', title || ' ' || place || ' ' || body)"""


def make(apps: Any, editor: Any) -> None:  # noqa: ARG001
    _index(editor, _NOW)


def take_back(apps: Any, editor: Any) -> None:  # noqa: ARG001
    _index(editor, _BEFORE)


def _index(editor: Any, words: str) -> None:
    if editor.connection.vendor != "postgresql":
        return
    editor.execute(f"ALTER TABLE {_TABLE} DROP COLUMN words")
    editor.execute(
        f"ALTER TABLE {_TABLE} ADD COLUMN words tsvector GENERATED ALWAYS AS ({words}) STORED"
    )
    editor.execute(f"CREATE INDEX {_INDEX} ON {_TABLE} USING gin (words)")


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0008_assured_before")]

    operations = [migrations.RunPython(make, take_back)]
