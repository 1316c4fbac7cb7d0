"""Saving answers: nothing of a person's text is lost, nobody overwrites another unseen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zonahijau.assessments import policies
from zonahijau.assessments.models import (
    ANSWERED,
    MISSING,
    NOT_APPLICABLE,
    Answer,
    AnswerRevision,
    Assessment,
)
from zonahijau.assessments.scoring import given_answer, score_assessment
from zonahijau.audit import record
from zonahijau.lawbook.instruments import Node
from zonahijau.lawbook.numbers import decimal_string, terminates
from zonahijau.organisations.permissions import check_may
from zonahijau.scoring.answers import check_answer, known_indicator
from zonahijau.wording import Refusal, Refused, Text, quoted, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.catalogue.models import Service

MOST_DIGITS = 40
"""The longest number that the column of an answer holds."""


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

    def checked(self, node: Node) -> Written:
        """The same with the number in its shortest form; refuses what the scale does not admit."""
        value = checked_value(node, self.state, self.value)
        return replace(self, value=value, note=self.note.strip())


def checked_value(node: Node, state: str, value: str) -> str:
    """An answer's number in its shortest form, empty for a gap.

    Refuses an unknown state, what is no number, and a number that is not on the scale.
    """
    if state not in (ANSWERED, MISSING, NOT_APPLICABLE):
        raise refuse(
            Text("pilihan jawaban tidak dikenal", "this choice of answer is unknown"),
            Text("pilih salah satu yang tersedia", "choose one of those offered"),
        )
    try:
        given = given_answer(state, _with_point(value))
    except ValueError:
        raise _no_number(value) from None
    check_answer(node, given)
    shown = _shortest(given) if isinstance(given, Fraction) else ""
    if len(shown) > MOST_DIGITS:
        raise _no_number(shown)
    return shown


def _with_point(value: str) -> str:
    """``82,5`` as people write it; a text with both marks stays as it is and is refused."""
    return value if "." in value else value.strip().replace(",", ".", 1)


def _shortest(value: Fraction) -> str:
    return decimal_string(value) if terminates(value) else str(value)


def _no_number(value: str) -> Refused:
    what = Text(
        "{value} bukan angka yang dapat disimpan", "{value} is not a number that can be kept"
    )
    return refuse(
        what.fill(value=quoted(value)),
        Text("tulis misalnya 82,5", "write for instance 82.5"),
    )


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
    :class:`Conflict` when another revision was saved meanwhile. What stands there already is
    answered as it stands: sending twice is harmless.
    """
    held = locked(assessment)
    check_may(by, policies.answer_capability(held.round.kind), held.unit)
    policies.check_open(held.state)
    checked = written.checked(_asked_node(held, indicator))
    _check_service(held, service)
    answer = Answer.objects.filter(assessment=held, indicator=indicator, service=service).first()
    if answer is not None and _says(answer, checked):
        return answer
    answer = _write(held, answer, indicator, service, checked, by)
    refresh(held)
    record(
        government=held.government,
        by=by,
        action="answer-saved",
        subject=held,
        details={"indicator": indicator, "value": answer.value, "revision": answer.revision},
    )
    return answer


def _asked_node(held: Assessment, indicator: str) -> Node:
    instrument = held.round.instrument
    node = known_indicator(instrument, indicator)
    if node not in instrument.indicators(held.facets):
        raise refuse(
            Text(f"{indicator} tidak berlaku bagi unit ini", f"{indicator} is not for this unit"),
            Text("pilih indikator lain", "choose another indicator"),
        )
    return node


def _check_service(held: Assessment, service: Service | None) -> None:
    """An answer is about one of the assessment's services, or about the unit where it has none."""
    if service is None:
        fits = held.round.instrument.scored != "product" or not held.services.exists()
    else:
        fits = held.services.filter(pk=service.pk).exists()
    if not fits:
        raise refuse(
            Text(
                "layanan tidak sesuai dengan penilaian ini", "the service is not of this assessment"
            ),
            Text("buka kembali daftar layanan", "open the list of services again"),
        )


def _says(answer: Answer, written: Written) -> bool:
    return (answer.state, answer.value, answer.note) == (written.state, written.value, written.note)


def _write(
    held: Assessment,
    answer: Answer | None,
    indicator: str,
    service: Service | None,
    written: Written,
    by: User,
) -> Answer:
    now = timezone.now()
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
    answer.value, answer.note, answer.by, answer.at = written.value, written.note, by, now
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
