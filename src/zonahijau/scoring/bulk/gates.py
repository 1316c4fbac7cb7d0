"""The gates of a whole nation: which are shut, which wait, what that does to cells and classes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zonahijau.lawbook.instruments import ClassTable, Gate
from zonahijau.scoring.bulk.plan import MISSING, BulkPlan
from zonahijau.scoring.gates import shut_when_missing

Cells = NDArray[np.integer[Any]]
Flags = NDArray[np.bool_]

NO_BAND = -1


@dataclass(frozen=True, slots=True)
class GateRows:
    """One gate: the rows for which it is shut, those for which it waits, the columns it zeroes."""

    gate: Gate
    shut: Flags
    waiting: Flags
    columns: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class ShutGates:
    """All gates over an answer matrix as it was given; ``zeroed`` cells earn nothing, None where
    there are no such gates."""

    rows: tuple[GateRows, ...]
    zeroed: Flags | None

    @classmethod
    def of(cls, plan: BulkPlan, cells: Cells) -> ShutGates:
        """The gates of the plan, read from cells in which gaps still stand."""
        rows = tuple(_rows(plan, gate, cells) for gate in plan.weighting.gates)
        zeroing = [each for each in rows if each.gate.zeroes]
        zeroed = np.zeros(cells.shape, np.bool_) if zeroing else None
        for each in zeroing:
            zeroed[np.ix_(each.shut, each.columns)] = True  # type: ignore[index]
        return cls(rows, zeroed)

    def waiting(self, earns_nothing: Flags) -> Flags:
        """Rows whose total waits for a gate: it would zero a cell that earns something."""
        waiting = np.zeros(len(earns_nothing), np.bool_)
        for each in self.rows:
            if each.gate.zeroes:
                waiting |= each.waiting & ~earns_nothing[:, each.columns].all(axis=1)
        return waiting

    def capped(self, table: ClassTable, bands: NDArray[np.int8]) -> NDArray[np.int8]:
        """The classes as far as the gates allow; NO_BAND where a waiting gate could lower one."""
        caps = [(each, table.band(each.gate.caps_at or "")) for each in self.rows]
        places = [(each, table.bands.index(cap)) for each, cap in caps if cap is not None]
        for each, cap in places:
            bands = np.where(each.shut, np.maximum(bands, cap), bands).astype(np.int8)
        open_rows = np.zeros(len(bands), np.bool_)
        for each, cap in places:
            open_rows |= each.waiting & (bands < cap)
        return np.where(open_rows, NO_BAND, bands).astype(np.int8)


def _rows(plan: BulkPlan, gate: Gate, cells: Cells) -> GateRows:
    index = next(i for i, each in enumerate(plan.columns) if each.node.code == gate.indicator)
    column, given = plan.columns[index], cells[:, index]
    instrument = plan.weighting.instrument
    shut = (given >= 0) & (given < math.ceil(gate.at_least * column.units))
    if shut_when_missing(gate, instrument, column.node):
        shut |= given == MISSING
    waiting = (given == MISSING) & (instrument.missing.do == "refuse")
    return GateRows(gate, shut, waiting, _columns_below(plan, gate))


def _columns_below(plan: BulkPlan, gate: Gate) -> NDArray[np.intp]:
    node = plan.weighting.instrument.node(gate.zeroes or "")
    below = {each.code for each in node.walk()} if node else set()
    columns = [i for i, column in enumerate(plan.columns) if column.node.code in below]
    return np.array(columns, np.intp)
