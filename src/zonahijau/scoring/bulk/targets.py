"""Scoring every target of a nation at once."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zonahijau.lawbook.instruments import Gate, Scale
from zonahijau.scoring.bulk.plan import MISSING, NOT_APPLICABLE, BulkPlan, Column, Integers
from zonahijau.scoring.bulk.rounding import Integer, band_indexes, fits_int64, round_ratios
from zonahijau.wording import Text, refuse

Cells = NDArray[np.integer[Any]]
Flags = NDArray[np.bool_]

NO_BAND = -1


@dataclass(frozen=True, slots=True)
class BulkScores:
    """The totals of all targets, in the order of the rows.

    The exact total of a computable row is ``numerators / denominators``; ``rounded`` counts units
    of the last place; ``bands`` are indexes into the unit's class table, NO_BAND where the total
    cannot be computed.
    """

    plan: BulkPlan
    numerators: Integer
    denominators: Integer
    computable: Flags
    rounded: NDArray[np.int64]
    bands: NDArray[np.int8]

    def exact(self, row: int) -> Fraction | None:
        """The exact total of one row."""
        if not self.computable[row]:
            return None
        return Fraction(int(self.numerators[row]), int(self.denominators[row]))


def score_all(plan: BulkPlan, answers: Cells) -> BulkScores:
    """Score a matrix of targets x columns; cells as :class:`Column` says.

    Refuses a matrix of another width and cells that are not on their column's scale, naming row
    and indicator.
    """
    cells = _checked(plan, answers)
    gaps = bool((cells < 0).any())
    if gaps:
        cells = _with_lowest(plan, cells)
    zeroed = _zeroed(plan, cells)
    computable = ~_blocked(plan, cells, zeroed) if gaps else np.ones(len(cells), np.bool_)
    left_out = _left_out(plan, cells) if gaps else None
    numerators, denominators, bound = _totals(plan, cells, zeroed, computable, left_out)
    return _classified(plan, cells, numerators, denominators, computable, bound)


def _classified(
    plan: BulkPlan,
    cells: Cells,
    numerators: Integer,
    denominators: Integer,
    computable: Flags,
    bound: int,
) -> BulkScores:
    instrument = plan.weighting.instrument
    rounded = round_ratios(numerators, denominators, instrument.rounding, bound)
    bands = band_indexes(rounded, instrument.class_table("unit"), instrument.rounding)
    bands = _capped(plan, cells, bands)
    bands[~computable] = NO_BAND
    return BulkScores(plan, numerators, denominators, computable, rounded, bands)


# -- what the cells say ---------------------------------------------------------------------


def _checked(plan: BulkPlan, answers: Cells) -> Cells:
    cells = np.asarray(answers)
    if cells.ndim != 2 or cells.shape[1] != len(plan.columns):
        raise refuse(
            Text(
                f"matriks jawaban harus {len(plan.columns)} kolom",
                f"the answer matrix must have {len(plan.columns)} columns",
            ),
            Text("satu kolom untuk setiap indikator", "one column for every indicator"),
        )
    if len(cells):
        lows, highs = cells.min(axis=0), cells.max(axis=0)
        for index, column in enumerate(plan.columns):
            if not _surely_admitted(column, int(lows[index]), int(highs[index])):
                _check_column(column, cells[:, index])
    return cells


def _surely_admitted(column: Column, low: int, high: int) -> bool:
    """Whether the column's extremes already prove every cell admissible."""
    scale = column.node.scale
    if scale is None:
        return False
    lowest, highest = scale.lowest * column.units, scale.highest * column.units
    whole = not scale.rungs or len(scale.rungs) == highest - lowest + 1
    return whole and lowest <= low and high <= highest


def _check_column(column: Column, cells: Cells) -> None:
    scale = column.node.scale
    if scale is None:
        return
    good = np.isin(cells, (MISSING, NOT_APPLICABLE)) | _admitted(scale, column.units, cells)
    if not good.all():
        row = int(np.argmin(good))
        raise refuse(
            Text(
                f"nilai {cells[row]} tidak ada pada skala {column.node.code}",
                f"the value {cells[row]} is not on the scale of {column.node.code}",
            ),
            Text("periksa jawabannya", "check the answer"),
            row=row + 1,
            column=column.node.code,
        )


def _admitted(scale: Scale, units: int, cells: Cells) -> Flags:
    if scale.rungs:
        return np.isin(cells, [int(rung.score * units) for rung in scale.rungs])
    return (cells >= float(scale.lowest * units)) & (cells <= float(scale.highest * units))


def _gaps_that(plan: BulkPlan, cells: Cells, do: str) -> Flags:
    """The gaps to which the instrument does this: refuse, lowest or leave-out."""
    instrument = plan.weighting.instrument
    chosen = np.zeros(cells.shape, np.bool_)
    for sign, policy in (
        (MISSING, instrument.missing),
        (NOT_APPLICABLE, instrument.not_applicable),
    ):
        if policy.do == do:
            chosen |= cells == sign
    return chosen


def _with_lowest(plan: BulkPlan, cells: Cells) -> Cells:
    """Fill in the gaps that the instrument counts as the lowest answer."""
    return np.where(_gaps_that(plan, cells, "lowest"), _lowest_cells(plan), cells)


def _left_out(plan: BulkPlan, cells: Cells) -> Flags:
    return _gaps_that(plan, cells, "leave-out") & _weighed(plan)


def _weighed(plan: BulkPlan) -> Flags:
    return np.array([column.weighed for column in plan.columns], np.bool_)


