"""The public service index (IPP): what evaluators scored (F-02) and what users answered (F-03).

Two published ways of averaging the users' answers give different digits, and no source says which
is the official one: the mean of the aspects' means, and the flat mean of all answers. The one that
was used is named in the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from zonahijau.lawbook.forms import Form, Question
from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.numbers import decimal_string
from zonahijau.scoring.answers import Answers, Observation
from zonahijau.scoring.combining import mean
from zonahijau.scoring.score import Score, score
from zonahijau.wording import Text, refuse

ASPECTS = "aspects"
FLAT = "flat"
USERS_MEANS = (ASPECTS, FLAT)

_LOCAL_MEAN = Text(
    "rata-rata jawaban pengguna ({how}) ditetapkan lokal",
    "the mean of the users' answers ({how}): set locally",
)


@dataclass(frozen=True, slots=True)
class PublicServiceIndex:
    """A unit's index with its two parts, each on the instrument's scale of 0 to 5.

    ``evaluators`` is None while an F-02 indicator is open, ``users`` None without enough answers;
    ``score`` then says why the index cannot be computed.
    """

    evaluators: Fraction | None
    users: Fraction | None
    score: Score


def users_mean(
    form: Form,
    facets: Mapping[str, str],
    answers: Iterable[tuple[str, Fraction | None]],
    how: str = ASPECTS,
) -> Fraction | None:
    """The users' mean of F-03 from pairs of question code and answer.

    ``how`` is ``aspects`` (each aspect's answers pooled, then the mean of the aspects) or ``flat``
    (all answers pooled). An unanswered question (None) is left out, never zero. None where nobody
    answered, and with ``aspects`` where an aspect has no answer at all.
    """
    aspect_of = _aspects(form, facets)
    pooled: dict[str, list[Fraction]] = {aspect: [] for aspect in aspect_of.values()}
    for code, answer in answers:
        _check(form, aspect_of, code, answer)
        if answer is not None:
            pooled[aspect_of[code]].append(answer)
    if how == FLAT:
        everything = [answer for several in pooled.values() for answer in several]
        return mean(everything) if everything else None
    if not all(pooled.values()):
        return None
    return mean([mean(several) for several in pooled.values()])


def _aspects(form: Form, facets: Mapping[str, str]) -> dict[str, str]:
    return {
        question.code: block.aspect or block.code
        for block in form.asked(facets)
        for question in block.questions
    }


def _check(form: Form, aspect_of: Mapping[str, str], code: str, answer: Fraction | None) -> None:
    if code not in aspect_of:
        raise refuse(
            Text(f"pertanyaan {code} tidak ada dalam {form.id}", f"{form.id} has no item {code}"),
            Text(f"pakai {', '.join(aspect_of)}", f"use {', '.join(aspect_of)}"),
        )
    question = form.questions[code]
    if answer is not None and not question.admits(answer):
        shown = decimal_string(answer)
        raise refuse(
            Text(
                f"nilai {shown} di luar skala {code}",
                f"the value {shown} is off the scale of {code}",
            ),
            Text(
                f"tulis bilangan bulat {_bounds(question, 'sampai')}",
                f"write a whole number from {_bounds(question, 'to')}",
            ),
        )


def _bounds(question: Question, to: str) -> str:
    ends = [end for end in (question.lowest, question.highest) if end is not None]
    return f" {to} ".join(map(decimal_string, ends))


def index_score(
    instrument: Instrument,
    form: Form,
    evaluators: Answers,
    users: Fraction | None,
    *,
    facets: Mapping[str, str],
    how: str = ASPECTS,
) -> PublicServiceIndex:
    """The index of one unit from the evaluators' answers and the users' mean.

    Without a mean the index cannot be computed (missing is not zero); the evaluators' part is still
    given.
    """
    code = users_code(form)
    given = {} if users is None else {code: (Observation(users),)}
    scored = score(instrument, {**evaluators, **given}, facets=facets)
    if users is not None:
        because = (*scored.because, _LOCAL_MEAN.fill(how=how))
        scored = replace(scored, estimate=True, because=because)
    return PublicServiceIndex(_evaluators_part(instrument, scored, code), users, scored)


def users_code(form: Form) -> str:
    """The indicator of the instrument that the users' mean enters."""
    return form.blocks[0].indicators[0]


def _evaluators_part(instrument: Instrument, scored: Score, users: str) -> Fraction | None:
    if scored.tree is None:
        return None
    part = next((part for part in scored.tree.parts if part.code != users), None)
    return None if part is None or part.value is None else part.value * instrument.highest
