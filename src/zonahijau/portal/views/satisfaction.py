"""Survey results as open data: a table, objects, and what each column means."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from zonahijau.organisations.models import Government
from zonahijau.organisations.modules import is_on
from zonahijau.portal.anybody import for_anybody
from zonahijau.portal.exporting import table_pieces
from zonahijau.portal.governments import government_of, open_governments
from zonahijau.portal.views.files import CSV, streamed
from zonahijau.surveys.opened import COLUMNS, Opened, node_of, opened, row_of
from zonahijau.tables.output import Cell

MODULE = "surveys"
_JSON = "application/json"
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _all(row: Government | None) -> Iterator[Opened]:
    for each in [row] if row else open_governments():
        if is_on(each, MODULE):
            yield from opened(each)


def _name(row: Government | None, ending: str) -> str:
    return f"ikm-{row.region_id if row else 'semua'}.{ending}"


def _csv(row: Government | None) -> HttpResponseBase:
    return streamed(table_pieces(COLUMNS, map(row_of, _all(row))), CSV, _name(row, "csv"))


def _json(row: Government | None) -> HttpResponseBase:
    return streamed(_objects(_all(row)), _JSON, _name(row, "json"))


def _objects(rows: Iterator[Opened]) -> Iterator[str]:
    """A list with an object a line."""
    yield "[\n"
    for number, each in enumerate(rows):
        yield f"{',' if number else ''}{_encoded(node_of(each))}\n"
    yield "]\n"


@for_anybody
def csv(request: HttpRequest, region: str) -> HttpResponseBase:  # noqa: ARG001
    """A row a published report of one government."""
    return _csv(government_of(region))


@for_anybody
def csv_all(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001
    """A row a published report of all governments."""
    return _csv(None)


@for_anybody
def objects(request: HttpRequest, region: str) -> HttpResponseBase:  # noqa: ARG001
    """The same of one government as JSON."""
    return _json(government_of(region))


@for_anybody
def objects_all(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001
    """The same of all governments as JSON."""
    return _json(None)


@for_anybody
def dictionary(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001
    """What each column means."""
    rows: Iterator[list[Cell]] = (
        [name, each.kind, each.meaning.id, each.meaning.en] for name, each in COLUMNS.items()
    )
    pieces = table_pieces(("kolom", "tipe", "arti", "meaning"), rows)
    return streamed(pieces, CSV, "kamus-ikm.csv")
