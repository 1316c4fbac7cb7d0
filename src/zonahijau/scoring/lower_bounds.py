"""Where a class begins before rounding: the least exact total that is published in the class."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.lawbook.instruments import Band, ClassTable, Instrument
from zonahijau.lawbook.numbers import Rounding
from zonahijau.wording import Text, quoted, refuse

_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class LowerBound:
    """The exact totals of a class and of all better ones: from ``total`` on, or, where it is not
    ``included``, above it."""

    total: Fraction
    included: bool = True

    def holds(self, total: Fraction) -> bool:
        return total > self.total or (self.included and total == self.total)


def lower_bound(instrument: Instrument, level: str, band: Band) -> LowerBound | None:
    """Where a class begins at a level, under the rounding and the comparison of the version.

    With two places half up, the class from 88 begins at 87.995 exactly. None for the lowest class,
    which takes every total.
    """
    table, rounding = instrument.class_table(level), instrument.rounding
    if band == table.bands[-1]:
        return None
    in_places = band.lower * 10**rounding.places
    above = table.compare == "above"
    return _rounds_to(rounding, math.floor(in_places) + 1 if above else math.ceil(in_places))


def _rounds_to(rounding: Rounding, scaled: int) -> LowerBound:
    """The least number that is rounded to ``scaled`` units of the last place, or to more."""
    unit = Fraction(1, 10**rounding.places)
    if rounding.mode == "down" and scaled > 0:
        return LowerBound(scaled * unit)
    if rounding.mode == "down":
        return LowerBound((scaled - 1) * unit, included=False)
    tie_goes_up = scaled > 0 if rounding.mode == "half-up" else scaled % 2 == 0
    return LowerBound((scaled - _HALF) * unit, included=tie_goes_up)


def class_named(table: ClassTable, name: str) -> Band:
    """The class of a printed code, a label, or a zone, whose lowest class is then meant.

    Upper and lower case are the same. Refuses a name that the table does not have.
    """
    wanted = name.strip().casefold()
    lowest_of_zone = {band.zone: band for band in table.bands if band.zone}
    for found in (
        [band for band in table.bands if (band.code or "").casefold() == wanted],
        [band for band in table.bands if wanted in _labels(band)],
        [band for zone, band in lowest_of_zone.items() if zone == wanted],
    ):
        if len(found) == 1:
            return found[0]
    known = ", ".join(dict.fromkeys([*map(printed, table.bands), *map(str, lowest_of_zone)]))
    raise refuse(
        Text(f"kelas {quoted(name)} tidak ada", f"there is no class {quoted(name)}"),
        Text(f"pilih salah satu: {known}", f"choose one of: {known}"),
    )


def _labels(band: Band) -> tuple[str, str]:
    return band.label.id.casefold(), band.label.en.casefold()


def printed(band: Band) -> str:
    """The code of a class, or its label where no source prints a code."""
    return band.code or band.label.id
