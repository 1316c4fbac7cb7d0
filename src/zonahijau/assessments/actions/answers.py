"""Saving answers: nothing of a person's text is lost, nobody overwrites another unseen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zonahijau.assessments import policies
from zonahijau.assessments.models import ANSWERED, Answer, AnswerRevision, Assessment
from zonahijau.assessments.scoring import given_answer, score_assessment
from zonahijau.audit import record
from zonahijau.organisations.permissions import check_may
from zonahijau.scoring.answers import check_answer, known_indicator
from zonahijau.wording import Refusal, Refused, Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.catalogue.models import Service
    from zonahijau.evidence.models import Evidence


class Conflict(Refused):
    """Somebody else saved the same answer meanwhile; ``current`` is what stands there now."""

    def __init__(self, current: Answer):
        self.current = current
        super().__init__(
            Refusal(
                Text(
                    f"jawaban {current.indicator} baru saja disimpan oleh {current.by.name}",
                    f"{current.by.name} has just saved the answer to {current.indicator}",
                ),
                Text("bandingkan keduanya, lalu simpan lagi", "compare the two, then save again"),
            )
        )


@dataclass(frozen=True, slots=True)
class Written:
    """An answer as a person wrote it: state, the number as text, the note, and the revision that
    was on the screen (0 where there was none)."""

    state: str
    value: str = ""
    note: str = ""
    revision: int = 0


def locked(assessment: Assessment) -> Assessment:
    """The assessment as it is now, held until the end of the transaction."""
    rows = Assessment.objects.select_related("round__version", "unit", "government")
    return rows.select_for_update(of=("self",)).get(pk=assessment.pk)


@transaction.atomic
def save_answer(
    *,
    assessment: Assessment,
    indicator: str,
    written: Written,
    by: User,
    service: Service | None = None,
) -> Answer:
    """Save one answer, with its history, and bring the assessment's counts and bounds up to date.

    Refuses what is off the scale, answers outside the states in which they may change, and raises
    :class:`Conflict` when another revision was saved meanwhile.
    """
    held = locked(assessment)
    check_may(by, policies.answer_capability(held.round.kind), held.unit)
    policies.check_open(held.state)
    _check_written(held, indicator, written, service)
    answer = _write(held, indicator, service, written, by)
    refresh(held)
    record(
        government=held.government,
        by=by,
        action="answer-saved",
        subject=held,
        details={"indicator": indicator, "value": answer.value, "revision": answer.revision},
    )
    return answer


def _check_written(
    held: Assessment, indicator: str, written: Written, service: Service | None
) -> None:
    instrument = held.round.instrument
    node = known_indicator(instrument, indicator)
    if node not in instrument.indicators(held.facets):
        raise refuse(
            Text(f"{indicator} tidak berlaku bagi unit ini", f"{indicator} is not for this unit"),
            Text("pilih indikator lain", "choose another indicator"),
        )
    try:
        check_answer(node, given_answer(written.state, written.value))
    except ValueError:
        raise refuse(
            Text(f"“{written.value}” bukan angka", f"“{written.value}” is not a number"),
            Text("tulis misalnya 82.5", "write for instance 82.5"),
        ) from None
    products = instrument.scored == "product" and held.services.exists()
    known = service is not None and held.services.filter(pk=service.pk).exists()
    if products != known or (service is not None and not known):
        raise refuse(
            Text(
                "layanan tidak sesuai dengan penilaian ini", "the service is not of this assessment"
            ),
            Text("buka kembali daftar layanan", "open the list of services again"),
        )


def _write(
    held: Assessment, indicator: str, service: Service | None, written: Written, by: User
) -> Answer:
    now = timezone.now()
    answer = Answer.objects.filter(assessment=held, indicator=indicator, service=service).first()
    if answer is None:
        answer = Answer(
            government_id=held.government_id,
            assessment=held,
            indicator=indicator,
            service=service,
            revision=0,
        )
    if answer.revision != written.revision:
        raise Conflict(answer)
    answer.state = written.state
    answer.value = written.value if written.state == ANSWERED else ""
    answer.note, answer.by, answer.at = written.note, by, now
    answer.revision += 1
    answer.review = answer.verified_state = answer.verified_value = ""
    answer.save()
    AnswerRevision.objects.create(
        answer=answer,
        number=answer.revision,
        state=answer.state,
        value=answer.value,
        note=answer.note,
        by=by,
        at=now,
    )
    return answer


def refresh(held: Assessment) -> None:
    """Count and score a locked assessment again, so that no page ever has to."""
    rows = list(held.answers.all())
    weighed = {
        node.code
        for node in held.round.instrument.indicators(held.facets)
        if not node.informational
    }
    scored = score_assessment(held, rows)
    counted = [row for row in rows if row.indicator in weighed]
    held.answered = sum(row.state != "missing" for row in counted)
    held.reviewed = sum(bool(row.review) for row in counted)
    held.exact = "" if scored.exact is None else str(scored.exact)
    held.least = "" if scored.least is None else str(scored.least)
    held.greatest = "" if scored.greatest is None else str(scored.greatest)
    held.save(update_fields=["answered", "reviewed", "exact", "least", "greatest"])


@transaction.atomic
def set_evidence(*, answer: Answer, evidence: Iterable[Evidence], by: User) -> None:
    """Say which evidence proves an answer; all of it must be the unit's own."""
    held = locked(answer.assessment)
    check_may(by, policies.answer_capability(held.round.kind), held.unit)
    policies.check_open(held.state)
    chosen = list(evidence)
    if any(each.unit_id != held.unit_id for each in chosen):
        raise refuse(
            Text("ada bukti milik unit lain", "some evidence belongs to another unit"),
            Text("pilih bukti unit ini", "choose evidence of this unit"),
        )
    answer.evidence.set(chosen)
    record(
        government=held.government,
        by=by,
        action="evidence-attached",
        subject=held,
        details={"indicator": answer.indicator, "evidence": [str(each.uid) for each in chosen]},
    )
