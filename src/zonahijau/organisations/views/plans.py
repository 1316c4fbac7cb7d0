"""How the plan of an import is shown."""

from typing import Any

from django.http import HttpRequest

from zonahijau.organisations.kinds import UNIT_KINDS
from zonahijau.organisations.unit_import import COLUMNS, OUTCOMES, Plan, Planned
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Text


def _changed(planned: Planned) -> str:
    return ", ".join(COLUMNS.get(field, field) for field in planned.fields)


PLAN_COLUMNS = (
    Column("number", Text("Baris", "Row"), value=lambda p: p.row.number, order_by=("row",),
           kind="number"),
    Column("outcome", Text("Akan", "Will be"), value=lambda p: OUTCOMES[p.outcome]),
    Column("code", Text("Kode", "Code"), value=lambda p: p.row.code, order_by=("code",)),
    Column("name", Text("Nama", "Name"), value=lambda p: p.row.name, order_by=("name",)),
    Column("kind", Text("Jenis", "Kind"), value=lambda p: UNIT_KINDS.get(p.row.kind, p.row.kind)),
    Column("parent", Text("Induk", "Superior"), value=lambda p: p.row.parent or None),
    Column("fields", Text("Yang berubah", "What changes"), value=lambda p: _changed(p) or None),
)  # fmt: skip


def context_of(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """The rows as a table, and how many would be new, changed and the same."""
    outcomes = Filter("hasil", Text("Akan", "Will be"), list(OUTCOMES.items()), "outcome")
    listing = Listing(request, plan.rows, PLAN_COLUMNS, filters=(outcomes,))
    counts = {outcome: plan.count(outcome) for outcome in OUTCOMES}
    return {"listing": listing, "counts": counts, "faults": plan.faults}
