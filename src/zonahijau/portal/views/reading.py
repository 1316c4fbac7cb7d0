"""The public pages that people read."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zonahijau.catalogue.contacts import LAPOR
from zonahijau.catalogue.models import Service
from zonahijau.catalogue.needs import NEEDS, Need
from zonahijau.organisations.models import Government, Region, Unit
from zonahijau.portal import exporting, results
from zonahijau.portal.anybody import address_of, base_of, for_anybody
from zonahijau.portal.assurance import Checked, checked, checked_of
from zonahijau.portal.governments import check_open, government_of, open_governments
from zonahijau.portal.linked import Writer
from zonahijau.portal.pages import ServicePage, UnitPage, region_pledge_of
from zonahijau.portal.records import lapor_of
from zonahijau.portal.views.codes import exists, is_public
from zonahijau.web.genuine import cleaned
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Text

MOST_LISTED, MOST_TOGETHER = 300, 20
Counted = tuple[Government, int]
_NO_PLEDGE = Text(
    "Pemerintah daerah ini belum mengumumkan maklumatnya di sini.",
    "This government has not published its pledge here.",
)
_GONE = Text(
    "Layanan atau unit ini tidak ada, atau tidak lagi diumumkan di sini.",
    "This service or unit is not there, or no longer published here.",
)


@for_anybody
def start(request: HttpRequest) -> HttpResponse:
    """The only government's first page, or the list of governments."""
    governments = open_governments()
    if not governments:
        raise Http404(Text("Belum ada halaman publik di sini.", "There are no public pages here."))
    if len(governments) == 1:
        return _government(request, governments[0])
    services = services_of_all(governments)
    counts = dict(services.values_list("government").annotate(Count("pk")).order_by())
    context = {
        "count": len(governments),
        "provinces": _by_province([(row, counts.get(row.pk, 0)) for row in governments]),
        "checked": checked(services, governments[0].today()),
    }
    return shown(request, "portal/governments.html", address_of("start"), **context)


def _by_province(rows: list[Counted]) -> list[tuple[str, list[Counted]]]:
    """Governments with how many services each has, under the names of their provinces where they
    are many; a few stand together under none."""
    if len(rows) <= MOST_TOGETHER:
        return [("", rows)]
    found: dict[str, list[Counted]] = {}
    for row, count in rows:
        found.setdefault(row.region_id[:2], []).append((row, count))
    names = dict(Region.objects.filter(code__in=found).values_list("code", "name"))
    return sorted(((names[code], each) for code, each in found.items()), key=lambda pair: pair[0])


def services_of_all(governments: list[Government]) -> Any:
    """The public services of these governments."""
    services = Service.objects.public(governments[0].today())
    return services.filter(government__in=governments)


@for_anybody
def government(request: HttpRequest, region: str) -> HttpResponse:
    """The first page of a government's services."""
    return _government(request, government_of(region))


def _government(request: HttpRequest, row: Government) -> HttpResponse:
    services = Service.objects.public(row.today()).filter(government=row)
    context = {
        "government": row,
        "count": services.count(),
        "needs": needs_of(services),
        "units": _units_with_services(row)[:8],
        "much_used": list(_much_used(services)),
        "official": results.officials_of_region(row),
        "pledge": region_pledge_of(row),
        "checked": checked(services, row.today()),
    }
    here = address_of("government", region=row.region_id)
    return shown(request, "portal/government.html", here, **context)


def _much_used(services: Any) -> Any:
    rows = services.filter(users_a_year__gt=0).select_related("unit")
    return rows.order_by("-users_a_year", "name")[:6]


def needs_of(services: Any) -> list[tuple[str, Need, int]]:
    """The needs that any of these services meets, with how many do; one query."""
    counted: dict[str, int] = {}
    for needs in services.values_list("needs", flat=True):
        for code in needs:
            counted[code] = counted.get(code, 0) + 1
    return [(code, need, counted[code]) for code, need in NEEDS.items() if code in counted]


def _units_with_services(row: Government) -> list[Unit]:
    public = Q(services__withdrawn_at=None, services__standard_published=True)
    units = Unit.objects.filter(government=row).open_on(row.today())
    counted: Any = units.annotate(offered=Count("services", filter=public))
    return list(counted.filter(offered__gt=0).order_by("-offered", "name"))


@for_anybody
def units(request: HttpRequest, region: str) -> HttpResponse:
    """All units that offer a public service."""
    row = government_of(region)
    context = {
        "government": row,
        "units": sorted(_units_with_services(row), key=lambda unit: unit.name),
        "checked": checked_of_government(row),
        "crumbs": crumbs(row, Text("Unit", "Units")),
    }
    return shown(request, "portal/units.html", address_of("units", region=region), **context)


