"""The catalogue as open data: what there is, and the files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase

from zonahijau.organisations.models import Government
from zonahijau.organisations.modules import is_on
from zonahijau.portal import exporting
from zonahijau.portal import sippn as sheets
from zonahijau.portal.anybody import address_of, base_of, for_anybody
from zonahijau.portal.assurance import checked
from zonahijau.portal.columns import COLUMNS
from zonahijau.portal.governments import government_of, open_governments
from zonahijau.portal.linked import Writer
from zonahijau.portal.records import record_of
from zonahijau.portal.views.reading import (
    checked_of_government,
    crumbs,
    service_of,
    services_of_all,
    shown,
)
from zonahijau.surveys.opened import COLUMNS as SATISFACTION
from zonahijau.web.downloads import XLSX
from zonahijau.wording import Text

CSV, _LINKED = "text/csv; charset=utf-8", "application/ld+json"
_TITLE = Text("Katalog layanan publik {who}", "Public services of {who}")
_ALL = Text("semua pemerintah daerah di sini", "all governments here")


@for_anybody
def page(request: HttpRequest, region: str) -> HttpResponse:
    """What a government's open data is, with the meaning of each column."""
    row = government_of(region)
    context = {
        "government": row,
        "columns": COLUMNS,
        "satisfaction": SATISFACTION if is_on(row, "surveys") else {},
        "checked": checked_of_government(row),
        "has_own_names": bool(row.settings.get(sheets.KEY)),
        "crumbs": crumbs(row, Text("Data terbuka", "Open data")),
    }
    return shown(request, "portal/data.html", address_of("data", region=region), **context)


@for_anybody
def page_all(request: HttpRequest) -> HttpResponse:
    """The same for all governments together."""
    governments = open_governments()
    if not governments:
        raise Http404
    looked = checked(services_of_all(governments), governments[0].today())
    context = {
        "columns": COLUMNS,
        "satisfaction": SATISFACTION,
        "governments": governments,
        "checked": looked,
    }
    return shown(request, "portal/data.html", address_of("data_all"), **context)


@for_anybody
def csv(request: HttpRequest, region: str) -> HttpResponseBase:
    """A row a service of one government."""
    return _csv(request, government_of(region))


@for_anybody
def csv_all(request: HttpRequest) -> HttpResponseBase:
    """A row a service of all governments."""
    return _csv(request, None)


def _csv(request: HttpRequest, row: Government | None) -> HttpResponseBase:
    pieces = exporting.csv_pieces(exporting.all_records(row), Writer(base_of(request)))
    return streamed(pieces, CSV, _name(row, "csv"))


@for_anybody
def linked(request: HttpRequest, region: str) -> HttpResponseBase:
    """One government's services as linked data."""
    row = government_of(region)
    return _linked(request, row, address_of("data", region=region))


@for_anybody
def linked_all(request: HttpRequest) -> HttpResponseBase:
    """All services as linked data."""
    return _linked(request, None, address_of("data_all"))


def _linked(request: HttpRequest, row: Government | None, here: str) -> HttpResponseBase:
    writer = Writer(base_of(request))
    who = Text(row.name, row.name) if row else _ALL
    title = Text(_TITLE.id.format(who=who.id), _TITLE.en.format(who=who.en))
    records, address = exporting.all_records(row), writer.base + here
    pieces = exporting.linked_pieces(records, writer, title, address, who.id)
    return streamed(pieces, _LINKED, _name(row, "jsonld"))


@for_anybody
def service_linked(request: HttpRequest, code: str) -> HttpResponse:
    """One service as linked data."""
    writer, record = Writer(base_of(request)), record_of(service_of(code))
    return HttpResponse(exporting.page_json(writer, record), content_type=_LINKED)


@for_anybody
def sippn(request: HttpRequest, region: str) -> HttpResponseBase:
    """A spreadsheet to re-enter in SIPPN; written to a file that vanishes once it is sent."""
    row = government_of(region)
    with tempfile.TemporaryDirectory(prefix="zonahijau-") as folder:
        path = Path(folder) / "sippn.xlsx"
        sheets.write(path, row, exporting.all_records(row), Writer(base_of(request)))
        written = path.open("rb")  # stays readable when the folder is gone
    return FileResponse(written, as_attachment=True, filename=_name(row, "xlsx"), content_type=XLSX)


@for_anybody
def dictionary(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001
    """What each column of the CSV file means."""
    return streamed(exporting.dictionary_pieces(), CSV, "kamus-layanan.csv")


def _name(row: Government | None, ending: str) -> str:
    return f"layanan-{row.region_id if row else 'semua'}.{ending}"


def streamed(pieces: Iterable[str], media_type: str, name: str) -> StreamingHttpResponse:
    """A file for anybody, piece by piece; pages elsewhere may read it too."""
    response = StreamingHttpResponse(pieces, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response
