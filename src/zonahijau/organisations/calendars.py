"""The working calendar of a government: its week, its zone, the nation's holidays and its own."""

from collections.abc import Callable
from datetime import date

from zonahijau.lawbook.calendars import load_calendar
from zonahijau.lawbook.working_days import WorkingCalendar, holiday_names
from zonahijau.organisations.models import Government, OwnDay
from zonahijau.wording import Text

WEEK = "week"
"""Under which a government's settings name its week: ``five`` (default) or ``six``."""
_ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def calendar_of(government: Government) -> WorkingCalendar:
    """By which the legal clocks of this government run; one query."""
    own = OwnDay.objects.standing().filter(government=government).values_list("on", "is_worked")
    days = list(own)
    return load_calendar().working(
        government.settings.get(WEEK),
        _ZONES[government.time_zone],
        added=[on for on, is_worked in days if not is_worked],
        removed=[on for on, is_worked in days if is_worked],
    )


def named_holidays(government: Government) -> Callable[[date], Text | str]:
    """What a day on which the government is free is called, the nation's and its own; nothing for
    any other day. One query."""
    rows = OwnDay.objects.standing().filter(government=government)
    own = {row.on: "" if row.is_worked else row.name for row in rows}
    calendar = load_calendar()

    def name_of(day: date) -> Text | str:
        if day in own:
            return own[day]
        names = holiday_names(calendar.country, day.year)
        return names.get(day, "") if day in calendar.holidays(day.year) else ""

    return name_of
