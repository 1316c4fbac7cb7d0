"""An answer as a person wrote it, what a scale admits of it, and an assessment counted again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from zonahijau.assessments import policies
from zonahijau.assessments.models import (
    ANSWERED,
    MISSING,
    NOT_APPLICABLE,
    Answer,
    Assessment,
)
from zonahijau.assessments.scoring import (
    engine_answers,
    fraction_text,
    given_answer,
    weighting_of,
)
from zonahijau.lawbook.instruments import Node
from zonahijau.lawbook.numbers import decimal_string, terminates
from zonahijau.scoring.answers import check_answer
from zonahijau.scoring.score import totals_with
from zonahijau.wording import Refusal, Refused, Text, quoted, refuse

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
    """The assessment as it is now, held until the end of the transaction.

    Refuses one whose unit was withdrawn from the round."""
    rows = Assessment.everything.select_related("round__version", "unit", "government")
    held: Assessment = rows.select_for_update(of=("self",)).get(pk=assessment.pk)
    policies.check_standing(held.withdrawn_because if held.withdrawn_at else "")
    return held


def refresh(held: Assessment, answers: Iterable[Answer] | None = None) -> None:
    """Count and score a locked assessment again, so that no page ever has to.

    ``answers`` are all of its answers as they stand, where the caller has them already.
    """
    rows = list(held.answers.order_by() if answers is None else answers)
    weighed = {
        node.code
        for node in held.round.instrument.indicators(held.facets)
        if not node.informational
    }
    totals = totals_with(weighting_of(held), engine_answers(held, rows))
    counted = [row for row in rows if row.indicator in weighed]
    held.answered = sum(row.state != MISSING for row in counted)
    held.reviewed = sum(bool(row.review) for row in counted)
    held.exact = fraction_text(totals.exact) or ""
    held.least = fraction_text(totals.least) or ""
    held.greatest = fraction_text(totals.greatest) or ""
    held.save(update_fields=["answered", "reviewed", "exact", "least", "greatest"])
