"""What pages and reminders read of standards; a constant number of queries each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.urls import reverse

from zonahijau.catalogue import life
from zonahijau.catalogue.kinds import STANDARD_STATES
from zonahijau.catalogue.models import Pledge, Service, Standard
from zonahijau.catalogue.refining.tallies import tallies
from zonahijau.catalogue.running import NEW_UNIT, PLEDGE, Days, Running, running
from zonahijau.catalogue.standards.likeness import Like, nearest
from zonahijau.organisations.calendars import calendar_of
from zonahijau.organisations.models import Government, Unit
from zonahijau.web.marks import Mark
from zonahijau.web.tables.rows import MOST_WORDS
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.accounts.models import User

_FIELDS = tuple(each.name for each in fields(Days) if each.name.endswith("_on"))
_TONES = {
    life.SET: "hijau",
    life.REPLACED: "abu",
    life.WITHDRAWN: "abu",
}
MOST_COMPARED = 3_000
"""How many standards of a government are looked through for likeness."""


def mark_of(standard: Standard) -> Mark:
    """Where a version stands, on a chip."""
    return Mark(_TONES.get(standard.state, "kuning"), standard.state_label.capitalized)


def clocks_of(standards: Sequence[Standard]) -> dict[int, list[Running]]:
    """The clocks that run for standards of one government today, by key; three queries.

    The standards carry ``service__unit`` and ``government``.
    """
    if not standards:
        return {}
    government = standards[0].government
    calendar, today = calendar_of(government), government.today()
    units = {each.service.unit_id for each in standards}
    pledged = pledge_days(units)
    covered = units_with_standard(units)
    return {
        each.pk: running(days_of(each, pledged, covered), today, calendar) for each in standards
    }


def days_of(standard: Standard, pledged: dict[str, date | None], covered: Iterable[int]) -> Days:
    """The legal days of a standard and its unit."""
    unit = standard.service.unit
    held = {name: getattr(standard, name, None) for name in _FIELDS if hasattr(standard, name)}
    return Days(
        state=standard.state,
        **held,
        pledge_published_on=pledged.get(str(standard.service.uid)),
        unit_founded_on=unit.founded_on,
        has_other_in_force=unit.pk in covered,
    )


def pledge_days(units: Iterable[int]) -> dict[str, date | None]:
    """When the pledge that covers a service was published, by the service's uid."""
    rows = Pledge.objects.filter(unit__in=list(units), state="published")
    return {
        each["uid"]: row.published_on
        for row in rows.only("content", "published_on")
        for each in row.content.get("covers", ())
    }


def where_done(standard: Standard, clock: Running) -> str:
    """The page on which what a clock asks is done: of the unit's pledge, else of the standard."""
    if clock.clock.key == PLEDGE:
        return reverse("catalogue:pledge", kwargs={"unit": standard.service.unit.uid})
    return reverse("catalogue:standard", kwargs={"standard": standard.uid})


def units_with_standard(units: Iterable[int]) -> frozenset[int]:
    """The units that have a standard for any service that they offer, entered here or told by
    hand."""
    rows = Service.objects.offered().filter(
        Q(has_standard=True) | Q(standards__state=life.SET), unit__in=list(units)
    )
    return frozenset(rows.values_list("unit_id", flat=True))


def clocks_of_new(government: Government, units: Iterable[Unit]) -> dict[int, Running]:
    """The six months of PP 96/2012 art. 50 for units that were formed since and have no standard,
    whether they have begun to write one or not; four queries. They are not said to be late where
    nobody has counted their standards."""
    formed = {unit.pk: unit for unit in units if unit.founded_on}
    for pk in units_with_standard(formed):
        del formed[pk]
    known = tallies(formed.values())
    calendar, today = calendar_of(government), government.today()
    clocks = {}
    for pk, unit in formed.items():
        standards = known[pk].value("with_standard")
        for each in running(Days("", unit_founded_on=unit.founded_on), today, calendar):
            if standards == 0 or (standards is None and not each.is_late):
                clocks[pk] = each
    return clocks


