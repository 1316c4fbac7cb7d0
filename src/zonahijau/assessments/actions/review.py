"""The verifier's decision on each answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from zonahijau.assessments.actions.answers import Conflict, checked_value, locked, refresh
from zonahijau.assessments.models import Answer, Review
from zonahijau.assessments.policies import IN_REVIEW, OWNERS, STATES
from zonahijau.audit import record
from zonahijau.organisations.permissions import check_may
from zonahijau.scoring.answers import known_indicator
from zonahijau.wording import Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.assessments.models import Assessment


@transaction.atomic
def review_answer(
    *, answer: Answer, state: str, value: str, reason: str, revision: int, by: User
) -> Answer:
    """Confirm an answer by repeating it, or correct it with a reason.

    Refuses a correction without a reason, a value off the scale, an assessment that is not at the
    desk, and raises :class:`Conflict` when the answer is no longer the one that was looked at.
    """
    held = locked(answer.assessment)
    check_may(by, "verify", held.unit)
    _check_at_desk(held)
    current = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    if current.revision != revision:
        raise Conflict(current)
    _check_not_own(current, by)
    node = known_indicator(held.round.instrument, current.indicator)
    value = checked_value(node, state, value)
    confirmed = (state, value) == (current.state, current.value)
    if not confirmed and not reason.strip():
        raise refuse(
            Text("koreksi memerlukan alasan", "a correction needs a reason"),
            Text("tulis apa yang terlihat pada bukti", "write what the evidence shows"),
            column="reason",
        )
    decision = "confirmed" if confirmed else "corrected"
    _decide(current, decision, state, value, reason.strip(), by)
    refresh(held)
    record(
        government=held.government,
        by=by,
        action="answer-reviewed",
        subject=held,
        details={"indicator": current.indicator, "decision": decision, "value": value},
    )
    return current


def _check_not_own(answer: Answer, by: User) -> None:
    """Whoever answered does not verify that answer, in whatever role."""
    if answer.by_id == by.pk:
        raise refuse(
            Text("jawaban ini Anda sendiri yang mengisi", "you gave this answer yourself"),
            Text("minta verifikator lain memeriksanya", "ask another verifier to review it"),
        )


def _check_at_desk(held: Assessment) -> None:
    if held.state != IN_REVIEW:
        raise refuse(
            Text(
                f"penilaian ini {STATES[held.state].id.lower()}, bukan di meja verifikator",
                f"this assessment is {STATES[held.state].en.lower()}, not with the verifier",
            ),
            Text(f"sekarang giliran {OWNERS[held.state].id}", f"turn of {OWNERS[held.state].en}"),
        )


def _decide(answer: Answer, decision: str, state: str, value: str, reason: str, by: User) -> None:
    answer.review, answer.verified_state, answer.verified_value = decision, state, value
    answer.save(update_fields=["review", "verified_state", "verified_value"])
    Review.objects.create(
        answer=answer,
        revision=answer.revision,
        decision=decision,
        state=state,
        value=value,
        reason=reason,
        by=by,
    )
