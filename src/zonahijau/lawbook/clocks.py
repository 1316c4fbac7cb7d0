"""Legal clocks: from which event to which, how long, in which days, and what follows a miss.

A clock is data (``law/clocks/``). Here are what it is, which version of it holds on a day, and
when it runs out. UU 25/2009, UU 37/2008, UU 14/2008, UU 27/2022 and PP 96/2012 give the limits;
``law/calendars/`` the rules of counting where they are silent.
"""

from __future__ import annotations

import difflib
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from zonahijau.lawbook.citations import Citation, Period
from zonahijau.lawbook.working_days import ONE_DAY, WorkingCalendar
from zonahijau.wording import Text, refuse

UNITS = ("calendar-days", "working-days", "hours", "months", "years")
PARTIES = ("provider", "complainant", "public", "superior", "ombudsman", "national-admin")
"""Who must act: only a miss of the provider or the superior is lateness of the government."""

OUTCOMES = ("withdrawn", "granted", "waived", "closed", "reported")
"""What a miss leads to by itself, where the source says so."""

_MONTHS_PER_YEAR = 12


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
        """The clock with the limit that the office laid down; refuses what the law does not offer."""
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

        An own row never changes a limit that the law gives: it must begin within an awaited
        version, which it replaces from that day on, or bear a key of its own.
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
    if not versions:
        return (own,)
    kept = [clock for clock in versions if clock.in_force.start < own.in_force.start]
    clash = next((clock for clock in versions if clock.in_force.overlaps(own.in_force)), None)
    if clash is not None and clash.awaited is None:
        raise refuse(
            Text(
                f"{own.key} sudah ditentukan peraturan pada {own.in_force.start}",
                f"the law already gives {own.key} on {own.in_force.start}",
            ),
            Text("beri kunci lain bagi tenggat sendiri", "give a clock of your own another key"),
        )
    return (*(_cut(clock, own.in_force.start) for clock in kept), own)


def _cut(clock: Clock, day: date) -> Clock:
    until = clock.in_force.until
    if until is not None and until <= day:
        return clock
    period = Period(clock.in_force.start, day)
    return replace(clock, cite=replace(clock.cite, in_force=period))


# -- when a clock runs out ----------------------------------------------------------------------


def due(
    clock: Clock,
    start: date | datetime,
    calendar: WorkingCalendar,
    *,
    pauses: Sequence[Period] = (),
    extended: bool = False,
) -> date:
    """The last day on which the act is still in time, by the office's own calendar and zone.

    ``start`` is when the starting event happened. ``pauses`` are the days on which the clock
    stood still; ``extended`` adds the extension that the law allows. Refuses a clock whose limit
    is not known, an extension or pause that the law does not give, and for a clock in hours a
    start without time of day.
    """
    limit = _limit(clock, extended)
    if clock.unit == "hours":
        return calendar.instant(_moment(start) + timedelta(hours=limit)).date()
    _check_pauses(clock, pauses)
    first = calendar.local_day(start)
    if clock.counts_first_day:
        first -= ONE_DAY
    signed = -limit if clock.runs_back else limit
    if clock.unit == "working-days":
        return _walk(first, signed, pauses, calendar.is_working)
    if clock.unit == "calendar-days":
        return _walk(first, signed, pauses, _every_day)
    months = signed * (_MONTHS_PER_YEAR if clock.unit == "years" else 1)
    return _skip_pauses(first, add_months(first, months), pauses)


def due_at(
    clock: Clock,
    start: date | datetime,
    calendar: WorkingCalendar,
    *,
    pauses: Sequence[Period] = (),
    extended: bool = False,
) -> datetime:
    """The instant from which the act is late: to the second for a clock in hours, otherwise the
    midnight that ends the last day."""
    if clock.unit == "hours":
        return calendar.instant(_moment(start) + timedelta(hours=_limit(clock, extended)))
    last = due(clock, start, calendar, pauses=pauses, extended=extended)
    return calendar.midnight_after(last)


def is_late(
    clock: Clock,
    start: date | datetime,
    at: datetime,
    calendar: WorkingCalendar,
    *,
    pauses: Sequence[Period] = (),
    extended: bool = False,
) -> bool:
    """Whether an act at that instant, or its absence until then, misses the clock."""
    return at >= due_at(clock, start, calendar, pauses=pauses, extended=extended)


def remaining(
    clock: Clock,
    start: date | datetime,
    at: datetime,
    calendar: WorkingCalendar,
    *,
    pauses: Sequence[Period] = (),
    extended: bool = False,
) -> int:
    """How much is left: whole hours for a clock in hours, working days for one in working days,
    else calendar days; 0 on the last day, negative by as much as it is overdue."""
    if clock.unit == "hours":
        left = due_at(clock, start, calendar, extended=extended) - at
        return left // timedelta(hours=1)
    last = due(clock, start, calendar, pauses=pauses, extended=extended)
    today = calendar.local_day(at)
    if clock.unit == "working-days":
        return calendar.working_days_between(today, last) or -calendar.working_days_between(
            last, today
        )
    return (last - today).days


def add_months(day: date, months: int) -> date:
    """The same date so many months on; the month's last day where that date does not exist."""
    year, month0 = divmod(day.year * _MONTHS_PER_YEAR + day.month - 1 + months, _MONTHS_PER_YEAR)
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))
