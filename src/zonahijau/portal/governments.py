"""Which governments have public pages."""

from __future__ import annotations

from django.http import Http404

from zonahijau.organisations.models import Government
from zonahijau.organisations.modules import is_on
from zonahijau.wording import Text

MODULE = "portal"
_OFF = Text(
    "Pemerintah daerah ini belum membuka halaman publiknya di sini.",
    "This government has not opened its public pages here.",
)


def open_governments() -> list[Government]:
    """Those whose public pages are on, by name; one query."""
    rows = Government.objects.select_related("region").order_by("name")
    return [row for row in rows if is_on(row, MODULE)]


def government_of(region: str) -> Government:
    """The government of a region's code; Http404 where it has no public pages."""
    rows = Government.objects.select_related("region").filter(region=region).order_by("pk")
    found = next((row for row in rows if is_on(row, MODULE)), None)
    if found is None:
        raise Http404(_OFF)
    return found


def check_open(government: Government) -> None:
    """Http404 where a government has no public pages."""
    if not is_on(government, MODULE):
        raise Http404(_OFF)
