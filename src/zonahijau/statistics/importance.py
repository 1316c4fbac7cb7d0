"""Which element to work on first: importance beside performance, in four quadrants.

J. A. Martilla and J. C. James, Importance-Performance Analysis, Journal of Marketing 41 (1977).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from zonahijau.statistics.reliability import reliability
from zonahijau.statistics.tally import Missing, Tally
from zonahijau.wording import Text


class Quadrant(Enum):
    """The quadrant of an element, with its usual name in reports."""

    CONCENTRATE = Text("Prioritas utama", "Concentrate here")
    KEEP_UP = Text("Pertahankan prestasi", "Keep up the good work")
    LOW_PRIORITY = Text("Prioritas rendah", "Low priority")
    OVERKILL = Text("Berlebihan", "Possible overkill")


@dataclass(frozen=True, slots=True)
class Position:
    """Where one element stands; ``quadrant`` is None when either value is not known."""

    importance: Fraction | None
    performance: Fraction | None
    quadrant: Quadrant | None


def importance_performance(
    tally: Tally,
    importance: Sequence[Fraction | None] | None = None,
    missing: Missing = Missing.DROP_ROW,
) -> tuple[Position, ...]:
    """The position of every element, in the order of the tally.

    Performance is the element's mean. Importance as stated by the respondents is passed in; without
    it, it is derived: the correlation of the element with the total (``item_total``), that is, how
    much the element goes with the general satisfaction. An element is high when it is at least the
    average of the elements.
    """
    performance = tally.under(missing).means()
    weight = reliability(tally).item_total if importance is None else tuple(importance)
    if len(weight) != len(performance):
        raise ValueError(f"{len(weight)} importances of {len(performance)} elements")
    cuts = _average(weight), _average(performance)
    return tuple(
        Position(one, other, _quadrant(one, other, cuts))
        for one, other in zip(weight, performance, strict=True)
    )


def _average(values: Sequence[Fraction | None]) -> Fraction:
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) / max(len(known), 1)


def _quadrant(
    importance: Fraction | None, performance: Fraction | None, cuts: tuple[Fraction, Fraction]
) -> Quadrant | None:
    if importance is None or performance is None:
        return None
    if importance >= cuts[0]:
        return Quadrant.KEEP_UP if performance >= cuts[1] else Quadrant.CONCENTRATE
    return Quadrant.OVERKILL if performance >= cuts[1] else Quadrant.LOW_PRIORITY
