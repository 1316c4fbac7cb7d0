"""Who may open the addresses of the portal: its pages are for anybody, its keeping is not.

The public pages ask by themselves whether their government has them on (``governments``): whoever
reads them belongs to no government, or to another one.
"""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from zonahijau.catalogue.models import ComplaintChannel, Service, ServicePoint
from zonahijau.organisations.models import Unit
from zonahijau.organisations.places import government_here
from zonahijau.web.gate import May, Open, Routes
from zonahijau.web.navigation import Item
from zonahijau.wording import Text


def _unit(request: HttpRequest, unit: UUID, **_: object) -> Unit:  # noqa: ARG001
    return get_object_or_404(Unit, uid=unit)


def _point(request: HttpRequest, point: UUID, **_: object) -> ServicePoint:  # noqa: ARG001
    return get_object_or_404(ServicePoint.objects.select_related("unit"), uid=point)


def _channel(request: HttpRequest, channel: UUID, **_: object) -> ComplaintChannel:  # noqa: ARG001
    return get_object_or_404(ComplaintChannel.objects.select_related("unit"), uid=channel)


def _service(request: HttpRequest, service: UUID, **_: object) -> Service:  # noqa: ARG001
    return get_object_or_404(Service.objects.select_related("unit"), uid=service)


_MANAGE, _ASSURE = "manage_services", "assure_services"
_PUBLIC = (
    "start", "search_all", "government", "search", "units", "need", "needs", "data", "pledge",
    "csv", "linked", "sippn", "dictionary", "csv_all", "linked_all", "data_all",
    "service", "service_linked", "unit", "robots", "sitemaps", "sitemap",
    "ikm_csv", "ikm_json", "ikm_csv_all", "ikm_json_all", "ikm_dictionary",
)  # fmt: skip

ROUTES: Routes = {
    **{f"portal:{name}": Open() for name in _PUBLIC},
    "portal:contacts": May("see_unit", _unit),
    "portal:point_add": May(_MANAGE, _unit),
    "portal:point_change": May(_MANAGE, _point),
    "portal:point_withdraw": May(_MANAGE, _point),
    "portal:channel_add": May(_MANAGE, _unit),
    "portal:channel_withdraw": May(_MANAGE, _channel),
    "portal:describe": May(_MANAGE, _service),
    "portal:closures": May(_MANAGE, _point),
    "portal:closure_withdraw": May(_MANAGE, _point),
    "portal:assure": May(_ASSURE, _service),
    "portal:assure_not": May(_ASSURE, _service),
    "portal:assure_unit": May(_ASSURE, _unit),
    "portal:desk": May("manage_government", government_here),
}
MODULES = {
    "portal:contacts": "services",
    "portal:point_add": "services",
    "portal:point_change": "services",
    "portal:point_withdraw": "services",
    "portal:channel_add": "services",
    "portal:channel_withdraw": "services",
    "portal:describe": "services",
    "portal:closures": "services",
    "portal:closure_withdraw": "services",
    "portal:assure": "services",
    "portal:assure_not": "services",
    "portal:assure_unit": "services",
    "portal:desk": "portal",
}

NAVIGATION = (Item("portal:desk", Text("Halaman publik", "Public pages"), 88, group="manage"),)
