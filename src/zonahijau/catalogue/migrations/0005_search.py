"""The full-text index beside the entries of the search, kept by the database itself.

The one place where the two databases differ: SQLite has an FTS5 table that triggers feed,
PostgreSQL a generated ``tsvector``. Both index the stems as they stand, in one language: ours.
"""

from typing import Any

from django.db import migrations

_TABLE = "catalogue_searchentry"
_INDEX = "catalogue_search"
_COLUMNS = "title, place, body"
_NEW = "new.service_id, new.title, new.place, new.body"
_OLD = "old.service_id, old.title, old.place, old.body"
_PUT = f"INSERT INTO {_INDEX}(rowid, {_COLUMNS}) VALUES ({_NEW});"  # noqa: S608
_TAKE = f"INSERT INTO {_INDEX}({_INDEX}, rowid, {_COLUMNS}) VALUES ('delete', {_OLD});"  # noqa: S608

SQLITE = (
    f"""CREATE VIRTUAL TABLE {_INDEX} USING fts5({_COLUMNS}, content='{_TABLE}',
        content_rowid='service_id', columnsize=0, tokenize='ascii')""",
    f"CREATE TRIGGER {_INDEX}_added AFTER INSERT ON {_TABLE} BEGIN {_PUT} END",
    f"CREATE TRIGGER {_INDEX}_taken AFTER DELETE ON {_TABLE} BEGIN {_TAKE} END",
    f"CREATE TRIGGER {_INDEX}_changed AFTER UPDATE ON {_TABLE} BEGIN {_TAKE} {_PUT} END",
)
POSTGRESQL = (
    f"""ALTER TABLE {_TABLE} ADD COLUMN words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title), 'A')
        || setweight(to_tsvector('simple', place), 'B')
        || setweight(to_tsvector('simple', body), 'C')) STORED""",
    f"CREATE INDEX {_INDEX} ON {_TABLE} USING gin (words)",
)
TAKEN_BACK = {
    "sqlite": (
        *(f"DROP TRIGGER {_INDEX}_{each}" for each in ("added", "taken", "changed")),
        f"DROP TABLE {_INDEX}",
    ),
    "postgresql": (f"ALTER TABLE {_TABLE} DROP COLUMN words",),
}


def make(apps: Any, editor: Any) -> None:  # noqa: ARG001
    _run(editor, SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL)


def take_back(apps: Any, editor: Any) -> None:  # noqa: ARG001
    _run(editor, TAKEN_BACK[editor.connection.vendor])


def _run(editor: Any, statements: tuple[str, ...]) -> None:
    for statement in statements:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0004_contacts")]

    operations = [migrations.RunPython(make, take_back)]
