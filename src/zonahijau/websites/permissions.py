"""Who may open the addresses of websites, and the way to them."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.places import government_here
from zonahijau.web.gate import May, Routes
from zonahijau.web.navigation import Item
from zonahijau.websites.models import Site, SiteCheck, SiteImport
from zonahijau.wording import Text


def _unit(request: HttpRequest, unit: UUID, **_: object) -> Unit:  # noqa: ARG001
    return get_object_or_404(Unit, uid=unit)


def _site(request: HttpRequest, site: UUID, **_: object) -> Unit:  # noqa: ARG001
    return get_object_or_404(Site.objects.select_related("unit"), uid=site).unit


def _check(request: HttpRequest, check: UUID, **_: object) -> Unit:  # noqa: ARG001
    rows = SiteCheck.objects.select_related("site__unit")
    return get_object_or_404(rows, uid=check).site.unit


def _import(request: HttpRequest, held: UUID, **_: object) -> Government:  # noqa: ARG001
    return get_object_or_404(SiteImport.objects.select_related("government"), uid=held).government


_SEE, _MANAGE, _UNITS = "see_unit", "manage_websites", "manage_units"
_WHOLE = May(_MANAGE, government_here, also=(_UNITS,))
"""The inventory of the whole government is for those who keep its units."""

MODULE = "websites"
ROUTES: Routes = {
    "websites:overview": May(_SEE),
    "websites:table": May("export"),
    "websites:progress": May(_SEE),
    "websites:findings": May(_SEE),
    "websites:seed": _WHOLE,
    "websites:check_all": _WHOLE,
    "websites:import": _WHOLE,
    "websites:template": _WHOLE,
    "websites:preview": May(_MANAGE, _import, also=(_UNITS,)),
    "websites:apply": May(_MANAGE, _import, also=(_UNITS,)),
    "websites:unit": May(_SEE, _unit),
    "websites:add": May(_MANAGE, _unit),
    "websites:site": May(_SEE, _site),
    "websites:site_progress": May(_SEE, _site),
    "websites:change": May(_MANAGE, _site),
    "websites:withdraw": May(_MANAGE, _site),
    "websites:ask": May(_MANAGE, _site),
    "websites:enter": May(_MANAGE, _site),
    "websites:check": May(_SEE, _check),
    "websites:text": May(_SEE, _check),
    "websites:take_back": May(_MANAGE, _check),
    "websites:prove": May("attach_evidence", _check),
}
NAVIGATION = (
    Item(
        "websites:overview",
        Text("Situs web", "Websites"),
        46,
        prefixes=("websites:",),
        group="services",
    ),
)
