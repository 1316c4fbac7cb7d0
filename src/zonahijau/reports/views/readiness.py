"""The readiness of units: the list, one unit, and on paper one or all."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from zonahijau.documents.words import A4, SIZES
from zonahijau.organisations.kinds import UNIT_KINDS
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.panels import panels_of
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government, person_of
from zonahijau.reports.readiness.paper import sheets_pdf
from zonahijau.reports.readiness.sheets import Sheet, loci, sheets_of
from zonahijau.web.downloads import download
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Text

READINESS = Text("Lembar kesiapan", "Readiness sheets")
PAPER, KIND = "kertas", "jenis"
_DOCUMENTS = Text("Dokumen ada", "Documents there")


def _loci(request: HttpRequest, government: Government) -> Any:
    """The units whose sheets this person may read."""
    places = authority(request).places("see_evidence")
    seen = Unit.objects.visible_to(request.user).filter(government=government).within(*places)
    return loci(seen, government.today()).select_related("parent", "government").order_by("name")


def readiness(request: HttpRequest) -> HttpResponse:
    """Every unit with what a visitor asks for first."""
    government = must_government(request)
    sheets = sheets_of(government, list(_loci(request, government)))
    listing = Listing(
        request,
        sheets,
        (
            Column("unit", Text("Unit", "Unit"), lambda s: s.unit.name, link=_address),
            Column("nobody", Text("Jabatan belum terisi", "Vacant"), lambda s: len(s.nobody),
                   kind="number", places=0),
            Column("standing", _DOCUMENTS, lambda s: s.standing, kind="number", places=0),
            Column("promises", Text("Janji terbuka", "Open promises"), lambda s: len(s.promises),
                   kind="number", places=0),
        ),
        filters=(
            Filter(KIND, Text("Jenis", "Kind"), list(UNIT_KINDS.items()),
                   lambda rows, chosen: [row for row in rows if row.unit.kind == chosen]),
        ),
        per_page=50,
    )  # fmt: skip
    context = {
        "listing": listing,
        "whole": sum(not sheet.nobody for sheet in sheets),
        "all": len(sheets),
        "asked": max((sheet.asked for sheet in sheets), default=0),
        "kind": request.GET.get(KIND, ""),
        "sizes": SIZES,
        "may_export": authority(request).may_anywhere("export"),
        "crumbs": [Crumb(READINESS)],
    }
    return render(request, "reports/readiness.html", context)


def _address(sheet: Sheet) -> str:
    return reverse("reports:readiness_unit", kwargs={"uid": sheet.unit.uid})


def _unit(request: HttpRequest, uid: UUID) -> Unit:
    rows = Unit.objects.visible_to(person_of(request)).select_related("government", "parent")
    unit: Unit = get_object_or_404(rows, uid=uid)
    return unit


def unit_sheet(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One unit: people, decrees, who is away, documents by dimension, promises."""
    unit = _unit(request, uid)
    (sheet,) = sheets_of(unit.government, [unit])
    held = authority(request)
    context = {
        "sheet": sheet,
        "panels": panels_of(unit, request.user),
        "unit": unit,
        "kind": UNIT_KINDS[unit.kind],
        "sizes": SIZES,
        "may_export": held.may("export", unit),
        "may_absent": held.may("manage_absences", unit),
        "crumbs": [Crumb(READINESS, reverse("reports:readiness")), Crumb(unit.name)],
    }
    return render(request, "reports/readiness_unit.html", context)


def unit_pdf(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The same on one page of A4 or F4."""
    unit = _unit(request, uid)
    return _printed(request, unit.government, [unit], f"kesiapan-{unit.code.lower()}.pdf")


def all_pdf(request: HttpRequest) -> HttpResponse:
    """The sheets of all units, or of one kind, in one file."""
    government = must_government(request)
    units = _loci(request, government)
    if kind := request.GET.get(KIND, ""):
        units = units.filter(kind=kind)
    allowed = [unit for unit in units if authority(request).may("export", unit)]
    return _printed(request, government, allowed, f"kesiapan-{government.today()}.pdf")


def _printed(
    request: HttpRequest, government: Government, units: list[Unit], name: str
) -> HttpResponse:
    size = request.GET.get(PAPER, A4)
    if size not in SIZES or not units:
        raise Http404
    made = sheets_pdf(sheets_of(government, units), f"Pemerintah {government.name}", size)
    return download(made, "application/pdf", name)
