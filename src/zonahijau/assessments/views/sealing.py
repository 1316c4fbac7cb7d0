"""Fixing a result for ever, or sending it back to the desk."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zonahijau.assessments import actions, permissions
from zonahijau.assessments.forms import ReasonForm
from zonahijau.assessments.pages.sealing import columns, differences
from zonahijau.assessments.views.paths import to_assessment
from zonahijau.organisations.places import person_of
from zonahijau.web.forms import lay_on
from zonahijau.web.telling import tell, tell_refusal
from zonahijau.wording import Refused, Text

SEALED = Text("Hasil ditetapkan dan disegel.", "The result is sealed.")
REOPENED = Text("Dikembalikan ke meja verifikator.", "Sent back to the review desk.")


def seal(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Own, verified and external scores side by side; the button says what it fixes."""
    held = permissions.the_assessment(request, uid)
    if request.method == "POST":
        try:
            result = actions.seal(assessment=held, by=person_of(request))
        except Refused as refused:
            tell_refusal(request, refused)
            return redirect("assessments:seal", uid)
        tell(request, SEALED)
        return redirect("assessments:result", result.code)
    return _page(request, uid, ReasonForm())


def _page(request: HttpRequest, uid: UUID, form: ReasonForm, status: int = 200) -> HttpResponse:
    held = permissions.the_assessment(request, uid)
    context = {
        "assessment": held,
        "government": held.government,
        "columns": columns(held),
        "differences": differences(held),
        "sees_score": permissions.sees_score(request, held),
        "may_seal": permissions.may_take(request, held, "seal"),
        "form": form,
        "reopen_address": reverse("assessments:reopen", args=[uid]),
        "crumbs": to_assessment(request, held, Text("Penetapan", "Sealing")),
    }
    return render(request, "assessments/seal.html", context, status=status)


def reopen(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Back to the desk, with the reason."""
    held = permissions.the_assessment(request, uid)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.reopen(assessment=held, by=person_of(request), **form.cleaned_data)
        except Refused as refused:
            lay_on(form, refused)
        else:
            tell(request, REOPENED)
            return redirect(reverse("assessments:sealing"))
    return _page(request, uid, form, status=422 if form.errors else 200)
