"""Several answers to one indicator become one, by the rule of the instrument."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.lawbook.citations import Citation
from zonahijau.lawbook.instruments import Combining, Instrument
from zonahijau.scoring.answers import Answer, Gap, Observation
from zonahijau.wording import Text, refuse


@dataclass(frozen=True, slots=True)
class Combined:
    """The one answer, how many observations it stands for, and the rules that were used."""

    answer: Answer
    observations: int
    rules: tuple[Citation, ...] = ()


def combine(instrument: Instrument, observations: tuple[Observation, ...]) -> Combined:
    """One answer from all observations of an indicator: respondents within an assessor, assessors
    within a product, then products."""
    if not observations:
        return Combined(Gap.MISSING, 0)
    if len(observations) == 1:
        return Combined(observations[0].answer, 1)
    rules: list[Citation] = []
    by_product = [
        _level(instrument, "assessors", _assessors(instrument, group, rules), rules)
        for group in _groups(observations, lambda each: each.product or "")
    ]
    answer = _level(instrument, "products", by_product, rules)
    return Combined(answer, len(observations), tuple(dict.fromkeys(rules)))


def _assessors(
    instrument: Instrument, group: list[Observation], rules: list[Citation]
) -> list[Answer]:
    return [
        _level(instrument, "respondents", [each.answer for each in one], rules)
        for one in _groups(group, lambda each: each.assessor or "")
    ]


def _groups(
    observations: Iterable[Observation], key: Callable[[Observation], str]
) -> list[list[Observation]]:
    ordered = sorted(observations, key=key)
    return [list(group) for _, group in itertools.groupby(ordered, key)]


def _level(
    instrument: Instrument, level: str, answers: list[Answer], rules: list[Citation]
) -> Answer:
    if len(answers) == 1:
        return answers[0]
    combining = instrument.combining.get(level)
    if combining is None:
        raise refuse(
            Text(
                f"{instrument.id} tidak mengatur beberapa jawaban untuk satu indikator ({level})",
                f"{instrument.id} has no rule for several answers to one indicator ({level})",
            ),
            Text("beri satu jawaban", "give one answer"),
        )
    rules.append(combining.cite)
    return _one_of(combining, answers)


def _one_of(combining: Combining, answers: list[Answer]) -> Answer:
    """Not applicable counts only where all say so; missing as the instrument states."""
    applicable = [answer for answer in answers if answer is not Gap.NOT_APPLICABLE]
    numbers = [answer for answer in applicable if isinstance(answer, Fraction)]
    if not applicable:
        return Gap.NOT_APPLICABLE
    if not numbers or (combining.missing == "refuse" and len(numbers) < len(applicable)):
        return Gap.MISSING
    return COMBINE[combining.by](numbers)


def mean(numbers: list[Fraction]) -> Fraction:
    """The exact arithmetic mean of at least one number."""
    return sum(numbers, Fraction(0)) / len(numbers)


def _median(numbers: list[Fraction]) -> Fraction:
    ordered, middle = sorted(numbers), len(numbers) // 2
    return mean(ordered[middle : middle + 1] if len(numbers) % 2 else ordered[middle - 1 :][:2])


COMBINE: Mapping[str, Callable[[list[Fraction]], Fraction]] = {
    "mean": mean,
    "lowest": min,
    "highest": max,
    "median": _median,
}
