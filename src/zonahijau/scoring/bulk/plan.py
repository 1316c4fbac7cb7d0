"""An instrument turned into integers: one coefficient a column, one common denominator.

The total of a target is ``(answers · coefficients + constant) / denominator``. Where parts are left
out, their weight moves to their neighbours and the integers change; those are found once for each
pattern of left-out columns.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from zonahijau.lawbook.instruments import Node
from zonahijau.scoring.weighting import Weighting

MISSING = -1
NOT_APPLICABLE = -2


@dataclass(frozen=True, slots=True)
class Integers:
    """The linear form of a total: ``(Σ coefficient · answer + Σ constant) / denominator``.

    No partial sum of a row, nor the denominator, exceeds ``bound`` in absolute value.
    """

    coefficients: tuple[int, ...]
    constants: tuple[int, ...]
    denominator: int
    bound: int

    @property
    def constant(self) -> int:
        return sum(self.constants)


@dataclass(frozen=True, slots=True)
class Column:
    """One indicator of the answer matrix.

    A cell holds the answer times ``units`` as a whole number (1 for rungs, 100 for numbers with two
    decimals), or MISSING or NOT_APPLICABLE. ``weighed`` is False for what is asked but not scored.
    """

    node: Node
    units: int
    weighed: bool

    @property
    def most(self) -> int:
        """No cell exceeds this in absolute value."""
        scale = self.node.scale
        return int(max(abs(scale.lowest), abs(scale.highest)) * self.units) + 1 if scale else 0

    @property
    def span(self) -> tuple[int, int] | None:
        """The least and the greatest cell, where every whole number between them is admissible."""
        scale = self.node.scale
        if scale is None:
            return None
        least, most = math.ceil(scale.lowest * self.units), math.floor(scale.highest * self.units)
        if scale.rungs and len(scale.rungs) != most - least + 1:
            return None
        # The signs of a gap go on below a scale that begins at zero.
        return (NOT_APPLICABLE if least == 0 else least), most

    def cell(self, answer: Fraction) -> int:
        """The cell of an answer; ValueError where ``units`` is too coarse for it."""
        scaled = answer * self.units
        if scaled.denominator != 1:
            raise ValueError(f"{self.node.code}: {answer} is not a multiple of 1/{self.units}")
        return int(scaled)


@dataclass(frozen=True)
class BulkPlan:
    """How the answer matrix of one weighting is read and weighed."""

    weighting: Weighting
    columns: tuple[Column, ...]
    _patterns: dict[frozenset[int], Integers | None] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, weighting: Weighting, units: Mapping[str, int] | None = None) -> BulkPlan:
        """The plan for all indicators under the weighting's facets, in the instrument's order.

        ``units`` gives the denominator of a column by its code where answers are not rungs.
        ValueError for a weighting without all weights, for units too coarse for the rungs or for
        the lowest answer, and for scales below zero, whose answers would read as gaps.
        """
        if weighting.unknown:
            raise ValueError("a weighting without all weights cannot be scored in bulk")
        given = units or {}
        weighed = {leaf.code for leaf in _leaves(weighting.instrument.root, weighting)}
        columns = tuple(
            Column(node, given.get(node.code) or _least_units(node), node.code in weighed)
            for node in weighting.instrument.indicators(weighting.facets)
        )
        for column in columns:
            _check_column(column)
        return cls(weighting, columns)

    @cached_property
    def spans(self) -> NDArray[np.int64]:
        """The spans of all columns, 2 x columns; one that holds nothing where a column has none."""
        return np.array([column.span or (1, 0) for column in self.columns], np.int64).T

    def integers(self, left_out: frozenset[int] = frozenset()) -> Integers | None:
        """The linear form when these columns are left out; None when nothing remains."""
        if left_out not in self._patterns:
            self._patterns[left_out] = self._integers(left_out)
        return self._patterns[left_out]

    def _integers(self, left_out: frozenset[int]) -> Integers | None:
        codes = {self.columns[index].node.code for index in left_out}
        points: dict[str, Fraction] = {}
        root = self.weighting.instrument.root
        if not _spread(root, self.weighting.instrument.highest, codes, self.weighting, points):
            return None
        slopes = [self._slope(column, points) for column in self.columns]
        offsets = [
            -slope * column.units * _zero(column)
            for slope, column in zip(slopes, self.columns, strict=True)
        ]
        denominator = math.lcm(*(each.denominator for each in (*slopes, *offsets)))
        coefficients = tuple(int(slope * denominator) for slope in slopes)
        constants = tuple(int(offset * denominator) for offset in offsets)
        spans = (
            abs(coefficient) * column.most + abs(constant)
            for coefficient, constant, column in zip(
                coefficients, constants, self.columns, strict=True
            )
        )
        return Integers(coefficients, constants, denominator, max(sum(spans), denominator))

    def _slope(self, column: Column, points: Mapping[str, Fraction]) -> Fraction:
        scale = column.node.scale
        if scale is None or not column.weighed:
            return Fraction(0)
        span = scale.highest - scale.zero
        return points.get(column.node.code, Fraction(0)) / (span * column.units)


def _zero(column: Column) -> Fraction:
    return column.node.scale.zero if column.node.scale else Fraction(0)


def _least_units(node: Node) -> int:
    """The least units that hold every rung and the lowest answer as whole numbers."""
    scale = node.scale
    scores = [scale.lowest, *(rung.score for rung in scale.rungs)] if scale else []
    return math.lcm(1, *(score.denominator for score in scores))


def _check_column(column: Column) -> None:
    if column.units % _least_units(column.node):
        raise ValueError(f"{column.node.code}: 1/{column.units} is too coarse for its scale")
    if column.node.scale is not None and column.node.scale.lowest < 0:
        raise ValueError(f"{column.node.code}: an answer below zero would read as a gap")


def _leaves(node: Node, weighting: Weighting) -> Iterator[Node]:
    for weight in weighting.parts.get(node.code, ()):
        if weight.node.is_indicator:
            yield weight.node
        else:
            yield from _leaves(weight.node, weighting)


def _spread(
    node: Node,
    points: Fraction,
    left_out: set[str],
    weighting: Weighting,
    into: dict[str, Fraction],
) -> bool:
    """Give every remaining leaf its points; False where nothing of the node remains."""
    if node.is_indicator:
        into[node.code] = points
        return node.code not in left_out
    kept = [w for w in weighting.parts[node.code] if _remains(w.node, left_out, weighting)]
    whole = sum((weight.share for weight in kept), Fraction(0))
    for weight in kept:
        _spread(weight.node, points * weight.share / whole, left_out, weighting, into)
    return bool(kept)


def _remains(node: Node, left_out: set[str], weighting: Weighting) -> bool:
    if node.is_indicator:
        return node.code not in left_out
    return any(_remains(w.node, left_out, weighting) for w in weighting.parts[node.code])
