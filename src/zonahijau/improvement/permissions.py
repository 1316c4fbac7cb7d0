"""Who may open the addresses of promises, and the way to them."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from zonahijau.improvement.actions import MAKE, SETTLE
from zonahijau.improvement.models import Promise
from zonahijau.organisations.models import Unit
from zonahijau.web.gate import May, Routes
from zonahijau.web.navigation import Item
from zonahijau.wording import Text


def _unit(request: HttpRequest, uid: UUID, **_: object) -> Unit:  # noqa: ARG001
    rows = Promise.objects.select_related("unit")
    return get_object_or_404(rows, uid=uid).unit


MODULE = "monitoring"
ROUTES: Routes = {
    "improvement:promises": May("see_unit"),
    "improvement:findings": May("see_unit"),
    "improvement:new": May(MAKE),
    "improvement:promise": May("see_unit", _unit),
    "improvement:report": May(MAKE, _unit),
    "improvement:keep": May(SETTLE, _unit),
    "improvement:move": May(SETTLE, _unit),
    "improvement:withdraw": May(SETTLE, _unit),
}
NAVIGATION = (
    Item(
        "improvement:promises",
        Text("Janji", "Promises"),
        35,
        prefixes=("improvement:",),
        group="work",
    ),
)