def _lowest_cells(plan: BulkPlan) -> NDArray[np.int64]:
    lowest = [
        column.node.scale.lowest * column.units if column.node.scale else Fraction(0)
        for column in plan.columns
    ]
    return np.array([int(each) for each in lowest], np.int64)


def _blocked(plan: BulkPlan, cells: Cells, zeroed: Flags | None) -> Flags:
    """Rows that have no total because of a gap that the instrument refuses."""
    refused = _gaps_that(plan, cells, "refuse") & _weighed(plan)
    if zeroed is not None:
        refused &= ~zeroed
    rows = np.asarray(refused.any(axis=1), np.bool_)
    if plan.weighting.instrument.missing.do == "refuse":
        for gate in plan.weighting.gates:
            if gate.zeroes:
                rows |= cells[:, _column_of(plan, gate)] == MISSING
    return rows


# -- gates ----------------------------------------------------------------------------------


def _zeroed(plan: BulkPlan, cells: Cells) -> Flags | None:
    """Which cells earn nothing because a gate is shut; None where there are no such gates."""
    gates = [gate for gate in plan.weighting.gates if gate.zeroes]
    if not gates:
        return None
    zeroed = np.zeros(cells.shape, np.bool_)
    for gate in gates:
        node = plan.weighting.instrument.node(gate.zeroes or "")
        below = {each.code for each in node.walk()} if node else set()
        columns = [i for i, column in enumerate(plan.columns) if column.node.code in below]
        zeroed[np.ix_(_shut(plan, gate, cells), np.array(columns, np.intp))] = True
    return zeroed


def _shut(plan: BulkPlan, gate: Gate, cells: Cells) -> Flags:
    index = _column_of(plan, gate)
    given = cells[:, index]
    return (given >= 0) & (given < float(gate.at_least * plan.columns[index].units))


def _column_of(plan: BulkPlan, gate: Gate) -> int:
    return next(i for i, column in enumerate(plan.columns) if column.node.code == gate.indicator)


def _capped(plan: BulkPlan, cells: Cells, bands: NDArray[np.int8]) -> NDArray[np.int8]:
    table = plan.weighting.instrument.class_table("unit")
    for gate in plan.weighting.gates:
        cap = table.band(gate.caps_at) if gate.caps_at else None
        if cap is not None:
            worst = np.maximum(bands, table.bands.index(cap)).astype(np.int8)
            bands = np.where(_shut(plan, gate, cells), worst, bands)
    return bands


# -- totals ---------------------------------------------------------------------------------


def _totals(
    plan: BulkPlan,
    cells: Cells,
    zeroed: Flags | None,
    computable: Flags,
    left_out: Flags | None,
) -> tuple[Integer, Integer, int]:
    """Numerators, denominators, and a bound on both for the rounding. Rows of which nothing remains
    become uncomputable."""
    patterns = _patterns(computable, left_out)
    forms = [plan.integers(pattern) for pattern, _ in patterns]
    bound = max((_bound(plan, form) for form in forms if form is not None), default=1)
    kind = np.int64 if fits_int64(bound) else object
    numerators, denominators = np.zeros(len(cells), kind), np.ones(len(cells), kind)
    for form, (_, rows) in zip(forms, patterns, strict=True):
        if form is None:
            computable[rows] = False
            continue
        given = cells[rows] if left_out is None else np.maximum(cells[rows], 0)
        numerators[rows] = _apply(plan, form, given, None if zeroed is None else zeroed[rows])
        denominators[rows] = form.denominator
    return numerators, denominators, bound


Rows = slice | NDArray[np.intp]


def _patterns(computable: Flags, left_out: Flags | None) -> list[tuple[frozenset[int], Rows]]:
    """The rows to score together: those that leave out the same columns."""
    if left_out is None:
        return [(frozenset(), slice(None))]
    rows = np.flatnonzero(computable)
    if not len(rows):
        return []
    packed = np.packbits(left_out[rows], axis=1)
    keys = packed.view(np.dtype((np.void, packed.shape[1]))).ravel()
    _, first, membership = np.unique(keys, return_index=True, return_inverse=True)
    return [
        (frozenset(map(int, np.flatnonzero(left_out[rows[start]]))), rows[membership == index])
        for index, start in enumerate(first)
    ]


def _bound(plan: BulkPlan, form: Integers) -> int:
    """No partial sum of a row, nor the denominator, exceeds this in absolute value."""
    spans = (
        abs(coefficient) * _most(column) + abs(constant)
        for coefficient, constant, column in zip(
            form.coefficients, form.constants, plan.columns, strict=True
        )
    )
    return max(sum(spans), form.denominator)


def _most(column: Column) -> int:
    scale = column.node.scale
    return int(max(abs(scale.lowest), abs(scale.highest)) * column.units) + 1 if scale else 0


def _apply(plan: BulkPlan, form: Integers, cells: Cells, zeroed: Flags | None) -> Integer:
    """``cells · coefficients + constant``, exactly: on doubles while every sum fits their 53 bits
    (then the product runs in BLAS), else on int64, else on Python integers."""
    bound = _bound(plan, form)
    if zeroed is not None:
        kind = np.int64 if fits_int64(bound) else object
        earned = cells.astype(kind) * np.array(form.coefficients, kind)
        return np.asarray(np.where(zeroed, 0, earned + np.array(form.constants, kind)).sum(axis=1))
    if bound < 2**53:
        product = cells.astype(np.float64) @ np.array(form.coefficients, np.float64)
        return np.asarray(product.astype(np.int64) + form.constant)
    kind = np.int64 if fits_int64(bound) else object
    return np.asarray(cells.astype(kind) @ np.array(form.coefficients, kind) + form.constant)
