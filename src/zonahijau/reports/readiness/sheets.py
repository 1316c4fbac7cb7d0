"""What stands ready in units: people with their decrees and substitutes, places, documents by
dimension, promises. Facts only: no score, and nothing of any round or visit that is planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from zonahijau.catalogue.models import Service, ServiceCount, ServicePoint
from zonahijau.catalogue.refining.tallies import tallies
from zonahijau.documents.queries import decrees_of
from zonahijau.documents.words import COMPLAINT_OFFICER
from zonahijau.improvement.models import Promise
from zonahijau.organisations.dates import Span
from zonahijau.organisations.kinds import POSITION_KINDS
from zonahijau.organisations.models import Absence, OfficeHolder, Position, Unit
from zonahijau.reports.readiness.papers import Dimension, dimensions_of
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.documents.models import Decree
    from zonahijau.organisations.models import Government
    from zonahijau.organisations.models.units import UnitQuerySet

Row = TypeVar("Row")

ASKED = ("head", "front_office", "complaint_officer", "contact")
"""Who a visitor asks for first; each is named, or told to be missing."""

DECREES: Mapping[str, str] = {
    "complaint_officer": COMPLAINT_OFFICER,
    "front_office": "service_officer",
}
"""Which decree appoints whoever holds a kind of position."""


@dataclass(frozen=True, slots=True)
class Officer:
    """A position that a visitor asks for: who holds it today (None: nobody), the decree that
    appoints them, when they are away, and who stands in as Plh."""

    kind: str
    title: str
    holder: OfficeHolder | None
    decree: Decree | None
    away: tuple[Absence, ...]
    stands_in: tuple[OfficeHolder, ...]

    @property
    def label(self) -> Text:
        """What it is, where it has no title of its own."""
        return POSITION_KINDS[self.kind]

    @property
    def wants_decree(self) -> bool:
        """Whether somebody of this kind is appointed by a decree of the register."""
        return self.kind in DECREES


@dataclass(frozen=True, slots=True)
class Sheet:
    """One unit on one day; ``service_count`` is of the recap until every service has a name."""

    unit: Unit
    on: date
    officers: tuple[Officer, ...]
    points: tuple[ServicePoint, ...]
    services: tuple[str, ...]
    service_count: int
    dimensions: tuple[Dimension, ...]
    promises: tuple[Promise, ...]

    @property
    def nobody(self) -> list[Officer]:
        """The positions that nobody holds."""
        return [each for each in self.officers if each.holder is None]

    @property
    def standing(self) -> int:
        """How many documents stand."""
        return sum(each.standing for each in self.dimensions)

    @property
    def asked(self) -> int:
        """How many are asked for."""
        return sum(len(each.documents) for each in self.dimensions)

    @property
    def late(self) -> int:
        """How many promises are overdue."""
        return sum(each.is_late(self.on) for each in self.promises)


def loci(units: UnitQuerySet, day: date) -> UnitQuerySet:
    """The units that deliver services, by list or count; where nobody has entered any, all."""
    standing = units.open_on(day).exclude(kind="desa")
    offered = Service.objects.offered().filter(unit=OuterRef("pk"))
    counted = ServiceCount.objects.filter(unit=OuterRef("pk"), services__gt=0, withdrawn_at=None)
    serving: UnitQuerySet = standing.filter(Exists(offered) | Exists(counted))
    return serving if serving.exists() else standing


def sheets_of(government: Government, units: Sequence[Unit]) -> list[Sheet]:
    """The sheets of these units in their order; a constant number of queries."""
    day = government.today()
    keys = [unit.pk for unit in units]
    decrees = decrees_of(government, units, DECREES.values(), day)
    positions = _by_unit(_positions(keys, day))
    services = _by_unit(Service.objects.offered().filter(unit__in=keys).order_by("name"))
    points = _by_unit(ServicePoint.objects.standing().filter(unit__in=keys))
    promised = Promise.objects.filter(unit__in=keys).waiting()
    promises = _by_unit(promised.order_by("due_on", "pk"))
    known = tallies(units)
    documents = dimensions_of(keys, decrees, day)
    return [
        Sheet(
            unit=unit,
            on=day,
            officers=tuple(_officers(positions.get(unit.pk, []), decrees[unit.pk], day)),
            points=tuple(points.get(unit.pk, ())),
            services=tuple(each.name for each in services.get(unit.pk, ())),
            service_count=known[unit.pk].value("services") or 0,
            dimensions=documents[unit.pk],
            promises=tuple(promises.get(unit.pk, ())),
        )
        for unit in units
    ]


def _by_unit(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row.unit_id, []).append(row)  # type: ignore[attr-defined]
    return found


def _positions(units: Sequence[int], day: date) -> QuerySet[Position]:
    """The positions that a visitor asks for, with those who hold them and who is away."""
    ahead = Absence.objects.not_over_on(day)
    running = Q(until=None) | Q(until__gt=day)
    holders = OfficeHolder.objects.filter(running, withdrawn_at=None).order_by("start", "pk")
    holders = holders.prefetch_related(Prefetch("absences", queryset=ahead, to_attr="away"))
    rows = Position.objects.filter(unit__in=units, withdrawn_at=None, kind__in=ASKED)
    return rows.prefetch_related(Prefetch("holders", queryset=holders, to_attr="held"))


def _officers(
    positions: Iterable[Position], decrees: Mapping[str, Decree], day: date
) -> Iterator[Officer]:
    """The first of each kind in the order in which they are asked for, then the others; a kind
    without a position is told as missing."""
    by_kind: dict[str, list[Position]] = {kind: [] for kind in ASKED}
    for position in positions:
        by_kind[position.kind].append(position)
    for kind, held in by_kind.items():
        decree = decrees.get(DECREES.get(kind, ""))
        yield _officer(held[0], decree, day) if held else Officer(kind, "", None, decree, (), ())
    for kind, held in by_kind.items():
        decree = decrees.get(DECREES.get(kind, ""))
        yield from (_officer(each, decree, day) for each in held[1:])


def _officer(position: Any, decree: Decree | None, day: date) -> Officer:
    held: list[Any] = position.held
    own = [each for each in held if each.status != "plh"]
    now = next((each for each in own if Span(each.start, each.until).covers(day)), None)
    plh = tuple(each for each in held if each.status == "plh")
    if now is None:
        now = next((each for each in plh if Span(each.start, each.until).covers(day)), None)
    away = tuple(now.away) if now else ()
    stands_in = tuple(each for each in plh if each is not now)
    return Officer(position.kind, position.title, now, decree, away, stands_in)
