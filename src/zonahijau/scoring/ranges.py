"""How far a total can move while the weights that no source gives are uncertain.

Each unknown weight may lie between half and twice its share within its parent, while the unknown
weights of a parent keep their sum. The least and the greatest total under that rule are found
exactly, in fractions.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

LEAST_FACTOR = Fraction(1, 2)
GREATEST_FACTOR = Fraction(2)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A part's share of its parent, whether a source gives it, and the value that it weighs.

    ``value`` is None for a part that is left out: its weight is spread over its neighbours.
    """

    share: Fraction
    given: bool
    value: Fraction | None


def greatest(parts: Sequence[Weighed]) -> Fraction:
    """The greatest weighted mean of the values under every admissible set of weights.

    The mean is a ratio of two linear forms where parts are left out; Dinkelbach's iteration finds
    its exact maximum, each step being a continuous knapsack solved greedily. Where none is left
    out the weights keep their sum, so that the first step is the last. At least one part has a
    value.
    """
    scaled = _Scaled.of(parts)
    if all(scaled.given):
        return scaled.mean(scaled.shares)
    if None not in scaled.values:
        return scaled.mean(scaled.best_weights(Fraction(0)))
    ratio = scaled.mean(scaled.shares)
    while True:
        better = scaled.mean(scaled.best_weights(ratio))
        if better == ratio:
            return ratio
        ratio = better


def least(parts: Sequence[Weighed]) -> Fraction:
    """The least weighted mean; see :func:`greatest`."""
    mirrored = [
        Weighed(part.share, part.given, None if part.value is None else -part.value)
        for part in parts
    ]
    return -greatest(mirrored)


def share_bounds(parts: Sequence[Weighed]) -> list[tuple[Fraction, Fraction]]:
    """The least and the greatest share of its parent that each part can have, under the same rule.

    A part that is left out has none. What is taken from the others goes to the part itself first,
    then to what is left out, then to its neighbours, whatever the sizes: so that one pass is exact.
    """
    room = _Room.of(parts)
    return [
        (Fraction(0), Fraction(0))
        if part.value is None
        else (room.least(part), room.greatest(part))
        for part in parts
    ]


@dataclass(frozen=True, slots=True)
class _Room:
    """What a part shares its parent with: ``given`` to parts with a value by a source, ``open``
    to those without one, ``left_out`` to the parts that are left out and have no source either."""

    given: Fraction
    open: Fraction
    left_out: Fraction

    @classmethod
    def of(cls, parts: Sequence[Weighed]) -> _Room:
        kept = [part for part in parts if part.value is not None]
        return cls(
            sum((part.share for part in kept if part.given), Fraction(0)),
            sum((part.share for part in kept if not part.given), Fraction(0)),
            sum((p.share for p in parts if p.value is None and not p.given), Fraction(0)),
        )

    def greatest(self, part: Weighed) -> Fraction:
        own, others, room = self._halves(part)
        grown = min(room, part.share * _GROWTH) if not part.given else Fraction(0)
        room -= grown
        others += room - min(room, self.left_out * _GROWTH)
        return (own + grown) / (own + grown + others)

    def least(self, part: Weighed) -> Fraction:
        own, others, room = self._halves(part)
        grown = min(room, (self.open - (0 if part.given else part.share)) * _GROWTH)
        room -= grown
        room -= min(room, self.left_out * _GROWTH)
        return (own + room) / (own + room + others + grown)

    def _halves(self, part: Weighed) -> tuple[Fraction, Fraction, Fraction]:
        """The part and its kept neighbours at their least, and the weight still to be laid out."""
        room = (self.open + self.left_out) * (1 - LEAST_FACTOR)
        if part.given:
            return part.share, self.given - part.share + self.open * LEAST_FACTOR, room
        others = self.given + (self.open - part.share) * LEAST_FACTOR
        return part.share * LEAST_FACTOR, others, room


_GROWTH = GREATEST_FACTOR - LEAST_FACTOR


@dataclass(frozen=True, slots=True)
class _Scaled:
    """The parts in whole numbers, which add up many times as quickly as fractions.

    ``shares`` are scaled so that half of each is whole, ``values`` by ``unit``.
    """

    shares: Sequence[int]
    given: Sequence[bool]
    values: Sequence[int | None]
    unit: int

    @classmethod
    def of(cls, parts: Sequence[Weighed]) -> _Scaled:
        whole = math.lcm(*(part.share.denominator for part in parts)) * LEAST_FACTOR.denominator
        unit = math.lcm(*(part.value.denominator for part in parts if part.value is not None))
        return cls(
            [_times(part.share, whole) for part in parts],
            [part.given for part in parts],
            [None if part.value is None else _times(part.value, unit) for part in parts],
            unit,
        )

    def mean(self, weights: Sequence[int]) -> Fraction:
        kept = [(w, v) for w, v in zip(weights, self.values, strict=True) if v is not None]
        return Fraction(sum(w * v for w, v in kept), sum(w for w, _ in kept) * self.unit)

    def best_weights(self, ratio: Fraction) -> list[int]:
        """The admissible weights that gain most over ``ratio``: from half each, fill the best
        first."""
        weights = [
            share if given else _times(LEAST_FACTOR, share)
            for share, given in zip(self.shares, self.given, strict=True)
        ]
        unknown = [index for index, given in enumerate(self.given) if not given]
        room = sum(self.shares[index] - weights[index] for index in unknown)
        gains = [self._gain(value, ratio) for value in self.values]
        for index in sorted(unknown, key=gains.__getitem__, reverse=True):
            step = min(room, _times(GREATEST_FACTOR, self.shares[index]) - weights[index])
            weights[index] += step
            room -= step
        return weights

    def _gain(self, value: int | None, ratio: Fraction) -> int:
        """In one scale for all parts; a part that is left out gains nothing."""
        return 0 if value is None else value * ratio.denominator - ratio.numerator * self.unit


def _times(fraction: Fraction, whole: int) -> int:
    """Their product, where it is whole."""
    return fraction.numerator * (whole // fraction.denominator)
