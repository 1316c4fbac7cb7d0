"""What a government lacks today, unit by unit, from what it has recorded: no score, no guess."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from zonahijau.documents.models import Decree
from zonahijau.documents.queries import decrees_of, who_left
from zonahijau.documents.words import COMPLAINT_OFFICER
from zonahijau.improvement.models import Promise
from zonahijau.organisations.models import Unit
from zonahijau.reports.completeness import ITEMS, Extent, UnitRow
from zonahijau.web.formatting import plain_date

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.organisations.models import Government

AHEAD = timedelta(days=90)
"""A decree that ends within the plan is renewed by it."""

_LACKS = {
    "standards": "standard.services.covered",
    "decrees": "standard.document.set",
    "published": "standard.document.published",
    "pledge": "pledge.document.set",
    "survey": "survey.conducted",
    "head": "head",
    "operator": "operator",
}
"""Which fact or state of ``law/repairs`` an item of the matrix of completeness speaks of."""


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that a unit lacks (without a unit: the government): what, in which words, and
    where somebody has promised it, who and by when."""

    what: str
    unit: Unit | None
    note: str = ""
    person: str = ""
    due_on: date | None = None


def of_matrix(rows: Iterable[UnitRow]) -> Iterator[Lack]:
    """What is missing or incomplete in the matrix; what nobody counted is to be entered first."""
    for row in rows:
        unknown = [item for item in row.open_items if row.extents[item.key].state == "unknown"]
        if unknown:
            yield Lack("unknown", row.unit, ", ".join(item.label.id for item in unknown))
        for item in ITEMS:
            extent = row.extents[item.key]
            if extent.state in ("missing", "partly"):
                yield Lack(_LACKS[item.key], row.unit, _extent_said(extent))


def _extent_said(extent: Extent) -> str:
    return "" if extent.of == 1 else f"{extent.have} dari {extent.of} layanan"


def of_decrees(government: Government, units: list[Unit], today: date) -> Iterator[Lack]:
    """Units without a complaint officer's decree, decrees that end within the plan, and decrees
    that name somebody who has left; three queries."""
    known = decrees_of(government, units, (COMPLAINT_OFFICER,), today)
    yield from (Lack("decree.complaint_officer", unit) for unit in units if not known[unit.pk])
    within = {unit.pk for unit in units}
    held = Decree.objects.filter(government=government).in_force_on(today)
    ending = held.filter(valid_until__lte=today + AHEAD).select_related("unit")
    for each in ending.order_by("valid_until"):
        if each.unit_id is None or each.unit_id in within:
            last = each.valid_until - timedelta(days=1) if each.valid_until else today
            yield Lack("decree.expiring", each.unit, f"{each.number}, sampai {plain_date(last)}")
    seen: set[int] = set()
    for name in who_left(government, today):
        decree = name.decree
        if decree.pk not in seen and (decree.unit_id is None or decree.unit_id in within):
            seen.add(decree.pk)
            yield Lack("decree.named_left", decree.unit, decree.number)


def of_promises(user: User, units: list[Unit]) -> Iterator[Lack]:
    """What was promised and is not settled; one query."""
    rows = Promise.objects.visible_to(user).filter(unit__in=units).waiting()
    for row in rows.select_related("unit").order_by("due_on", "pk"):
        yield Lack("promise", row.unit, row.what, row.person, row.due_on)
