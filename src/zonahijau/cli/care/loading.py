"""Writing the rows of a backup into empty tables."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO, cast

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder

from zonahijau.cli.care.archive import Feed
from zonahijau.cli.care.database import vendor
from zonahijau.cli.care.rows import columns_of, writer_of

AT_ONCE = 1_000
Count = Callable[[int], None]


def load_table(model: type[models.Model], packed: Feed, count: Count) -> int:
    """Every line of a packed part as a row of the table; how many there were."""
    values = writer_of(model)
    with gzip.GzipFile(fileobj=cast(BinaryIO, packed), mode="rb") as lines:
        return _write(model, (values(line) for line in lines), count)


def _write(model: type[models.Model], rows: Iterator[list[Any]], count: Count) -> int:
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    names = ", ".join(map(quote, columns_of(model)))
    with connection.cursor() as cursor:
        if vendor() == "postgresql":
            return _copy(cursor, f"COPY {table} ({names}) FROM STDIN", rows, count)
        marks = ", ".join(["%s"] * len(columns_of(model)))
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608  our own names
        return _insert(cursor, sql, rows, count)


def _insert(cursor: Any, sql: str, rows: Iterator[list[Any]], count: Count) -> int:
    written = 0
    while piece := list(islice(rows, AT_ONCE)):
        cursor.executemany(sql, piece)
        written += len(piece)
        count(len(piece))
    return written


def _copy(cursor: Any, sql: str, rows: Iterator[list[Any]], count: Count) -> int:
    written = 0
    with connection.wrap_database_errors, cursor.copy(sql) as copy:
        for row in rows:
            copy.write_row(row)
            written += 1
            count(1)
    return written


def drop_all() -> None:
    """Drop the empty tables that are there, whatever state they are in; they are made anew."""
    ours = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    ours.add(MigrationRecorder.Migration._meta.db_table)
    with connection.cursor() as cursor:
        for table in sorted(ours & set(connection.introspection.table_names(cursor))):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")


def clear(found: Iterable[type[models.Model]]) -> None:
    """Empty the tables that migrations have filled; foreign keys are looked at later."""
    with connection.cursor() as cursor:
        if vendor() == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")  # migrations have left some immediate
        for model in found:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608


def settle(found: list[type[models.Model]]) -> None:
    """Look at every foreign key now, and let new rows count on from the last key."""
    if vendor() == "sqlite":
        connection.check_constraints()
    with connection.cursor() as cursor:
        if vendor() == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for sql in connection.ops.sequence_reset_sql(no_style(), found):
            cursor.execute(sql)


def rows_in(model: type[models.Model]) -> int:
    """How many rows a table has."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
        return int(cursor.fetchone()[0])
