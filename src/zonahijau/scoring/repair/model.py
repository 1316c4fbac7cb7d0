"""The repair plan as a mixed-integer programme.

A place is one whole column, its level, where every rung earns the same, and else one column a rung.
Gates, prerequisites, capacity and rounding at inner levels are rows between such columns; nothing
is approximated.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from zonahijau.scoring.lower_bounds import LowerBound
from zonahijau.scoring.repair.contributions import Contribution, GateLevel, Levels, Product
from zonahijau.scoring.repair.places import Place
from zonahijau.scoring.repair.solver import Solver
from zonahijau.scoring.repair.task import Task

ONE = Fraction(1)
_HALF = Fraction(1, 2)


@dataclass(slots=True)
class _Sum:
    """A sum over columns, and what is certain already."""

    terms: dict[int, Fraction] = field(default_factory=dict)
    certain: Fraction = Fraction(0)

    def put(self, column: int, factor: Fraction) -> None:
        self.terms[column] = self.terms.get(column, Fraction(0)) + factor

    def add(self, other: _Sum, factor: Fraction) -> None:
        self.certain += other.certain * factor
        for column, share in other.terms.items():
            self.put(column, share * factor)


class Model:
    """A programme whose cheapest solution is the cheapest plan; cuts can be added to it."""

    def __init__(self, task: Task):
        self._task = task
        self._solver = Solver()
        self._as_they_stand = [0] * len(task.places)
        self._raised_columns: dict[int, int] = {}
        self._reaching: dict[tuple[int, int], int] = {}
        self._columns = [self._add_place(number) for number in range(len(task.places))]
        for number, earlier in task.earlier.items():
            self._only_after(number, earlier)
        if task.most_raised is not None:
            self._add_capacity(task.most_raised)

    def solve(self) -> list[int] | None:
        """The levels of a cheapest plan that keeps all rows so far; None where there is none."""
        solution = self._solver.solve()
        if solution is None:
            return None
        return [sum(solution[column] for column in columns) for columns in self._columns]

    # -- what must hold -------------------------------------------------------------------

    def reach(self, bound: LowerBound) -> None:
        """The total must lie within the bound."""
        task, total = self._task, _Sum()
        for products, share in zip(task.products, task.shares, strict=True):
            target = self._target(products)
            total.add(self._rounded(target) if task.rounds_targets else target, share)
        self._solver.row(
            total.terms,
            bound.total - total.certain,
            above=not bound.included,
        )

    def require(self, place: int, level: int) -> None:
        """The place must reach the level."""
        self._solver.row(dict.fromkeys(self._columns[place], ONE), level)

    def leave_out_part_of(self, levels: Levels) -> None:
        """At least one place stays lower than in a plan; what must be reached anyway stays."""
        lower = {}
        for place, level in enumerate(levels):
            if level > self._task.least.get(place, 0):
                lower[self._lower_than(place, level)] = ONE
        self._solver.row(lower, 1)

    def go_beyond(self, levels: Levels) -> None:
        """At least one place stands higher than in a plan that does not reach the class."""
        rungs = [len(place.rungs) for place in self._task.places]
        higher = [
            self._reaches(place, level + 1)
            for place, level in enumerate(levels)
            if level < rungs[place]
        ]
        self._solver.row(dict.fromkeys(higher, ONE), 1)

    # -- places ---------------------------------------------------------------------------

    def _add_place(self, number: int) -> list[int]:
        place, least = self._task.places[number], self._task.least.get(number, 0)
        rungs = len(place.rungs)
        if not rungs:
            return []
        if len(set(_rises(place))) == 1:
            return [self._solver.column(rungs, place.row.cost, least)]
        columns = [
            self._solver.column(1, place.row.cost, int(rung < least)) for rung in range(rungs)
        ]
        for below, above in itertools.pairwise(columns):
            self._solver.row({below: ONE, above: -ONE}, 0)
        return columns

    def _raised(self, place: int) -> int:
        """A column that is one when the place is raised at all."""
        columns, rungs = self._columns[place], len(self._task.places[place].rungs)
        if len(columns) == rungs:
            return columns[0]
        if place not in self._raised_columns:
            raised = self._solver.column(1)
            self._solver.row({columns[0]: -ONE, raised: Fraction(rungs)}, 0)
            self._raised_columns[place] = raised
        return self._raised_columns[place]

    def _reaches(self, place: int, level: int) -> int:
        """A column that can be one only when the place reaches the level."""
        columns = self._columns[place]
        if len(columns) == len(self._task.places[place].rungs):
            return columns[level - 1]
        if (place, level) not in self._reaching:
            reaches = self._solver.column(1)
            self._solver.row({columns[0]: ONE, reaches: Fraction(-level)}, 0)
            self._reaching[place, level] = reaches
        return self._reaching[place, level]

    def _lower_than(self, place: int, level: int) -> int:
        """A column that can be one only when the place stays below the level."""
        lower, rungs = self._solver.column(1), len(self._task.places[place].rungs)
        terms = dict.fromkeys(self._columns[place], -ONE)
        self._solver.row({**terms, lower: Fraction(level - 1 - rungs)}, -rungs)
        return lower

    def _only_after(self, place: int, earlier: Sequence[int] | None) -> None:
        if not self._columns[place]:
            return
        if earlier is None:
            self._solver.row(dict.fromkeys(self._columns[place], -ONE), 0)
            return
        for other in earlier:
            top = self._reaches(other, len(self._task.places[other].rungs))
            self._solver.row({top: ONE, self._raised(place): -ONE}, 0)

    def _add_capacity(self, most_raised: int) -> None:
        raised = [self._raised(place) for place, columns in enumerate(self._columns) if columns]
        self._solver.row(dict.fromkeys(raised, -ONE), -most_raised)

    # -- totals ---------------------------------------------------------------------------

    def _target(self, products: Sequence[Product]) -> _Sum:
        target = _Sum()
        inner = self._task.instrument.rounds_each_level and len(products) > 1
        for product in products:
            total = _Sum()
            for contribution in product:
                self._contribute(total, contribution)
            target.add(self._rounded(total) if inner else total, Fraction(1, len(products)))
        return target

    def _contribute(self, total: _Sum, contribution: Contribution) -> None:
        places, number = self._task.places, contribution.place
        columns = [] if number is None else self._columns[number]
        stands = contribution.points * contribution.share(places, self._as_they_stand)
        rises = [] if number is None else _rises(places[number])[: len(columns)]
        rises = [contribution.points * rise for rise in rises]
        if not contribution.gates:
            total.certain += stands
            for column, rise in zip(columns, rises, strict=True):
                total.put(column, rise)
        elif all(gate.level is not None for gate in contribution.gates):
            openings = [self._opening(gate) for gate in contribution.gates]
            if stands:
                total.put(self._both(1, openings), stands)
            for column, rise in zip(columns, rises, strict=True):
                upper = self._solver.upper[column]
                total.put(self._both(upper, openings, column), rise)

    def _opening(self, gate: GateLevel) -> int:
        return self._reaches(gate.place, gate.level or 0)

    def _both(self, upper: int, openings: Sequence[int], column: int | None = None) -> int:
        """A column that counts like ``column`` while all openings are one, and else not at all."""
        counted = self._solver.column(upper, whole=False)
        for opening in openings:
            self._solver.row({opening: Fraction(upper), counted: -ONE}, 0)
        if column is not None:
            self._solver.row({column: ONE, counted: -ONE}, 0)
        return counted

    def _rounded(self, total: _Sum) -> _Sum:
        """A column that can be no more than the rounded total."""
        rounding, solver = self._task.instrument.rounding, self._solver
        power = 10**rounding.places
        units = solver.column(int(self._task.instrument.highest * power) + 1)
        terms = {column: factor * power for column, factor in total.terms.items()}
        rise = Fraction(0) if rounding.mode == "down" else _HALF
        odd = solver.column(1) if rounding.mode == "half-even" else None
        if odd is not None:
            self._odd_when(units, odd)
        terms[units] = -ONE
        solver.row(terms, -rise - total.certain * power, strict_when=odd)
        return _Sum({units: Fraction(1, power)})

    def _odd_when(self, units: int, odd: int) -> None:
        """``odd`` is one exactly when ``units`` is odd: units = 2 halves + odd."""
        halves = self._solver.column(self._solver.upper[units])
        parts = {units: ONE, halves: Fraction(-2), odd: -ONE}
        self._solver.row(parts, 0)
        self._solver.row({column: -factor for column, factor in parts.items()}, 0)


def _rises(place: Place) -> list[Fraction]:
    """What each rung adds to the share."""
    shares = [place.share(level) for level in range(len(place.rungs) + 1)]
    return [after - before for before, after in itertools.pairwise(shares)]
