"""The unit's own pages: the overview, the questions, what is saved, attached and remarked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from zonahijau.assessments import actions, permissions
from zonahijau.assessments.actions import Conflict
from zonahijau.assessments.forms import AnswerForm, CommentForm, UploadForm
from zonahijau.assessments.models import Answer, Assessment, Comment, Result
from zonahijau.assessments.pages.estimate import estimate_of
from zonahijau.assessments.pages.filling import Filling, state_sentence
from zonahijau.assessments.pages.history import last_return
from zonahijau.assessments.pages.life import life
from zonahijau.assessments.pages.questions import Typed, key_of
from zonahijau.assessments.pages.sections import Section, section_of
from zonahijau.assessments.views.evidence import attach_new, chosen_evidence, unseen_evidence
from zonahijau.assessments.views.paths import to_assessment
from zonahijau.assessments.views.reading import uid_in
from zonahijau.catalogue.models import Service
from zonahijau.evidence.receiving import bounded
from zonahijau.evidence.slots import LARGEST_FILE, SLOTS
from zonahijau.organisations.panels import panels_of
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import person_of
from zonahijau.web.telling import tell, tell_refusal
from zonahijau.wording import Refused, Text, refuse


def assessment(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The overview of an assessment: where it stands and what comes next."""
    held = permissions.the_assessment(request, uid)
    permissions.check_reads(request, held)
    filling = Filling(held)
    context = _shared(request, held) | {
        "filling": filling,
        "stages": filling.stages(),
        "state_sentence": state_sentence(held),
        "services": filling.served(),
        "life": life(held),
        "returned": last_return(held),
        "may_withdraw": permissions.may_withdraw(request, held),
        "go_on": _next_open(held, filling),
        "results": _results(request, held),
        "panels": panels_of(held.unit, request.user),
        "crumbs": to_assessment(request, held),
    }
    return render(request, "assessments/assessment.html", context)


def _results(request: HttpRequest, held: Assessment) -> list[Result]:
    """The kept results that are open to the person, the first stage first."""
    rows = held.results.filter(superseded_by=None).select_related("version").order_by("pk")
    return [each for each in rows if permissions.sees_result(request, each, held)]


def _next_open(held: Assessment, filling: Filling) -> str:
    """Where the first answer is missing; the first page where none is."""
    missing = filling.missing()
    if not missing:
        return reverse("assessments:section", args=[held.uid, filling.sections[0].code])
    return place_of(held, missing[0].node.code, missing[0].service)


def _shared(request: HttpRequest, held: Assessment) -> dict[str, Any]:
    """What every page of an assessment shows of it, as far as the person may see it."""
    sees = permissions.sees_score(request, held)
    return {
        "assessment": held,
        "government": held.government,
        "sees_score": sees,
        "estimate": estimate_of(held) if permissions.sees_estimate(request, held) else None,
        "may_answer": permissions.may_answer(request, held),
        "may_comment": authority(request).may("comment", held.unit),
        "may": {
            step: permissions.may_take(request, held, step)
            for step in ("submit", "pass_on", "return", "verify", "seal", "reopen")
        },
    }


def service_of(request: HttpRequest, held: Assessment) -> Service | None:
    """The service that the address or the form names; the first one where services are assessed
    and none is named."""
    given = request.POST.get("layanan") or request.GET.get("layanan")
    services = held.services.order_by("name", "pk")
    if given:
        found: Service = get_object_or_404(services, uid=uid_in(given))
        return found
    first: Service | None = services.first()
    return first if held.round.instrument.scored == "product" else None


def section(request: HttpRequest, uid: UUID, code: str) -> HttpResponse:
    """The questions of one portion."""
    held = permissions.the_assessment(request, uid)
    permissions.check_reads(request, held)
    return section_page(request, held, code, service_of(request, held), {})


def section_page(
    request: HttpRequest,
    held: Assessment,
    code: str,
    service: Service | None,
    typed: dict[str, Typed],
    status: int = 200,
) -> HttpResponse:
    """The page of a portion, with what was typed and could not be kept."""
    filling = Filling(held, service)
    here = _section(filling, code)
    place = filling.sections.index(here)
    context = _shared(request, held) | {
        "filling": filling,
        "section": here,
        "questions": filling.questions(here, typed),
        "stages": filling.stages(),
        "before": filling.sections[place - 1] if place else None,
        "after": filling.sections[place + 1] if place + 1 < len(filling.sections) else None,
        "slots": SLOTS,
        "crumbs": to_assessment(request, held, here.label),
    }
    return render(request, "assessments/section.html", context, status=status)


def _section(filling: Filling, code: str) -> Section:
    found = section_of(filling.sections, code)
    if found is None:
        raise Http404
    return found


@require_POST
def save_answer(request: HttpRequest, uid: UUID, code: str) -> HttpResponse:
    """Save one answer with its evidence; nothing typed is lost where it cannot be."""
    held = permissions.the_assessment(request, uid)
    permissions.check_reads(request, held)
    service = service_of(request, held)
    form = AnswerForm(_with_fact(request))
    try:
        if not form.is_valid():
            raise _unreadable()
        answer = _save(request, held, code, service, form)
    except Refused as refused:
        return _kept(request, held, code, service, form, refused)
    if request.htmx:  # type: ignore[attr-defined]
        return _saved(request, answer)
    return redirect(place_of(held, code, service))


