"""The self-assessment as it may be shown: a range on the scale, never one number."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from zonahijau.assessments.models import Assessment
from zonahijau.lawbook.instruments import Instrument
from zonahijau.web.pictures.ranges import Range, range_picture
from zonahijau.web.pictures.scale import Band


@dataclass(frozen=True, slots=True)
class Estimate:
    """Least and greatest total that are still possible, and their picture."""

    least: Fraction
    greatest: Fraction
    places: int
    picture: Range


def estimate_of(assessment: Assessment) -> Estimate | None:
    """None where the weights are unknown and nothing can be said."""
    if assessment.bounds is None:
        return None
    return estimate(assessment.round.instrument, *assessment.bounds)


def estimate(instrument: Instrument, least: Fraction, greatest: Fraction) -> Estimate:
    """The range with the bounds of the unit's classes."""
    places = min(instrument.rounding.places, 2)
    picture = range_picture(least, greatest, bands(instrument), int(instrument.highest), places)
    return Estimate(least, greatest, places, picture)


def bands(instrument: Instrument) -> list[Band]:
    """The classes of units from the lowest on, as stripes of a picture."""
    table = instrument.class_table("unit").bands
    return [Band(each.lower, each.zone or "abu", each.label) for each in reversed(table)]
