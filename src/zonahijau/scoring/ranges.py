"""How far a total can move while the weights that no source gives are uncertain.

Each unknown weight may lie between half and twice its share within its parent, while the unknown
weights of a parent keep their sum. The least and the greatest total under that rule are found
exactly, in fractions.
"""

from __future__ import annotations

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
    if all(part.given for part in parts):
        return _mean_at(parts, [part.share for part in parts])
    if all(part.value is not None for part in parts):
        return _mean_at(parts, _best_weights(parts, Fraction(0)))
    ratio = _mean_at(parts, [part.share for part in parts])
    while True:
        weights = _best_weights(parts, ratio)
        better = _mean_at(parts, weights)
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


def _mean_at(parts: Sequence[Weighed], weights: Sequence[Fraction]) -> Fraction:
    kept = [
        (w, part.value) for w, part in zip(weights, parts, strict=True) if part.value is not None
    ]
    return sum((w * value for w, value in kept), Fraction(0)) / sum(w for w, _ in kept)


def _best_weights(parts: Sequence[Weighed], ratio: Fraction) -> list[Fraction]:
    """The admissible weights that gain most over ``ratio``: from half each, fill the best first."""
    weights = [part.share if part.given else part.share * LEAST_FACTOR for part in parts]
    unknown = [index for index, part in enumerate(parts) if not part.given]
    room = sum((parts[index].share - weights[index] for index in unknown), Fraction(0))
    for index in sorted(unknown, key=lambda each: _gain(parts[each], ratio), reverse=True):
        step = min(room, parts[index].share * GREATEST_FACTOR - weights[index])
        weights[index] += step
        room -= step
    return weights


def _gain(part: Weighed, ratio: Fraction) -> Fraction:
    return Fraction(0) if part.value is None else part.value - ratio
