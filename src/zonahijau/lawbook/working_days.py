"""Working days: the office's week, the national holidays, and the days a regency adds or removes.

The rules of counting and the weeks come from ``law/calendars/indonesia.yaml``; the dates of the
holidays from the ``holidays`` library, which follows the yearly joint decree (SKB).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache
from itertools import count, islice

from zonahijau.wording import Text, refuse

ONE_DAY = timedelta(days=1)
PUBLIC, JOINT_LEAVE = "public", "government"
"""What the library calls national holidays and collective leave (cuti bersama)."""

Holidays = Callable[[int], frozenset[date]]
"""The days of a year on which the nation does not work."""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days an office works, and in which zone its days begin.

    ``week`` holds weekdays (Monday is 0), ``added`` days that the administrator declared free,
    ``removed`` holidays that are worked here. Weekends stay free whatever is removed.
    """

    week: frozenset[int]
    zone: timezone
    holidays: Holidays
    added: frozenset[date] = frozenset()
    removed: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if not self.week:
            raise refuse(
                Text("minggu tanpa hari kerja", "a week without a working day"),
                Text("sebutkan hari kerjanya", "name its working days"),
            )
        both = sorted(self.added & self.removed)
        if both:
            raise refuse(
                Text(
                    f"{both[0]} ditambah sekaligus dihapus sebagai hari libur",
                    f"{both[0]} is both added to and removed from the holidays",
                ),
                Text("pilih salah satu", "choose one of the two"),
            )

    def is_holiday(self, day: date) -> bool:
        """Free for a reason other than the weekend."""
        return day in self.added or (day not in self.removed and day in self.holidays(day.year))

    def is_working(self, day: date) -> bool:
        return day.weekday() in self.week and not self.is_holiday(day)

    def local_day(self, moment: date | datetime) -> date:
        """The date that the office's clock shows; an instant must carry its own zone."""
        if not isinstance(moment, datetime):
            return moment
        return self.instant(moment).date()

    def instant(self, moment: datetime) -> datetime:
        """The instant in the office's zone."""
        if moment.tzinfo is None:
            raise refuse(
                Text("waktu tanpa zona", "a time without zone"),
                Text("sertakan zona, misalnya +07:00", "add the zone, such as +07:00"),
            )
        return moment.astimezone(self.zone)

    def midnight_after(self, day: date) -> datetime:
        """The instant at which a day is over."""
        return datetime.combine(day + ONE_DAY, datetime.min.time(), self.zone)

    def working_day(self, start: date, distance: int) -> date:
        """The working day that many working days after ``start`` (before it, when negative)."""
        if distance == 0:
            return start
        step = ONE_DAY if distance > 0 else -ONE_DAY
        days = (start + step * number for number in count(1))
        working = (day for day in days if self.is_working(day))
        return next(islice(working, abs(distance) - 1, None))

    def working_days_between(self, after: date, through: date) -> int:
        """How many working days lie after one day up to and including another."""
        span = (through - after).days
        return sum(self.is_working(after + ONE_DAY * number) for number in range(1, span + 1))


@cache
def national_holidays(country: str, joint_leave: bool) -> Holidays:
    """The holidays of a country by year; later years carry the library's estimates of moon-based
    days and no joint leave, which is decreed each year."""

    @cache
    def of(year: int) -> frozenset[date]:
        import holidays  # slow to load, and only clocks in working days need it

        categories = (PUBLIC, JOINT_LEAVE) if joint_leave else (PUBLIC,)
        return frozenset(holidays.country_holidays(country, years=year, categories=categories))

    return of


@cache
def holiday_names(country: str, year: int) -> Mapping[date, Text]:
    """What the holidays and the collective leave of a year are called, in both languages."""
    import holidays

    def named(language: str) -> Mapping[date, str]:
        found: Mapping[date, str] = holidays.country_holidays(
            country, years=year, categories=(PUBLIC, JOINT_LEAVE), language=language
        )
        return found

    indonesian, english = named("id"), named("en_US")
    return {day: Text(indonesian[day], english[day]) for day in indonesian}


@cache
def estimated_holidays(country: str, year: int) -> frozenset[date]:
    """The holidays of a year that no decree has dated yet: a clock near them may still move."""
    import holidays

    named = holidays.country_holidays(country, years=year, language="en_US")
    return frozenset(day for day, name in named.items() if "(estimated)" in name)


def no_holidays(_year: int) -> frozenset[date]:
    """A nation that always works; for examples that count weekends only."""
    return frozenset()


def fixed_zone(hours: int) -> timezone:
    """A zone without summer time, as all three of Indonesia are."""
    return timezone(timedelta(hours=hours))
