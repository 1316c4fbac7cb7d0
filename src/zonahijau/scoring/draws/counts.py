"""Exact counts: in how many draws a region gets each total.

A pool is counted by enumeration where it has few draws, else by adding one total after another to
the counts of all sums of all sizes so far, which works on whole numbers and never lists a draw.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zonahijau.scoring.draws.draw import Draw, Pool

Counts = Mapping[Fraction, int]
"""How many draws give each total."""

MOST_LISTED = 20_000
"""Draws of one pool that are listed one by one."""

MOST_ADDITIONS = 200_000_000
"""Additions of machine integers that one count may take; of unbounded integers a tenth of it."""

MOST_PAIRS = 300_000
"""Pairs of totals that are joined one by one where the sums are too far apart to be added up."""

_MACHINE = 2**62


def count(draw: Draw) -> Counts | None:
    """In how many draws the region gets each exact total; None where that is out of reach."""
    several: list[Counts] = []
    for pool in sorted(draw.pools, key=lambda each: each.ways):
        counts = count_pool(pool)
        if counts is None:
            return None
        several.append(counts)
    together = several[0] if len(several) == 1 else _join(several, draw.ways)
    if together is None:
        return None
    return {total / len(several): number for total, number in together.items()}


def _join(several: Sequence[Counts], ways: int) -> Counts | None:
    """The counts of the sums over all pools."""
    if math.prod(len(counts) for counts in several) <= MOST_PAIRS:
        return _join_one_by_one(several)
    unit = _unit(several)
    least = sum((min(counts) for counts in several), Fraction(0))
    width = int((sum(map(max, several)) - least) / unit) + 1
    if width * sum(map(len, several)) > _most_additions(ways):
        return None
    table = _zeros(width, ways)
    table[0] = 1
    for counts in several:
        before, table, lowest = table, _zeros(width, ways), min(counts)
        for total, number in counts.items():
            step = int((total - lowest) / unit)
            table[step:] += number * before[: width - step]
    return {least + unit * each: int(table[each]) for each in np.flatnonzero(table).tolist()}


def _join_one_by_one(several: Sequence[Counts]) -> Counts:
    together: Counts = {Fraction(0): 1}
    for counts in several:
        pairs = itertools.product(together.items(), counts.items())
        together = _gathered((total + other, n * times) for (total, n), (other, times) in pairs)
    return together


def count_pool(pool: Pool) -> Counts | None:
    """In how many draws of one pool each total counts; None where that is out of reach."""
    if pool.ways <= MOST_LISTED:
        return enumerate_pool(pool)
    return None if pool.units else add_up_pool(pool)


def enumerate_pool(pool: Pool) -> Counts:
    """By listing every draw."""
    places = range(len(pool.totals))
    return Counter(pool.total(drawn) for drawn in itertools.combinations(places, pool.size))


def add_up_pool(pool: Pool) -> Counts | None:
    """By adding one total after another; None where the sums are too many."""
    least, unit = min(pool.totals), _unit([pool.totals])
    steps = [int((total - least) / unit) for total in pool.totals]
    width = sum(sorted(steps)[-pool.size :]) + 1
    if width * pool.size * len(steps) > _most_additions(pool.ways):
        return None
    table = _zeros((pool.size + 1, width), pool.ways)
    table[0, 0] = 1
    for step in steps:
        # From the greatest size down, so that no total is drawn twice.
        for size in range(pool.size, 0, -1):
            table[size, step:] += table[size - 1, : width - step]
    sums = np.flatnonzero(table[pool.size]).tolist()
    return _gathered(
        (pool.of_sum(least * pool.size + unit * each), int(table[pool.size, each])) for each in sums
    )


def _most_additions(ways: int) -> int:
    return MOST_ADDITIONS if ways < _MACHINE else MOST_ADDITIONS // 10


def _zeros(shape: int | tuple[int, int], ways: int) -> NDArray[Any]:
    """Counts that can grow to ``ways``: machine integers where they suffice."""
    return np.zeros(shape, dtype=np.int64 if ways < _MACHINE else object)


def _unit(several: Iterable[Collection[Fraction]]) -> Fraction:
    """The greatest step that all differences within each group of totals are multiples of."""
    lowest = ((totals, min(totals)) for totals in several)
    differences = [total - least for totals, least in lowest for total in totals]
    scale = math.lcm(*(each.denominator for each in differences))
    return Fraction(math.gcd(*(int(each * scale) for each in differences)) or 1, scale)


def _gathered(pairs: Iterable[tuple[Fraction, int]]) -> Counts:
    gathered: dict[Fraction, int] = {}
    for total, number in pairs:
        gathered[total] = gathered.get(total, 0) + number
    return gathered
