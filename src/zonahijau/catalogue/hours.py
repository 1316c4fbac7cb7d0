"""Opening hours: a week with breaks, what holds on holidays, and whether it is open now. Pure.

In JSON: ``{"week": {"1": [["08:00", "12:00"], ["13:00", "15:30"]], ...}, "holidays": "closed",
"closed": [["2026-12-24", "2026-12-27", "cuti bersama"]]}``; 1 is Monday, 7 Sunday, and the last
day of a closure is the first on which it is open again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby, pairwise
from typing import Any

from zonahijau.wording import Text, refuse

DAYS: Mapping[int, Text] = {
    1: Text("Senin", "Monday"),
    2: Text("Selasa", "Tuesday"),
    3: Text("Rabu", "Wednesday"),
    4: Text("Kamis", "Thursday"),
    5: Text("Jumat", "Friday"),
    6: Text("Sabtu", "Saturday"),
    7: Text("Minggu", "Sunday"),
}
CLOSED, AS_USUAL = "closed", "as-usual"
HOLIDAY_RULES: Mapping[str, Text] = {
    CLOSED: Text("tutup pada hari libur", "closed on public holidays"),
    AS_USUAL: Text("tetap buka pada hari libur", "open on public holidays as well"),
}
_TIME = r"([01]?\d|2[0-4])[.:]?([0-5]\d)?"
_SPAN = re.compile(rf"^{_TIME}\s*(?:-|–|sampai|s\.?d\.?|to)\s*{_TIME}$")
_ROUND_THE_CLOCK = {"24 jam", "24 hours"}
_LOOK_AHEAD = 120
MIDNIGHT = "24:00"


@dataclass(frozen=True, slots=True)
class Span:
    """From one time of a day to another; ``until`` may be 24:00."""

    start: str
    until: str

    @property
    def said(self) -> str:
        """08.00–12.00"""
        return f"{self.start}–{self.until}".replace(":", ".")


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which a place is closed, half open: ``until`` is the first day it opens again."""

    start: date
    until: date
    note: str = ""

    @property
    def last(self) -> date:
        """The last day on which it is closed."""
        return self.until - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Now:
    """How a place stands at a moment; ``opens`` is the next opening within four months."""

    is_open: bool
    until: str = ""
    opens: tuple[date, str] | None = None
    because: Text | str = ""


Holiday = Callable[[date], Text | str]
"""The name of a public holiday on that day; nothing on any other."""


