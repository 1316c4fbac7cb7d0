"""The periods of reports, when they are due, and what a report says about itself. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.library import all_instruments, load_series
from zonahijau.surveys.figures import INSTRUMENT
from zonahijau.wording import Text, refuse

_SERIES = "panrb-skm"
DAYS_AFTER = 30
"""A local choice: the regulation says how often, not by which day the report comes."""
PARTS: Mapping[str, int] = {"year": 1, "half": 2, "quarter": 4}
_MONTHS = 12
LOWEST = 3
"""The follow-up plan begins with the three lowest elements, as the office does."""


def span_of(frequency: str, year: int, part: int) -> tuple[date, date]:
    """The year, half-year or quarter as [start, until). Refused for a part that it has not."""
    parts = PARTS[frequency]
    if not 1 <= part <= parts:
        raise refuse(
            Text("Bagian tahun itu tidak ada", "There is no such part of the year"),
            Text("Pilih 1 sampai {n}", "Choose 1 to {n}").fill(n=parts),
            column="part",
        )
    months = _MONTHS // parts
    first = (part - 1) * months
    last = first + months
    return date(year, first + 1, 1), date(year + last // _MONTHS, last % _MONTHS + 1, 1)


def due_day(until: date) -> date:
    """By when a report comes unless the office says otherwise."""
    return until + timedelta(DAYS_AFTER)


def period_said(start: date, until: date) -> Text:
    """2026; semester I 2026; triwulan III 2026; otherwise both dates."""
    for frequency, parts in PARTS.items():
        for part in range(1, parts + 1):
            if span_of(frequency, start.year, part) == (start, until):
                return _named(frequency, part, start.year)
    last = until - timedelta(1)
    if last == start:
        return Text(f"{start:%d-%m-%Y}", f"{start}")
    return Text(f"{start:%d-%m-%Y} s.d. {last:%d-%m-%Y}", f"{start} to {last}")


def _named(frequency: str, part: int, year: int) -> Text:
    roman = ("I", "II", "III", "IV")[part - 1]
    if frequency == "year":
        return Text(str(year), str(year))
    words = {"half": ("semester", "half-year"), "quarter": ("triwulan", "quarter")}[frequency]
    return Text(f"{words[0]} {roman} {year}", f"{words[1]} {roman} {year}")


def outdated(instrument_id: str, basis: str, until: date) -> Text | None:
    """The title of the version that was in force at the end of the period, where the report used
    or names another one; None where it is the right one, or none is known to have been in force."""
    day = until - timedelta(1)
    in_force = load_series()[_SERIES].in_force(all_instruments(), day)
    if in_force is None:
        return None
    old = (each for each in all_instruments() if each.series == _SERIES and each != in_force)
    used = (instrument_id or INSTRUMENT) == in_force.id
    return None if used and not any(_names(basis, each) for each in old) else in_force.title


def _names(basis: str, instrument: Instrument) -> bool:
    """Whether a report names the regulation of a version: KEP/25 of KEP/25/M.PAN/2/2004."""
    titles = " ".join(source.title for source in instrument.sources.values())
    numbers = (word for word in titles.split() if word.count("/") > 1)
    begun = {_bare("/".join(number.split("/")[:2])) for number in numbers}
    return any(each in _bare(basis) for each in begun)


def _bare(written: str) -> str:
    return "".join(each for each in written.casefold() if each.isalnum())


def lowest(means: Mapping[str, Fraction]) -> list[str]:
    """The three elements to begin with, the lowest first; more where others have the value of the
    third, for nothing says which of equals comes first."""
    ordered = sorted(means, key=lambda code: means[code])
    bound = [means[code] for code in ordered[LOWEST - 1 : LOWEST]]
    return [code for code in ordered if not bound or means[code] <= bound[0]]
