"""The indices of a government: its units of a year, its agencies, and its years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zonahijau.lawbook.library import load_instrument
from zonahijau.organisations.models import Government, Unit
from zonahijau.statistics.skm import index_rule
from zonahijau.surveys.actions.choosing import rule_of, targets_of
from zonahijau.surveys.figures import INSTRUMENT
from zonahijau.surveys.models import Report
from zonahijau.surveys.rolling_up import ROLL_UPS, RolledUp, UnitIndex, by_agency, roll_up


@dataclass(frozen=True, slots=True)
class Shown:
    """An index above the unit as it is printed; ``name`` of what it is of."""

    name: str
    total: RolledUp
    index: Decimal | None
    grade: str
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a government: the whole, what it aimed at, its version of the rule."""

    year: int
    shown: Shown
    target: Decimal | None
    series: str


def units_of(
    government: Government, years: Sequence[int] | None = None
) -> dict[int, list[UnitIndex]]:
    """The accepted index of each unit by the year in which its period began; of several in a year
    the one that ends last. One query."""
    rows = Report.objects.standing().filter(government=government, state="accepted")
    if years is not None:
        rows = rows.filter(start__year__in=years)
    latest: dict[tuple[int, int], Report] = {}
    for row in rows.select_related("unit").order_by("until", "pk"):
        latest[row.start.year, row.unit_id] = row
    found: dict[int, list[UnitIndex]] = {}
    for (year, _), row in sorted(latest.items(), key=lambda each: each[0]):
        index = _index(row)
        if index is not None:
            found.setdefault(year, []).append(index)
    return found


def _index(row: Report) -> UnitIndex | None:
    said = row.index_exact or row.index_printed
    if not said:
        return None
    series = row.instrument or INSTRUMENT
    return UnitIndex(
        row.unit_id, row.unit.path, row.unit.name, Fraction(said), row.respondents, series
    )


def shown(name: str, rows: Sequence[UnitIndex], rule: str, unit: Unit | None = None) -> Shown:
    """The total of units under a rule, rounded and graded as their version says."""
    total = roll_up(rows, rule)
    if total.exact is None:
        return Shown(name, total, None, "", unit)
    version = index_rule(load_instrument(rows[0].series))
    grade = version.grade(total.exact).code or ""
    return Shown(name, total, version.rounding.apply(total.exact), grade, unit)


def both(name: str, rows: Sequence[UnitIndex]) -> dict[str, Shown]:
    """The total under every rule, for whoever asks what the other one gives."""
    return {rule: shown(name, rows, rule) for rule in ROLL_UPS}


def agencies(government: Government, rows: Sequence[UnitIndex]) -> list[Shown]:
    """Each agency with all below it, in the order of the tree."""
    rule = rule_of(government)
    grouped = by_agency(rows)
    tops = Unit.objects.filter(pk__in=grouped).order_by("path")
    return [shown(top.name, grouped[top.pk], rule, top) for top in tops]


def years(government: Government) -> list[Year]:
    """Every year that has an accepted report, the earliest first."""
    targets, rule = targets_of(government), rule_of(government)
    return [
        Year(year, shown(government.name, rows, rule), targets.get(year), rows[0].series)
        for year, rows in sorted(units_of(government).items())
    ]
