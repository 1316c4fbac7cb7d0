"""The chance of each class of a region over all draws."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.lawbook.instruments import Band, Instrument
from zonahijau.scoring.combining import mean
from zonahijau.scoring.draws.counts import count
from zonahijau.scoring.draws.draw import Draw, UnitTotals, read_draw
from zonahijau.scoring.draws.simulation import DRAWS, simulate
from zonahijau.scoring.lower_bounds import printed
from zonahijau.scoring.roll_up import RolledUp, UnitScore, roll_up

DEFAULT_SEED = 1
_ERROR_PLACES = 6


@dataclass(frozen=True, slots=True)
class Chances:
    """The chance of every class, the best first, by its printed code (its label where it has none).

    ``exact``: they count all draws, of which there are ``ways``. Otherwise they are the frequencies
    in ``draws`` random ones from ``seed``, and ``error`` is the standard error of the least certain
    of them. ``whole`` is the result when everything is assessed.
    """

    size: int
    exact: bool
    chances: Mapping[str, Fraction]
    error: Fraction
    ways: int
    draws: int | None
    seed: int | None
    whole: RolledUp


def chances_of_draw(
    instrument: Instrument, units: Sequence[UnitTotals], size: int, *, seed: int | None = None
) -> Chances:
    """The chance of every class of the region when ``size`` units or products are drawn at random.

    What is drawn follows the roll-up of the version; see :func:`read_draw`. Counted exactly where
    that can be done, else simulated. Refuses no units, totals outside the scale, a version without
    a roll-up, and more to draw than there is.
    """
    whole = roll_up(instrument, [_unit_score(unit) for unit in units])
    draw = read_draw(instrument, units, size)
    counts = count(draw)
    if counts is not None:
        chances = _chances(instrument, counts, draw.ways)
        return Chances(size, True, chances, Fraction(0), draw.ways, None, seed, whole)
    return simulated(draw, size, DEFAULT_SEED if seed is None else seed, whole)


def simulated(draw: Draw, size: int, seed: int, whole: RolledUp, draws: int = DRAWS) -> Chances:
    """The chances in random draws, whether or not they could be counted."""
    chances = _chances(draw.instrument, simulate(draw, seed, draws), draws)
    error = max(standard_error(chance, draws) for chance in chances.values())
    return Chances(size, False, chances, error, draw.ways, draws, seed, whole)


def _unit_score(unit: UnitTotals) -> UnitScore:
    return UnitScore(
        unit.unit, mean(list(unit.totals)), len(unit.totals) if unit.products else None
    )


def _chances(
    instrument: Instrument, counts: Mapping[Fraction, int], ways: int
) -> dict[str, Fraction]:
    table = instrument.class_table("region")
    numbers: dict[Band, int] = dict.fromkeys(table.bands, 0)
    for total, number in counts.items():
        numbers[table.classify(instrument.round(total))] += number
    return {printed(band): Fraction(number, ways) for band, number in numbers.items()}


def standard_error(chance: Fraction, draws: int) -> Fraction:
    """The standard error of a frequency, rounded up in the sixth place.

    One success and one failure are added first, so that what never happened is not called certain.
    """
    likely = (chance * draws + 1) / (draws + 2)
    variance = likely * (1 - likely) / draws
    power: int = 10**_ERROR_PLACES
    return Fraction(math.isqrt(math.floor(variance * power * power)) + 1, power)
