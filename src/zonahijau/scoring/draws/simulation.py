"""Draws made at random, with a seed that repeats them, where they cannot be counted."""

from __future__ import annotations

import math
from collections import Counter
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zonahijau.scoring.draws.draw import Draw, Pool

DRAWS = 100_000
_CELLS_AT_ONCE = 2_000_000
_MACHINE = 2**62
_MOST_SUMMED = 2**24
"""More totals than any region draws."""

Totals = Counter[Fraction]
"""How many draws gave each total of the region."""


def simulate(draw: Draw, seed: int, draws: int = DRAWS) -> Totals:
    """The totals of so many random draws, by PCG64 from the seed; what each draw gives is exact."""
    generator = np.random.Generator(np.random.PCG64(seed))
    widest = max(len(pool.totals) for pool in draw.pools)
    at_once = max(1, _CELLS_AT_ONCE // widest)
    scale = _scale(draw)
    found: Counter[int] = Counter()
    for start in range(0, draws, at_once):
        number = min(at_once, draws - start)
        together = _whole_numbers([Fraction(0)])
        for pool in draw.pools:
            together = together + _of_pool(pool, generator, number, scale)
        found.update(together.tolist())
    whole = scale * len(draw.pools)
    return Counter({Fraction(total, whole): times for total, times in found.items()})


def _scale(draw: Draw) -> int:
    """What makes a whole number of everything that a pool can count."""
    denominators = (total.denominator for pool in draw.pools for total in pool.totals)
    sizes = (pool.size for pool in draw.pools)
    return math.lcm(*denominators, 10**draw.instrument.rounding.places) * math.lcm(*sizes)


def _of_pool(pool: Pool, generator: np.random.Generator, draws: int, scale: int) -> NDArray[Any]:
    """What counts in each draw from one pool, in whole numbers of ``1/scale``."""
    keys = generator.random((draws, len(pool.totals)))
    drawn = np.argpartition(keys, pool.size - 1, axis=1)[:, : pool.size]
    if not pool.rounds and not pool.units:
        whole = _whole_numbers([total * scale for total in pool.totals])
        return np.asarray(whole[drawn].sum(axis=1) // pool.size)
    different, which = np.unique(np.sort(drawn, axis=1), axis=0, return_inverse=True)
    counted = _whole_numbers([pool.total(each) * scale for each in different.tolist()])
    return counted[which.reshape(-1)]


def _whole_numbers(totals: list[Fraction]) -> NDArray[Any]:
    """Machine integers where all sums of them stay small, else unbounded ones."""
    machine = max(totals) < _MACHINE // _MOST_SUMMED
    return np.array([int(total) for total in totals], dtype=np.int64 if machine else object)
