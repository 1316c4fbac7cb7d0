"""The class of a result as its chip shows it."""

from __future__ import annotations

from zonahijau.assessments.models import OfficialResult, Result
from zonahijau.lawbook import citations
from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.library import instrument_files, load_instrument
from zonahijau.web.marks import Mark, mark
from zonahijau.wording import Text

INCOMPUTABLE = citations.INCOMPUTABLE.capitalized
UNCLASSED = Text("Tanpa kelas", "No class")


def mark_of(result: Result) -> Mark:
    """A result's class by the version that it was scored under."""
    if not result.score:
        return mark(None, INCOMPUTABLE)
    level = "unit" if result.assessment_id else "region"
    return class_mark(result.version.instrument, result.band, result.zone, level)


def official_mark(result: OfficialResult) -> Mark:
    """The class that another body printed."""
    if result.instrument_id not in instrument_files():
        return _printed(result.band, result.zone)
    level = "unit" if result.unit_id else "region"
    return class_mark(load_instrument(result.instrument_id), result.band, result.zone, level)


def class_mark(instrument: Instrument, band: str, zone: str, level: str) -> Mark:
    """A class by its printed code: one letter stands before its word."""
    found = instrument.class_table(level).band(band) if band else None
    if found is None:
        return _printed(band, zone)
    letter = band if len(band) == 1 else ""
    return mark(zone or None, found.label, letter)


def _printed(band: str, zone: str) -> Mark:
    """What was printed without a class of ours: its own word, else the word of its zone."""
    return mark(zone or None, band or ("" if zone else UNCLASSED))
