"""A result as people see it: a value with its class, or for an estimate a range and never one
number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from zonahijau.assessments.models import STAGES
from zonahijau.assessments.pages.ranges import printed
from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.numbers import exact
from zonahijau.web.marks import Mark, mark
from zonahijau.web.pictures import Band as PictureBand
from zonahijau.web.pictures import Range, range_picture
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.assessments.models import OfficialResult, Result

_LONGEST_LETTER = 2


SHOWN = ("stage", "code", "score", "estimate", "exact", "least", "greatest", "why_not")
"""The columns of a result that :func:`shown` reads."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A computed result for a page.

    Either ``value`` with one mark, or ``least`` and ``greatest`` (rounded outwards to ``places``)
    with the marks of both ends, or neither and ``why_not``.
    """

    stage: str
    estimate: bool
    value: Decimal | None
    least: Decimal | None
    greatest: Decimal | None
    places: int
    marks: tuple[Mark, ...]
    why_not: tuple[Text, ...]
    code: str

    @property
    def stage_label(self) -> Text:
        return STAGES[self.stage]

    @property
    def is_range(self) -> bool:
        return self.least is not None

    @property
    def is_nothing(self) -> bool:
        return self.value is None and self.least is None


def shown(result: Result, instrument: Instrument, level: str = "unit") -> Shown:
    """A stored result as it may be shown; the region's range comes from :func:`of_range`."""
    bounds = _bounds(result)
    if result.estimate and bounds:
        return of_range(*bounds, instrument, level, stage=result.stage, code=result.code)
    value = None if result.estimate or not result.score else Decimal(result.score)
    marks = () if value is None else (mark_of(instrument, Fraction(value), level),)
    return Shown(
        result.stage,
        result.estimate,
        value,
        None,
        None,
        instrument.rounding.places,
        marks,
        tuple(Text(**reason) for reason in result.why_not),
        result.code,
    )


def _bounds(result: Result) -> tuple[Fraction, Fraction] | None:
    if not (result.exact and result.least and result.greatest):
        return None
    return Fraction(result.least), Fraction(result.greatest)


def of_range(
    least: Fraction,
    greatest: Fraction,
    instrument: Instrument,
    level: str = "unit",
    stage: str = "self",
    code: str = "",
) -> Shown:
    """An estimate by its bounds, with the classes of both ends before they are rounded."""
    ends = (mark_of(instrument, least, level), mark_of(instrument, greatest, level))
    range_ = printed(instrument, least, greatest)
    return Shown(
        stage,
        True,
        None,
        range_.least,
        range_.greatest,
        range_.places,
        tuple(dict.fromkeys(ends)),
        (),
        code,
    )


def mark_of(instrument: Instrument, value: Fraction, level: str = "unit") -> Mark:
    """The chip of the class of a total, rounded as the version rounds."""
    band = instrument.class_table(level).classify(instrument.round(value))
    return mark(band.zone, band.label, _letter(band.code))


def _letter(code: str | None) -> str:
    return code if code and len(code) <= _LONGEST_LETTER else ""


def official_mark(result: OfficialResult, instrument: Instrument | None) -> Mark:
    """The chip of a published result: its class as it was printed."""
    level = "unit" if result.unit_id or result.named else "region"
    band = instrument.class_table(level).band(result.band) if instrument else None
    if band is not None:
        return mark(result.zone or None, band.label, _letter(band.code))
    return mark(result.zone or None, result.band or "")


def bands_of(instrument: Instrument, level: str = "unit") -> tuple[PictureBand, ...]:
    """The classes as stripes and bounds of a picture, from the lowest up."""
    table = reversed(instrument.class_table(level).bands)
    return tuple(PictureBand(b.lower, b.zone or "abu", _word(b.code, b.label)) for b in table)


def _word(code: str | None, label: Text) -> Text:
    letter = _letter(code)
    return Text(letter, letter) if letter else label


def range_of(score: Shown, instrument: Instrument, level: str = "unit") -> Range | None:
    """The picture of an estimate on the instrument's scale."""
    if score.least is None or score.greatest is None:
        return None
    bands = bands_of(instrument, level)
    return range_picture(score.least, score.greatest, bands, int(instrument.highest), score.places)


def published_number(result: OfficialResult) -> Fraction:
    """The score that was printed, for pictures and comparisons."""
    return exact(result.score)
