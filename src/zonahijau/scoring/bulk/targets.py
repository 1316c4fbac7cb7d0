"""Scoring every target of a nation at once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zonahijau.lawbook.instruments import Scale
from zonahijau.scoring.bulk.gates import NO_BAND, ShutGates
from zonahijau.scoring.bulk.plan import MISSING, NOT_APPLICABLE, BulkPlan, Column, Integers
from zonahijau.scoring.bulk.rounding import Integer, band_indexes, fits_int64, round_ratios
from zonahijau.wording import Text, refuse

Cells = NDArray[np.integer[Any]]
Flags = NDArray[np.bool_]

_NO_CELL = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True)
class BulkScores:
    """The totals of all targets, in the order of the rows.

    The exact total of a computable row is ``numerators / denominators``; ``rounded`` counts units
    of the last place; ``bands`` are indexes into the unit's class table, NO_BAND where the total
    cannot be computed or the class waits for the answer to a condition.
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
    given = _checked(plan, answers)
    gaps = bool((given < 0).any())
    gates = ShutGates.of(plan, given)
    cells = _with_lowest(plan, given) if gaps else given
    left_out = _left_out(plan, cells) if gaps else None
    computable = ~_blocked(plan, cells, gates) if gaps else np.ones(len(cells), np.bool_)
    numerators, denominators, bound = _totals(plan, cells, gates.zeroed, computable, left_out)
    return _classified(plan, gates, numerators, denominators, computable, bound)


def _classified(
    plan: BulkPlan,
    gates: ShutGates,
    numerators: Integer,
    denominators: Integer,
    computable: Flags,
    bound: int,
) -> BulkScores:
    instrument = plan.weighting.instrument
    rounded = round_ratios(numerators, denominators, instrument.rounding, bound)
    bands = band_indexes(rounded, instrument.class_table("unit"), instrument.rounding)
    bands = gates.capped(instrument.class_table("unit"), bands)
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
    for index in _to_check(plan, cells):
        _check_column(plan.columns[index], cells[:, index])
    return cells


def _to_check(plan: BulkPlan, cells: Cells) -> list[int]:
    """The columns whose extremes do not already prove every cell admissible."""
    lows, highs = plan.spans
    if not cells.size or (cells.min() >= lows.max() and cells.max() <= highs.min()):
        return []
    within = (cells.min(axis=0) >= lows) & (cells.max(axis=0) <= highs)
    return np.flatnonzero(~within).tolist()


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
    return (cells >= math.ceil(scale.lowest * units)) & (cells <= math.floor(scale.highest * units))


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
    scales = ((column.node.scale, column.units) for column in plan.columns)
    return np.array(
        [int(scale.lowest * units) if scale else 0 for scale, units in scales], np.int64
    )


def _zero_cells(plan: BulkPlan) -> NDArray[np.int64]:
    """The cell that earns nothing, by column; one that no answer has where there is none."""
    scales = ((column.node.scale, column.units) for column in plan.columns)
    zeros = [scale.zero * units if scale else Fraction(0) for scale, units in scales]
    return np.array([zero if zero.denominator == 1 else _NO_CELL for zero in zeros], np.int64)


def _blocked(plan: BulkPlan, cells: Cells, gates: ShutGates) -> Flags:
    """Rows that have no total: a gap that the instrument refuses, or a gate that waits."""
    nothing = _left_out(plan, cells) | ~_weighed(plan) | (cells == _zero_cells(plan))
    if gates.zeroed is not None:
        nothing |= gates.zeroed
    refused = _gaps_that(plan, cells, "refuse") & ~nothing
    return np.asarray(refused.any(axis=1), np.bool_) | gates.waiting(nothing)


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
    bound = max((form.bound for form in forms if form is not None), default=1)
    kind = np.int64 if fits_int64(bound) else object
    numerators, denominators = np.zeros(len(cells), kind), np.ones(len(cells), kind)
    for form, (_, rows) in zip(forms, patterns, strict=True):
        if form is None:
            computable[rows] = False
            continue
        given = cells[rows] if left_out is None else np.maximum(cells[rows], 0)
        numerators[rows] = _apply(form, given, None if zeroed is None else zeroed[rows])
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


def _apply(form: Integers, cells: Cells, zeroed: Flags | None) -> Integer:
    """``cells · coefficients + constant``, without the constants of zeroed cells."""
    if zeroed is None:
        return _product(cells, form.coefficients, form.bound) + form.constant
    lost = _product(zeroed, form.constants, form.bound)
    kept = np.where(zeroed, 0, cells)
    return _product(kept, form.coefficients, form.bound) + form.constant - lost


def _product(cells: NDArray[Any], factors: tuple[int, ...], bound: int) -> Integer:
    """``cells · factors`` on the narrowest integers that hold every sum.

    einsum neither copies narrow cells to wide ones nor starts threads, as a product of floats
    would: on a busy machine those cost more than they save.
    """
    if not fits_int64(bound):
        return np.asarray(cells.astype(object) @ np.array(factors, object))
    kind: Any = np.int32 if bound < 2**31 else np.int64
    weights = np.array(factors, kind)
    sums = np.einsum("ij,j->i", cells, weights, dtype=kind, casting="same_kind")
    return np.asarray(sums, np.int64)
