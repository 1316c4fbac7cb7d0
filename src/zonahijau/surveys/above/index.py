"""The index of a scope in a year as a page tells it: number, change, target, elements, groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from zonahijau.lawbook.library import load_instrument
from zonahijau.organisations.models import Unit
from zonahijau.statistics.change import compare
from zonahijau.statistics.importance import Position, importance_performance
from zonahijau.statistics.interval import Interval, confidence_interval
from zonahijau.statistics.skm import IndexRule, index_rule
from zonahijau.surveys.above.groups import Grouped, counted_of, groups_of
from zonahijau.surveys.above.reading import means_of, units_of, years_of
from zonahijau.surveys.above.scopes import Scope
from zonahijau.surveys.results import MISSING
from zonahijau.surveys.rolling_up import (
    ROLL_UPS,
    RolledUp,
    UnitIndex,
    counted,
    in_both,
    roll_up,
    roll_up_elements,
    weighed_as,
)
from zonahijau.wording import Text

Targets = Mapping[int, Decimal]
WORTH_SAYING = Decimal("0.1")
"""Points by which another share of respondents moves a pooled index until a page tells of it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An index above the survey as it is printed; ``name`` of what it is of."""

    name: Text | str
    total: RolledUp
    index: Decimal | None = None
    grade: str = ""
    word: Text | None = None
    interval: Interval | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a scope: the whole, what it aimed at and by how much it missed (less than zero) or
    passed it, its version of the rule."""

    year: int
    shown: Shown
    target: Decimal | None
    series: str

    @property
    def beyond(self) -> Decimal | None:
        """The distance to the target."""
        if self.target is None or self.shown.index is None:
            return None
        return self.shown.index - self.target

    @property
    def short(self) -> Decimal | None:
        """How much is missing, without a sign."""
        return None if self.beyond is None else abs(self.beyond)


@dataclass(frozen=True, slots=True)
class Step:
    """From the year before, over the ``units`` that have both. ``broken``: another version
    computed it, nothing is compared. ``sentence`` says whether it is more than chance; None where
    how exact ``untested`` units are is not known. ``alike`` are the points with each unit counting
    for as much as it did before, where those are others."""

    year: int
    broken: bool = False
    units: int = 0
    points: Decimal | None = None
    alike: Decimal | None = None
    sentence: Text | None = None
    untested: int = 0

    @property
    def size(self) -> Decimal | None:
        """The points without a sign."""
        return None if self.points is None else abs(self.points)


@dataclass(frozen=True, slots=True)
class ElementLine:
    """An element of the scope; ``units`` gave it."""

    label: Text
    mean: Fraction
    converted: Fraction
    grade: str
    units: int
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class Index:
    """All that a page needs of a scope."""

    scope: Scope
    year: int
    years: list[Year]
    rows: list[UnitIndex]
    rule: str
    shown: Shown
    other: Shown
    step: Step | None
    elements: dict[str, ElementLine]
    grouped: Grouped | None

    @property
    def lines(self) -> list[ElementLine]:
        """The elements in the order of the regulation."""
        return list(self.elements.values())

    @property
    def now(self) -> Year:
        """The year that is shown."""
        return next(each for each in self.years if each.year == self.year)

    @property
    def rule_said(self) -> Text:
        """The rule, to stand beside the number."""
        return ROLL_UPS[self.rule]

    @property
    def other_rule_said(self) -> Text:
        """The other one."""
        return next(words for name, words in ROLL_UPS.items() if name != self.rule)


def index_of(
    scope: Scope, asked: int | None, rule: str, targets: Targets, *, pictured: bool = True
) -> Index | None:
    """The index of the year that was asked for, else of the newest; None where no report has been
    accepted. ``pictured``: with how elements go with satisfaction, which reads a row for each
    survey."""
    years = years_of(scope)
    by_year = units_of(scope, years)
    known = sorted(by_year)
    if not known:
        return None
    year = asked if asked in by_year else known[-1]
    means = means_of(scope, year)
    rows = [replace(row, means=means.get(row.unit, {})) for row in by_year[year]]
    series, version = rows[0].series, version_of(rows[0].series)
    lines = {} if len({row.series for row in rows}) > 1 else _elements(rows, rule, version, series)
    if pictured and lines:
        lines = _placed(lines, scope, year, series, version)
    return Index(
        scope,
        year,
        [_year(scope, each, by_year[each], rule, targets) for each in known],
        rows,
        rule,
        shown(scope.name, rows, rule),
        shown(scope.name, rows, next(name for name in ROLL_UPS if name != rule)),
        _step(by_year, known, year, rule),
        lines,
        groups_of(scope, year, series, version),
    )


