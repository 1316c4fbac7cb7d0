"""Who may open the addresses of evidence."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from zonahijau.evidence.models import Evidence, ImportedZip
from zonahijau.organisations.models import Unit
from zonahijau.web.gate import May, Routes
from zonahijau.web.navigation import Item
from zonahijau.wording import Text


def _unit(request: HttpRequest, unit: UUID, **_: object) -> Unit:  # noqa: ARG001
    return get_object_or_404(Unit, uid=unit)


def _evidence(request: HttpRequest, evidence: UUID, **_: object) -> Evidence:  # noqa: ARG001
    return get_object_or_404(Evidence.objects.select_related("unit"), uid=evidence)


def _zip(request: HttpRequest, held: UUID, **_: object) -> Unit:  # noqa: ARG001
    return get_object_or_404(ImportedZip.objects.select_related("unit"), uid=held).unit


_SEE, _ATTACH = "see_evidence", "attach_evidence"

ROUTES: Routes = {
    "evidence:all": May(_SEE),
    "evidence:list": May(_SEE, _unit),
    "evidence:upload": May(_ATTACH, _unit),
    "evidence:link": May(_ATTACH, _unit),
    "evidence:show": May(_SEE, _evidence),
    "evidence:file": May(_SEE, _evidence),
    "evidence:picture": May(_SEE, _evidence),
    "evidence:small": May(_SEE, _evidence),
    "evidence:change": May(_ATTACH, _evidence),
    "evidence:revise": May(_ATTACH, _evidence),
    "evidence:send": May(_ATTACH, _evidence),
    "evidence:withdraw": May(_ATTACH, _evidence),
    "evidence:decide": May("review_evidence", _evidence),
    "evidence:erase": May("erase_evidence", _evidence),
    "evidence:import": May(_ATTACH, _unit),
    "evidence:zip": May(_ATTACH, _zip),
    "evidence:zip_check": May(_ATTACH, _zip),
    "evidence:zip_apply": May(_ATTACH, _zip),
    "evidence:zip_cancel": May(_ATTACH, _zip),
}

NAVIGATION = (Item("evidence:all", Text("Bukti dukung", "Evidence"), 40, prefixes=("evidence:",)),)
