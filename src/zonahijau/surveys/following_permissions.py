"""Who may open the addresses of comments, follow-up plans, publications, signals, and the rule
above the region."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from zonahijau.organisations.models import Unit
from zonahijau.organisations.places import government_here
from zonahijau.surveys.models import Campaign, FollowUp, Publication, Report
from zonahijau.web.gate import May, Routes
from zonahijau.web.navigation import Item
from zonahijau.wording import Text

_SEE, _MANAGE, _REVIEW = "see_unit", "manage_surveys", "review_surveys"


def _campaign(request: HttpRequest, campaign: UUID, **_: object) -> Unit:  # noqa: ARG001
    return get_object_or_404(Campaign.objects.select_related("unit"), uid=campaign).unit


def _line(request: HttpRequest, line: UUID, **_: object) -> Unit:  # noqa: ARG001
    return get_object_or_404(FollowUp.objects.select_related("unit"), uid=line).unit


def _report(request: HttpRequest, report: UUID, **_: object) -> Unit:  # noqa: ARG001
    return get_object_or_404(Report.objects.select_related("unit"), uid=report).unit


def _publication(request: HttpRequest, publication: UUID, **_: object) -> Unit:  # noqa: ARG001
    rows = Publication.objects.select_related("report__unit")
    return get_object_or_404(rows, uid=publication).report.unit


COMMENTS: Routes = {
    "surveys:comments": May(_MANAGE, _campaign),
    "surveys:comments_accept": May(_MANAGE, _campaign),
    "surveys:comments_back": May(_MANAGE, _campaign),
    "surveys:comments_summary": May(_MANAGE, _campaign),
    "surveys:comments_plan": May(_MANAGE, _campaign),
    "surveys:comment": May(_MANAGE, _campaign),
    "surveys:begin_plan": May(_MANAGE, _campaign),
    "surveys:signal_bounds": May(_REVIEW, government_here),
}
"""Of surveys that are held here."""

PLANS: Routes = {
    "surveys:follow_ups": May(_SEE),
    "surveys:follow_up": May(_SEE, _line),
    "surveys:change_follow_up": May(_MANAGE, _line),
    "surveys:move_follow_up": May(_MANAGE, _line),
    "surveys:finish_follow_up": May(_MANAGE, _line),
    "surveys:settle_follow_up": May(_MANAGE, _line),
    "surveys:withdraw_follow_up": May(_MANAGE, _line),
    "surveys:publish": May(_MANAGE, _report),
    "surveys:unpublish": May(_MANAGE, _publication),
    "surveys:rolling_above": May("see_units"),
}
"""Of surveys wherever they were held."""

NAVIGATION = (
    Item(
        "surveys:follow_ups",
        Text("Tindak lanjut SKM", "SKM follow-up"),
        47,
        prefixes=("surveys:follow_up",),
        group="services",
    ),
)
