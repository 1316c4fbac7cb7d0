"""Rounding and classifying whole columns of exact ratios without leaving the integers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zonahijau.lawbook.instruments import ClassTable
from zonahijau.lawbook.numbers import Rounding

Integer = NDArray[Any]
"""int64, or Python integers in an object array where int64 could overflow."""

_ROOM = 2**62


def fits_int64(bound: int) -> bool:
    """Whether sums up to ``bound`` stay inside int64 with room for one doubling."""
    return abs(bound) < _ROOM


def round_ratios(
    numerators: Integer, denominators: Integer | int, rounding: Rounding, bound: int
) -> NDArray[np.int64]:
    """``numerators / denominators`` in units of the last place; denominators are positive.

    ``bound`` is at least the greatest numerator and denominator in absolute value; it decides
    whether int64 is wide enough.
    """
    power = 10**rounding.places
    if not fits_int64(2 * power * bound):
        numerators = numerators.astype(object)
        denominators = np.asarray(denominators, dtype=object)
    sign = np.where(numerators < 0, -1, 1)
    scaled = abs(numerators) * power
    whole = scaled // denominators
    twice_rest = 2 * (scaled - whole * denominators)
    return np.asarray(
        sign * (whole + _ups(rounding.mode, whole, twice_rest, denominators)), np.int64
    )


def _ups(mode: str, whole: Integer, twice_rest: Integer, denominators: Integer | int) -> Integer:
    if mode == "down":
        return np.zeros_like(whole)
    if mode == "half-up":
        return np.asarray(twice_rest >= denominators, np.int64)
    ties_up = (twice_rest == denominators) & (whole % 2 == 1)
    return np.asarray((twice_rest > denominators) | ties_up, np.int64)


def band_indexes(
    rounded: NDArray[np.int64], table: ClassTable, rounding: Rounding
) -> NDArray[np.int8]:
    """The index into ``table.bands`` of each rounded value."""
    rising = np.array([_in_last_place(band.lower, rounding) for band in reversed(table.bands)])
    side = "right" if table.compare == "at-least" else "left"
    place = np.maximum(np.searchsorted(rising, rounded, side=side) - 1, 0)  # type: ignore[call-overload]
    return np.asarray(len(table.bands) - 1 - place, np.int8)


def _in_last_place(value: Fraction, rounding: Rounding) -> int:
    return rounding.scaled(value)