@dataclass(frozen=True, slots=True)
class Hours:
    """A week; no span on a day is closed on it. An empty week says that nobody wrote it down."""

    week: Mapping[int, tuple[Span, ...]]
    holidays: str = CLOSED
    closed: tuple[Closure, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether any day has hours."""
        return any(self.week.values())

    def closed_because(self, day: date, holiday: Holiday) -> Text | str:
        """Why it is closed the whole of that day; nothing where it is not."""
        for closure in self.closed:
            if closure.start <= day < closure.until:
                return closure.note or Text("tutup sementara", "closed for the time being")
        return "" if self.holidays == AS_USUAL else holiday(day)

    def spans(self, day: date, holiday: Holiday) -> tuple[Span, ...]:
        """The hours of that very day."""
        return () if self.closed_because(day, holiday) else self.week.get(day.isoweekday(), ())

    def closures(self, today: date) -> tuple[Closure, ...]:
        """Those that are not over, the next one first."""
        ahead = (each for each in self.closed if each.until > today)
        return tuple(sorted(ahead, key=lambda each: (each.start, each.until)))

    def holidays_ahead(self, today: date, days: int, holiday: Holiday) -> dict[date, Text | str]:
        """The holidays among the next days on which it would be open, with their names."""
        if self.holidays == AS_USUAL:
            return {}
        ahead = (today + timedelta(days=number) for number in range(days))
        named = {day: holiday(day) for day in ahead if self.week.get(day.isoweekday())}
        return {day: name for day, name in named.items() if name}

    def at(self, moment: datetime, holiday: Holiday) -> Now:
        """Whether it is open at a moment in the zone of the place."""
        today, clock = moment.date(), moment.strftime("%H:%M")
        for span in self.spans(today, holiday):
            if span.start <= clock < span.until:
                return Now(True, span.until)
        because = self.closed_because(today, holiday)
        return Now(False, opens=self._next(today, clock, holiday), because=because)

    def _next(self, today: date, clock: str, holiday: Holiday) -> tuple[date, str] | None:
        for ahead in range(_LOOK_AHEAD + 1):
            day = today + timedelta(days=ahead)
            for span in self.spans(day, holiday):
                if ahead or span.start > clock:
                    return day, span.start
        return None

    @property
    def lines(self) -> list[tuple[Text, str]]:
        """The week as people read it: days that are alike in one line, closed days left to the
        last line of :meth:`closed_days`."""
        listed = [(day, self.week.get(day, ())) for day in DAYS]
        found = []
        for spans, group in groupby(listed, key=lambda pair: pair[1]):
            days = [day for day, _ in group]
            if spans:
                found.append((_days(days), ", ".join(span.said for span in spans)))
        return found

    @property
    def closed_days(self) -> Text | None:
        """The days of the week on which it is closed."""
        days = [day for day in DAYS if not self.week.get(day)]
        runs = [list(run) for run in _runs(days)]
        if not self.is_known or not runs:
            return None
        said = [_days(run) for run in runs]
        return Text(", ".join(each.id for each in said), ", ".join(each.en for each in said))

    def as_json(self) -> dict[str, Any]:
        """For the database; the other way is :func:`read_hours`."""
        return {
            "week": {
                str(day): [[s.start, s.until] for s in spans]
                for day, spans in self.week.items()
                if spans
            },
            "holidays": self.holidays,
            "closed": [[c.start.isoformat(), c.until.isoformat(), c.note] for c in self.closed],
        }


def read_hours(said: Mapping[str, Any]) -> Hours:
    """What :meth:`Hours.as_json` wrote."""
    week = {int(day): tuple(Span(*s) for s in spans) for day, spans in _week(said).items()}
    closed = (
        Closure(date.fromisoformat(start), date.fromisoformat(until), note)
        for start, until, note in said.get("closed", ())
    )
    return Hours(week, said.get("holidays", CLOSED), tuple(closed))


def read_spans(typed: str, column: str = "") -> tuple[Span, ...]:
    """What somebody types for a day: ``08.00-12.00, 13.00-15.30``, ``24 jam``, or nothing.

    Refused where it cannot be read, ends before it begins, or overlaps.
    """
    words = " ".join(typed.lower().split())
    if not words or words in {"tutup", "closed", "-"}:
        return ()
    if words in _ROUND_THE_CLOCK:
        return (Span("00:00", MIDNIGHT),)
    parts = (part for part in re.split(r"[,;]", words) if part.strip())
    spans = tuple(sorted((_span(part.strip(), column) for part in parts), key=lambda s: s.start))
    for one, other in pairwise(spans):
        if other.start < one.until:
            raise _unreadable(typed, column)
    return spans


def _span(part: str, column: str) -> Span:
    found = _SPAN.match(part)
    if found is None:
        raise _unreadable(part, column)
    start, until = (
        f"{int(hour):02}:{minute or '00'}"
        for hour, minute in ((found[1], found[2]), (found[3], found[4]))
    )
    if not start < until <= MIDNIGHT:
        raise _unreadable(part, column)
    return Span(start, until)


def _unreadable(part: str, column: str) -> Exception:
    return refuse(
        Text(f"Jam “{part}” tidak terbaca", f"The hours “{part}” cannot be read"),
        Text(
            "Tulis misalnya 08.00-12.00, 13.00-15.30; kosongkan bila tutup",
            "Write for instance 08.00-12.00, 13.00-15.30; leave it empty when closed",
        ),
        column=column,
    )


def _week(said: Mapping[str, Any]) -> Mapping[str, Any]:
    week: Mapping[str, Any] = said.get("week", {})
    return week


def _runs(days: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _days(days: list[int]) -> Text:
    first, last = DAYS[days[0]], DAYS[days[-1]]
    if len(days) == 1:
        return first
    if len(days) == len(DAYS):
        return Text("Setiap hari", "Every day")
    return Text(f"{first.id}–{last.id}", f"{first.en}–{last.en}")


def clock_of(said: str) -> time:
    """A time of a span as Python has it; 24:00 is the last minute of the day."""
    return time(23, 59) if said == MIDNIGHT else time.fromisoformat(said)
