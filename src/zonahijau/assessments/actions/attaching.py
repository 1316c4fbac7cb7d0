"""Evidence beside an answer: chosen from what the unit has, and remembered for the next time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from zonahijau.assessments import policies
from zonahijau.assessments.actions.answers import Written, locked, refresh
from zonahijau.assessments.actions.saving import save_answer
from zonahijau.assessments.models import MISSING, Answer, Assessment
from zonahijau.audit import record
from zonahijau.evidence.actions.changing import add_facts
from zonahijau.lawbook.library import load_facts
from zonahijau.organisations.permissions import check_may, may
from zonahijau.scoring.answers import known_indicator
from zonahijau.wording import Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.catalogue.models import Service
    from zonahijau.evidence.models import Evidence


@transaction.atomic
def set_evidence(*, answer: Answer, evidence: Iterable[Evidence], by: User) -> None:
    """Say which evidence proves an answer; all of it the unit's own and standing.

    What is new proves the indicator's fact from now on, so that it is offered again wherever that
    fact is asked. An answer with other evidence has to be reviewed again.
    """
    held = locked(answer.assessment)
    check_may(by, policies.answer_capability(held.round.kind), held.unit)
    policies.check_open(held.state)
    chosen = {each.pk: each for each in evidence}
    current = Answer.objects.get(pk=answer.pk)
    before = set(current.evidence.values_list("pk", flat=True))
    if before == chosen.keys():
        return
    new = [each for key, each in chosen.items() if key not in before]
    _check_evidence(held, new)
    current.evidence.set(chosen.values())
    current.review = current.verified_state = current.verified_value = ""
    current.save(update_fields=["review", "verified_state", "verified_value"])
    refresh(held)
    _remember(held, current, new, by)
    record(
        government=held.government,
        by=by,
        action="evidence-attached",
        subject=held,
        details={
            "indicator": current.indicator,
            "evidence": [str(each.uid) for each in chosen.values()],
        },
    )


@transaction.atomic
def attach(
    *,
    assessment: Assessment,
    indicator: str,
    evidence: Iterable[Evidence],
    by: User,
    service: Service | None = None,
) -> Answer:
    """Add evidence to an indicator, answered or not yet; what others attach meanwhile stays."""
    locked(assessment)
    answer = Answer.objects.filter(
        assessment=assessment, indicator=indicator, service=service
    ).first()
    if answer is None:
        answer = save_answer(
            assessment=assessment,
            indicator=indicator,
            written=Written(MISSING),
            by=by,
            service=service,
        )
    set_evidence(answer=answer, evidence=[*answer.evidence.all(), *evidence], by=by)
    return answer


def _check_evidence(held: Assessment, chosen: Iterable[Evidence]) -> None:
    for each in chosen:
        if each.unit_id != held.unit_id:
            raise refuse(
                Text("ada bukti milik unit lain", "some evidence belongs to another unit"),
                Text("pilih bukti unit ini", "choose evidence of this unit"),
            )
        if each.withdrawn_at:
            raise refuse(
                Text(f"bukti “{each.title}” sudah ditarik", f"“{each.title}” was withdrawn"),
                Text("pilih bukti lain", "choose other evidence"),
            )


def _remember(held: Assessment, answer: Answer, new: Iterable[Evidence], by: User) -> None:
    fact = known_indicator(held.round.instrument, answer.indicator).fact
    if fact is None or fact not in load_facts() or not may(by, "attach_evidence", held.unit):
        return
    for each in new:
        add_facts(by=by, evidence=each, facts=[fact])
