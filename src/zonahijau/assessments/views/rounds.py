"""Rounds: the list, one round with its units, and what the task force does with it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from zonahijau.assessments import actions, permissions
from zonahijau.assessments.forms import ReleaseForm
from zonahijau.assessments.models import Assessment, Round
from zonahijau.assessments.pages import listings
from zonahijau.assessments.pages.estimate import range_of
from zonahijau.assessments.pages.marks import mark_of
from zonahijau.assessments.pages.rounds import progress_sentence
from zonahijau.assessments.queries import round_progress
from zonahijau.assessments.views.paths import ROUNDS
from zonahijau.assessments.visibility import RELEASES_SAID
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import person_of
from zonahijau.web.forms import lay_on
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import step, tell
from zonahijau.wording import Refused, Text

CLOSED = Text("Putaran ditutup; hasil daerah tersimpan.", "Closed; the region's result is kept.")
RELEASED = Text("Rilis disimpan.", "The release is kept.")


def rounds(request: HttpRequest) -> HttpResponse:
    """Every round of the government, the latest first."""
    listing = listings.rounds(request, Round.objects.visible_to(request.user))
    context = {"listing": listing, "may_open": authority(request).may_anywhere("open_round")}
    return render(request, "assessments/rounds.html", context)


def round_page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One round: how far it is, its units, and what may be done with it."""
    return _page(request, uid, ReleaseForm(initial={"release": ""}))


def _page(request: HttpRequest, uid: UUID, form: ReleaseForm, status: int = 200) -> HttpResponse:
    held = permissions.the_round(request, uid)
    today = held.government.today()
    progress = round_progress(held, today)
    rows = Assessment.objects.visible_to(request.user).filter(round=held)
    region = held.results.filter(assessment=None, superseded_by=None).select_related("version")
    result = region.first() if held.closed_at else None
    may = authority(request).may
    context = {
        "round": held,
        "government": held.government,
        "progress": progress,
        "sentence": progress_sentence(progress),
        "listing": listings.assessments_of(request, rows, today),
        "region": result,
        "region_mark": mark_of(result) if result else None,
        "region_range": range_of(result) if result else None,
        "sees_region": bool(held.release) or may("see_verified_score", held.government),
        "form": form,
        "unsealed": progress.units - progress.sealed,
        "release_said": RELEASES_SAID[held.release],
        "close_address": reverse("assessments:close_round", args=[uid]),
        "release_address": reverse("assessments:release", args=[uid]),
        "may_remind": not held.closed_at and may("open_round", held.government),
        "may_add": not held.closed_at and may("open_round", held.government),
        "may_close": not held.closed_at and may("close_result", held.government),
        "may_release": bool(held.closed_at) and may("release_result", held.government),
        "crumbs": [Crumb(ROUNDS, reverse("assessments:rounds")), Crumb(held.title)],
    }
    return render(request, "assessments/round.html", context, status=status)


@require_POST
def remind(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Tell everybody who has not sent yet."""
    held = permissions.the_round(request, uid)
    count = actions.remind(round_=held, by=person_of(request))
    done = Text("{n} orang diingatkan.", "{n:person is|people are} reminded.").fill(n=count)
    tell(request, done)
    return redirect("assessments:round", uid)


@require_POST
def close_round(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Keep the region's result; nothing follows in this round."""
    held, by = permissions.the_round(request, uid), person_of(request)
    here = reverse("assessments:round", args=[uid])
    return step(request, lambda: actions.close_round(round_=held, by=by), CLOSED, here)


@require_POST
def release(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Open the results of a closed round to more people."""
    held, form = permissions.the_round(request, uid), ReleaseForm(request.POST)
    if form.is_valid():
        try:
            actions.release_results(round_=held, by=person_of(request), **form.cleaned_data)
        except Refused as refused:
            lay_on(form, refused)
        else:
            tell(request, RELEASED)
            return redirect("assessments:round", uid)
    return _page(request, uid, form, status=422)