def _with_fact(request: HttpRequest) -> Any:
    """The form; the button "Pakai" answers with what is known."""
    given = request.POST.copy()
    known = request.POST.get("pakai")
    if known:
        given["jawaban"] = known
    return given


def _unreadable() -> Refused:
    return refuse(
        Text("isian ini terlalu panjang atau rusak", "what was sent is too long or damaged"),
        Text("pendekkan catatannya, lalu simpan lagi", "shorten the note, then save again"),
    )


@transaction.atomic
def _save(
    request: HttpRequest, held: Assessment, code: str, service: Service | None, form: AnswerForm
) -> Answer:
    by = person_of(request)
    answer = actions.save_answer(
        assessment=held, indicator=code, written=form.written(), by=by, service=service
    )
    if "bukti_ada" in request.POST:
        chosen = [*chosen_evidence(request, held), *unseen_evidence(request, answer)]
        actions.set_evidence(answer=answer, evidence=chosen, by=by)
    return answer


def _saved(request: HttpRequest, answer: Answer) -> HttpResponse:
    """The fragment after an autosave: when it was saved, the new revision, the new range."""
    rows = Assessment.objects.select_related("round__version", "unit", "government")
    held = rows.get(pk=answer.assessment_id)
    context = _shared(request, held) | {"answer": answer, "key": key_of(answer.indicator)}
    return render(request, "assessments/saved.html", context)


def _kept(
    request: HttpRequest,
    held: Assessment,
    code: str,
    service: Service | None,
    form: AnswerForm,
    refused: Refused,
) -> HttpResponse:
    """The page again with what was typed, what is wrong with it, and the rival's text if any."""
    rival = refused.current if isinstance(refused, Conflict) else None
    what = refused.refusals[0]
    complaint = Text(what.one_line("id"), what.one_line("en"))
    ticked = frozenset(request.POST.getlist("bukti")) if "bukti_ada" in request.POST else None
    typed = Typed(
        form.data.get("jawaban", ""),
        form.data.get("catatan", ""),
        complaint,
        rival,
        ticked,
        request.POST.get("bukti_lain", ""),
    )
    response = section_page(
        request, held, code, service, {code: typed}, status=409 if rival else 422
    )
    if request.htmx:  # type: ignore[attr-defined]
        response.status_code = 200
        key = f"#{key_of(code)}"
        for name, value in (("Retarget", key), ("Reselect", key), ("Reswap", "outerHTML")):
            response[f"HX-{name}"] = value
    return response


def place_of(held: Assessment, code: str, service: Service | None = None) -> str:
    """Where an indicator stands: its portion's page, at its place."""
    found = section_of(Filling(held).sections, code)
    if found is None:
        raise Http404
    address = reverse("assessments:section", args=[held.uid, found.code])
    query = f"?layanan={service.uid}" if service else ""
    return f"{address}{query}#{key_of(code)}"


@bounded(LARGEST_FILE)
@require_POST
def upload(request: HttpRequest, uid: UUID, code: str) -> HttpResponse:
    """Take in a file or an address and lay it beside the indicator."""
    held = permissions.the_assessment(request, uid)
    service = service_of(request, held)
    form = UploadForm(request.POST, request.FILES)
    try:
        attach_new(request, held, code, service, form)
    except Refused as refused:
        tell_refusal(request, refused)
    else:
        tell(request, Text("Bukti terlampir.", "The evidence is attached."))
    return redirect(place_of(held, code, service))


@require_POST
def comment(request: HttpRequest, uid: UUID, code: str) -> HttpResponse:
    """Add a remark beside an indicator; back to where it was written."""
    held = permissions.the_assessment(request, uid)
    permissions.check_reads(request, held)
    service, form = service_of(request, held), CommentForm(request.POST)
    text = form.data.get("isi", "")[:2_000]
    try:
        actions.add_comment(
            assessment=held, indicator=code, text=text, by=person_of(request), service=service
        )
    except Refused as refused:
        tell_refusal(request, refused)
    return redirect(_back(request, held, code, service))


@require_POST
def withdraw_comment(request: HttpRequest, uid: UUID, comment: UUID) -> HttpResponse:
    """Take back one's own remark."""
    held = permissions.the_assessment(request, uid)
    row = get_object_or_404(Comment.objects.select_related("service"), uid=comment, assessment=held)
    try:
        actions.withdraw_comment(comment=row, by=person_of(request))
    except Refused as refused:
        tell_refusal(request, refused)
    return redirect(_back(request, held, row.indicator, row.service))


def _back(request: HttpRequest, held: Assessment, code: str, service: Service | None) -> str:
    """To the desk for who wrote there, else to the unit's page."""
    address = place_of(held, code, service)
    if request.POST.get("meja"):
        return address.replace("/isi/", "/periksa/")
    return address
