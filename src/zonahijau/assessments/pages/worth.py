"""What an indicator is worth in points of the total, and how far that is uncertain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.lawbook.instruments import PartWeight
from zonahijau.scoring.ranges import GREATEST_FACTOR, LEAST_FACTOR
from zonahijau.scoring.weighting import Weighting


@dataclass(frozen=True, slots=True)
class Worth:
    """The points that the highest answer earns: under the weights in use, at least, at most."""

    points: Fraction
    least: Fraction
    greatest: Fraction

    @property
    def is_certain(self) -> bool:
        return self.least == self.greatest

    def of(self, share: Fraction) -> Fraction:
        """What an answer that earns a share of it brings."""
        return self.points * share


def worths(weighting: Weighting, products: int = 1) -> Mapping[str, Worth]:
    """By the indicator's code; empty where the weights are unknown. ``products`` share a point.

    An unknown weight may lie between half and twice its share within its parent, while the unknown
    weights of a parent keep their sum (the rule of the ranges).
    """
    whole = weighting.instrument.highest / max(products, 1)
    root = weighting.instrument.root.code
    return dict(_below(weighting, root, Worth(whole, whole, whole)))


def _below(weighting: Weighting, code: str, held: Worth) -> Iterator[tuple[str, Worth]]:
    parts = weighting.parts.get(code, ())
    for part in parts:
        low, high = _bounds(part, parts)
        own = Worth(held.points * part.share, held.least * low, held.greatest * high)
        if part.node.is_indicator:
            yield part.node.code, own
        yield from _below(weighting, part.node.code, own)


def _bounds(part: PartWeight, parts: tuple[PartWeight, ...]) -> tuple[Fraction, Fraction]:
    """Its least and greatest share: what the other unknown weights of the parent leave it."""
    if part.given:
        return part.share, part.share
    others = sum((each.share for each in parts if not each.given and each is not part), Fraction(0))
    whole = others + part.share
    low = max(part.share * LEAST_FACTOR, whole - others * GREATEST_FACTOR)
    high = min(part.share * GREATEST_FACTOR, whole - others * LEAST_FACTOR)
    return low, high
