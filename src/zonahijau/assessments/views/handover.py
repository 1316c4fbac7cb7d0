"""The steps between the hands: sending, passing on, and the history of both."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zonahijau.assessments import actions, permissions
from zonahijau.assessments.forms import ReturnForm
from zonahijau.assessments.pages.estimate import estimate_of
from zonahijau.assessments.pages.filling import Filling, state_sentence
from zonahijau.assessments.pages.history import history as told
from zonahijau.assessments.queries import passes_through_parent
from zonahijau.assessments.views.paths import to_assessment
from zonahijau.organisations.places import person_of
from zonahijau.web.forms import lay_on
from zonahijau.web.telling import step, tell
from zonahijau.wording import Refused, Text

SENT = Text("Penilaian terkirim.", "The assessment is sent.")
PASSED = Text("Diteruskan ke verifikator.", "Passed on to the verifier.")
HANDED_BACK = Text("Dikembalikan ke unit.", "Handed back to the unit.")


def submit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Check the answers, see what is missing, then send them."""
    held = permissions.the_assessment(request, uid)
    permissions.check_reads(request, held)
    here = reverse("assessments:assessment", args=[uid])
    if request.method == "POST":
        by = person_of(request)
        return step(request, lambda: actions.submit(assessment=held, by=by), SENT, here)
    sees, filling = permissions.sees_score(request, held), Filling(held)
    context = {
        "assessment": held,
        "government": held.government,
        "filling": filling,
        "missing": filling.missing(),
        "stages": filling.stages(),
        "state_sentence": state_sentence(held),
        "through_parent": passes_through_parent(held),
        "may_send": permissions.may_take(request, held, "submit"),
        "sees_score": sees,
        "estimate": estimate_of(held) if sees else None,
        "crumbs": to_assessment(request, held, Text("Periksa dan kirim", "Check and send")),
    }
    return render(request, "assessments/submit.html", context)


def pass_on(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The parent agency lets it go on, or hands it back with what is missing."""
    held = permissions.the_assessment(request, uid)
    here = reverse("assessments:assessment", args=[uid])
    by = person_of(request)
    if request.method == "POST" and "teruskan" in request.POST:
        return step(request, lambda: actions.pass_on(assessment=held, by=by), PASSED, here)
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.hand_back(assessment=held, by=by, **form.cleaned_data)
        except Refused as refused:
            lay_on(form, refused)
        else:
            tell(request, HANDED_BACK)
            return redirect(here)
    context = {
        "assessment": held,
        "government": held.government,
        "form": form,
        "may_pass_on": permissions.may_take(request, held, "pass_on"),
        "stages": Filling(held).stages(),
        "crumbs": to_assessment(request, held, Text("Teruskan", "Pass on")),
    }
    return render(request, "assessments/pass_on.html", context, status=422 if form.errors else 200)


def history(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Every step and every promise; what was returned tells of the answers."""
    held = permissions.the_assessment(request, uid)
    permissions.check_reads(request, held)
    context = {
        "assessment": held,
        "government": held.government,
        "history": told(held),
        "crumbs": to_assessment(request, held, Text("Riwayat", "History")),
    }
    return render(request, "assessments/history.html", context)
