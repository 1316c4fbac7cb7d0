"""Whether a place is open now, in the time of its government and by its calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from zonahijau.catalogue.contacts import whatsapp_link
from zonahijau.catalogue.hours import DAYS, Now
from zonahijau.organisations.calendars import calendar_of
from zonahijau.web import formatting
from zonahijau.wording import Text

if TYPE_CHECKING:
    from datetime import datetime

    from zonahijau.catalogue.models import ServicePoint
    from zonahijau.organisations.models import Government

_HOLIDAY = Text("hari libur", "public holiday")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of service as a reader sees it; ``now`` is None where nobody wrote its hours."""

    point: ServicePoint
    now: Now | None
    at: datetime

    @property
    def whatsapp(self) -> str:
        return whatsapp_link(self.point.whatsapp)

    @property
    def state(self) -> Text | None:
        """Open until when, or closed until when."""
        if self.now is None:
            return None
        if self.now.is_open:
            until = self.now.until.replace(":", ".")
            return Text(f"Sekarang buka, sampai pukul {until}", f"Open now, until {until}")
        return self._closed()

    def _closed(self) -> Text:
        because = _said(self.now.because) if self.now else None
        why = Text(f" ({because.id})", f" ({because.en})") if because else Text("", "")
        opens = _next(self.now, self.at.date()) if self.now else Text("", "")
        return Text(f"Sekarang tutup{why.id}{opens.id}", f"Closed now{why.en}{opens.en}")


def places_of(government: Government, points: Iterable[ServicePoint]) -> list[Place]:
    """Places and whether they are open now; one query for the calendar."""
    rows = list(points)
    if not rows:
        return []
    calendar = calendar_of(government)
    at = formatting.at(timezone.now(), government.time_zone)

    def holiday(day: date) -> Text | str:
        return _HOLIDAY if calendar.is_holiday(day) else ""

    return [
        Place(row, row.opening.at(at, holiday) if row.opening.is_known else None, at)
        for row in rows
    ]


def _next(now: Now, today: date) -> Text:
    if now.opens is None:
        return Text("", "")
    day, start = now.opens
    start = start.replace(":", ".")
    if day == today:
        return Text(f", buka pukul {start}", f", opens at {start}")
    name = DAYS[day.isoweekday()]
    return Text(f", buka lagi {name.id} pukul {start}", f", opens again {name.en} at {start}")


def _said(words: Text | str) -> Text | None:
    if not words:
        return None
    return words if isinstance(words, Text) else Text(words, words)
