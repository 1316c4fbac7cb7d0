"""The verifier's desk: answer and evidence side by side, one decision after another."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from zonahijau.assessments import actions, permissions
from zonahijau.assessments.forms import DecisionForm, ReturnForm
from zonahijau.assessments.models import Answer, Assessment
from zonahijau.assessments.pages.desk import next_open, remarks
from zonahijau.assessments.pages.filling import Filling
from zonahijau.assessments.pages.questions import Typed
from zonahijau.assessments.pages.sections import section_of
from zonahijau.assessments.views.filling import place_of, service_of
from zonahijau.assessments.views.paths import to_assessment
from zonahijau.catalogue.models import Service
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import person_of
from zonahijau.web.forms import lay_on
from zonahijau.web.telling import step, tell
from zonahijau.wording import Refused, Text

REVIEW = Text("Periksa", "Review")
RETURNED = Text("Dikembalikan, unit sudah diberi tahu.", "Returned; the unit has been told.")
VERIFIED = Text("Penilaian ini terverifikasi.", "This assessment is verified.")


def review(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What is to be reviewed of one assessment, and its end: return it or declare it verified."""
    held = permissions.the_assessment(request, uid)
    return _overview(request, held, ReturnForm(initial={"what": remarks(held)}))


def _overview(
    request: HttpRequest, held: Assessment, form: ReturnForm, status: int = 200
) -> HttpResponse:
    filling = Filling(held)
    context = {
        "assessment": held,
        "government": held.government,
        "filling": filling,
        "stages": filling.stages(),
        "open_address": _address(held, next_open(filling)),
        "return_address": reverse("assessments:return", args=[held.uid]),
        "form": form,
        "left": sum(not row.review and row.state != "missing" for row in filling.answers),
        "may": {s: permissions.may_take(request, held, s) for s in ("return", "verify")},
        "crumbs": to_assessment(request, held, REVIEW),
    }
    return render(request, "assessments/review.html", context, status=status)


def section(request: HttpRequest, uid: UUID, code: str) -> HttpResponse:
    """The questions of one portion with answer, evidence and decision."""
    held = permissions.the_assessment(request, uid)
    return _section_page(request, held, code, service_of(request, held), {})


def _section_page(
    request: HttpRequest,
    held: Assessment,
    code: str,
    service: Service | None,
    typed: dict[str, Typed],
    status: int = 200,
) -> HttpResponse:
    filling = Filling(held, service)
    here = section_of(filling.sections, code)
    if here is None:
        raise Http404
    context = {
        "assessment": held,
        "government": held.government,
        "filling": filling,
        "section": here,
        "questions": filling.questions(here, typed),
        "stages": filling.stages(),
        "may_decide": permissions.may_take(request, held, "verify"),
        "may_comment": authority(request).may("comment", held.unit),
        "crumbs": to_assessment(request, held, REVIEW, here.label),
    }
    return render(request, "assessments/review_section.html", context, status=status)


@require_POST
def decide(request: HttpRequest, uid: UUID, code: str) -> HttpResponse:
    """Confirm or correct one answer, then on to the next that waits."""
    held = permissions.the_assessment(request, uid)
    service = service_of(request, held)
    answer = get_object_or_404(Answer, assessment=held, indicator=code, service=service)
    form = DecisionForm(request.POST)
    try:
        _decide(request, answer, form)
    except Refused as refused:
        what = refused.refusals[0]
        complaint = Text(what.one_line("id"), what.one_line("en"))
        typed = Typed(form.data.get("jawaban", ""), form.data.get("alasan", ""), complaint)
        return _section_page(request, held, code, service, {code: typed}, status=422)
    return redirect(_after(held, code, service))


def _decide(request: HttpRequest, answer: Answer, form: DecisionForm) -> None:
    form.is_valid()
    given = form.written()
    agrees = form.cleaned_data.get("keputusan") == "sesuai"
    actions.review_answer(
        answer=answer,
        state=answer.state if agrees else given.state,
        value=answer.value if agrees else given.value,
        reason=form.cleaned_data.get("alasan", ""),
        revision=given.revision,
        by=person_of(request),
    )


def _after(held: Assessment, code: str, service: Service | None) -> str:
    """The next answer of the same page that waits; the overview when none is left there."""
    filling = Filling(held, service)
    here = section_of(filling.sections, code)
    waiting = next_open(filling, here) if here else None
    return _address(held, waiting) or reverse("assessments:review", args=[held.uid])


def _address(held: Assessment, answer: Answer | None) -> str:
    """Where an answer is reviewed; empty for none."""
    if answer is None:
        return ""
    return place_of(held, answer.indicator, answer.service).replace("/isi/", "/periksa/")


def return_(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Send it back with what is missing and the promised day."""
    held = permissions.the_assessment(request, uid)
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.return_assessment(assessment=held, by=person_of(request), **form.cleaned_data)
        except Refused as refused:
            lay_on(form, refused)
        else:
            tell(request, RETURNED)
            return redirect("assessments:desk")
    return _overview(request, held, form, status=422 if form.errors else 200)


@require_POST
def verify(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The desk is done with it."""
    held = permissions.the_assessment(request, uid)
    by, here = person_of(request), reverse("assessments:review", args=[uid])
    there = reverse("assessments:desk")
    return step(request, lambda: actions.verify(assessment=held, by=by), VERIFIED, there, here)
