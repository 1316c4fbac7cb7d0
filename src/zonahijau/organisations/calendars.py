"""The working calendar of a government: its week, its zone, the nation's holidays and its own."""

from zonahijau.lawbook.calendars import load_calendar
from zonahijau.lawbook.working_days import WorkingCalendar
from zonahijau.organisations.models import Government, OwnDay

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
