"""Times in the notations that machines read."""

from __future__ import annotations

from zonahijau.catalogue.hours import Hours
from zonahijau.catalogue.standards.parts import Duration

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_UNITS = {"minutes": "PT{}M", "hours": "PT{}H", "working-days": "P{}D", "days": "P{}D",
          "months": "P{}M"}  # fmt: skip


def iso_duration(duration: Duration) -> str:
    """``P3D``: the promise. XML Schema knows no working days; our own content says which they
    are."""
    return _UNITS[duration.unit].format(duration.most)


def schema_days(hours: Hours) -> list[str]:
    """``Mo 08:00-12:00``, as schema.org writes opening hours."""
    return [
        f"{_DAYS[day - 1]} {span.start}-{span.until}"
        for day, spans in sorted(hours.week.items())
        for span in spans
    ]
