"""The satisfaction survey (SKM) and its index (IKM): means, weights, index, grades.

    element mean = sum of answers / n          index = sum of element means x weight x conversion

PermenPANRB 14/2017 has nine elements and KEP/25/M.PAN/2/2004 fourteen, both rungs 1 to 4 and
conversion 25; the numbers come with the instrument, none of them stands here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zonahijau.lawbook.instruments import Band, ClassTable, Instrument
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

EXACT = "exact"
"""The weight convention that every version has: one over the number of elements."""

_SURVEY = "survey-mean"

_NO_SURVEY = Text("{instrument} bukan survei kepuasan", "{instrument} is no satisfaction survey")
_CHOOSE_SURVEY = Text(
    "Pilih versi SKM, misalnya panrb/skm-2017",
    "Choose a version of the SKM, such as panrb/skm-2017",
)
_NO_CONVENTION = Text(
    "Cara menulis bobot {name} tidak dikenal oleh {instrument}",
    "{instrument} knows no weight convention {name}",
)
_CHOOSE_CONVENTION = Text("Pilih salah satu: {names}", "Choose one of: {names}")
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


@dataclass(frozen=True, slots=True)
class IndexRule:
    """What an instrument version says about its index.

    ``elements`` are the codes in the order of the tally's columns, answers run from 1 to ``rungs``,
    ``weight`` is that of one element under the named ``convention``, and ``conversion`` brings the
    weighted mean to the scale of the index.
    """

    elements: tuple[str, ...]
    rungs: int
    conversion: Fraction
    rounding: Rounding
    classes: ClassTable
    convention: str
    weight: Fraction

    @property
    def multiplier(self) -> Fraction:
        """What the sum of the element means is multiplied with."""
        return self.weight * self.conversion

    @property
    def bounds(self) -> tuple[Fraction, Fraction]:
        """The least and the greatest index: every answer 1, every answer the top rung."""
        each = self.multiplier * len(self.elements)
        return each, each * self.rungs

    def grade(self, value: Fraction) -> Band:
        """Round first, then classify."""
        return self.classes.classify(Fraction(self.rounding.apply(value)))


@dataclass(frozen=True, slots=True)
class Element:
    """The result of one element: exact mean on the rungs, its conversion to 100, its grade.

    ``answers[v]`` people chose rung ``v``; ``answers[0]`` left it empty (under drop-row these are
    not in the sample). All but ``answers`` is None when nobody answered.
    """

    answers: tuple[int, ...]
    mean: Fraction | None
    converted: Fraction | None
    grade: Band | None


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """Everything a report says about one set of answers.

    ``index_exact`` is not rounded, ``index`` is rounded as the version says. Where the index cannot
    be computed both are None and ``reason`` says why. ``item_total`` and ``item_rest`` are keyed by
    element; how they and ``alpha`` are defined: see :mod:`zonahijau.statistics.reliability`.
    """

    n: int
    elements: dict[str, Element]
    index_exact: Fraction | None
    index: Decimal | None
    grade: Band | None
    interval: Interval | None
    sampled: SampledIndex | None
    alpha: Fraction | None
    item_total: dict[str, Fraction | None]
    item_rest: dict[str, Fraction | None]
    reason: Text | None


def index_rule(
    instrument: Instrument, convention: str = EXACT, elements: Sequence[str] | None = None
) -> IndexRule:
    """The rule of a survey instrument (``panrb/skm-2017``) under one of its weight conventions.

    ``elements`` gives the codes in another order than that of the regulation, such as that of the
    questionnaire. Every version knows ``exact``, one over the number of elements; others are named
    in its file. Refuses a convention that the version does not have, and an instrument that is no
    survey.
    """
    rungs = _rungs(instrument)
    indicators = tuple(node.code for node in instrument.indicators())
    codes = tuple(elements or indicators)
    _check_elements(codes, indicators)
    return IndexRule(
        elements=codes,
        rungs=int(rungs),
        conversion=instrument.highest / rungs,
        rounding=instrument.rounding,
        classes=instrument.class_table(instrument.scored),
        convention=convention,
        weight=_weight(instrument, convention, len(codes)),
    )


def survey_result(
    tally: Tally,
    rule: IndexRule,
    missing: Missing = Missing.DROP_ROW,
    population: int | None = None,
    level: Fraction = USUAL_LEVEL,
) -> SurveyResult:
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


def index_of_sum(sum_of_means: Fraction, rule: IndexRule) -> Fraction:
    """The exact index of element means that were added up already."""
    return sum_of_means * rule.multiplier


def index_of_means(means: Mapping[str, Fraction], rule: IndexRule) -> Fraction:
    """The exact index of printed element means, given by code (never by position).

    The list of elements in PermenPANRB 14/2017 and the questionnaire order two of them
    differently. Refuses elements that are missing or unknown.
    """
    _check_elements(tuple(means), rule.elements)
    return index_of_sum(sum(means.values(), Fraction(0)), rule)


def _rungs(instrument: Instrument) -> Fraction:
    """The top of the one scale on which all elements of a survey are answered."""
    scales = {
        (node.scale.kind, node.scale.highest) for node in instrument.indicators() if node.scale
    }
    if len(scales) != 1 or next(iter(scales))[0] != _SURVEY:
        raise refuse(_NO_SURVEY.fill(instrument=instrument.id), _CHOOSE_SURVEY)
    return next(iter(scales))[1]


def _check_elements(given: tuple[str, ...], known: tuple[str, ...]) -> None:
    wrong = set(given) ^ set(known)
    if wrong or len(given) != len(known):
        raise refuse(
            _WRONG_ELEMENTS.fill(codes=quoted(", ".join(sorted(wrong or given)))),
            _GIVE_EACH.fill(codes=", ".join(known)),
        )


def _weight(instrument: Instrument, convention: str, elements: int) -> Fraction:
    named = {each.name: each.weight for each in instrument.weight_conventions}
    weights = {EXACT: Fraction(1, elements), **named}
    if convention not in weights:
        raise refuse(
            _NO_CONVENTION.fill(name=quoted(convention), instrument=instrument.id),
            _CHOOSE_CONVENTION.fill(names=", ".join(weights)),
        )
    return weights[convention]


def _elements(moments: Moments, rule: IndexRule) -> dict[str, Element]:
    return {
        code: _element(moments.mean(item), tuple(moments.counts[item]), rule)
        for item, code in enumerate(rule.elements)
    }


def _element(mean: Fraction | None, answers: tuple[int, ...], rule: IndexRule) -> Element:
    if mean is None:
        return Element(answers, None, None, None)
    converted = mean * rule.conversion
    return Element(answers, mean, converted, rule.grade(converted))


def _by_code(rule: IndexRule, values: Correlations) -> dict[str, Fraction | None]:
    return dict(zip(rule.elements, values, strict=True))


def _no_answers(moments: Moments, rule: IndexRule) -> Text:
    means = zip(rule.elements, moments.means(), strict=True)
    return _NO_ANSWERS.fill(codes=", ".join(code for code, mean in means if mean is None))
