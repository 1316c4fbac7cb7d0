"""Units that end: split into several, merged into one, or closed without a successor."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.actions.permitting import check_permitted
from zonahijau.organisations.actions.units import create_unit, move_unit
from zonahijau.organisations.models import (
    Membership,
    OfficeHolder,
    Placement,
    Succession,
    Unit,
)
from zonahijau.organisations.policies import UnitFacts
from zonahijau.wording import Refused, Text, refuse


@dataclass(frozen=True, slots=True)
class Decision:
    """From which day, and by which decree."""

    on: date
    decree: str


@transaction.atomic
def split_unit(
    *, by: User, unit: Unit, into: Sequence[UnitFacts], decision: Decision
) -> list[Unit]:
    """Close a unit and found several in its place, under the same superior.

    What stands below it goes to the first of them, from where it can be moved on. Roles and
    offices in the old unit end on that day: who goes where is a decision, not a guess.
    """
    check_permitted(by, "manage_units", unit.government)
    if len(into) < 2:
        what = Text("Pemecahan butuh paling sedikit dua unit baru",
                    "A split needs at least two new units")  # fmt: skip
        raise refuse(what, Text("Tulis unit baru kedua", "Write the second new unit"))
    successors = [
        _found(by, unit, facts, decision.on, row) for row, facts in enumerate(into, start=1)
    ]
    _hand_over(by, unit, successors, "split", decision)
    return successors


def _found(by: User, unit: Unit, facts: UnitFacts, on: date, row: int) -> Unit:
    """A successor under the same superior; a refusal says which of them it is about."""
    try:
        return create_unit(
            by=by, government=unit.government, facts=facts, parent=unit.parent, founded_on=on
        )
    except Refused as refused:
        raise Refused(*(replace(each, row=row) for each in refused.refusals)) from None


@transaction.atomic
def merge_units(
    *, by: User, units: Sequence[Unit], into: UnitFacts, parent: Unit | None, decision: Decision
) -> Unit:
    """Close several units and found one in their place; what stood below them stands below it."""
    if len({unit.pk for unit in units}) < 2 or len({unit.government_id for unit in units}) > 1:
        what = Text("Penggabungan butuh paling sedikit dua unit dari satu pemerintah daerah",
                    "A merger needs at least two units of one government")  # fmt: skip
        raise refuse(what, Text("Pilih unit kedua", "Choose a second unit"))
    check_permitted(by, "manage_units", units[0].government)
    successor = create_unit(
        by=by,
        government=units[0].government,
        facts=into,
        parent=parent,
        founded_on=decision.on,
    )
    for unit in units:
        _hand_over(by, unit, [successor], "merge", decision)
    return successor


@transaction.atomic
def close_unit(*, by: User, unit: Unit, decision: Decision) -> None:
    """Close a unit without a successor. Refused while units stand below it."""
    check_permitted(by, "manage_units", unit.government)
    below = _standing_below(unit, decision.on)
    if below:
        what = Text(
            "Masih ada {count} unit di bawahnya",
            "{count:unit still stands|units still stand} below it",
        ).fill(count=len(below))
        remedy = Text("Pindahkan unit itu dahulu", "Move those units first")
        raise refuse(what, remedy)
    _close(by, unit, decision)


def _hand_over(
    by: User, unit: Unit, successors: Sequence[Unit], kind: str, decision: Decision
) -> None:
    for child in _standing_below(unit, decision.on):
        move_unit(by=by, unit=child, parent=successors[0], on=decision.on)
    for successor in successors:
        Succession.objects.create(
            government=unit.government,
            predecessor=unit,
            successor=successor,
            kind=kind,
            on=decision.on,
            decree=decision.decree,
        )
    _close(by, unit, decision)


def _standing_below(unit: Unit, on: date) -> list[Unit]:
    running = Placement.objects.filter(Q(until=None) | Q(until__gt=on), parent=unit, start__lte=on)
    return [placed.unit for placed in running.select_related("unit__government")]


def _close(by: User, unit: Unit, decision: Decision) -> None:
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    if unit.closed_on:
        what = Text("{name} sudah berakhir", "{name} has ended already").fill(name=unit.name)
        raise refuse(what, Text("Pilih unit lain", "Choose another unit"))
    unit.closed_on = decision.on
    unit.version += 1
    unit.save(update_fields=["closed_on", "version"])
    _end_rows(unit, decision.on)
    audit.record(
        government=unit.government,
        by=by,
        action="unit-closed",
        subject=unit,
        details={"on": decision.on.isoformat(), "decree": decision.decree},
    )


def _end_rows(unit: Unit, on: date) -> None:
    """End what runs on that day. Roles that would begin later are withdrawn."""
    holders = OfficeHolder.objects.filter(position__unit=unit, withdrawn_at=None)
    for rows in (unit.placements.all(), unit.names.all(), holders):
        if rows.filter(start__gte=on).exists():
            what = Text(
                "Sudah ada perubahan yang berlaku mulai {on} atau sesudahnya",
                "A change is written down that holds from {on} or later",
            ).fill(on=on.isoformat())
            raise refuse(what, Text("Pilih tanggal sesudahnya", "Choose a later date"))
        rows.filter(Q(until=None) | Q(until__gt=on)).update(until=on)
    memberships = Membership.objects.filter(unit=unit, withdrawn_at=None)
    memberships.filter(Q(until=None) | Q(until__gt=on), start__lt=on).update(until=on)
    memberships.filter(start__gte=on).update(
        withdrawn_at=timezone.now(), withdrawn_because="unit closed"
    )
