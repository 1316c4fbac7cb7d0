"""Series of versions: on any day one version is in force, or a pause is declared."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zonahijau.lawbook.citations import (
    Citation,
    Citing,
    Period,
    period_within,
    read_citation,
    read_sources,
)
from zonahijau.lawbook.entries import Entry, Findings, read_file
from zonahijau.lawbook.instruments import Instrument
from zonahijau.wording import Refusal, Text


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which, by declaration, no version of a series is in force."""

    period: Period
    reason: Text
    cite: Citation


@dataclass(frozen=True, slots=True)
class Series:
    """Successive versions of one body's instrument, and the pauses between them."""

    name: str
    title: Text
    pauses: tuple[Pause, ...]
    line: int = 0

    def in_force(self, instruments: Iterable[Instrument], day: date) -> Instrument | None:
        """The version in force on a day; None in a pause or outside the series."""
        return next(
            (each for each in instruments if each.series == self.name and day in each.in_force),
            None,
        )


def read_series(path: Path, shown_as: str | None = None) -> list[Series]:
    """The series of ``law/instruments/series.yaml``."""
    findings = Findings()
    top = read_file(path, shown_as)
    sources = read_sources(top)
    everything = Period(date.min)
    citing = Citing(sources, read_citation(top.entry("cite"), sources, None, everything))
    series = findings.each(top.entries("series"), lambda entry: _read(entry, citing))
    with findings.gather():
        top.finish()
    findings.raise_any()
    return series


def _read(entry: Entry, outer: Citing) -> Series:
    citing = outer.within(entry)
    pauses = entry.entries("pauses") if entry.has("pauses") else []
    series = Series(
        entry.text("name"),
        entry.bilingual("title"),
        tuple(_read_pause(pause, citing) for pause in pauses),
        entry.line,
    )
    entry.finish()
    return series


def _read_pause(entry: Entry, citing: Citing) -> Pause:
    entry.date("until")
    period = period_within(entry)
    pause = Pause(period, entry.bilingual("reason"), citing.of(entry))
    entry.finish()
    return pause


def check_series(series: Series, instruments: Iterable[Instrument], file: str) -> list[Refusal]:
    """Overlaps and undeclared gaps between the versions and pauses of one series."""
    versions = [(each.in_force, each.id) for each in instruments if each.series == series.name]
    pauses = [(pause.period, "jeda/pause") for pause in series.pauses]
    spans = sorted(versions + pauses, key=lambda span: span[0].start)
    if not versions:
        return [_unused(series, file)]
    refusals = []
    for (earlier, name), (later, next_name) in itertools.pairwise(spans):
        if earlier.until is None or later.start < earlier.until:
            refusals.append(_overlap(series, file, name, next_name, later.start))
        elif later.start > earlier.until:
            refusals.append(_hole(series, file, earlier.until, later.start))
    return refusals


def _unused(series: Series, file: str) -> Refusal:
    return Refusal(
        Text(f"seri {series.name} tidak punya versi", f"series {series.name} has no version"),
        Text("tambahkan instrumennya atau hapus serinya", "add its instrument or remove it"),
        file,
        series.line,
    )


def _overlap(series: Series, file: str, one: str, other: str, day: date) -> Refusal:
    return Refusal(
        Text(
            f"{one} dan {other} sama-sama berlaku pada {day}",
            f"{one} and {other} are both in force on {day}",
        ),
        Text(
            f"akhiri {one} paling lambat {day} (until tidak termasuk)",
            f"end {one} by {day} (until is not included)",
        ),
        file,
        series.line,
    )


def _hole(series: Series, file: str, start: date, until: date) -> Refusal:
    return Refusal(
        Text(
            f"dari {start} sampai sebelum {until} tidak ada versi {series.name} yang berlaku",
            f"no version of {series.name} is in force from {start} until {until}",
        ),
        Text("perpanjang versinya atau nyatakan pauses", "extend a version or declare a pause"),
        file,
        series.line,
    )
