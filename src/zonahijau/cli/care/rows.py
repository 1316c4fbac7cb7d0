"""One row of a table as a line of JSON, the same whichever database it comes from.

Instants in UTC, decimals and uids as text, encrypted fields as they are stored: encrypted.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models.expressions import Col

Row = Sequence[Any]
Decoder = Callable[[Any], Any]


def columns_of(model: type[models.Model]) -> list[str]:
    """The columns of a model's table in the order of its fields."""
    return [str(field.column) for field in model._meta.concrete_fields]


def reader_of(model: type[models.Model]) -> Callable[[Row], bytes]:
    """Turns a row as the database gives it into its line."""
    places = [
        (place, converters)
        for place, field in enumerate(model._meta.concrete_fields)
        if (converters := _converters(model, field))
    ]

    def line(row: Row) -> bytes:
        values = list(row)
        for place, converters in places:
            for convert in converters:
                values[place] = convert(values[place])
        return json.dumps(values, ensure_ascii=False, default=_plain).encode() + b"\n"

    return line


def _converters(model: type[models.Model], field: Any) -> list[Decoder]:
    """What the database itself needs; never the field's own, which would decrypt."""
    column = Col(model._meta.db_table, field)
    return [
        lambda value, convert=convert: convert(value, column, connection)  # type: ignore[misc]
        for convert in connection.ops.get_db_converters(column)
    ]


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, timedelta):
        return value // timedelta(microseconds=1)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode("ascii")
    raise TypeError(type(value))


def writer_of(model: type[models.Model]) -> Callable[[bytes], list[Any]]:
    """Turns a line into the values that the database takes."""
    decoders = [_decoder(field) for field in model._meta.concrete_fields]

    def values(line: bytes) -> list[Any]:
        row = json.loads(line)
        return [
            value if value is None or decode is None else decode(value)
            for value, decode in zip(row, decoders, strict=True)
        ]

    return values


def _decoder(field: Any) -> Decoder | None:
    """How a value of JSON becomes one that the driver writes; None where it stays as it is."""
    while field.remote_field is not None:
        field = field.target_field
    kind = field.get_internal_type()
    operations: Any = connection.ops
    decoders: dict[str, Decoder] = {
        "DateTimeField": lambda text: operations.adapt_datetimefield_value(
            datetime.fromisoformat(text)
        ),
        "DateField": lambda text: operations.adapt_datefield_value(date.fromisoformat(text)),
        "TimeField": lambda text: operations.adapt_timefield_value(time.fromisoformat(text)),
        "DecimalField": lambda text: operations.adapt_decimalfield_value(
            Decimal(text), field.max_digits, field.decimal_places
        ),
        "UUIDField": lambda text: UUID(text) if _has_uuids() else UUID(text).hex,
        "DurationField": _duration,
        "BinaryField": base64.b64decode,
    }
    return decoders.get(kind)


def _has_uuids() -> bool:
    return bool(connection.features.has_native_uuid_field)


def _duration(microseconds: int) -> object:
    native = connection.features.has_native_duration_field
    return timedelta(microseconds=microseconds) if native else microseconds


def lines(rows: Iterable[Row], line: Callable[[Row], bytes]) -> Iterable[bytes]:
    """Every row as its line."""
    return map(line, rows)
