"""The results of a survey: the index and how sure it is, elements, groups, change."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zonahijau.documents.kinds import address_of_new
from zonahijau.organisations.modules import is_on
from zonahijau.organisations.permissions import authority
from zonahijau.surveys import results
from zonahijau.surveys.actions.handing_in import hand_in
from zonahijau.surveys.actions.reports import WRITE
from zonahijau.surveys.actions.signals import MANAGE
from zonahijau.surveys.answered import further_of
from zonahijau.surveys.models import Campaign, Report
from zonahijau.surveys.papers.report import REPORT, SURVEY, issued_for
from zonahijau.surveys.reporting import lowest
from zonahijau.surveys.views.campaigns import by, crumbs_of, survey_of
from zonahijau.surveys.views.indices_pictures import ACROSS, UP
from zonahijau.surveys.views.register import address_of
from zonahijau.surveys.views.results_following import following
from zonahijau.surveys.views.results_questions import by_question
from zonahijau.web.language import said
from zonahijau.web.navigation import Crumb
from zonahijau.web.pictures.quadrants import Quadrants, quadrants
from zonahijau.web.telling import tell, tell_refusal
from zonahijau.wording import Refused, Text

RESULTS = Text("Hasil", "Results")
_PICTURE = Text(
    "Unsur menurut kaitannya dengan kepuasan dan nilainya; prioritas utama: {first}",
    "Elements by how they go with satisfaction and by their score; to concentrate on: {first}",
)


@require_safe
def shown(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """What the survey says; before five answers, that there is nothing yet."""
    row = survey_of(campaign)
    if row.kind != "skm":
        return by_question(request, row)
    found = results.results_of(row)
    first = _first(found) if found else []
    rights = authority(request)
    context = {
        "survey": row,
        "found": found,
        "picture": _picture(found) if found else None,
        "first": first,
        "first_names": _named(first),
        "groups": results.groups_of(row),
        "change": results.change_since(row, found) if found else None,
        "report": Report.objects.standing().filter(campaign=row).first(),
        "further": further_of(row),
        "across": said(ACROSS),
        "up": said(UP),
        "may_hand_in": _may_hand_in(request, row, found),
        "paper": issued_for(row.unit, row.uid),
        "draft": _draft(request, row),
        "may_write": rights.may(WRITE, row.unit),
        "may_bound": rights.may(MANAGE, row.government),
        **following(row),
        "crumbs": crumbs_of(row.unit, _crumb(row), Crumb(RESULTS)),
    }
    return render(request, "surveys/results.html", context)


def _may_hand_in(request: HttpRequest, row: Campaign, found: results.Results | None) -> bool:
    ready = row.state == "closed" and found is not None and found.result.index is not None
    return ready and authority(request).may(WRITE, row.unit)


def _draft(request: HttpRequest, row: Campaign) -> str:
    """Where its report is drafted; nothing for whoever may not, or where papers are off."""
    if not (is_on(row.government, "papers") and authority(request).may("write_papers", row.unit)):
        return ""
    return address_of_new(REPORT, row.unit, **{SURVEY: str(row.uid)})


def _crumb(row: Campaign) -> Crumb:
    return Crumb(row.title, reverse("surveys:survey", args=[row.uid]))


def _first(found: results.Results) -> list[results.ElementLine]:
    """The three lowest elements, the lowest first, and those that equal the third."""
    lines = {line.code: line for line in found.elements}
    means = {code: line.mean for code, line in lines.items() if line.mean is not None}
    return [lines[code] for code in lowest(means)]


def _named(lines: list[results.ElementLine]) -> Text:
    """Their names, one after the other."""
    labels = [line.label for line in lines]
    return Text(", ".join(each.id for each in labels), ", ".join(each.en for each in labels))


def _picture(found: results.Results) -> Quadrants | None:
    """None where an element has no place in it."""
    places = [(line.importance, line.mean) for line in found.elements]
    known = [(one, other) for one, other in places if one is not None and other is not None]
    if len(known) != len(places):
        return None
    named = ", ".join(
        line.label.id for line in found.elements if line.quadrant and "utama" in line.quadrant.id
    )
    return quadrants(known, _PICTURE.fill(first=named or "-"))


@require_POST
def to_register(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """Hand the results in as the unit's report."""
    row = survey_of(campaign)
    try:
        paper = issued_for(row.unit, row.uid)
        report = hand_in(by=by(request), campaign=row, paper=paper)
    except Refused as refused:
        tell_refusal(request, refused)
        return redirect("surveys:results", campaign=row.uid)
    tell(request, Text("Laporan disampaikan ke register.", "The report is in the register."))
    return redirect(address_of(report))
