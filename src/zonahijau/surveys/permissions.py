"""Who may open the addresses of surveys."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from zonahijau.organisations.models import Unit
from zonahijau.surveys.models import Campaign, Sheet
from zonahijau.web.gate import May, Open, Routes


def _unit(request: HttpRequest, unit: UUID, **_: object) -> Unit:  # noqa: ARG001
    return get_object_or_404(Unit, uid=unit)


def _campaign(request: HttpRequest, campaign: UUID, **_: object) -> Unit:  # noqa: ARG001
    return get_object_or_404(Campaign.objects.select_related("unit"), uid=campaign).unit


def _sheet(request: HttpRequest, sheet: UUID, **_: object) -> Unit:  # noqa: ARG001
    rows = Sheet.objects.select_related("campaign__unit")
    return get_object_or_404(rows, uid=sheet).campaign.unit


_SEE, _MANAGE = "see_unit", "manage_surveys"

_CAMPAIGNS: Routes = {
    "surveys:answer_bare": Open(),
    "surveys:answer": Open(),
    "surveys:thanks": Open(),
    "surveys:kiosk": Open(),
    "surveys:kiosk_worker": Open(),
    "surveys:kiosk_send": Open(),
    "surveys:list": May(_SEE, _unit),
    "surveys:start": May(_MANAGE, _unit),
    "surveys:survey": May(_SEE, _campaign),
    "surveys:card": May(_MANAGE, _campaign),
    "surveys:codes": May(_MANAGE, _campaign),
    "surveys:void": May(_MANAGE, _campaign),
    "surveys:close": May(_MANAGE, _campaign),
    "surveys:prolong": May(_MANAGE, _campaign),
    "surveys:paper": May(_MANAGE, _campaign),
    "surveys:paper_import": May(_MANAGE, _campaign),
    "surveys:paper_template": May(_MANAGE, _campaign),
    "surveys:sheet": May(_MANAGE, _sheet),
    "surveys:sheet_finish": May(_MANAGE, _sheet),
    "surveys:sheet_drop": May(_MANAGE, _sheet),
    "surveys:sheet_withdraw": May(_MANAGE, _sheet),
}

MODULES = dict.fromkeys(_CAMPAIGNS, "campaigns")
ROUTES: Routes = {**_CAMPAIGNS}
