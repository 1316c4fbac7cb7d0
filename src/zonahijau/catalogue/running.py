"""Which legal clocks run for a standard, until when, and how that is said. Pure.

The clocks are data (``law/clocks/standards.yaml``); here is which of them a state starts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from zonahijau.catalogue.life import CONSULTING, DISCUSSED, REPAIRING, SET
from zonahijau.lawbook.clocks import Clock, Clocks, due, load_clocks, remaining
from zonahijau.lawbook.working_days import WorkingCalendar
from zonahijau.web.formatting import long_date, number
from zonahijau.wording import Text

PUBLICATION, COMMENTS, REPAIR = (
    "standard.draft_publication", "standard.comments", "standard.draft_repair",
)  # fmt: skip
PLEDGE, EVALUATION, REVIEW, NEW_UNIT = (
    "pledge.publication", "standard.evaluation", "standard.review", "standard.new_unit",
)  # fmt: skip
KEYS = (PUBLICATION, COMMENTS, REPAIR, PLEDGE, EVALUATION, REVIEW, NEW_UNIT)

_UNITS = {
    "working-days": Text("hari kerja", "working days"),
    "calendar-days": Text("hari", "days"),
    "months": Text("hari", "days"),
    "years": Text("hari", "days"),
}
_SOON = {"working-days": 2, "calendar-days": 3, "months": 30, "years": 30}
"""How near its end a clock is said to be urgent; a habit of this office, not of the law."""


@dataclass(frozen=True, slots=True)
class Days:
    """The legal days of a standard that start or stop clocks, and its unit's."""

    state: str
    minutes_on: date | None = None
    draft_published_on: date | None = None
    comments_closed_on: date | None = None
    set_on: date | None = None
    evaluated_on: date | None = None
    reviewed_on: date | None = None
    pledge_published_on: date | None = None
    unit_founded_on: date | None = None
    has_other_in_force: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """A clock that runs: since when, its last day, and how many of its days are left."""

    clock: Clock
    start: date
    last: date
    left: int
    is_late: bool = False

    @property
    def is_urgent(self) -> bool:
        """Whether it is late or about to be."""
        return self.is_late or self.left <= _SOON[self.clock.unit]

    @property
    def said(self) -> Text:
        """3 hari kerja lagi, sampai Senin, 30 November 2026."""
        return said_left(self.left, self.last, self.clock.unit, is_late=self.is_late)


def said_left(left: int, last: date, unit: str, *, is_late: bool) -> Text:
    """How much is left, or how late it is, in words with the last day."""
    unit_said, day_id, day_en = _UNITS[unit], long_date(last), long_date(last, "en")
    many_id, many_en = number(left, 0), number(left, 0, "en")
    if is_late:
        over = max(-left, 1)
        return Text(
            f"terlambat {over} {unit_said.id}, batasnya {day_id}",
            f"{over} {_plural(unit_said.en, over)} late, it was due on {day_en}",
        )
    if left == 0:
        return Text(f"hari terakhir: {day_id}", f"the last day: {day_en}")
    return Text(
        f"{many_id} {unit_said.id} lagi, sampai {day_id}",
        f"{many_en} {_plural(unit_said.en, left)} left, until {day_en}",
    )


def _plural(words: str, count: int) -> str:
    return words.removesuffix("s") if count == 1 else words


@cache
def clocks() -> Clocks:
    """The clocks of standards and pledges."""
    return load_clocks()


def clock_on(key: str, start: date, today: date) -> Clock:
    """The version in force when it started; today's, where it started before there was one."""
    first = clocks().versions(key)[0].in_force.start
    return clocks().clock(key, start if start >= first else today)


def run(key: str, start: date, today: date, calendar: WorkingCalendar) -> Running:
    """A clock that started on a day, as it stands today."""
    clock = clock_on(key, start, today)
    last = due(clock, start, calendar)
    now = datetime.combine(today, datetime.min.time(), calendar.zone)
    left = remaining(clock, start, now, calendar)
    return Running(clock, start, last, left, is_late=today > last)


def last_day(key: str, start: date, calendar: WorkingCalendar) -> date:
    """The last day of a clock that started on a day."""
    return due(clock_on(key, start, start + timedelta(days=1)), start, calendar)


def running(days: Days, today: date, calendar: WorkingCalendar) -> list[Running]:
    """Every clock that runs for a standard today, the one that ends first before the others."""
    started = [run(key, start, today, calendar) for key, start in _started(days) if start]
    return sorted(started, key=lambda each: each.last)


def _started(days: Days) -> Iterator[tuple[str, date | None]]:
    if days.state == DISCUSSED:
        yield PUBLICATION, days.minutes_on
    elif days.state == CONSULTING:
        yield COMMENTS, days.draft_published_on
    elif days.state == REPAIRING:
        yield REPAIR, days.comments_closed_on
    elif days.state == SET:
        yield PLEDGE, None if days.pledge_published_on else days.set_on
        yield EVALUATION, days.evaluated_on or days.set_on
        yield REVIEW, days.reviewed_on or days.set_on
    if days.state not in (SET, "replaced", "withdrawn") and not days.has_other_in_force:
        yield NEW_UNIT, _new_since(days.unit_founded_on)


def _new_since(founded: date | None) -> date | None:
    """A unit is new only if the regulation was in force when it was formed."""
    since = clocks().versions(NEW_UNIT)[0].in_force.start
    return founded if founded and founded >= since else None


_STOPPED_BY = {
    "draft-published": (PUBLICATION, "minutes_on"),
    "comments-closed": (COMMENTS, "draft_published_on"),
    "repaired": (REPAIR, "comments_closed_on"),
}


def lateness(kind: str, on: date, started: date | None, calendar: WorkingCalendar) -> int | None:
    """By how many days of its clock a step came too late: 0 in time, None without a clock."""
    if kind not in _STOPPED_BY or started is None:
        return None
    then = run(_STOPPED_BY[kind][0], started, on, calendar)
    return max(-then.left, 1) if then.is_late else 0


def late_said(kind: str, late: int) -> Text:
    """By how much a step came too late, in the days that its clock counts."""
    unit = _UNITS[clocks().versions(_STOPPED_BY[kind][0])[0].unit]
    return Text(f"terlambat {late} {unit.id}", f"{late} {_plural(unit.en, late)} late")


def starts_clock(kind: str) -> str:
    """The field with the day from which the clock of a step runs; nothing without a clock."""
    return _STOPPED_BY[kind][1] if kind in _STOPPED_BY else ""


def first_close(published_on: date, calendar: WorkingCalendar) -> date:
    """The last day on which the public comments; earlier the time for comments cannot end
    (PP 96/2012 art. 27 paragraph 2)."""
    return last_day(COMMENTS, published_on, calendar)
