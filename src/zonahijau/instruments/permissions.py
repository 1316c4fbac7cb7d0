"""Who may open the addresses of this app, and the way to them."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest

from zonahijau.instruments.models import Version
from zonahijau.organisations.models import Government
from zonahijau.web.gate import May, Routes
from zonahijau.web.navigation import Item
from zonahijau.wording import Text


def government_of_version(_request: HttpRequest, uid: UUID) -> Government:
    """Whose local version the address names; the law that ships is nobody's."""
    found = Version.objects.filter(uid=uid).select_related("government").first()
    if found is None or found.government is None:
        raise Http404
    return found.government


ROUTES: Routes = {
    "instruments:versions": May("see_overview"),
    "instruments:version": May("see_overview"),
    "instruments:new_local": May("manage_instruments"),
    "instruments:template": May("manage_instruments", also=("export",)),
    "instruments:publish": May("manage_instruments"),
    "instruments:withdraw": May("manage_instruments", government_of_version),
}

NAVIGATION = (
    Item("instruments:versions", Text("Instrumen", "Instruments"), 70, prefixes=("instruments:",)),
)
