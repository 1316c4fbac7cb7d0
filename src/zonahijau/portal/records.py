"""A public service with everything that belongs to it: one for a page, or all in batches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from zonahijau.catalogue.contacts import LAPOR, LAPOR_KEY
from zonahijau.catalogue.models import ComplaintChannel, Service, ServicePoint, Standard
from zonahijau.catalogue.standards.content import Content, read_content
from zonahijau.catalogue.standards.parts import CHANNEL_KINDS
from zonahijau.organisations.models import Government, Unit

BATCH = 500


@dataclass(frozen=True, slots=True)
class Way:
    """A way to complain: a channel with what the unit says of it."""

    kind: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """``standard`` is None where the unit says by hand that one is published; then the content is
    empty."""

    service: Service
    standard: Standard | None
    content: Content
    points: tuple[ServicePoint, ...]
    channels: tuple[ComplaintChannel, ...]

    @property
    def lapor(self) -> str:
        """Where one complains in SP4N-LAPOR!."""
        return lapor_of(self.service.government)

    @property
    def ways_to_complain(self) -> list[Way]:
        """Those of the unit and of the standard, each once, beside SP4N-LAPOR!."""
        own = [Way(row.kind, row.value, row.note) for row in self.channels]
        said = [Way(each.kind, each.value) for each in self.content.complaints.channels]
        every = {(each.kind, each.value.casefold()): each for each in [*said, *own]}
        order = list(CHANNEL_KINDS)
        rest = (each for each in every.values() if each.kind != "lapor")
        return sorted(rest, key=lambda each: order.index(each.kind))


def lapor_of(government: Government) -> str:
    """A government's own page in SP4N-LAPOR!, or the national front page."""
    return government.settings.get(LAPOR_KEY) or LAPOR


def published_standards() -> QuerySet[Standard]:
    """The versions that anybody may read: laid down, not replaced, and published."""
    rows: QuerySet[Standard] = Standard.objects.in_force().filter(published_on__isnull=False)
    return rows


def record_of(service: Service) -> Record:
    """One service; three queries."""
    return next(iter(_batch([service])))


def records(services: Any) -> Iterator[Record]:
    """All services of a query in the order of their keys; memory stays flat."""
    stream = services.order_by("pk").iterator(chunk_size=BATCH)
    while batch := list(islice(stream, BATCH)):
        _join_units(batch)
        yield from _batch(batch)


def _join_units(services: list[Service]) -> None:
    """Services of one unit share it, and units their government: each is read once."""
    units = Unit.objects.select_related("parent", "government__region").in_bulk(
        {row.unit_id for row in services}
    )
    for row in services:
        row.unit = units[row.unit_id]
        row.government = row.unit.government


def _batch(services: list[Service]) -> Iterable[Record]:
    standards = {
        row.service_id: row
        for row in published_standards().filter(service__in=services).select_related("decree")
    }
    units = {row.unit_id for row in services}
    points = _by_unit(ServicePoint.objects.standing().filter(unit__in=units))
    channels = _by_unit(ComplaintChannel.objects.standing().filter(unit__in=units))
    for row in services:
        standard = standards.get(row.pk)
        content = read_content(standard.content) if standard else Content()
        yield Record(row, standard, content, tuple(points[row.unit_id]),
                     tuple(channels[row.unit_id]))  # fmt: skip


def _by_unit(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.unit_id].append(row)
    return found
