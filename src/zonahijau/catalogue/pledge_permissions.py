"""Who may open the addresses of pledges, prints and coverage."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from zonahijau.catalogue.models import Pledge, Service
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.places import government_here
from zonahijau.web.gate import May, Routes


def _unit(request: HttpRequest, unit: UUID, **_: object) -> Unit:  # noqa: ARG001
    return get_object_or_404(Unit, uid=unit)


def _service(request: HttpRequest, service: UUID, **_: object) -> Service:  # noqa: ARG001
    return get_object_or_404(Service.objects.select_related("unit"), uid=service)


def _pledge(request: HttpRequest, pledge: UUID, **_: object) -> Unit | Government:  # noqa: ARG001
    rows = Pledge.objects.select_related("unit", "government").defer("content")
    row = get_object_or_404(rows, uid=pledge)
    return row.unit or row.government


_SEE, _ALL, _MANAGE = "see_unit", "see_units", "manage_pledges"

ROUTES: Routes = {
    "catalogue:pledge": May(_SEE, _unit),
    "catalogue:pledge_begin": May(_MANAGE, _unit),
    "catalogue:pledge_region": May(_ALL, government_here),
    "catalogue:pledge_region_begin": May(_MANAGE, government_here, also=("manage_units",)),
    "catalogue:pledge_one": May(_SEE, _pledge),
    "catalogue:pledge_change": May(_MANAGE, _pledge),
    "catalogue:pledge_set": May(_MANAGE, _pledge),
    "catalogue:pledge_publish": May(_MANAGE, _pledge),
    "catalogue:pledge_withdraw": May(_MANAGE, _pledge),
    "catalogue:pledge_document": May(_SEE, _pledge),
    "catalogue:pledge_print": May(_SEE, _pledge),
    "catalogue:prints": May(_SEE, _unit),
    "catalogue:unit_print": May(_SEE, _unit),
    "catalogue:decree_draft": May("write_papers", _unit),
    "catalogue:service_prints": May(_SEE, _service),
    "catalogue:service_print": May(_SEE, _service),
    "catalogue:flow": May(_SEE, _service),
    "catalogue:coverage": May(_ALL, government_here),
    "catalogue:coverage_sheet": May(_ALL, government_here, also=("export",)),
    "catalogue:unit_coverage": May(_SEE, _unit),
}
