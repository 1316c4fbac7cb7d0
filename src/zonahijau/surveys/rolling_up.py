"""The index above the unit: of an agency with all below it, of a government, a province, a nation.
Pure.

No regulation says how (the practice of regencies prints totals only), so the rule is a choice that
is named wherever the number stands. Reports of fewer than five people count nowhere: a total less
the others would tell what they answered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from zonahijau.statistics.interval import SampledIndex
from zonahijau.surveys.policies import LEAST
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
    where its report does not say how many answered; ``error`` is the squared standard error, known
    where answers were counted here, and nought where everybody was asked; ``means`` are those of
    the elements that it gives. ``rescaled`` from a rounded weight (0.111, 0.11) to the exact one,
    so that units are alike."""

    unit: int
    path: str
    name: str
    exact: Fraction
    n: int | None
    series: str
    error: Fraction | None = None
    government: int = 0
    rescaled: bool = False
    means: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RolledUp:
    """An index above the unit. ``left_out`` units have one, but do not say how many answered, so
    that pooling cannot count them; ``few`` were answered by fewer than five; ``mixed`` when more
    than one version computed them. ``sampled`` carries the error, where every unit's is known;
    otherwise ``untested`` units only gave a number. ``rescaled`` units used a rounded weight."""

    exact: Fraction | None
    units: int
    respondents: int | None
    left_out: int = 0
    few: int = 0
    mixed: bool = False
    sampled: SampledIndex | None = None
    untested: int = 0
    rescaled: int = 0


@dataclass(frozen=True, slots=True)
class MeanOfElement:
    """The mean of an element above the unit, and how many units gave it."""

    code: str
    mean: Fraction
    units: int


def roll_up(rows: Sequence[UnitIndex], rule: str) -> RolledUp:
    """The index of many units under a rule; None of nothing. A unit without a report is not zero:
    it is not there. Indices of different versions are never averaged."""
    if rule not in ROLL_UPS:
        raise LookupError(rule)
    kept = _of_enough(rows)
    few = len(rows) - len(kept)
    if len({row.series for row in kept}) > 1:
        return RolledUp(None, len(kept), None, few=few, mixed=True)
    found = counted(rows, rule)
    if not found:
        return RolledUp(None, 0, None, left_out=len(kept), few=few)
    weights = _weights(found, rule)
    exact = exact_sum(row.exact * weight for row, weight in zip(found, weights, strict=True))
    known = [row.n for row in found if row.n is not None]
    return RolledUp(
        exact,
        len(found),
        sum(known) if len(known) == len(found) else None,
        left_out=len(kept) - len(found),
        few=few,
        sampled=_sampled(exact, found, weights),
        untested=sum(row.error is None for row in found),
        rescaled=sum(row.rescaled for row in found),
    )


def counted(rows: Sequence[UnitIndex], rule: str) -> list[UnitIndex]:
    """Those that count under a rule: of enough people and, to pool them, of a known number."""
    return [row for row in _of_enough(rows) if rule == UNITS or row.n]


def _of_enough(rows: Sequence[UnitIndex]) -> list[UnitIndex]:
    return [row for row in rows if row.n is None or row.n >= LEAST]


def roll_up_elements(rows: Sequence[UnitIndex], rule: str) -> list[MeanOfElement]:
    """The mean of every element under a rule, over the units that gave it."""
    found = [row for row in counted(rows, rule) if row.means]
    codes = dict.fromkeys(code for row in found for code in row.means)
    return [_element(code, [row for row in found if code in row.means], rule) for code in codes]


def _element(code: str, rows: Sequence[UnitIndex], rule: str) -> MeanOfElement:
    weights = _weights(rows, rule)
    parts = (row.means[code] * weight for row, weight in zip(rows, weights, strict=True))
    return MeanOfElement(code, exact_sum(parts), len(rows))


def _weights(rows: Sequence[UnitIndex], rule: str) -> list[Fraction]:
    """What each unit counts for. The index is linear in the answers of complete rows, so pooled
    respondents are the units' indices weighed by how many answered."""
    if rule == UNITS:
        return [Fraction(1, len(rows))] * len(rows)
    total = sum(row.n or 0 for row in rows)
    return [Fraction(row.n or 0, total) for row in rows]


def _sampled(
    exact: Fraction, rows: Sequence[UnitIndex], weights: Sequence[Fraction]
) -> SampledIndex | None:
    """Units are strata: their errors add up, each by the square of its weight. How many people
    that is worth follows from Satterthwaite's degrees of freedom."""
    errors = [row.error for row in rows]
    known = [error for error in errors if error is not None]
    if len(known) < len(errors):
        return None
    parts = [weight**2 * error for weight, error in zip(weights, known, strict=True)]
    total = exact_sum(parts)
    if not total:  # an error is nought only where everybody was asked
        return SampledIndex(exact, sum(row.n or 0 for row in rows), total, census=True)
    spread = sum(
        float(part) ** 2 / (row.n - 1) for part, row in zip(parts, rows, strict=True) if row.n
    )
    degrees = int(float(total) ** 2 / spread) if spread else 0
    return SampledIndex(exact, max(degrees, 1) + 1, total)


def exact_sum(parts: Iterable[Fraction]) -> Fraction:
    """The sum of many fractions, exact: those of one denominator are added as whole numbers, for
    few respondents counts differ and the others would be brought to one again and again."""
    by_denominator: dict[int, int] = defaultdict(int)
    for part in parts:
        by_denominator[part.denominator] += part.numerator
    return sum((Fraction(n, d) for d, n in by_denominator.items()), Fraction(0))


def in_both(
    before: Sequence[UnitIndex], now: Sequence[UnitIndex]
) -> tuple[list[UnitIndex], list[UnitIndex]]:
    """The units that have an index in both years: only these are compared, so that a unit that is
    new, or late, is no rise and no fall."""
    units = {row.unit for row in before} & {row.unit for row in now}
    return (
        [row for row in before if row.unit in units],
        [row for row in now if row.unit in units],
    )


def weighed_as(rows: Sequence[UnitIndex], before: Sequence[UnitIndex], rule: str) -> Fraction:
    """What the units come to where each counts for as much as it did before. Pooled, an index also
    moves when a good unit has more respondents than last year and nobody is served otherwise; the
    difference to this is not that."""
    weights = dict(zip((row.unit for row in before), _weights(before, rule), strict=True))
    return exact_sum(row.exact * weights[row.unit] for row in rows)


def by_agency(rows: Sequence[UnitIndex]) -> Mapping[int, list[UnitIndex]]:
    """The units under each unit at the top of the tree, itself among them, by its key."""
    return below(rows, "/")


def below(rows: Sequence[UnitIndex], path: str) -> Mapping[int, list[UnitIndex]]:
    """The units below a path under each unit that stands right below it, by its key."""
    found: dict[int, list[UnitIndex]] = {}
    for row in rows:
        rest = row.path.removeprefix(path).strip("/")
        if rest and row.path.startswith(path):
            found.setdefault(int(rest.split("/")[0]), []).append(row)
    return found


def by_government(rows: Sequence[UnitIndex]) -> Mapping[int, list[UnitIndex]]:
    """The units of each government, by its key."""
    found: dict[int, list[UnitIndex]] = {}
    for row in rows:
        found.setdefault(row.government, []).append(row)
    return found
