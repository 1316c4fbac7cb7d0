"""The self-assessment as it may be shown: a range on the scale, never one number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zonahijau.assessments.models import Assessment, Result
from zonahijau.assessments.pages.ranges import printed
from zonahijau.assessments.queries import result_bounds
from zonahijau.lawbook.instruments import Band as ClassBand
from zonahijau.lawbook.instruments import Instrument
from zonahijau.web.marks import ZONES
from zonahijau.web.pictures.ranges import Range, range_picture
from zonahijau.web.pictures.scale import Band
from zonahijau.wording import Text

_SHORT = 2


@dataclass(frozen=True, slots=True)
class Estimate:
    """Least and greatest total that are still possible, rounded outwards, and their picture."""

    least: Decimal
    greatest: Decimal
    places: int
    picture: Range


def estimate_of(assessment: Assessment) -> Estimate | None:
    """None where the weights are unknown and nothing can be said."""
    if assessment.bounds is None:
        return None
    return estimate(assessment.round.instrument, *assessment.bounds)


def range_of(result: Result) -> Estimate | None:
    """A stored estimate as a range; None for what is no estimate, or could not be computed."""
    bounds = result_bounds(result) if result.estimate else None
    if bounds is None:
        return None
    level = "unit" if result.assessment_id else "region"
    return estimate(result.version.instrument, *bounds, level)


def estimate(
    instrument: Instrument, least: Fraction, greatest: Fraction, level: str = "unit"
) -> Estimate:
    """The range with the bounds of the classes."""
    shown, stripes = printed(instrument, least, greatest), bands(instrument, level)
    low, high, places = shown.least, shown.greatest, shown.places
    picture = range_picture(low, high, stripes, int(instrument.highest), places)
    return Estimate(low, high, places, picture)


def bands(instrument: Instrument, level: str = "unit") -> list[Band]:
    """The classes from the lowest on, as stripes of a picture."""
    table = instrument.class_table(level).bands
    below = [each for each in reversed(table) if each.lower < instrument.highest]
    return [Band(each.lower, each.zone or "abu", _word(each)) for each in below]


def _word(band: ClassBand) -> Text:
    """A letter or a zone where the class has one: longer words do not fit beside each other."""
    if band.code == band.zone and band.zone:
        return ZONES[band.zone]
    short = band.code if band.code and len(band.code) <= _SHORT else ""
    return Text(short, short) if short else band.label
