"""Coverage as a page for the region and for a unit, and as a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zonahijau.catalogue.coverage import PLEDGED, Coverage, UnitCoverage, coverages, history
from zonahijau.catalogue.exposure import exposure_of, falls_on
from zonahijau.catalogue.models import Service, Standard
from zonahijau.catalogue.views.services import crumbs_of, standard_mark, unit_of
from zonahijau.organisations.kinds import UNIT_KINDS
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government, person_of
from zonahijau.tables.output import Cell
from zonahijau.web.downloads import xlsx
from zonahijau.web.language import said
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Text

TITLE = Text("Cakupan standar", "Coverage by standards")
SEE = "see_exposure"
UNIT, SERVICES = Text("Unit", "Unit"), Text("Layanan", "Services")
STANDARDS, PUBLISHED = Text("Berstandar", "With a standard"), Text("Terbit", "Published")
INCOMPLETE = Text("Isi kurang", "Not whole")
PLEDGE, AWAITED = Text("Maklumat", "Pledge"), Text("Tenggat maklumat", "Pledge due")
COLUMNS = (
    Column("name", UNIT, order_by=("name",), link=lambda row: _address(row)),
    Column("services", SERVICES, order_by=("services",), kind="number", places=0),
    Column("with_standard", STANDARDS, order_by=("with_standard",), kind="number", places=0),
    Column(
        "published",
        PUBLISHED,
        order_by=("published",),
        kind="number",
        places=0,
        share=lambda row: row.share,
    ),
    Column(
        "incomplete",
        INCOMPLETE,
        lambda row: row.incomplete or None,
        order_by=("incomplete",),
        kind="number",
        places=0,
    ),
    Column("pledge", PLEDGE, lambda row: row.pledge_mark, order_by=("pledge",), kind="class"),
    Column("awaited", AWAITED, lambda row: row.awaited),
)


def _address(row: UnitCoverage) -> str:
    return reverse("catalogue:unit_coverage", kwargs={"unit": row.unit.uid})


_LACKS: Mapping[str, Callable[[UnitCoverage], bool]] = {
    "standar": lambda row: row.lacking > 0,
    "terbit": lambda row: row.unpublished > 0,
    "isi": lambda row: row.incomplete > 0,
    "maklumat": lambda row: row.pledge != "published",
    "tenggat": lambda row: row.clock is not None and row.clock.running.is_late,
    "jumlah": lambda row: row.services is None,
}


def _lacks(rows: list[UnitCoverage], chosen: str) -> list[UnitCoverage]:
    return [row for row in rows if _LACKS[chosen](row)]


FILTERS = (
    Filter(
        "jenis",
        Text("Jenis", "Kind"),
        list(UNIT_KINDS.items()),
        lambda rows, chosen: [row for row in rows if row.unit.kind == chosen],
    ),
    Filter(
        "kurang",
        Text("Yang kurang", "Lacking"),
        [
            ("standar", Text("standar", "standards")),
            ("terbit", Text("publikasi standar", "publication")),
            ("isi", Text("komponen wajib", "components")),
            ("maklumat", Text("maklumat terbit", "published pledge")),
            ("tenggat", Text("tenggat maklumat lewat", "pledge overdue")),
            ("jumlah", Text("jumlah layanan", "number of services")),
        ],
        _lacks,
    ),
)


@require_safe
def of_region(request: HttpRequest) -> HttpResponse:
    """The region in a sentence, a picture, a table, month by month; sanctions for whom they are."""
    government = must_government(request)
    covered = Coverage(government, person_of(request))
    sees = authority(request).may(SEE, government)
    listing = Listing(
        request, covered.rows, COLUMNS, search_fields=("name",), filters=FILTERS, per_page=50
    )
    context = {
        "covered": covered,
        "services": covered.total("services"),
        "standards": covered.total("with_standard"),
        "published": covered.total("published"),
        "incomplete": covered.total("incomplete"),
        "untold": covered.total("untold"),
        "listing": listing,
        "months": covered.history,
        "may_export": authority(request).may("export", government),
        "exposures": _exposures(covered) if sees else None,
        "falls_on": falls_on(),
        "crumbs": [Crumb(Text("Beranda", "Home"), "/"), Crumb(TITLE)],
    }
    return render(request, "catalogue/coverage.html", context)


def _exposures(covered: Coverage) -> list[tuple[UnitCoverage, list[object]]]:
    found = exposure_of(covered.government, covered.rows)
    return [(row, list(found[row.unit.pk])) for row in covered.rows if found[row.unit.pk]]


@require_safe
def sheet(request: HttpRequest) -> HttpResponseBase:
    """The table as a spreadsheet."""
    covered = Coverage(must_government(request), person_of(request))
    header = [said(each.label) for each in COLUMNS]
    return xlsx(f"cakupan-{covered.today}.xlsx", header, _cells(covered.rows), "Cakupan")


def _cells(rows: list[UnitCoverage]) -> Iterator[list[Cell]]:
    for row in rows:
        pledge = said(PLEDGED[row.pledge].word)
        counts = (row.services, row.with_standard, row.published, row.incomplete)
        yield [row.name, *counts, pledge, said(row.awaited)]


@require_safe
def of_unit(request: HttpRequest, unit: UUID) -> HttpResponse:
    """One unit: its services and what each lacks; sanctions for whom they are."""
    row = unit_of(unit)
    (covered,) = coverages(row.government, [row])
    sees = authority(request).may(SEE, row)
    services = Service.objects.offered().filter(unit=row)
    context = {
        "unit": row,
        "covered": covered,
        "listing": Listing(request, services, _OF_SERVICES, search_fields=("name",)),
        "months": history(
            Standard.objects.filter(service__unit=row),
            row.government.today(),
            (covered.with_standard or 0, covered.published or 0),
        ),
        "exposed": exposure_of(row.government, [covered])[row.pk] if sees else None,
        "falls_on": falls_on(),
        "crumbs": crumbs_of(row, Crumb(TITLE)),
    }
    return render(request, "catalogue/unit_coverage.html", context)


_OF_SERVICES = (
    Column(
        "name",
        SERVICES,
        order_by=("name",),
        link=lambda row: reverse("catalogue:service_prints", kwargs={"service": row.uid}),
    ),
    Column(
        "standard",
        Text("Standar", "Standard"),
        standard_mark,
        order_by=("has_standard", "standard_published"),
        kind="class",
    ),
)
