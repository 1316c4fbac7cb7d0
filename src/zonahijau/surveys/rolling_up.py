"""The index above the unit: of an agency with all below it, of the whole government. Pure.

No regulation says how (the practice of regencies prints totals only), so the rule is a choice of
the government that is named wherever the number stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.wording import Text

UNITS, POOLED = "units", "pooled"
ROLL_UPS: Mapping[str, Text] = {
    UNITS: Text("rata-rata nilai unit", "mean of the units"),
    POOLED: Text("semua responden digabung", "all respondents pooled"),
}
USUAL = UNITS


@dataclass(frozen=True, slots=True)
class UnitIndex:
    """A unit's index in a year: exact where it was computed, as printed otherwise. ``n`` is None
    where its report does not say how many answered."""

    unit: int
    path: str
    name: str
    exact: Fraction
    n: int | None
    series: str


@dataclass(frozen=True, slots=True)
class RolledUp:
    """An index above the unit. ``left_out`` units have one, but do not say how many answered, so
    that pooling cannot count them; ``mixed`` when more than one version computed them."""

    exact: Fraction | None
    units: int
    respondents: int | None
    left_out: int = 0
    mixed: bool = False


def roll_up(rows: Sequence[UnitIndex], rule: str) -> RolledUp:
    """The index of many units under a rule; None of nothing. A unit without a report is not zero:
    it is not there. Indices of different versions are never averaged."""
    if rule not in ROLL_UPS:
        raise LookupError(rule)
    if len({row.series for row in rows}) > 1:
        return RolledUp(None, len(rows), None, mixed=True)
    return _mean(rows) if rule == UNITS else _pooled(rows)


def _mean(rows: Sequence[UnitIndex]) -> RolledUp:
    if not rows:
        return RolledUp(None, 0, None)
    exact = sum((row.exact for row in rows), Fraction(0)) / len(rows)
    counts = [row.n for row in rows]
    known = [n for n in counts if n is not None]
    return RolledUp(exact, len(rows), sum(known) if len(known) == len(rows) else None)


def _pooled(rows: Sequence[UnitIndex]) -> RolledUp:
    """The index is linear in the answers of complete rows, so pooled respondents are the units'
    indices weighed by how many answered."""
    counted = [(row.exact, row.n) for row in rows if row.n]
    total = sum(n for _, n in counted)
    if not total:
        return RolledUp(None, 0, None, left_out=len(rows))
    exact = sum((exact * n for exact, n in counted), Fraction(0)) / total
    return RolledUp(exact, len(counted), total, left_out=len(rows) - len(counted))


def by_agency(rows: Sequence[UnitIndex]) -> Mapping[int, list[UnitIndex]]:
    """The units under each unit at the top of the tree, itself among them, by its key."""
    found: dict[int, list[UnitIndex]] = {}
    for row in rows:
        top = int(row.path.strip("/").split("/")[0])
        found.setdefault(top, []).append(row)
    return found
