"""Who may open the pages of this app, and the ways to them."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest

from zonahijau.assessments.models import Result
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.places import government_here
from zonahijau.web.gate import May, Open, Routes, SignedIn
from zonahijau.web.navigation import Item
from zonahijau.wording import Text


def unit_of(_request: HttpRequest, uid: UUID) -> Unit:
    """The unit that the address names."""
    found = Unit.objects.filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


def unit_of_result(_request: HttpRequest, code: str) -> Unit:
    """The unit whose result the address names; the region's result has no card."""
    rows = Result.objects.filter(code=code).exclude(assessment=None)
    found = rows.select_related("assessment__unit").only("assessment__unit").first()
    if found is None or found.assessment is None:
        raise Http404
    return found.assessment.unit


def _here(request: HttpRequest, **_: object) -> Government | None:
    return government_here(request)


ROUTES: Routes = {
    "reports:first": SignedIn(),
    "reports:first_hour": May("see_units", government_here),
    "reports:first_hour_step": May("manage_recaps", _here),
    "reports:first_week": May("see_units", government_here),
    "reports:slides": May("see_units", government_here, also=("export",)),
    "reports:search": SignedIn(),
    "reports:completeness": May("see_units", government_here),
    "reports:completeness_sheet": May("see_units", government_here, also=("export",)),
    "reports:rounds": May("see_overview"),
    "reports:round": SignedIn(),
    "reports:round_sheet": May("export"),
    "reports:round_cards": May("export"),
    "reports:unit": May("see_unit", unit_of),
    "reports:readiness": May("see_evidence"),
    "reports:readiness_all": May("see_evidence", also=("export",)),
    "reports:readiness_unit": May("see_unit", unit_of, also=("see_evidence",)),
    "reports:readiness_pdf": May("see_unit", unit_of, also=("see_evidence", "export")),
    "reports:card": May("see_unit", unit_of_result, also=("export",)),
    "reports:card_sheet": May("see_unit", unit_of_result, also=("export",)),
    "reports:genuine": Open(),
    "reports:genuine_slash": Open(),
}

MODULES = {
    "reports:completeness": "services",
    "reports:completeness_sheet": "services",
} | dict.fromkeys(
    (
        "reports:rounds",
        "reports:round",
        "reports:round_sheet",
        "reports:round_cards",
        "reports:card",
        "reports:card_sheet",
        "reports:readiness",
        "reports:readiness_all",
        "reports:readiness_unit",
        "reports:readiness_pdf",
    ),
    "monitoring",
)

NAVIGATION = (
    Item("reports:first", Text("Beranda", "Home"), order=10, group="work"),
    Item("reports:search", Text("Cari", "Search"), 3, "person"),
    Item("reports:completeness", Text("Kelengkapan", "Completeness"), order=15, group="work"),
    Item(
        "reports:rounds",
        Text("Laporan", "Reports"),
        order=60,
        prefixes=("reports:round", "reports:unit"),
    ),
)
