"""Units that join a round under way, and units that leave it before they have sent anything."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from zonahijau.assessments import actions, permissions, sheets
from zonahijau.assessments.actions.rounds import plan_of
from zonahijau.assessments.forms import ReasonForm
from zonahijau.assessments.models import Round
from zonahijau.assessments.pages.opening import Opening, assessors, unit_plans
from zonahijau.assessments.views import opening as pages
from zonahijau.assessments.views.paths import to_assessment
from zonahijau.evidence.receiving import bounded
from zonahijau.organisations.places import person_of
from zonahijau.web.forms import lay_on
from zonahijau.web.telling import tell
from zonahijau.wording import Refused, Text

WITHDRAW = Text("Tarik dari putaran", "Withdraw from the round")
WITHDRAWN = Text("Unit ditarik; jawabannya tetap tersimpan.", "Withdrawn; its answers are kept.")
_STEPS = {
    "choose": "add_units",
    "check": "add_check",
    "sheet": "add_sheet",
    "template": "add_template",
    "open": "add",
    "round": "round",
}


def _opening(request: HttpRequest, uid: UUID) -> Opening:
    """The round as it takes further units; those that it has are left out."""
    held: Round = permissions.the_round(request, uid)
    return Opening(
        government=held.government,
        version=held.version,
        plan=plan_of(held),
        addresses={s: reverse(f"assessments:{name}", args=[uid]) for s, name in _STEPS.items()},
        round=held,
        present=frozenset(held.assessments.values_list("unit_id", flat=True)),
    )


def choose(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The units that are not in the round yet."""
    return pages.choose_page(request, _opening(request, uid))


@require_POST
def check(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A last look at those chosen."""
    return pages.check_chosen(request, _opening(request, uid))


@bounded(sheets.LARGEST_FILE)
def sheet(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The units from a spreadsheet."""
    return pages.sheet_page(request, _opening(request, uid))


def template(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The spreadsheet with the units that could join."""
    return pages.template_of(request, _opening(request, uid))


@require_POST
def add(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Add all chosen units at once, or say what stands in the way."""
    opening = _opening(request, uid)
    chosen = pages.chosen_units(request, opening)
    try:
        count = actions.add_units(
            round_=permissions.the_round(request, uid),
            units=unit_plans(chosen, assessors(opening.government, opening.plan.kind)),
            by=person_of(request),
        )
    except Refused as refused:
        return pages.check_page(request, opening, chosen, list(refused.refusals))
    tell(request, Text("{n} unit ditambahkan.", "{n:unit is|units are} added.").fill(n=count))
    return redirect("assessments:round", uid)


def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a unit out of the round, with the reason."""
    held = permissions.the_assessment(request, uid)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        because, by = form.cleaned_data["note"], person_of(request)
        try:
            actions.withdraw_unit(assessment=held, because=because, by=by)
        except Refused as refused:
            lay_on(form, refused)
        else:
            tell(request, WITHDRAWN)
            return redirect("assessments:round", held.round.uid)
    context = {
        "assessment": held,
        "form": form,
        "back": reverse("assessments:assessment", args=[uid]),
        "crumbs": to_assessment(request, held, WITHDRAW),
    }
    status = 422 if form.errors else 200
    return render(request, "assessments/withdraw_unit.html", context, status=status)
