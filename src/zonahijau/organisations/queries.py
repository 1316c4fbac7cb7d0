"""Reads that need more than a queryset: units with who is in charge, histories, the tree."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, When

from zonahijau.accounts.models import User
from zonahijau.organisations.facts import handover_facts as handover_facts
from zonahijau.organisations.kinds import SUCCESSION_KINDS
from zonahijau.organisations.models import (
    Absence,
    Government,
    Handover,
    Membership,
    OfficeHolder,
    Position,
    Succession,
    Unit,
)
from zonahijau.wording import Text


def units_with_charge(units: QuerySet[Unit], day: date) -> QuerySet[Any]:
    """Units with ``head`` (who holds the office on that day), ``has_operator``, and
    ``in_charge``: how many of the two there are.

    A unit without a head or without an operator is one for which nobody answers.
    """
    heads = OfficeHolder.objects.on(day).filter(position__unit=OuterRef("pk"))
    operators = Membership.objects.on(day).filter(
        unit=OuterRef("pk"), role="operator", user__is_active=True
    )
    return units.annotate(
        head=Subquery(heads.filter(position__kind="head").values("name")[:1]),
        head_status=Subquery(heads.filter(position__kind="head").values("status")[:1]),
        has_operator=Exists(operators),
    ).annotate(
        in_charge=Case(When(head=None, then=0), default=1)
        + Case(When(has_operator=False, then=0), default=1)
    )


def units_without_charge(government: Government, day: date) -> QuerySet[Any]:
    """The units of a government that have no head or no operator on a day, the worst first."""
    units = Unit.objects.filter(government=government).open_on(day)
    return units_with_charge(units, day).filter(in_charge__lt=2).order_by("in_charge", "name")


@dataclass(slots=True)
class Node:
    """A unit with the units below it, by name."""

    unit: Any
    below: list["Node"] = field(default_factory=list)


def tree(units: Iterable[Any]) -> list[Node]:
    """The units as they stand today. One whose superior is not among them stands at the top."""
    nodes = {unit.pk: Node(unit) for unit in sorted(units, key=lambda unit: unit.name.casefold())}
    top: list[Node] = []
    for node in nodes.values():
        above = nodes.get(node.unit.parent_id)
        (above.below if above else top).append(node)
    return top


def positions_of(unit: Unit) -> QuerySet[Position]:
    """The positions of a unit with all who ever held them, latest first, and who is away."""
    ahead = Absence.objects.not_over_on(unit.government.today())
    holders = OfficeHolder.objects.filter(withdrawn_at=None).order_by("-start")
    holders = holders.prefetch_related(Prefetch("absences", queryset=ahead, to_attr="away"))
    standing = Position.objects.filter(unit=unit, withdrawn_at=None)
    return standing.prefetch_related(Prefetch("holders", queryset=holders))


def members_of(unit: Unit, day: date) -> QuerySet[Membership]:
    """Who holds a role in this very unit on that day."""
    return Membership.objects.on(day).filter(unit=unit).select_related("user").order_by("role")


def handovers_of(unit: Unit) -> QuerySet[Handover]:
    """The handovers of a unit that are not closed."""
    rows = Handover.objects.filter(unit=unit, closed_at=None, withdrawn_at=None)
    return rows.select_related("unit", "position").order_by("opened_on", "pk")


def own_handovers(user: User, government: Government) -> QuerySet[Handover]:
    """The handovers that wait for a person, as the one who gives or takes."""
    rows = Handover.objects.filter(government=government, closed_at=None, withdrawn_at=None)
    mine = Q(takes_user=user) | Q(gives_user=user, received_at=None)
    return rows.filter(mine).select_related("unit").order_by("opened_on", "pk")


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened to a unit on a day."""

    on: date
    what: Text
    note: str = ""


def history(unit: Unit) -> list[Happening]:
    """Names, superiors and successions of a unit, latest first."""
    successions = Succession.objects.filter(Q(predecessor=unit) | Q(successor=unit))
    related = list(successions.select_related("predecessor", "successor"))
    decrees = {each.on: each.decree for each in related if each.kind == "rename"}
    happened = chain(
        (_named(name.start, name.name, decrees.get(name.start, "")) for name in unit.names.all()),
        (_placed(placed) for placed in unit.placements.select_related("parent")),
        (_succeeded(unit, each) for each in related if each.kind != "rename"),
        [Happening(unit.closed_on, Text("Berakhir", "Ended"))] if unit.closed_on else [],
    )
    return sorted(happened, key=lambda each: each.on, reverse=True)


def _named(on: date, name: str, decree: str) -> Happening:
    return Happening(on, Text("Bernama {name}", "Is called {name}").fill(name=name), decree)


def _placed(placed: Any) -> Happening:
    if placed.parent is None:
        what = Text("Langsung di bawah pemerintah daerah", "Directly under the government")
        return Happening(placed.start, what)
    what = Text("Di bawah {name}", "Under {name}").fill(name=placed.parent.name)
    return Happening(placed.start, what)


def _succeeded(unit: Unit, succession: Any) -> Happening:
    kind = SUCCESSION_KINDS[succession.kind]
    if succession.predecessor_id == unit.pk:
        what = Text("{kind}: menjadi {name}", "{kind}: became {name}")
        other = succession.successor.name
    else:
        what = Text("{kind}: berasal dari {name}", "{kind}: came from {name}")
        other = succession.predecessor.name
    said = Text(
        what.id.format(kind=kind.id.capitalize(), name=other),
        what.en.format(kind=kind.en.capitalize(), name=other),
    )
    return Happening(succession.on, said, succession.decree)


def people_of(government: Government) -> QuerySet[User]:
    """Everybody whose account the government keeps or to whom it ever gave a role."""
    kept = Q(person__government=government)
    roles = Membership.objects.filter(government=government).select_related("unit", "government")
    given = Q(pk__in=roles.values("user"))
    people = User.objects.filter(kept | given).select_related("person").distinct()
    return people.prefetch_related(Prefetch("memberships", queryset=roles, to_attr="roles_here"))