@for_anybody
def needs(request: HttpRequest, region: str) -> HttpResponse:
    """What people need, and how many services meet it."""
    row = government_of(region)
    services = Service.objects.public(row.today()).filter(government=row)
    title = Text("Menurut kebutuhan", "By need")
    context = {
        "government": row,
        "needs": needs_of(services),
        "checked": checked(services, row.today()),
        "crumbs": crumbs(row, title),
    }
    return shown(request, "portal/needs.html", address_of("needs", region=region), **context)


@for_anybody
def need(request: HttpRequest, region: str, need: str) -> HttpResponse:
    """The services that meet a need."""
    row = government_of(region)
    if need not in NEEDS:
        raise Http404(Text("Kebutuhan ini tidak dikenal.", "This need is not known."))
    services = Service.objects.public(row.today()).filter(government=row).select_related("unit")
    listed = [each for each in services.order_by("name") if need in each.needs]
    above = Crumb(Text("Menurut kebutuhan", "By need"), address_of("needs", region=region))
    context = {
        "government": row,
        "need": NEEDS[need],
        "services": listed[:MOST_LISTED],
        "checked": checked_of(listed, row.today()),
        "crumbs": [*crumbs(row), above, Crumb(NEEDS[need].label)],
    }
    here = address_of("need", region=region, need=need)
    return shown(request, "portal/need.html", here, **context)


@for_anybody
def pledge(request: HttpRequest, region: str) -> HttpResponse:
    """The pledge for the whole region with its four mandatory contents, as it was set."""
    row = government_of(region)
    page = region_pledge_of(row)
    if page is None:
        raise Http404(_NO_PLEDGE)
    context = {
        "government": row,
        "page": page,
        "units": page.units(),
        "crumbs": crumbs(row, Text("Maklumat", "Pledge")),
    }
    return shown(request, "portal/pledge_page.html", address_of("pledge", region=region), **context)


@for_anybody
def service(request: HttpRequest, code: str) -> HttpResponse:
    """A service: what it costs, how long it takes, what to bring, where and when, how to
    complain."""
    row = service_of(code)
    if row.public_code != code:
        return redirect("portal:service", code=row.public_code)
    page = ServicePage(row)
    writer = Writer(base_of(request))
    unit_crumb = Crumb(row.unit.name, address_of("unit", code=row.unit.public_code))
    context = {
        "page": page,
        "government": row.government,
        "linked": exporting.page_json(writer, page.record),
        "crumbs": [*crumbs(row.government), unit_crumb, Crumb(row.name)],
    }
    return shown(request, "portal/service.html", address_of("service", code=code), **context)


@for_anybody
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """A unit: its services, places, pledge, results and how to complain."""
    rows = Unit.objects.select_related("government__region", "parent")
    row = rows.filter(public_code=cleaned(code)).first()
    if row is None or not exists(row):
        raise Http404(_GONE)
    if row.public_code != code:
        return redirect("portal:unit", code=row.public_code)
    page = UnitPage(row)
    context = {
        "page": page,
        "checked": checked_of(page.services, page.today),
        "government": row.government,
        "crumbs": [*crumbs(row.government), Crumb(row.name)],
    }
    return shown(request, "portal/unit.html", address_of("unit", code=code), **context)


def service_of(code: str) -> Service:
    """The public service of a code; Http404 in the same words for any other."""
    rows = Service.objects.select_related("unit__parent", "government__region")
    row = rows.filter(public_code=cleaned(code)).first()
    if row is None or not is_public(row):
        raise Http404(_GONE)
    check_open(row.government)
    return row


def checked_of_government(row: Government) -> Checked:
    """How long ago a government's services were checked; one query."""
    return checked(Service.objects.public(row.today()).filter(government=row), row.today())


def crumbs(row: Government, *titles: Text) -> list[Crumb]:
    """From the government's first page down."""
    first = Crumb(row.name, address_of("government", region=row.region_id))
    return [first, *(Crumb(title) for title in titles)]


def shown(request: HttpRequest, template: str, here: str, **context: Any) -> HttpResponse:
    """A page with its canonical address and its words for shared links."""
    row = context.get("government")
    context |= {
        "canonical": base_of(request) + here,
        "lapor": lapor_of(row) if row else LAPOR,
        "alone": row is None,
        "today": row.today() if row else timezone.localdate(),
    }
    response = render(request, template, context)
    if row:
        response.of_government = row.pk  # type: ignore[attr-defined]
    return response
