"""The matrix of completeness as a page and as a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from zonahijau.documents.kinds import address_of_new
from zonahijau.organisations.kinds import UNIT_KINDS
from zonahijau.organisations.models import Government
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government, person_of
from zonahijau.reports.completeness import ITEMS, Completeness, UnitRow, value_of
from zonahijau.reports.letters import LETTER_TO_ALL
from zonahijau.tables.output import Cell
from zonahijau.web.downloads import xlsx
from zonahijau.web.language import said
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Text

UNIT, SERVICES = Text("Unit", "Unit"), Text("Layanan", "Services")
LACKING = Text("Belum lengkap", "Not complete")
_CELL = "reports/extent.html"
TIME_TO_ANSWER = timedelta(days=14)
"""Our own proposal, shown in the form; no regulation sets it."""


def matrix(request: HttpRequest) -> HttpResponse:
    """What each unit has, what it lacks, and what is not known."""
    government = must_government(request)
    completeness = Completeness(government, person_of(request))
    held = authority(request)
    context = {
        "government": government,
        "completeness": completeness,
        "listing": _listing(request, completeness),
        "standards": completeness.complete("standards"),
        "unknown": completeness.unknown("standards"),
        "may_import": held.may("manage_recaps", government),
        "may_export": held.may("export", government),
        "letter": _letter_address(government) if held.may("write_papers", government) else "",
        "based": [item for item in ITEMS if item.basis],
    }
    return render(request, "reports/completeness.html", context)


def _letter_address(government: Government) -> str:
    """A draft of the letter, with two weeks to answer until somebody writes another day."""
    due = government.today() + TIME_TO_ANSWER
    return address_of_new(LETTER_TO_ALL, government, due=due.isoformat())


def matrix_sheet(request: HttpRequest) -> HttpResponseBase:
    """The same as a spreadsheet, counts in columns of their own."""
    completeness = Completeness(must_government(request), person_of(request))
    header = [said(UNIT), said(SERVICES), *(said(item.label) for item in ITEMS), said(LACKING)]
    name = f"kelengkapan-{completeness.today}.xlsx"
    return xlsx(name, header, _sheet_rows(completeness.rows), "Kelengkapan")


def _sheet_rows(rows: list[UnitRow]) -> Iterator[list[Cell]]:
    for row in rows:
        words = [said(row.extents[item.key].word) for item in ITEMS]
        yield [row.name, row.services, *words, row.lacking]


def _listing(request: HttpRequest, completeness: Completeness) -> Listing:
    columns = (
        Column("name", UNIT, order_by=("name",), link=_address),
        Column("services", SERVICES, order_by=("services",), kind="number", places=0),
        *(Column(item.key, item.label, value_of(item.key), template=_CELL) for item in ITEMS),
        Column("lacking", LACKING, order_by=("lacking",), kind="number", places=0),
    )
    kinds = Filter(
        "jenis",
        Text("Jenis", "Kind"),
        list(UNIT_KINDS.items()),
        lambda rows, chosen: [row for row in rows if row.unit.kind == chosen],
    )
    lacks = Filter(
        "kurang",
        Text("Belum lengkap", "Lacks"),
        [(item.key, item.label) for item in ITEMS],
        lambda rows, chosen: [row for row in rows if row.extents[chosen].state != "complete"],
    )
    return Listing(
        request,
        completeness.rows,
        columns,
        search_fields=("name",),
        filters=(kinds, lacks),
        per_page=50,
    )


def _address(row: UnitRow) -> str:
    return reverse("reports:unit", kwargs={"uid": row.unit.uid})
