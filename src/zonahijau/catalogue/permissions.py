"""Who may open the addresses of the catalogue."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from zonahijau.catalogue import pledge_permissions, standard_permissions
from zonahijau.catalogue.models import Checklist, RecapImport, Service, ServiceCount, ServiceImport
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.places import government_here
from zonahijau.web.gate import May, Routes
from zonahijau.web.navigation import Item
from zonahijau.wording import Text


def _unit(request: HttpRequest, unit: UUID, **_: object) -> Unit:  # noqa: ARG001
    return get_object_or_404(Unit, uid=unit)


def _service(request: HttpRequest, service: UUID, **_: object) -> Service:  # noqa: ARG001
    return get_object_or_404(Service.objects.select_related("unit"), uid=service)


def _import(request: HttpRequest, held: UUID, **_: object) -> ServiceImport:  # noqa: ARG001
    return get_object_or_404(ServiceImport.objects.select_related("unit"), uid=held)


def _count(request: HttpRequest, count: UUID, **_: object) -> ServiceCount:  # noqa: ARG001
    return get_object_or_404(ServiceCount.objects.select_related("unit"), uid=count)


def _sheet(request: HttpRequest, code: str, **_: object) -> Checklist:  # noqa: ARG001
    return get_object_or_404(Checklist.objects.select_related("unit"), code=code.upper())


def _recap(request: HttpRequest, held: UUID, **_: object) -> Government:  # noqa: ARG001
    return get_object_or_404(RecapImport.objects.select_related("government"), uid=held).government


_SEE, _MANAGE, _RECAPS = "see_unit", "manage_services", "manage_recaps"

MODULE = "services"
ROUTES: Routes = {
    "catalogue:list": May(_SEE, _unit),
    "catalogue:add": May(_MANAGE, _unit),
    "catalogue:change": May(_MANAGE, _service),
    "catalogue:withdraw": May(_MANAGE, _service),
    "catalogue:take_over": May(_MANAGE, _unit, also=("manage_standards",)),
    "catalogue:count": May(_MANAGE, _unit),
    "catalogue:count_withdraw": May(_MANAGE, _count),
    "catalogue:import": May(_MANAGE, _unit),
    "catalogue:template": May(_MANAGE, _unit),
    "catalogue:preview": May(_MANAGE, _import),
    "catalogue:apply": May(_MANAGE, _import),
    "catalogue:naming": May(_MANAGE, _unit),
    "catalogue:checklists": May(_MANAGE, _unit),
    "catalogue:checklist": May(_MANAGE, _sheet),
    "catalogue:checklist_pdf": May(_MANAGE, _sheet),
    "catalogue:checklist_undo": May(_MANAGE, _sheet),
    "catalogue:recaps": May(_RECAPS, government_here),
    "catalogue:recap": May(_RECAPS, _recap),
    "catalogue:recap_undo": May(_RECAPS, _recap),
    **standard_permissions.ROUTES,
    **pledge_permissions.ROUTES,
}

NAVIGATION = (
    Item(
        "catalogue:coverage",
        Text("Cakupan standar", "Coverage"),
        order=32,
        prefixes=("catalogue:coverage", "catalogue:pledge_region"),
        group="services",
    ),
)
