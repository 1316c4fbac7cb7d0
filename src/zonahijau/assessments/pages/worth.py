"""Between how many points of the total an indicator can be worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.assessments.pages.ranges import points
from zonahijau.scoring.ranges import Weighed, share_bounds
from zonahijau.scoring.weighting import Weighting
from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Worth:
    """The points that the highest answer earns: at least, at most."""

    least: Fraction
    greatest: Fraction

    def of(self, share: Fraction) -> Worth:
        """What an answer that earns a share of it brings."""
        return Worth(self.least * share, self.greatest * share)

    @property
    def said(self) -> Text:
        """``1,2–4,8 poin``."""
        return points((self.least, self.greatest))


def worths(weighting: Weighting, products: int = 1) -> Mapping[str, Worth]:
    """By the indicator's code; empty where the weights are unknown. ``products`` share a point.

    Where every answer counts: what does not apply leaves its weight to the others.
    """
    whole = weighting.instrument.highest / max(products, 1)
    return dict(_below(weighting, weighting.instrument.root.code, Worth(whole, whole)))


def _below(weighting: Weighting, code: str, held: Worth) -> Iterator[tuple[str, Worth]]:
    parts = weighting.parts.get(code, ())
    bounds = share_bounds([Weighed(part.share, part.given, Fraction(1)) for part in parts])
    for part, (low, high) in zip(parts, bounds, strict=True):
        own = Worth(held.least * low, held.greatest * high)
        if part.node.is_indicator:
            yield part.node.code, own
        yield from _below(weighting, part.node.code, own)
