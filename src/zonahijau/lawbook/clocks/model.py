"""Legal clocks: from which event to which, how long, in which days, and what follows a miss.

A clock is data (``law/clocks/``). Here are what it is and which version of it holds on a day.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from zonahijau.lawbook.citations import Citation, Period
from zonahijau.wording import Text, refuse

UNITS = ("calendar-days", "working-days", "hours", "months", "years")
PARTIES = ("provider", "complainant", "public", "superior", "ombudsman", "national-admin")
"""Who must act: only a miss of the provider or the superior is lateness of the government."""

OUTCOMES = ("withdrawn", "granted", "waived", "closed", "reported")
"""What a miss leads to by itself, where the source says so."""


@dataclass(frozen=True, slots=True)
class Standstill:
    """The events between which a clock does not run."""

    starts: str
    ends: str


@dataclass(frozen=True, slots=True)
class Clock:
    """One legal time limit in one version of it.

    ``limit`` is in ``unit`` and None where the version's text is not known (``awaited`` then says
    why) or where the office chooses among ``choices``. ``unit_cite`` is the source of the unit:
    the clock's own, or the reading of a bare "hari". A clock that ``runs_back`` ends before its
    start (announce thirty days before); one that ``repeats`` starts again at its own end.
    """

    key: str
    label: Text
    party: str
    limit: int | None
    unit: str
    starts: str
    ends: str
    cite: Citation
    unit_cite: Citation
    counts_first_day: bool = False
    choices: tuple[int, ...] = ()
    extension: int = 0
    extension_cite: Citation | None = None
    runs_back: bool = False
    repeats: bool = False
    paused_by: tuple[Standstill, ...] = ()
    outcome: str | None = None
    missed: Text | None = None
    missed_cite: Citation | None = None
    awaited: Text | None = None
    note: Text | None = None
    line: int = 0

    @property
    def in_force(self) -> Period:
        return self.cite.in_force

    def choosing(self, limit: int) -> Clock:
        """The clock with the limit that the office chose; refuses what the law does not offer."""
        if limit not in self.choices:
            raise refuse(
                Text(f"{limit} bukan pilihan {self.key}", f"{self.key} does not offer {limit}"),
                Text("pilih salah satu: {all}", "choose one of: {all}").fill(
                    all=", ".join(map(str, self.choices)) or "-"
                ),
            )
        return replace(self, limit=limit)


class Clocks:
    """All versions of all clocks; ask for one by key and day."""

    def __init__(self, rows: Iterable[Clock]):
        self._versions: dict[str, tuple[Clock, ...]] = {}
        for clock in rows:
            self._versions[clock.key] = (*self._versions.get(clock.key, ()), clock)

    @property
    def keys(self) -> list[str]:
        return list(self._versions)

    def versions(self, key: str) -> tuple[Clock, ...]:
        """The dated versions of a clock, in the order of the file."""
        if key not in self._versions:
            raise self._no_such(key)
        return self._versions[key]

    def clock(self, key: str, on: date) -> Clock:
        """The version of a clock that is in force on a day."""
        versions = self.versions(key)
        for clock in versions:
            if on in clock.in_force:
                return clock
        raise refuse(
            Text(f"tenggat {key} tidak berlaku pada {on}", f"clock {key} is not in force on {on}"),
            Text(
                f"berlaku sejak {versions[0].in_force.start}",
                f"it is in force from {versions[0].in_force.start}",
            ),
        )

    def with_own(self, rows: Iterable[Clock]) -> Clocks:
        """The same clocks, with the administrator's own rows where the law's text is awaited.

        An own row takes its days from an awaited version and leaves the rest awaited; it never
        overlaps a version whose limit the law gives. A key of its own is free.
        """
        merged = dict(self._versions)
        for own in rows:
            merged[own.key] = _entered(merged.get(own.key, ()), own)
        return Clocks(clock for versions in merged.values() for clock in versions)

    def _no_such(self, key: str) -> Exception:
        near = difflib.get_close_matches(key, self.keys, 1)
        remedy = Text("pilih dari law/clocks", "choose from law/clocks")
        if near:
            remedy = Text(f"mungkin maksudnya {near[0]}", f"perhaps {near[0]} is meant")
        return refuse(Text(f"tenggat {key} tidak ada", f"there is no clock {key}"), remedy)


def _entered(versions: Sequence[Clock], own: Clock) -> tuple[Clock, ...]:
    clashes = [clock for clock in versions if clock.in_force.overlaps(own.in_force)]
    if any(clock.awaited is None for clock in clashes):
        raise refuse(
            Text(
                f"{own.key} sudah ditentukan peraturan pada {own.in_force.start}",
                f"the law already gives {own.key} on {own.in_force.start}",
            ),
            Text("beri kunci lain bagi tenggat sendiri", "give a clock of your own another key"),
        )
    kept = [part for clock in versions for part in _outside(clock, own.in_force)]
    return tuple(sorted((*kept, own), key=lambda clock: clock.in_force.start))


def _outside(clock: Clock, taken: Period) -> list[Clock]:
    """What is left of a version when other days are taken from it."""
    period = clock.in_force
    if not period.overlaps(taken):
        return [clock]
    left = []
    if period.start < taken.start:
        left.append(Period(period.start, taken.start))
    if taken.until is not None and taken.until in period:
        left.append(Period(taken.until, period.until))
    return [replace(clock, cite=replace(clock.cite, in_force=part)) for part in left]
