"""Whether a place is open now and when it will be closed, in the time of its government and by
its calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from zonahijau.catalogue.contacts import whatsapp_link
from zonahijau.catalogue.hours import DAYS, MIDNIGHT, Closure, Holiday, Now
from zonahijau.organisations.calendars import named_holidays
from zonahijau.web import formatting
from zonahijau.wording import Text

if TYPE_CHECKING:
    from datetime import datetime

    from zonahijau.catalogue.models import ServicePoint
    from zonahijau.organisations.models import Government

_AHEAD = 30
"""Days within which a coming holiday is told of."""
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Place:
    """A place of service as a reader sees it; ``now`` is None where nobody wrote its hours."""

    point: ServicePoint
    now: Now | None
    at: datetime
    closures: tuple[Closure, ...] = ()

    @property
    def whatsapp(self) -> str:
        return whatsapp_link(self.point.whatsapp)

    @property
    def state(self) -> Text | None:
        """Open until when, or closed until when."""
        if self.now is None:
            return None
        if self.now.is_open and self.now.until == MIDNIGHT:
            return Text("Sekarang buka", "Open now")
        if self.now.is_open:
            until = self.now.until.replace(":", ".")
            return Text(f"Sekarang buka, sampai pukul {until}", f"Open now, until {until}")
        return self._closed()

    def _closed(self) -> Text:
        because = _said(self.now.because) if self.now else None
        why = Text(f" ({because.id})", f" ({because.en})") if because else Text("", "")
        opens = _next(self.now, self.at.date()) if self.now else Text("", "")
        return Text(f"Sekarang tutup{why.id}{opens.id}", f"Closed now{why.en}{opens.en}")


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a page, and the holidays of the coming weeks on which any of them is
    closed."""

    rows: tuple[Place, ...] = ()
    holidays: tuple[tuple[date, Text | str], ...] = ()


def places_of(government: Government, points: Iterable[ServicePoint]) -> Places:
    """Places and whether they are open now; one query for the calendar."""
    rows = list(points)
    if not rows:
        return Places()
    holiday = named_holidays(government)
    at = formatting.at(timezone.now(), government.time_zone)
    free: dict[date, Text | str] = {}
    for row in rows:
        free |= row.opening.holidays_ahead(at.date(), _AHEAD, holiday)
    return Places(tuple(_place(row, at, holiday) for row in rows), tuple(sorted(free.items())))


def _place(row: ServicePoint, at: datetime, holiday: Holiday) -> Place:
    hours = row.opening
    now = hours.at(at, holiday) if hours.is_known else None
    return Place(row, now, at, hours.closures(at.date()))


def _next(now: Now, today: date) -> Text:
    if now.opens is None:
        return Text("", "")
    day, start = now.opens
    start = start.replace(":", ".")
    if day == today:
        return Text(f", buka pukul {start}", f", opens at {start}")
    name = DAYS[day.isoweekday()]
    if (day - today).days >= _WEEK:
        name = Text(formatting.long_date(day, "id"), formatting.long_date(day, "en"))
    return Text(f", buka lagi {name.id} pukul {start}", f", opens again {name.en} at {start}")


def _said(words: Text | str) -> Text | None:
    if not words:
        return None
    return words if isinstance(words, Text) else Text(words, words)
