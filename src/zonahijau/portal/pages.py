"""What stands on the page of a service and on that of a unit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from zonahijau.catalogue.contacts import is_stale
from zonahijau.catalogue.kinds import SERVICE_KINDS
from zonahijau.catalogue.models import ComplaintChannel, Pledge, Service, ServicePoint
from zonahijau.catalogue.needs import NEEDS, Need
from zonahijau.catalogue.pledges import RegionPledged, read_pledged, read_region_pledged
from zonahijau.catalogue.pledges.content import PledgedService, PledgedUnit
from zonahijau.catalogue.standards.parts import CHANNEL_KINDS, FEE_KINDS
from zonahijau.organisations.kinds import UNIT_KINDS
from zonahijau.portal import results
from zonahijau.portal.opening import Places, places_of
from zonahijau.portal.records import Record, lapor_of, record_of
from zonahijau.wording import Text

if TYPE_CHECKING:
    from datetime import date

    from zonahijau.organisations.models import Government, Unit
    from zonahijau.reports.officials import Published


class UnitPage:
    """A unit for the public; a constant number of queries."""

    def __init__(self, unit: Unit):
        self.unit = unit
        self.government: Government = unit.government
        self.today: date = self.government.today()

    @property
    def kind(self) -> Text:
        return UNIT_KINDS[self.unit.kind]

    @cached_property
    def services(self) -> list[Service]:
        rows = Service.objects.public(self.today).filter(unit=self.unit)
        return list(rows.order_by("name"))

    @cached_property
    def below(self) -> list[Unit]:
        """The units under it that exist today."""
        rows = type(self.unit).objects.open_on(self.today).filter(parent=self.unit)
        return list(rows.order_by("name"))

    @cached_property
    def places(self) -> Places:
        rows = ServicePoint.objects.standing().filter(unit=self.unit)
        return places_of(self.government, rows)

    @cached_property
    def channels(self) -> list[ComplaintChannel]:
        rows = ComplaintChannel.objects.standing().filter(unit=self.unit)
        order = list(CHANNEL_KINDS)
        return sorted(rows.exclude(kind="lapor"), key=lambda each: order.index(each.kind))

    @property
    def lapor(self) -> str:
        return lapor_of(self.government)

    @cached_property
    def pledge(self) -> PublicPledge | None:
        return pledge_of(self.unit)

    @cached_property
    def satisfaction(self) -> results.Satisfaction | None:
        return results.satisfaction_of(self.unit, self.today)

    @cached_property
    def officials(self) -> list[Published]:
        return results.officials_of(self.unit)

    @cached_property
    def sealed(self) -> list[results.Sealed]:
        return results.sealed_of(self.unit)


@dataclass(frozen=True, slots=True)
class PublicPledge:
    """The published pledge of a unit, in its sentences."""

    pledge: Pledge
    sentences: tuple[str, ...]


def pledge_of(unit: Unit) -> PublicPledge | None:
    """The pledge that stands and is published; one query."""
    row = Pledge.objects.filter(unit=unit, state="published").first()
    return PublicPledge(row, read_pledged(row.content).sentences) if row else None


@dataclass(frozen=True, slots=True)
class RegionPledge:
    """The published pledge for the whole region, with the contents that it must have (UU 23/2014
    art. 347)."""

    pledge: Pledge
    pledged: RegionPledged

    def units(self) -> list[tuple[PledgedUnit, list[tuple[PledgedService, str]]]]:
        """The units that answer for services, each service with the code of its public page, empty
        where it has none today; one query."""
        today = self.pledge.government.today()
        public = Service.objects.public(today).filter(government=self.pledge.government)
        codes = {str(uid): code for uid, code in public.values_list("uid", "public_code")}
        return [
            (unit, [(each, codes.get(each.uid, "")) for each in unit.services])
            for unit in self.pledged.units
        ]


def region_pledge_of(government: Government) -> RegionPledge | None:
    """The pledge that stands and is published; one query."""
    row = Pledge.objects.filter(government=government, unit=None, state="published").first()
    return RegionPledge(row, read_region_pledged(row.content)) if row else None


class ServicePage(UnitPage):
    """A service for the public: what it costs, how long it takes, what to bring, where to go."""

    def __init__(self, service: Service):
        super().__init__(service.unit)
        self.service = service

    @cached_property
    def record(self) -> Record:
        return record_of(self.service)

    @property
    def content(self) -> Any:
        return self.record.content

    @cached_property
    def places(self) -> Places:
        return places_of(self.government, self.record.points)

    @property
    def kind(self) -> Text:
        return SERVICE_KINDS[self.service.kind]

    @property
    def cost(self) -> Text | None:
        """Free of charge, with a fee, or nothing where it is not written."""
        return FEE_KINDS.get(self.content.fee.kind)

    @property
    def is_stale(self) -> bool:
        """Whether nobody has looked at it for over a year."""
        return is_stale(self.service.assured_on, self.today)

    @property
    def needs(self) -> list[tuple[str, Need]]:
        return [(code, NEEDS[code]) for code in self.service.needs if code in NEEDS]

    @property
    def description(self) -> str:
        """For search engines and shared links: the summary, or the name and who offers it."""
        return self.service.summary or f"{self.service.name}, {self.unit.name}"
