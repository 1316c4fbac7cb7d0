"""The figures of a survey report, as printed and as computed again from what it gives. Pure.

A report gives element means, or how many chose each rung, or all answers; it was made under one of
the weight conventions that practice knows (exact, 0.111, 0.11). The one it names is kept with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from zonahijau.lawbook.library import load_instrument
from zonahijau.statistics.skm import EXACT, IndexRule, index_of_means, index_rule
from zonahijau.wording import Text, refuse

CONVENTIONS = (EXACT, "0.111", "0.11")
INSTRUMENT = "panrb/skm-2017"
MOST_PEOPLE = 2_000_000_000
"""More than a country has; a row of the register holds no larger number."""
Counts = Mapping[str, tuple[int, ...]]
"""For each element how many chose 1, 2, 3, 4."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a report says. ``counts`` go before ``means`` where both are given."""

    means: Mapping[str, Fraction] = field(default_factory=dict)
    counts: Counts = field(default_factory=dict)
    printed: Decimal | None = None
    grade: str = ""
    respondents: int | None = None
    population: int | None = None
    convention: str = EXACT
    instrument: str = INSTRUMENT


@dataclass(frozen=True, slots=True)
class Computed:
    """The index computed again; ``agrees`` is None where the report prints none. ``fits`` are the
    conventions under which the printed index comes out, at as many places as it is printed."""

    exact: Fraction
    index: Decimal
    grade: str
    agrees: bool | None
    fits: tuple[str, ...] = ()


def compute(figures: Figures) -> Computed | None:
    """The index of the figures under the convention of the report; None where they do not give
    all elements. Refused for a mean, a count or a number of people that cannot be."""
    _check_people(figures)
    rule = rule_of(figures)
    means = element_means(figures)
    if set(means) != set(rule.elements):
        return None
    exact = index_of_means(means, rule)
    fits = tuple(each for each in CONVENTIONS if _prints(figures, means, each))
    agrees = None if figures.printed is None else figures.convention in fits
    return Computed(exact, rule.rounding.apply(exact), rule.grade(exact).code or "", agrees, fits)


def _check_people(figures: Figures) -> None:
    for column, people in (
        ("respondents", figures.respondents),
        ("population", figures.population),
    ):
        if people is not None and people > MOST_PEOPLE:
            raise refuse(
                Text("Jumlah orang terlalu besar", "So many people there are not"),
                Text("Tulis jumlah orang yang benar", "Write the number of people"),
                column=column,
            )


def rule_of(figures: Figures, convention: str = "") -> IndexRule:
    """The rule of the report's instrument under its own convention, or another one."""
    instrument = load_instrument(figures.instrument)
    return index_rule(instrument, convention or figures.convention)


def element_means(figures: Figures) -> dict[str, Fraction]:
    """The mean of each element that was given: exact from counts, else as printed."""
    if figures.counts:
        return {code: _mean(code, each) for code, each in figures.counts.items() if any(each)}
    for code, mean in figures.means.items():
        if not 1 <= mean <= len(_RUNGS):
            raise refuse(
                Text("Nilai unsur di luar 1 sampai 4", "An element's value is not from 1 to 4"),
                Text("Tulis nilai rata-rata, misalnya 3,45", "Write the mean, such as 3.45"),
                column=code,
            )
    return dict(figures.means)


_RUNGS = (1, 2, 3, 4)


def _mean(code: str, counts: tuple[int, ...]) -> Fraction:
    if len(counts) != len(_RUNGS) or min(counts) < 0:
        raise refuse(
            Text("Sebaran jawaban tidak lengkap", "The distribution of answers is not complete"),
            Text("Isi jumlah jawaban 1, 2, 3, dan 4", "Give the numbers of answers 1, 2, 3 and 4"),
            column=code,
        )
    added = sum(rung * count for rung, count in zip(_RUNGS, counts, strict=True))
    return Fraction(added, sum(counts))


def _prints(figures: Figures, means: Mapping[str, Fraction], convention: str) -> bool:
    """Whether the printed index comes out under a convention, at the places that it shows."""
    if figures.printed is None:
        return False
    value = index_of_means(means, rule_of(figures, convention))
    exponent = figures.printed.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return _half_up(value, places) == Fraction(figures.printed)


def _half_up(value: Fraction, places: int) -> Fraction:
    scale = 10**places
    return Fraction((value * scale * 2 + 1) // 2, scale)
