"""Coverage: services against standards against published standards, unit by unit and by month.

What nobody has counted is not known, which is neither there nor missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Count

from zonahijau.catalogue import pledging
from zonahijau.catalogue.models import Pledge, Standard, StandardStep
from zonahijau.catalogue.refining.tallies import Tally, tallies
from zonahijau.catalogue.standards.content import CODES
from zonahijau.organisations.authority import today_in
from zonahijau.organisations.models import Unit
from zonahijau.web.marks import Mark
from zonahijau.web.pictures import Bar, BarPicture, bar_picture
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.organisations.models import Government

MONTHS = 12
PLEDGED = {
    "published": Mark("hijau", Text("terbit", "published")),
    "set": Mark("kuning", Text("ditetapkan, belum terbit", "set, not published")),
    "draft": Mark("kuning", Text("rancangan", "draft")),
    "": Mark("merah", Text("belum ada", "none")),
}
_ORDER = ("published", "set", "draft")
_MONTH_ID = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_MONTH_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class UnitCoverage:
    """How far a unit is: None is what nobody has counted. ``pledge`` is the state of its newest
    pledge that counts, nothing without one; a pledge that a recap counted is published nowhere.
    ``incomplete`` standards are in force, by an older decree, without all fourteen components."""

    unit: Unit
    services: int | None
    with_standard: int | None
    published: int | None
    pledge: str = ""
    clock: pledging.PledgeClock | None = None
    incomplete: int = 0

    @property
    def name(self) -> str:
        return self.unit.name

    @property
    def lacking(self) -> int:
        """How many services are known to have no standard."""
        return _short(self.services, self.with_standard)

    @property
    def unpublished(self) -> int:
        """How many standards are known not to be published."""
        return _short(self.with_standard, self.published)

    @property
    def untold(self) -> int:
        """Of how many services nobody has counted whether their standard is published."""
        if self.services is None or self.published is not None:
            return 0
        return self.services if self.with_standard is None else self.with_standard

    @property
    def share(self) -> int | None:
        """Of hundred services so many have a published standard, rounded down."""
        if not self.services or self.published is None:
            return None
        return self.published * 100 // self.services

    @property
    def pledge_mark(self) -> Mark:
        """Its pledge on a chip."""
        return PLEDGED[self.pledge]

    @property
    def awaited(self) -> Text:
        """Until when the pledge is awaited, where the clock runs."""
        return self.clock.running.said if self.clock else Text("", "")


def _short(whole: int | None, part: int | None) -> int:
    """By how much a part falls short of its whole; of what nobody counted nothing is known."""
    return 0 if whole is None or part is None else max(0, whole - part)


class Coverage:
    """The coverage of a government for one reader; a constant number of queries."""

    def __init__(self, government: Government, user: User):
        self.government = government
        self.today = government.today()
        self._units = Unit.objects.visible_to(user).filter(government=government)

    @cached_property
    def rows(self) -> list[UnitCoverage]:
        """Every unit that has services, or of which it is not known, those that lack most first."""
        units = list(self._units.open_on(self.today).exclude(kind="desa"))
        rows = coverages(self.government, units)
        return sorted(rows, key=lambda row: (-row.lacking, -row.unpublished, row.name))

    @property
    def known(self) -> list[UnitCoverage]:
        """The units whose services are counted."""
        return [row for row in self.rows if row.services is not None]

    def total(self, key: str) -> int:
        """The sum over the units that are known."""
        return sum(getattr(row, key) or 0 for row in self.known)

    @property
    def unknown(self) -> int:
        """Of how many units nobody has counted the services."""
        return len(self.rows) - len(self.known)

    @property
    def picture(self) -> BarPicture:
        """Services, standards, published standards."""
        labels = (
            (Text("Layanan", "Services"), "services"),
            (Text("Berstandar", "With a standard"), "with_standard"),
            (Text("Standarnya terbit", "Standard published"), "published"),
        )
        bars = [Bar(label, self.total(key), key == "published") for label, key in labels]
        return bar_picture(bars, greatest=max(1, self.total("services")))

    @property
    def picture_title(self) -> Text:
        """What the picture shows, as a sentence."""
        services = self.total("services")
        without = services - self.total("published") - self.total("untold")
        return Text(
            f"{without} dari {services} layanan belum mempunyai standar yang terbit",
            f"{without} of {services} services have no published standard",
        )

    @cached_property
    def history(self) -> list[Month]:
        """The last twelve months, from the days of the standards themselves."""
        rows = Standard.objects.filter(service__unit__in=self._units.values("pk"))
        known = (self.total("with_standard"), self.total("published"))
        return history(rows, self.today, known)


def coverages(government: Government, units: Iterable[Unit]) -> list[UnitCoverage]:
    """The coverage of each unit, in their order; eight queries, however many."""
    listed = list(units)
    known = tallies(listed)
    pledges = _pledges(listed)
    clocks, incomplete = pledging.clocks_of(government, listed), _incomplete(listed)
    return [
        _row(
            unit,
            known[unit.pk],
            pledges.get(unit.pk, ""),
            clocks.get(unit.pk),
            incomplete.get(unit.pk, 0),
        )
        for unit in listed
    ]


def _row(
    unit: Unit, tally: Tally, pledge: str, clock: pledging.PledgeClock | None, incomplete: int
) -> UnitCoverage:
    services, standards = tally.value("services"), tally.value("with_standard")
    published = tally.value("published")
    return UnitCoverage(unit, services, standards, published, pledge, clock, incomplete)


def _incomplete(units: list[Unit]) -> dict[int, int]:
    """How many standards of each unit are in force without all fourteen components."""
    rows = Standard.objects.in_force().filter(
        service__unit__in=units, service__withdrawn_at=None, filled__lt=len(CODES)
    )
    counted = rows.values("service__unit_id").annotate(Count("pk")).order_by()
    return dict(counted.values_list("service__unit_id", "pk__count"))


def _pledges(units: list[Unit]) -> dict[int, str]:
    rows = Pledge.objects.filter(unit__in=units, state__in=_ORDER).values_list("unit_id", "state")
    found: dict[int, str] = {}
    for unit, state in rows:
        known = found.get(unit or 0, "draft")
        found[unit or 0] = min(known, state, key=_ORDER.index)
    return found


@dataclass(frozen=True, slots=True)
class Month:
    """How many standards were in force, and how many of those published, at a month's end;
    ``undated`` of them are known without their day."""

    ends_on: date
    in_force: int
    published: int
    undated: int = 0

    @property
    def label(self) -> Text:
        """Nov 2026."""
        place, year = self.ends_on.month - 1, self.ends_on.year
        return Text(f"{_MONTH_ID[place]} {year}", f"{_MONTH_EN[place]} {year}")


def history(rows: Any, today: date, known: tuple[int, int] = (0, 0)) -> list[Month]:
    """The month ends of a year up to today, by the standards' own days; four queries. A standard
    that is known by hand or by a recap only has no day: it is counted today, where ``known`` are
    all that there are and those of them that are published, and in no month before."""
    ended = _ends(rows)
    lives = list(rows.filter(set_on__isnull=False).values_list("pk", "set_on", "published_on"))
    *before, now = [_month(end, lives, ended) for end in month_ends(today)]
    in_force, published = max(now.in_force, known[0]), max(now.published, known[1])
    return [*before, Month(today, in_force, published, undated=in_force - now.in_force)]


def _ends(rows: Any) -> dict[int, date]:
    """When each standard ended: replaced or withdrawn, or with its service or its unit."""
    closed = rows.filter(service__unit__closed_on__isnull=False)
    gone = rows.filter(service__withdrawn_at__isnull=False)
    told = gone.values_list("pk", "service__withdrawn_at", "government__time_zone")
    steps = StandardStep.objects.filter(
        standard__in=rows, kind__in=("replaced", "withdrawn"), withdrawn_at=None
    )
    ends = [
        *closed.values_list("pk", "service__unit__closed_on"),
        *((pk, today_in(zone, at)) for pk, at, zone in told),
        *steps.values_list("standard_id", "on"),
    ]
    return dict(sorted(ends, key=lambda each: each[1], reverse=True))


def _month(end: date, lives: list[tuple[int, date, date | None]], ended: dict[int, date]) -> Month:
    holds = [
        published
        for pk, set_on, published in lives
        if set_on <= end and ended.get(pk, date.max) > end
    ]
    return Month(end, len(holds), sum(day is not None and day <= end for day in holds))


def month_ends(today: date) -> list[date]:
    """The last days of the eleven months before this one, and today."""
    first, ends = today.replace(day=1), [today]
    for _ in range(MONTHS - 1):
        last = first - timedelta(days=1)
        ends.append(last)
        first = last.replace(day=1)
    return ends[::-1]
