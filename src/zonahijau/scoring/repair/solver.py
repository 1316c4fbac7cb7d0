"""The mixed-integer programme: whole columns and rows of whole numbers, and HiGHS that solves it.

HiGHS computes in binary floats. So that nothing legal depends on them, every row is scaled to
whole numbers and asks for half a unit less than it means, which no rounding error can reach;
what comes back is rounded to whole levels, and the caller scores it exactly.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from zonahijau.wording import Text, refuse

_GREATEST_ROW = 2**44
"""The greatest sum that a row may reach; beyond it a row is coarsened to what must hold at least,
and the exact score decides."""

_GREATEST_OBJECTIVE = 2**46
_OPTIMAL, _INFEASIBLE = 0, 2

Terms = Mapping[int, Fraction]
"""Factors by column."""


@dataclass(slots=True)
class Solver:
    """Columns from ``lower`` to ``upper``, and rows that must reach a floor.

    ``price`` is that of a repair, which may be free; None where a column is no repair.
    ``whole`` says which columns must be whole numbers; the others settle at whole numbers too, in
    the models that are built here.
    """

    lower: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    price: list[Fraction | None] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    _factors: list[int] = field(default_factory=list)
    _columns: list[int] = field(default_factory=list)
    _starts: list[int] = field(default_factory=lambda: [0])
    _floors: list[int] = field(default_factory=list)

    def column(
        self,
        upper: int,
        price: Fraction | None = None,
        lower: int = 0,
        *,
        whole: bool = True,
    ) -> int:
        """Add a column; returns its number."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.price.append(price)
        self.whole.append(whole)
        return len(self.lower) - 1

    def row(
        self,
        terms: Terms,
        floor: Fraction | int,
        *,
        above: bool = False,
        strict_when: int | None = None,
    ) -> None:
        """Add a row: the terms add up to at least ``floor``, or to more than that where ``above``,
        or where the column ``strict_when`` is one."""
        exact = dict(terms)
        numbers = [Fraction(floor), *exact.values()]
        unit = Fraction(
            math.gcd(*(n.numerator for n in numbers)) or 1,
            math.lcm(*(n.denominator for n in numbers)),
        )
        reach = sum(abs(factor) * self.upper[c] for c, factor in exact.items()) / unit
        if reach > _GREATEST_ROW:
            self._coarse_row(exact, Fraction(floor), unit * reach / _GREATEST_ROW)
            return
        whole = {column: int(factor / unit) for column, factor in exact.items()}
        if strict_when is not None:
            whole[strict_when] = whole.get(strict_when, 0) - 1
        self._add(whole, int(Fraction(floor) / unit) + int(above))

    def _coarse_row(self, terms: Terms, floor: Fraction, unit: Fraction) -> None:
        """A row that holds wherever the exact one does: no column is ever below zero."""
        whole = {column: math.ceil(factor / unit) for column, factor in terms.items()}
        self._add(whole, math.floor(floor / unit))

    def _add(self, factors: Mapping[int, int], floor: int) -> None:
        self._columns.extend(factors)
        self._factors.extend(2 * factor for factor in factors.values())
        self._starts.append(len(self._columns))
        self._floors.append(2 * floor - 1)

    def solve(self) -> list[int] | None:
        """The columns of a cheapest solution, proven; None where there is none."""
        if not self.lower:
            return [] if all(floor <= 0 for floor in self._floors) else None
        prices = self._whole_prices()
        found = milp(
            np.asarray(prices, dtype=np.float64),
            integrality=np.asarray(self.whole, dtype=np.int8),
            bounds=Bounds(np.asarray(self.lower), np.asarray(self.upper)),
            constraints=self._constraints(),
            options={"mip_rel_gap": 0},
        )
        if found.status == _INFEASIBLE:
            return None
        if found.status != _OPTIMAL:
            raise RuntimeError(found.message)
        columns = [int(value) for value in np.rint(found.x)]
        reached = sum(price * value for price, value in zip(prices, columns, strict=True))
        if not 2 * (reached - found.mip_dual_bound) < 1:
            raise RuntimeError(f"{reached} is not proven, the bound is {found.mip_dual_bound}")
        return columns

    def _constraints(self) -> LinearConstraint | tuple[()]:
        if not self._floors:
            return ()
        shape = (len(self._floors), len(self.lower))
        factors = np.asarray(self._factors, dtype=np.float64)
        rows = csr_array((factors, self._columns, self._starts), shape=shape)
        return LinearConstraint(rows, lb=np.asarray(self._floors, dtype=np.float64))

    def _whole_prices(self) -> list[int]:
        """Prices as whole numbers; what is free still counts least of all, so that no plan holds
        a repair that it does not need."""
        priced = [price for price in self.price if price]
        unit = Fraction(
            math.gcd(*(price.numerator for price in priced)) or 1,
            math.lcm(*(price.denominator for price in priced)),
        )
        most_free = 1 + sum(
            u for u, price in zip(self.upper, self.price, strict=True) if price == 0
        )
        prices = [
            0 if price is None else int(price / unit) * most_free + int(price == 0)
            for price in self.price
        ]
        if sum(p * u for p, u in zip(prices, self.upper, strict=True)) > _GREATEST_OBJECTIVE:
            raise _too_fine()
        return prices


def _too_fine() -> Exception:
    return refuse(
        Text("biaya terlalu besar atau terlalu teliti", "the costs are too large or too fine"),
        Text("tulis dengan angka lebih sedikit", "write them with fewer digits"),
    )
