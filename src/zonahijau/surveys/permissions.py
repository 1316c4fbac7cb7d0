"""Who may open the addresses of surveys."""

from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import government_here
from zonahijau.surveys import following_permissions as following
from zonahijau.surveys.models import Campaign, Report, ReportImport, Sheet, SurveyForm
from zonahijau.web.gate import May, Open, Routes
from zonahijau.web.navigation import Item
from zonahijau.wording import Text


def _unit(request: HttpRequest, unit: UUID, **_: object) -> Unit:  # noqa: ARG001
    return get_object_or_404(Unit, uid=unit)


def _campaign(request: HttpRequest, campaign: UUID, **_: object) -> Unit:  # noqa: ARG001
    return get_object_or_404(Campaign.objects.select_related("unit"), uid=campaign).unit


def _form(request: HttpRequest, form: UUID, **_: object) -> Unit | Government:  # noqa: ARG001
    row = get_object_or_404(SurveyForm.objects.select_related("unit", "government"), uid=form)
    return row.unit or row.government


def _form_to_read(request: HttpRequest, form: UUID, **more: object) -> Unit | None:
    """A form of a whole government is read by all of its people who hold surveys."""
    where = _form(request, form, **more)
    if isinstance(where, Unit):
        return where
    if where.pk not in authority(request).governments:
        raise Http404
    return None


def _sheet(request: HttpRequest, sheet: UUID, **_: object) -> Unit:  # noqa: ARG001
    rows = Sheet.objects.select_related("campaign__unit")
    return get_object_or_404(rows, uid=sheet).campaign.unit


def _report(request: HttpRequest, report: UUID, **_: object) -> Unit:  # noqa: ARG001
    return get_object_or_404(Report.objects.select_related("unit"), uid=report).unit


def _import(request: HttpRequest, held: UUID, **_: object) -> Government:  # noqa: ARG001
    rows = ReportImport.objects.select_related("government")
    return get_object_or_404(rows, uid=held).government


def _in_province(request: HttpRequest, region: str) -> Government:
    """A government of the province: one that this person oversees, or belongs to, if any."""
    there = Government.objects.filter(Q(region__province_code=region) | Q(region=region))
    held = authority(request)
    overseen = [place.government for place in held.places("see_units")]
    found = (
        there.filter(pk__in=overseen).first()
        or there.filter(pk__in=held.governments).first()
        or there.first()
    )
    if found is None:
        raise Http404
    return found


_SEE, _MANAGE, _REVIEW = "see_unit", "manage_surveys", "review_surveys"

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
    "surveys:results": May(_SEE, _campaign),
    "surveys:to_register": May(_MANAGE, _campaign),
    "surveys:poster_of_survey": May(_SEE, _campaign),
    "surveys:answers_csv": May(_MANAGE, _campaign),
    "surveys:answers_xlsx": May(_MANAGE, _campaign),
    "surveys:card": May(_MANAGE, _campaign),
    "surveys:users": May(_MANAGE, _campaign),
    "surveys:codes": May(_MANAGE, _campaign),
    "surveys:void": May(_MANAGE, _campaign),
    "surveys:close": May(_MANAGE, _campaign),
    "surveys:prolong": May(_MANAGE, _campaign),
    "surveys:paper": May(_MANAGE, _campaign),
    "surveys:paper_form": May(_MANAGE, _campaign),
    "surveys:paper_import": May(_MANAGE, _campaign),
    "surveys:paper_template": May(_MANAGE, _campaign),
    "surveys:sheet": May(_MANAGE, _sheet),
    "surveys:sheet_finish": May(_MANAGE, _sheet),
    "surveys:sheet_drop": May(_MANAGE, _sheet),
    "surveys:sheet_withdraw": May(_MANAGE, _sheet),
}

_FORMS: Routes = {
    "surveys:unit_forms": May(_MANAGE, _unit),
    "surveys:new_unit_form": May(_MANAGE, _unit),
    "surveys:forms": May(_REVIEW, government_here),
    "surveys:new_form": May(_REVIEW, government_here),
    "surveys:shipped_preview": May(_MANAGE),
    "surveys:form": May(_MANAGE, _form_to_read),
    "surveys:form_preview": May(_MANAGE, _form_to_read),
    "surveys:form_words": May(_MANAGE, _form),
    "surveys:form_languages": May(_MANAGE, _form),
    "surveys:new_question": May(_MANAGE, _form),
    "surveys:question": May(_MANAGE, _form),
    "surveys:drop_question": May(_MANAGE, _form),
    "surveys:form_sheet": May(_MANAGE, _form),
    "surveys:form_upload": May(_MANAGE, _form),
    "surveys:questions": May(_MANAGE, _form),
    "surveys:questions_template": May(_MANAGE, _form),
    "surveys:questions_apply": May(_MANAGE, _form),
    "surveys:withdraw_form": May(_MANAGE, _form),
}

_REGISTER: Routes = {
    "surveys:register": May(_SEE),
    "surveys:register_sheet": May(_SEE),
    "surveys:import": May(_REVIEW, government_here),
    "surveys:import_template": May(_REVIEW, government_here),
    "surveys:import_preview": May(_REVIEW, _import),
    "surveys:import_apply": May(_REVIEW, _import),
    "surveys:import_undo": May(_REVIEW, _import),
    "surveys:recap": May(_SEE),
    "surveys:recap_sheet": May(_SEE),
    "surveys:recap_paper": May(_SEE),
    "surveys:poster": May(_SEE, _report),
    "surveys:attach_paper": May(_MANAGE, _report),
    "surveys:expected": May(_REVIEW, government_here),
    "surveys:indices": May("see_units", government_here),
    "surveys:index_of_unit": May(_SEE, _unit),
    "surveys:aims": May(_REVIEW, _unit),
    "surveys:index_of_province": May("see_units", _in_province),
    "surveys:index_of_nation": May("see_units"),
    "surveys:rolling": May(_REVIEW, government_here),
    "surveys:report": May(_SEE, _report),
    "surveys:report_file": May(_SEE, _report),
    "surveys:enter_report": May(_MANAGE, _report),
    "surveys:review": May(_REVIEW, government_here),
    "surveys:accept_report": May(_REVIEW, _report),
    "surveys:move_report": May(_REVIEW, _report),
    "surveys:return_report": May(_REVIEW, _report),
    "surveys:withdraw_report": May(_REVIEW, _report),
    "surveys:plan_follow_up": May(_MANAGE, _report),
}

_HELD = {**_CAMPAIGNS, **_FORMS, **following.COMMENTS}
_KNOWN = {**_REGISTER, **following.PLANS}
MODULES = dict.fromkeys(_HELD, "campaigns") | dict.fromkeys(_KNOWN, "surveys")
ROUTES: Routes = {**_HELD, **_KNOWN}
NAVIGATION = (
    *following.NAVIGATION,
    Item(
        "surveys:register",
        Text("Laporan SKM", "SKM reports"),
        46,
        prefixes=(
            "surveys:report",
            "surveys:recap",
            "surveys:import",
            "surveys:enter_report",
            "surveys:expected",
            "surveys:review",
            "surveys:ind",
        ),
        group="services",
    ),
)
