"""Who may open the addresses of standards, comments on drafts, and consultations."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from zonahijau.catalogue.models import (
    Consultation,
    ConsultationFollowUp,
    DraftComment,
    Service,
    Standard,
    StandardStep,
)
from zonahijau.organisations.models import Unit
from zonahijau.web.gate import May, Open, Routes


def _unit(request: HttpRequest, unit: UUID, **_: object) -> Unit:  # noqa: ARG001
    return get_object_or_404(Unit, uid=unit)


def _service(request: HttpRequest, service: UUID, **_: object) -> Unit:  # noqa: ARG001
    return get_object_or_404(Service.objects.select_related("unit"), uid=service).unit


def _standard(request: HttpRequest, standard: UUID, **_: object) -> Unit:  # noqa: ARG001
    rows = Standard.objects.select_related("service__unit").defer("content")
    return get_object_or_404(rows, uid=standard).service.unit


def _step(request: HttpRequest, step_uid: UUID, **_: object) -> Unit:  # noqa: ARG001
    rows = StandardStep.objects.select_related("standard__service__unit")
    return get_object_or_404(rows, uid=step_uid).standard.service.unit


def _comment(request: HttpRequest, comment: UUID, **_: object) -> Unit:  # noqa: ARG001
    rows = DraftComment.objects.select_related("standard__service__unit")
    return get_object_or_404(rows, uid=comment).standard.service.unit


def _talk(request: HttpRequest, consultation: UUID, **_: object) -> Unit:  # noqa: ARG001
    return get_object_or_404(Consultation.objects.select_related("unit"), uid=consultation).unit


def _follow_up(request: HttpRequest, follow_up: UUID, **_: object) -> Unit:  # noqa: ARG001
    rows = ConsultationFollowUp.objects.select_related("consultation__unit")
    return get_object_or_404(rows, uid=follow_up).consultation.unit


_SEE, _WRITE = "see_unit", "manage_standards"

ROUTES: Routes = {
    "catalogue:standards": May(_SEE, _unit),
    "catalogue:step": May(_WRITE, _unit),
    "catalogue:standard_begin": May(_WRITE, _service),
    "catalogue:standard": May(_SEE, _standard),
    "catalogue:component": May(_WRITE, _standard),
    "catalogue:reuse": May(_WRITE, _standard),
    "catalogue:from_document": May(_WRITE, _standard),
    "catalogue:standard_undo": May(_WRITE, _standard),
    "catalogue:standard_document": May(_SEE, _standard),
    "catalogue:standard_compare": May(_SEE, _standard),
    "catalogue:comments": May(_SEE, _standard),
    "catalogue:comment_answer": May(_WRITE, _comment),
    "catalogue:step_withdraw": May(_WRITE, _step),
    "catalogue:step_correct": May(_WRITE, _step),
    "catalogue:step_paper": May(_WRITE, _step),
    "catalogue:public_draft": Open(),
    "catalogue:consultations": May(_SEE, _unit),
    "catalogue:consultation_new": May(_WRITE, _unit),
    "catalogue:consultation": May(_SEE, _talk),
    "catalogue:consultation_change": May(_WRITE, _talk),
    "catalogue:consultation_advance": May(_WRITE, _talk),
    "catalogue:participants": May(_WRITE, _talk),
    "catalogue:consultation_hold": May(_WRITE, _talk),
    "catalogue:follow_ups": May(_WRITE, _talk),
    "catalogue:consultation_paper": May(_WRITE, _talk, also=("write_papers",)),
    "catalogue:consultation_withdraw": May(_WRITE, _talk),
    "catalogue:follow_up_done": May(_WRITE, _follow_up),
}
