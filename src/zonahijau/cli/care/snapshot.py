"""Reading all tables as they stood at one moment, while people go on saving."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from zonahijau.cli.care.database import vendor
from zonahijau.cli.care.rows import Row, columns_of

AT_ONCE = 2_000


@contextmanager
def snapshot() -> Iterator[None]:
    """Whatever is read inside is of one moment; nobody waits for it.

    SQLite: a read transaction of the write-ahead log. PostgreSQL: repeatable read, read only.
    """
    if vendor() == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                cursor.execute("SELECT count(*) FROM sqlite_master")  # the moment is now
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def rows_of(model: type[models.Model]) -> Iterator[Row]:
    """Every row of a table as the database stores it, by its key, a few thousand at a time."""
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns_of(model)))
    key = model._meta.pk
    sql = f"SELECT {names} FROM {quote(model._meta.db_table)} ORDER BY {quote(str(key.column))}"  # noqa: S608
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql)
        while piece := cursor.fetchmany(AT_ONCE):
            yield from piece


def left_out(model: type[models.Model]) -> bool:
    """Whether an app says that this table is never backed up.

    An app's config lists the names of such models in ``never_backed_up``: sessions, and whatever
    must vanish when its time is over, such as answers that wait to be mixed.
    """
    if model._meta.label == "sessions.Session":
        return True  # the framework's own table of sessions, which stays empty beside ours
    named: Any = getattr(apps.get_app_config(model._meta.app_label), "never_backed_up", ())
    return model._meta.object_name in named
