"""The steps of an assessment from hand to hand, and the remarks beside its indicators."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zonahijau.assessments import policies
from zonahijau.assessments.actions.answers import locked
from zonahijau.assessments.messages import tell_step
from zonahijau.assessments.models import Assessment, Comment, Return, Step
from zonahijau.assessments.queries import passes_through_parent
from zonahijau.assessments.results import keep_result
from zonahijau.assessments.scoring import OWN, REVIEWED
from zonahijau.audit import record
from zonahijau.organisations.permissions import check_may
from zonahijau.scoring.answers import known_indicator
from zonahijau.wording import Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.catalogue.models import Service


@transaction.atomic
def submit(*, assessment: Assessment, by: User) -> Assessment:
    """The head of unit declares the answers true: to the parent agency for an UPTD, else to the
    verifier. What the unit scored itself is kept as a result of stage ``self``."""
    held = locked(assessment)
    action = "submit_to_parent" if passes_through_parent(held) else "submit"
    policies.check_step(action, held.state)
    _check_complete(held)
    capability = policies.submit_capability(held.round.kind)
    _step(held, action, by, capability=capability)
    keep_result(held, stage="self", which=OWN, by=by)
    return held


def _check_complete(held: Assessment) -> None:
    if not held.is_complete:
        open_answers = held.asked - held.answered
        raise refuse(
            Text("masih {n} jawaban kosong", "{n:answer is|answers are} still empty").fill(
                n=open_answers
            ),
            Text("isi, atau tandai tidak berlaku", "fill them in, or mark them not applicable"),
        )


@transaction.atomic
def pass_on(*, assessment: Assessment, by: User, note: str = "") -> Assessment:
    """The parent agency lets the assessment of its UPTD go out."""
    return _step(locked(assessment), "pass_on", by, note=note, of_parent=True)


@transaction.atomic
def hand_back(*, assessment: Assessment, by: User, what: str, promised_on: date) -> Assessment:
    """The parent agency gives it back to its UPTD."""
    held = _step(locked(assessment), "hand_back", by, note=what.strip(), of_parent=True)
    _promise(held, what, promised_on, by)
    return held


@transaction.atomic
def return_assessment(
    *, assessment: Assessment, by: User, what: str, promised_on: date
) -> Assessment:
    """The verifier sends it back with what is missing and a date that becomes a promise."""
    held = _step(locked(assessment), "return", by, note=what.strip())
    _promise(held, what, promised_on, by)
    return held


def _promise(held: Assessment, what: str, promised_on: date, by: User) -> None:
    if not what.strip():
        raise refuse(
            Text("belum tertulis apa yang kurang", "what is missing is not written"),
            Text("tulis apa yang harus dilengkapi", "write what has to be completed"),
            column="what",
        )
    if promised_on < held.government.today():
        raise refuse(
            Text("tanggal janji sudah lewat", "the promised day has passed"),
            Text("pilih hari ini atau sesudahnya", "choose today or later"),
            column="promised_on",
        )
    Return.objects.create(assessment=held, what=what.strip(), promised_on=promised_on, by=by)
    held.promised_on = promised_on
    held.save(update_fields=["promised_on"])


@transaction.atomic
def postpone(*, assessment: Assessment, promised_on: date) -> None:
    """The promised day of a returned assessment is another one; the promise itself says why."""
    held = locked(assessment)
    if held.state == policies.RETURNED:
        held.promised_on = promised_on
        held.save(update_fields=["promised_on"])


@transaction.atomic
def verify(*, assessment: Assessment, by: User) -> Assessment:
    """Every answer is reviewed: the verified score is kept and the desk is done."""
    held = locked(assessment)
    policies.check_step("verify", held.state)
    unreviewed = held.answers.filter(review="").exclude(state="missing").count()
    if unreviewed:
        raise refuse(
            Text("{n} jawaban belum diperiksa", "{n:answer is|answers are} not reviewed").fill(
                n=unreviewed
            ),
            Text("konfirmasi atau koreksi setiap jawaban", "confirm or correct every answer"),
        )
    _step(held, "verify", by)
    keep_result(held, stage="verified", which=REVIEWED, by=by)
    return held


@transaction.atomic
def reopen(*, assessment: Assessment, by: User, note: str) -> Assessment:
    """The one who seals sends it back to the desk, with the reason."""
    if not note.strip():
        raise refuse(
            Text("alasan kosong", "the reason is empty"),
            Text("tulis alasannya", "write the reason"),
        )
    return _step(locked(assessment), "reopen", by, note=note.strip())


def _step(
    held: Assessment,
    action: str,
    by: User,
    *,
    note: str = "",
    capability: str | None = None,
    of_parent: bool = False,
) -> Assessment:
    step = policies.check_step(action, held.state)
    where = held.unit.parent if of_parent and held.unit.parent else held.unit
    check_may(by, capability or step.capability, where)
    Step.objects.create(
        assessment=held, action=action, before=held.state, after=step.ends, by=by, note=note
    )
    held.state, held.state_since = step.ends, timezone.now()
    held.save(update_fields=["state", "state_since"])
    record(
        government=held.government,
        by=by,
        action=f"assessment-{action.replace('_', '-')}",
        subject=held,
        details={"state": step.ends},
    )
    tell_step(held, action, by)
    return held


take_step = _step
"""For the other actions of this package: sealing is a step too."""


@transaction.atomic
def add_comment(
    *, assessment: Assessment, indicator: str, text: str, by: User, service: Service | None = None
) -> Comment:
    """A remark beside an indicator, by whoever may see the assessment's answers."""
    known_indicator(assessment.round.instrument, indicator)
    check_may(by, "comment", assessment.unit)
    if service is not None and not assessment.services.filter(pk=service.pk).exists():
        raise refuse(
            Text("layanan tidak dinilai di sini", "the service is not assessed here"),
            Text("buka kembali daftar layanan", "open the list of services again"),
        )
    if not text.strip():
        raise refuse(
            Text("komentar kosong", "the comment is empty"), Text("tulis isinya", "write it")
        )
    comment = Comment.objects.create(
        government_id=assessment.government_id,
        assessment=assessment,
        service=service,
        indicator=indicator,
        text=text.strip(),
        by=by,
    )
    record(
        government=assessment.government,
        by=by,
        action="comment-added",
        subject=assessment,
        details={"indicator": indicator},
    )
    return comment


@transaction.atomic
def withdraw_comment(*, comment: Comment, by: User) -> None:
    """Take back one's own remark; it stays in the records, not on the page."""
    if comment.by_id != by.pk:
        raise refuse(
            Text("komentar ini bukan milik Anda", "this comment is not yours"),
            Text("balas dengan komentar baru", "reply with a new one"),
        )
    if comment.withdrawn_at:
        return
    comment.withdrawn_at = timezone.now()
    comment.save(update_fields=["withdrawn_at"])
    record(
        government=comment.assessment.government,
        by=by,
        action="comment-withdrawn",
        subject=comment.assessment,
        details={"indicator": comment.indicator},
    )
