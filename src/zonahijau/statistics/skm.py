"""The satisfaction survey (SKM) and its index (IKM): means, weights, index, grades.

    element mean = sum of answers / n          index = sum of element means x weight x conversion

PermenPANRB 14/2017 has nine elements and KEP/25/M.PAN/2/2004 fourteen, both rungs 1 to 4 and
conversion 25; the numbers come with the instrument, none of them stands here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Generic, Protocol, TypeVar

from zonahijau.lawbook.numbers import Rounding
from zonahijau.statistics.interval import (
    USUAL_LEVEL,
    Interval,
    SampledIndex,
    confidence_interval,
    sampled_index,
)
from zonahijau.statistics.reliability import Correlations, reliability
from zonahijau.statistics.tally import Missing, Moments, Tally
from zonahijau.wording import Text, quoted, refuse

Grade = TypeVar("Grade")
GradeOut = TypeVar("GradeOut", covariant=True)

_NO_ANSWERS = Text(
    "Tidak dapat dihitung: unsur {codes} belum dijawab siapa pun",
    "Cannot be computed: nobody answered element {codes}",
)
_WRONG_ELEMENTS = Text(
    "Unsur tidak sesuai dengan instrumen: {codes}",
    "Elements do not match the instrument: {codes}",
)
_GIVE_EACH = Text(
    "Beri satu nilai untuk setiap unsur: {codes}", "Give one value for each element: {codes}"
)


class WeightConvention(StrEnum):
    """How the equal weight of an element is printed; the names are those of nine elements.

    Same answers, three indices: reports exist under each, so it is stored with the result.
    """

    EXACT = "exact"
    """One over the number of elements: the greatest index is 100."""
    THREE_PLACES = "0.111"
    """Rounded half up to three places (of fourteen elements: 0.071)."""
    TWO_PLACES = "0.11"
    """Rounded half up to two places (of fourteen elements: 0.07)."""

    def weight(self, elements: int) -> Fraction:
        """The weight of one of so many elements."""
        share = Fraction(1, elements)
        if self is WeightConvention.EXACT:
            return share
        return Fraction(Rounding(3 if self is WeightConvention.THREE_PLACES else 2).apply(share))


class ClassTable(Protocol[GradeOut]):
    """Whatever gives the class of a rounded value: the lawbook's class table of the instrument."""

    def classify(self, value: Fraction) -> GradeOut: ...


@dataclass(frozen=True, slots=True)
class IndexRule(Generic[Grade]):
    """What an instrument version says about its index.

    ``elements`` are the codes in the order of the tally's columns, answers run from 1 to ``rungs``,
    and ``conversion`` brings the weighted sum to 100.
    """

    elements: tuple[str, ...]
    rungs: int
    conversion: Fraction
    rounding: Rounding
    grades: ClassTable[Grade]
    weight: WeightConvention = WeightConvention.EXACT

    @property
    def multiplier(self) -> Fraction:
        """What the sum of the element means is multiplied with."""
        return self.weight.weight(len(self.elements)) * self.conversion

    @property
    def bounds(self) -> tuple[Fraction, Fraction]:
        """The least and the greatest index: every answer 1, every answer the top rung."""
        each = self.multiplier * len(self.elements)
        return each, each * self.rungs

    def grade(self, value: Fraction) -> Grade:
        """Round first, then classify."""
        return self.grades.classify(Fraction(self.rounding.apply(value)))


@dataclass(frozen=True, slots=True)
class Element(Generic[Grade]):
    """The result of one element: exact mean on the rungs, its conversion to 100, its grade.

    ``answers[v]`` people chose rung ``v``; ``answers[0]`` left it empty (under drop-row these are
    not in the sample). All but ``answers`` is None when nobody answered.
    """

    answers: tuple[int, ...]
    mean: Fraction | None
    converted: Fraction | None
    grade: Grade | None


@dataclass(frozen=True, slots=True)
class SurveyResult(Generic[Grade]):
    """Everything a report says about one set of answers.

    ``index_exact`` is not rounded, ``index`` is rounded as the version says. Where the index cannot
    be computed both are None and ``reason`` says why. ``item_total`` and ``item_rest`` are keyed by
    element; how they and ``alpha`` are defined: see :mod:`zonahijau.statistics.reliability`.
    """

    n: int
    elements: dict[str, Element[Grade]]
    index_exact: Fraction | None
    index: Decimal | None
    grade: Grade | None
    interval: Interval | None
    sampled: SampledIndex | None
    alpha: Fraction | None
    item_total: dict[str, Fraction | None]
    item_rest: dict[str, Fraction | None]
    reason: Text | None


def survey_result(
    tally: Tally,
    rule: IndexRule[Grade],
    missing: Missing = Missing.DROP_ROW,
    population: int | None = None,
    level: Fraction = USUAL_LEVEL,
) -> SurveyResult[Grade]:
    """Means, index, grades, interval and reliability of a tally.

    ``population`` is the number of users of the service in the period, if it is known; a number
    below n is refused. ValueError when the tally belongs to another questionnaire.
    """
    if (tally.items, tally.rungs) != (len(rule.elements), rule.rungs):
        raise ValueError("the tally belongs to another questionnaire")
    moments = tally.under(missing)
    sampled = sampled_index(moments, rule.multiplier, population)
    trust = reliability(tally)
    return SurveyResult(
        n=moments.n,
        elements=_elements(moments, rule),
        index_exact=sampled.value if sampled else None,
        index=rule.rounding.apply(sampled.value) if sampled else None,
        grade=rule.grade(sampled.value) if sampled else None,
        interval=confidence_interval(sampled, rule.bounds, level) if sampled else None,
        sampled=sampled,
        alpha=trust.alpha,
        item_total=_by_code(rule, trust.item_total),
        item_rest=_by_code(rule, trust.item_rest),
        reason=None if sampled else _no_answers(moments, rule),
    )


def index_of_sum(sum_of_means: Fraction, rule: IndexRule[Grade]) -> Fraction:
    """The exact index of element means that were added up already."""
    return sum_of_means * rule.multiplier


def index_of_means(means: Mapping[str, Fraction], rule: IndexRule[Grade]) -> Fraction:
    """The exact index of printed element means, given by code (never by position).

    The list of elements in PermenPANRB 14/2017 and the questionnaire order two of them
    differently. Refuses elements that are missing or unknown.
    """
    wrong = set(means) ^ set(rule.elements)
    if wrong:
        raise refuse(
            _WRONG_ELEMENTS.fill(codes=quoted(", ".join(sorted(wrong)))),
            _GIVE_EACH.fill(codes=", ".join(rule.elements)),
        )
    return index_of_sum(sum(means.values(), Fraction(0)), rule)


def _elements(moments: Moments, rule: IndexRule[Grade]) -> dict[str, Element[Grade]]:
    return {
        code: _element(moments.mean(item), tuple(moments.counts[item]), rule)
        for item, code in enumerate(rule.elements)
    }


def _element(
    mean: Fraction | None, answers: tuple[int, ...], rule: IndexRule[Grade]
) -> Element[Grade]:
    if mean is None:
        return Element(answers, None, None, None)
    converted = mean * rule.conversion
    return Element(answers, mean, converted, rule.grade(converted))


def _by_code(rule: IndexRule[Grade], values: Correlations) -> dict[str, Fraction | None]:
    return dict(zip(rule.elements, values, strict=True))


def _no_answers(moments: Moments, rule: IndexRule[Grade]) -> Text:
    means = zip(rule.elements, moments.means(), strict=True)
    return _NO_ANSWERS.fill(codes=", ".join(code for code, mean in means if mean is None))
