"""The whole catalogue as files, in pieces as they are read from the database."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator

from zonahijau.catalogue.models import Service
from zonahijau.organisations.models import Government
from zonahijau.portal.columns import COLUMNS, row_of
from zonahijau.portal.governments import open_governments
from zonahijau.portal.linked import CONTEXT, Writer
from zonahijau.portal.placed import Node
from zonahijau.portal.records import Record, records
from zonahijau.tables.output import INTERNATIONAL, Cell, as_text, harmless
from zonahijau.wording import Text

_TOGETHER = 200
"""Rows that are sent as one piece."""


def csv_pieces(rows: Iterable[Record], writer: Writer) -> Iterator[str]:
    """A CSV file: UTF-8, comma, a header, a row a service."""
    return table_pieces(COLUMNS, (row_of(each, writer) for each in rows))


def dictionary_pieces() -> Iterator[str]:
    """The columns of that file and what they mean."""
    rows: Iterator[list[Cell]] = (
        [name, each.kind, each.meaning.id, each.meaning.en] for name, each in COLUMNS.items()
    )
    return table_pieces(("kolom", "tipe", "arti", "meaning"), rows)


def table_pieces(header: Iterable[str], rows: Iterable[list[Cell]]) -> Iterator[str]:
    """A table as CSV, some rows at a time; no cell that a spreadsheet would compute."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([harmless(name) for name in header])
    for number, row in enumerate(rows, 1):
        writer.writerow([as_text(cell, INTERNATIONAL) for cell in row])
        if number % _TOGETHER == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    piece = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return piece


def linked_pieces(
    rows: Iterable[Record], writer: Writer, title: Text, address: str, publisher: str
) -> Iterator[str]:
    """A JSON-LD file with one node a line: the data set, and each government and unit before the
    first service of it."""
    about = writer.dataset(title.id, title.en, address, publisher)
    yield f'{{"@context":{_json(dict(CONTEXT))},\n"@graph":[\n{_json(about)}'
    lines: list[str] = []
    for node in _nodes(rows, writer):
        lines.append(f",\n{_json(node)}")
        if len(lines) == _TOGETHER:
            yield "".join(lines)
            lines.clear()
    yield "".join(lines) + "\n]}\n"


def _nodes(rows: Iterable[Record], writer: Writer) -> Iterator[Node]:
    governments: set[int] = set()
    units: set[int] = set()
    for each in rows:
        unit, government = each.service.unit, each.service.government
        if government.pk not in governments:
            governments.add(government.pk)
            yield writer.government(government)
        if unit.pk not in units:
            units.add(unit.pk)
            yield writer.unit(unit, each)
        yield writer.service(each)


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def page_json(writer: Writer, record: Record) -> str:
    """The linked data of one page, safe inside a script element."""
    text = _json(writer.document(record))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def all_records(government: Government | None) -> Iterator[Record]:
    """The records of one government, or of all whose public pages are on: one after the other, so
    that no database sorts a nation."""
    for row in [government] if government else open_governments():
        yield from records(Service.objects.public(row.today()).filter(government=row))
