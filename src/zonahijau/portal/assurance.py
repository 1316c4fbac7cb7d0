"""How long ago units said that what the public reads is still true."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Min, Q

from zonahijau.catalogue.contacts import YEAR, is_stale
from zonahijau.catalogue.models import Service

if TYPE_CHECKING:
    from zonahijau.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class Check:
    """A service and its last check, for those who keep it."""

    service: Service
    is_stale: bool
    is_of_today: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """Of how many services on a page how many were checked within a year; ``oldest`` is the check
    of them that is longest ago, None where any was never checked."""

    count: int
    fresh: int
    oldest: date | None

    @property
    def stale(self) -> int:
        return self.count - self.fresh


@dataclass(frozen=True, slots=True)
class Checks:
    """The public services of a unit with their checks, and how many need one."""

    rows: tuple[Check, ...]

    @property
    def stale(self) -> int:
        return sum(row.is_stale for row in self.rows)


def checks_of(unit: Unit, today: date) -> Checks:
    """Of the public services of a unit; one query."""
    rows = Service.objects.public(today).filter(unit=unit).order_by("name")
    return Checks(tuple(
        Check(row, is_stale(row.assured_on, today), row.assured_on == today) for row in rows
    ))  # fmt: skip


def within_a_year(today: date) -> Q:
    """The services that were checked within a year."""
    return Q(assured_on__gte=today - timedelta(days=YEAR))


def checked(services: Any, today: date) -> Checked:
    """The same of any query of public services; one query."""
    found = services.aggregate(
        count=Count("pk"),
        fresh=Count("pk", filter=within_a_year(today)),
        known=Count("assured_on"),
        oldest=Min("assured_on"),
    )
    is_whole = found["known"] == found["count"]
    return Checked(found["count"], found["fresh"], found["oldest"] if is_whole else None)


def checked_of(services: list[Service], today: date) -> Checked:
    """The same of services that are at hand."""
    days = [row.assured_on for row in services]
    known = [day for day in days if day is not None]
    fresh = sum(not is_stale(day, today) for day in days)
    return Checked(len(days), fresh, min(known) if known and len(known) == len(days) else None)
