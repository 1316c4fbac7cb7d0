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
