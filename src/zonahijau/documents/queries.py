"""What the register knows: which decree holds for a unit, what expires, who has left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from zonahijau.documents.models import Decree, DecreeName
from zonahijau.documents.models.register import ended_by

if TYPE_CHECKING:
    from zonahijau.organisations.models import Government, Unit

PREFIX = "decree."


@dataclass(frozen=True, slots=True)
class DecreeFact:
    """A decree that answers a fact key for a unit; ``somebody_left`` when the office of a person
    whom it names has ended or was withdrawn."""

    key: str
    decree: Decree
    somebody_left: bool


def decree_facts(unit: Unit, keys: Iterable[str], on: date) -> dict[str, DecreeFact]:
    """For each key ``decree.<kind>`` the decree that holds for a unit on a day.

    The unit's own goes before one of its superiors that holds below, and that before one of the
    whole government; among equals the newest. One query, however many keys.
    """
    wanted = {key.removeprefix(PREFIX): key for key in keys if key.startswith(PREFIX)}
    held = Decree.objects.in_force_on(on).filter(kind__in=wanted, government=unit.government_id)
    above = Q(unit=unit) | Q(holds_below=True) & (Q(unit=None) | Q(unit__in=unit.ancestor_ids))
    left = DecreeName.objects.filter(ended_by(on), decree=OuterRef("pk"))
    rows = held.filter(above).annotate(somebody_left=Exists(left)).select_related("unit")
    found: dict[str, DecreeFact] = {}
    for decree in sorted(rows, key=_nearness):
        key = wanted[decree.kind]
        found[key] = DecreeFact(key, decree, decree.somebody_left)  # type: ignore[attr-defined]
    return found


def decrees_of(
    government: Government, units: Iterable[Unit], kinds: Iterable[str], on: date
) -> dict[int, dict[str, Decree]]:
    """For each unit, by kind, the decree that holds for it on a day, chosen as
    :func:`decree_facts` does; one query, however many units."""
    held = Decree.objects.in_force_on(on).filter(kind__in=tuple(kinds), government=government)
    rows = sorted(held.select_related("unit"), key=_nearness)
    found: dict[int, dict[str, Decree]] = {}
    for unit in units:
        above = {None, *unit.ancestor_ids}
        holds = (
            row
            for row in rows
            if row.unit_id == unit.pk or (row.holds_below and row.unit_id in above)
        )
        found[unit.pk] = {row.kind: row for row in holds}
    return found


def _nearness(decree: Decree) -> tuple[int, date, int]:
    """The nearest and newest last, so that it stays."""
    depth = len(decree.unit.path) if decree.unit else 0
    return depth, decree.dated, decree.pk


def expiring(government: Government, year: int) -> QuerySet[Decree]:
    """What ends within a year, the soonest first."""
    rows = Decree.objects.filter(government=government).expiring_in(year)
    return rows.select_related("unit").order_by("valid_until", "pk")


def who_left(government: Government, day: date) -> QuerySet[DecreeName]:
    """People whom a decree in force names though their office has ended or was withdrawn."""
    rows = DecreeName.objects.filter(government=government).who_left(day)
    return rows.select_related("decree__unit", "holder__position").order_by("holder__until")
