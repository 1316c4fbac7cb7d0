"""What the catalogue makes of pledges: which one stands, what it would cover today, its clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from zonahijau.catalogue import running
from zonahijau.catalogue.kinds import SERVICE_KINDS
from zonahijau.catalogue.models import Pledge, Service, Standard
from zonahijau.catalogue.pledges.content import (
    Covered,
    Pledged,
    PledgedService,
    PledgedUnit,
    RegionPledged,
    read_pledged,
    read_region_pledged,
)
from zonahijau.catalogue.standards import saying
from zonahijau.catalogue.standards.content import read_content
from zonahijau.documents.drafting import title_of_head
from zonahijau.lawbook.rights import load_rights
from zonahijau.organisations.calendars import calendar_of
from zonahijau.organisations.models import Government, OfficeHolder, Unit

if TYPE_CHECKING:
    from zonahijau.lawbook.working_days import WorkingCalendar


def of_place(where: Government | Unit) -> QuerySet[Pledge]:
    """The pledges of a unit, or of the head of region, the newest version first."""
    unit = where if isinstance(where, Unit) else None
    government = unit.government_id if unit else where.pk
    rows = Pledge.objects.filter(government=government, unit=unit)
    return rows.order_by("-version").select_related("unit", "government__region", "decree")


def standing(where: Government | Unit) -> Pledge | None:
    """The pledge that is set or published there."""
    return of_place(where).standing().first()  # type: ignore[attr-defined, no-any-return]


def covered_now(unit: Unit) -> tuple[Covered, ...]:
    """What a pledge of this unit would promise today: every service with a standard."""
    services = Service.objects.offered().filter(unit=unit, has_standard=True)
    versions = _versions(services)
    return tuple(Covered(str(each.uid), each.name, versions.get(each.pk)) for each in services)


def _versions(services: Iterable[Service]) -> dict[int, int]:
    rows = Standard.objects.in_force().filter(service__in=[each.pk for each in services])
    return dict(rows.values_list("service_id", "version"))


def region_now(government: Government, words: Pledged) -> RegionPledged:
    """The region's pledge as the catalogue would have it today: units, services, what each asks,
    and who answers for it. Five queries, however many services."""
    today = government.today()
    units = Unit.objects.filter(government=government).open_on(today).order_by("path")
    heads = _heads(government, today)
    services = _told(government)
    told = (
        PledgedUnit(str(unit.uid), unit.name, heads.get(unit.pk, title_of_head(unit)), listed)
        for unit in units
        if (listed := services.get(unit.pk))
    )
    return RegionPledged(words, tuple(told), rights_said())


def told(row: Pledge) -> RegionPledged:
    """A region's pledge: as it was set, or of a draft as the catalogue would have it today."""
    if row.state == "draft":
        return region_now(row.government, read_pledged(row.content))
    return read_region_pledged(row.content)


def _heads(government: Government, today: date) -> dict[int, str]:
    held = OfficeHolder.objects.on(today).filter(
        government=government, position__kind="head", position__withdrawn_at=None
    )
    rows = held.values_list("position__unit_id", "position__title")
    return dict(rows)


def _told(government: Government) -> dict[int, tuple[PledgedService, ...]]:
    standards = Standard.objects.in_force().filter(government=government)
    contents = {row.service_id: row for row in standards.only("service", "version", "content")}
    found: dict[int, list[PledgedService]] = {}
    for service in Service.objects.offered().filter(government=government):
        found.setdefault(service.unit_id, []).append(_service(service, contents.get(service.pk)))
    return {unit: tuple(rows) for unit, rows in found.items()}


def _service(service: Service, standard: Standard | None) -> PledgedService:
    uid, kind = str(service.uid), SERVICE_KINDS[service.kind].id
    if standard is None:
        return PledgedService(uid, service.name, kind)
    content = read_content(standard.content)
    asked = saying.said(content, "requirements")
    return PledgedService(
        uid,
        service.name,
        kind,
        standard.version,
        asked.lines or ((asked.note,) if asked.note else ()),
        saying.said(content, "procedure").lines,
        saying.time(content),
        "; ".join(saying.said(content, "fee").lines),
    )


def rights_said() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The rights and duties of both sides with their articles, in Indonesian."""
    return tuple(
        (side.label.id, f"{side.cite.article} UU 25/2009", tuple(line.id for line in side.lines))
        for side in load_rights().sides
    )


@dataclass(frozen=True, slots=True)
class PledgeClock:
    """The seven working days of PP 96/2012 art. 30(4) for a unit: since which standard was set
    the pledge is awaited, and how much is left."""

    service: str
    running: running.Running


def clock_of(unit: Unit, calendar: WorkingCalendar | None = None) -> PledgeClock | None:
    """The clock that runs for a unit's pledge, if any; at most three queries."""
    rows = clocks_of(unit.government, [unit], calendar)
    return rows.get(unit.pk)


def clocks_of(
    government: Government, units: Iterable[Unit], calendar: WorkingCalendar | None = None
) -> Mapping[int, PledgeClock]:
    """For each unit the clock that runs for its pledge: from the first standard that is set and
    that no published pledge covers. A pledge covers the services that it was set for; a new
    version of a standard that it covers starts no clock. At most three queries."""
    wanted = [unit.pk for unit in units]
    pledged = _covered_by_published(wanted)
    rows = Standard.objects.in_force().filter(service__unit__in=wanted, set_on__isnull=False)
    rows = rows.filter(service__withdrawn_at=None)
    first: dict[int, tuple[date, str]] = {}
    listed = rows.order_by("set_on").values_list(
        "service__unit_id", "service__uid", "service__name", "set_on"
    )
    for unit, uid, name, set_on in listed:
        if str(uid) not in pledged.get(unit, frozenset()) and set_on:
            first.setdefault(unit, (set_on, name))
    if not first:
        return {}
    days, today = calendar or calendar_of(government), government.today()
    return {
        unit: PledgeClock(name, running.run(running.PLEDGE, start, today, days))
        for unit, (start, name) in first.items()
    }


def _covered_by_published(units: list[int]) -> dict[int, frozenset[str]]:
    rows = Pledge.objects.filter(unit__in=units, state="published")
    return {
        row.unit_id: frozenset(each["uid"] for each in row.content.get("covers", ()))
        for row in rows.only("unit", "content")
        if row.unit_id
    }