@dataclass(frozen=True, slots=True)
class Row:
    """A service in a unit's list: what is in force, what is in work, and its nearest clock."""

    service: Service
    in_force: Standard | None
    in_work: Standard | None
    clock: Running | None

    @property
    def standard(self) -> Standard | None:
        """The one that somebody works on, else the one that holds."""
        return self.in_work or self.in_force

    @property
    def mark(self) -> Mark:
        """Where the service stands."""
        if self.standard is not None:
            return mark_of(self.standard)
        if self.service.has_standard:
            return Mark("kuning", Text("Ada, belum dicatat isinya", "There, not entered yet"))
        return Mark("merah", Text("Belum ada", "None"))


def rows_of(unit: Unit) -> list[Row]:
    """The services of a unit with their standards; five queries."""
    services = Service.objects.offered().filter(unit=unit)
    standards = list(
        Standard.objects.filter(service__in=services, state__in=_CURRENT)
        .select_related("service__unit", "government")
        .defer("content")
    )
    clocks = clocks_of(standards)
    in_force = {each.service_id: each for each in standards if each.state == life.SET}
    in_work = {each.service_id: each for each in standards if each.state != life.SET}
    rows = []
    for service in services:
        both = (in_work.get(service.pk), in_force.get(service.pk))
        running_now = [clock for each in both if each for clock in clocks[each.pk]]
        nearest_clock = min(running_now, key=lambda clock: clock.last, default=None)
        rows.append(Row(service, both[1], both[0], nearest_clock))
    return rows


_CURRENT = [state for state in STANDARD_STATES if state not in (life.REPLACED, life.WITHDRAWN)]


@dataclass(frozen=True, slots=True)
class Offer:
    """A standard that could be reused: how like its service is, and where it is from."""

    likeness: int
    standard: Standard


def offers_for(service: Service, user: User, words: str = "") -> list[Offer]:
    """Standards of the same government whose service is most like this one, or whose name holds
    the words; those in force everywhere, drafts only where the person belongs. Three queries."""
    found = reusable(service, user)
    if words.strip():
        for word in words.split()[:MOST_WORDS]:
            found = found.filter(service__name__icontains=word)
    names = found.values_list("pk", "service__name", "service__kind", "service__unit__kind")
    rows = [(Like(name, kind, unit), key) for key, name, kind, unit in names[:MOST_COMPARED]]
    wanted = Like(service.name, service.kind, service.unit.kind)
    chosen = [(0, key) for _, key in rows[:20]] if words.strip() else nearest(wanted, rows)
    held = Standard.objects.select_related("service__unit").in_bulk([key for _, key in chosen])
    return [Offer(likeness, held[key]) for likeness, key in chosen]


def reusable(service: Service, user: User) -> Any:
    """Standards of other services that a person may take over: those in force, and drafts of units
    where they belong."""
    ours = Standard.objects.filter(government=service.government_id, filled__gt=0)
    drafts = ours.in_work().visible_to(user)
    return (ours.in_force() | ours.filter(pk__in=drafts.values("pk"))).exclude(service=service)


def in_state(unit: Unit, states: Iterable[str]) -> Iterator[Standard]:
    """The standards of a unit that stand in one of these states."""
    rows = Standard.objects.filter(
        service__unit=unit, state__in=list(states), service__withdrawn_at=None
    )
    yield from rows.select_related("service__unit", "government").order_by("service__name")


def urgent(government: Government) -> list[tuple[Standard, Running]]:
    """Every standard of a government with a clock that is late or about to be; five queries. The
    public's own time binds nobody here; that of a new unit: see :func:`urgent_units`."""
    rows = Standard.objects.filter(
        government=government, state__in=_CURRENT, service__withdrawn_at=None
    )
    standards = list(rows.select_related("service__unit", "government").defer("content"))
    clocks = clocks_of(standards)
    return [
        (each, clock)
        for each in standards
        for clock in clocks[each.pk]
        if clock.is_urgent and clock.clock.party != "public" and clock.clock.key != NEW_UNIT
    ]


def urgent_units(government: Government) -> list[tuple[Unit, Running]]:
    """Every new unit whose six months are over or about to be without a standard; five queries."""
    rows = Unit.objects.filter(government=government, founded_on__isnull=False)
    units = {unit.pk: unit for unit in rows.open_on(government.today()).exclude(kind="desa")}
    clocks = clocks_of_new(government, units.values())
    return [(units[pk], clock) for pk, clock in clocks.items() if clock.is_urgent]