def version_of(series: str) -> IndexRule:
    """The rule of a version under the exact weight."""
    return index_rule(load_instrument(series))


def _year(scope: Scope, year: int, rows: Sequence[UnitIndex], rule: str, targets: Targets) -> Year:
    return Year(year, shown(scope.name, rows, rule), targets.get(year), rows[0].series)


def shown(
    name: Text | str, rows: Sequence[UnitIndex], rule: str, unit: Unit | None = None
) -> Shown:
    """The total of units under a rule, rounded and graded as their version says."""
    total = roll_up(rows, rule)
    if total.exact is None:
        return Shown(name, total, unit=unit)
    version = version_of(rows[0].series)
    grade = version.grade(total.exact)
    interval = confidence_interval(total.sampled, version.bounds) if total.sampled else None
    index = version.rounding.apply(total.exact)
    return Shown(name, total, index, grade.code or "", grade.label, interval, unit)


def _step(
    by_year: Mapping[int, list[UnitIndex]], known: Sequence[int], year: int, rule: str
) -> Step | None:
    if known.index(year) == 0:
        return None
    before_year = known[known.index(year) - 1]
    before, now = in_both(by_year[before_year], by_year[year])
    if {row.series for row in by_year[before_year]} != {row.series for row in by_year[year]}:
        return Step(before_year, broken=True)
    then, later = roll_up(before, rule), roll_up(now, rule)
    if then.exact is None or later.exact is None:
        return None
    rounding = version_of(now[0].series).rounding
    points = rounding.apply(later.exact) - rounding.apply(then.exact)
    step = Step(before_year, units=len(now), points=points, alike=_alike(before, now, rule))
    if not (then.sampled and later.sampled):
        return replace(step, untested=max(then.untested, later.untested))
    return replace(step, sentence=compare(then.sampled, later.sampled, rounding).sentence)


def _alike(before: Sequence[UnitIndex], now: Sequence[UnitIndex], rule: str) -> Decimal | None:
    """The points between two years if the respondents had stayed as they were parted among the
    units; None where that changes less than ``WORTH_SAYING``."""
    then, later = counted(before, rule), counted(now, rule)
    if {row.unit for row in then} != {row.unit for row in later}:
        return None
    rounding = version_of(now[0].series).rounding
    first = weighed_as(then, then, rule)
    moved = rounding.apply(weighed_as(later, later, rule) - first)
    alike = rounding.apply(weighed_as(later, then, rule) - first)
    return alike if abs(alike - moved) >= WORTH_SAYING else None


def _elements(
    rows: Sequence[UnitIndex], rule: str, version: IndexRule, series: str
) -> dict[str, ElementLine]:
    """In the order of the regulation."""
    found = {each.code: each for each in roll_up_elements(rows, rule)}
    labels = {node.code: node.label for node in load_instrument(series).indicators()}
    lines = {}
    for code, label in labels.items():
        if code in found:
            mean = found[code].mean
            converted = mean * version.conversion
            grade = version.grade(converted).code or ""
            lines[code] = ElementLine(label, mean, converted, grade, found[code].units)
    return lines


def _placed(
    lines: Mapping[str, ElementLine], scope: Scope, year: int, series: str, version: IndexRule
) -> dict[str, ElementLine]:
    """With the place of each element among all, from the surveys that were held here."""
    counted = counted_of(scope, year, series)
    if counted is None or set(counted[0]) != set(version.elements):
        return dict(lines)
    positions = importance_performance(counted[1].scored, missing=MISSING)
    placed = dict(zip(counted[0], positions, strict=True))
    return {code: replace(line, position=placed.get(code)) for code, line in lines.items()}
