"""Ranges as people read them: always outwards, in one place.

An estimate's total is a range of at least one step of its scale. Its parts say how much of
themselves they earn and between how many points they are worth: never how many points of the total
they bring, so that nothing on a page, a paper or a sheet adds up to one number.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.numbers import outwards
from zonahijau.web.formatting import between
from zonahijau.wording import LANGUAGES, Text

PERCENT = 100
_WIDE_SCALE = 20
"""From so many points on a scale is printed in whole numbers, a shorter one in tenths."""

Ends = tuple[Fraction, Fraction]
"""The least and the greatest, exact."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A total's range as it is printed, to so many places."""

    least: Decimal
    greatest: Decimal
    places: int

    @property
    def said(self) -> Text:
        """``62–78``."""
        return said(Fraction(self.least), Fraction(self.greatest), self.places)


def printed(instrument: Instrument, least: Fraction, greatest: Fraction) -> Printed:
    """An estimated total on the instrument's scale: never a single number, even where no weight
    can move."""
    places = 0 if instrument.highest >= _WIDE_SCALE else 1
    low, high = outwards(least, greatest, places)
    if low == high:
        step = Decimal(1).scaleb(-places)
        low, high = (low - step, high) if high >= instrument.highest else (low, high + step)
    return Printed(low, high, places)


def said(least: Fraction, greatest: Fraction, places: int = 1) -> Text:
    """``3,0–6,1``."""
    return Text(*(between(least, greatest, places, language) for language in LANGUAGES))


def points(ends: Ends) -> Text:
    """``3,0–6,1 poin``; a weight that is sure and stated to two places stands as it was stated."""
    stated = ends[0] == ends[1] and (ends[0] * PERCENT).denominator == 1
    shown = said(*ends, 2 if stated and ends[0].denominator > 1 else 0 if stated else 1)
    return Text(f"{shown.id} poin", f"{shown.en} points")


def percent(ends: Ends) -> Text:
    """``48–67%`` of a share between nothing and one."""
    shown = said(ends[0] * PERCENT, ends[1] * PERCENT, 0)
    return Text(f"{shown.id}%", f"{shown.en}%")
