"""Worked cases of clocks: a start, an office's calendar, and the day on which it runs out."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from pathlib import Path

from zonahijau.lawbook.calendars import load_calendar
from zonahijau.lawbook.citations import Period, read_period
from zonahijau.lawbook.clocks.counting import due, due_at, is_late, remaining
from zonahijau.lawbook.clocks.model import Clock, Clocks
from zonahijau.lawbook.clocks.reading import read_clocks
from zonahijau.lawbook.entries import Entry
from zonahijau.lawbook.worked_cases import Finder, Shown, WorkedCase, read_worked_cases, subject_of
from zonahijau.lawbook.working_days import WorkingCalendar
from zonahijau.wording import Text

_NO_DATE = Text("bukan tanggal atau waktu", "is not a date or time")
_WRITE_DATE = Text(
    "tulis misalnya 2026-03-02 atau 2026-03-02T09:30", "write, say, 2026-03-02 or 2026-03-02T09:30"
)


def read_clock_cases(path: Path, shown_as: str | None = None) -> tuple[WorkedCase, ...]:
    """The worked cases of a file of clocks. A case gives ``clock``, ``start`` and what differs
    from the default office; it may expect ``due``, ``due_at``, ``remaining``, ``late``,
    ``outcome``, ``refused``."""
    clocks = read_clocks(subject_of(path))
    return read_worked_cases(path, shown_as, lambda entry: _read_given(entry, clocks))


def _read_given(entry: Entry, clocks: Clocks) -> Finder:
    calendar = _read_calendar(entry)
    start = _read_moment(entry, "start", calendar)
    on = entry.date("on") if entry.has("on") else calendar.local_day(start)
    clock = clocks.clock(entry.text("clock"), on)
    return partial(
        _found,
        clock.choosing(entry.whole("chosen")) if entry.has("chosen") else clock,
        start,
        calendar,
        _read_pauses(entry),
        entry.flag("extended"),
        _read_instant(entry, "at", calendar) if entry.has("at") else None,
    )


def _found(
    clock: Clock,
    start: date | datetime,
    calendar: WorkingCalendar,
    pauses: tuple[Period, ...],
    extended: bool,
    at: datetime | None,
) -> dict[str, Shown]:
    last = due(clock, start, calendar, pauses=pauses, extended=extended)
    end = due_at(clock, start, calendar, pauses=pauses, extended=extended)
    found: dict[str, Shown] = {
        "due": last.isoformat(),
        "due_at": end.isoformat(timespec="minutes"),
        "outcome": clock.outcome or "none",
        "refused": "false",
    }
    if at is not None:
        left = remaining(clock, start, at, calendar, pauses=pauses, extended=extended)
        late = is_late(clock, start, at, calendar, pauses=pauses, extended=extended)
        found |= {"remaining": str(left), "late": str(late).lower()}
    return found


def _read_calendar(entry: Entry) -> WorkingCalendar:
    observed = not entry.has("holidays")
    if not observed:
        entry.choice("holidays", ("none",))
    return load_calendar().working(
        week=entry.optional_text("week"),
        zone=entry.optional_text("zone"),
        added=_read_days(entry, "added"),
        removed=_read_days(entry, "removed"),
        observed=observed,
    )


def _read_days(entry: Entry, key: str) -> list[date]:
    if not entry.has(key):
        return []
    try:
        return [date.fromisoformat(day) for day in entry.texts(key)]
    except ValueError:
        raise entry.refused(key, _NO_DATE, _WRITE_DATE) from None


def _read_pauses(entry: Entry) -> tuple[Period, ...]:
    listed = entry.entries("pauses") if entry.has("pauses") else []
    return tuple(read_period(each) for each in listed)


def _read_moment(entry: Entry, key: str, calendar: WorkingCalendar) -> date | datetime:
    return _read_instant(entry, key, calendar) if "T" in entry.text(key) else entry.date(key)


def _read_instant(entry: Entry, key: str, calendar: WorkingCalendar) -> datetime:
    """An instant; without a zone of its own it is in that of the office."""
    try:
        moment = datetime.fromisoformat(entry.text(key))
    except ValueError:
        raise entry.refused(key, _NO_DATE, _WRITE_DATE) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=calendar.zone)
