"""What stands out in a stored explanation: its dimensions, the strongest, the weakest. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from zonahijau.assessments.pages.explanation import Branch
from zonahijau.assessments.pages.ranges import Ends

STANDING_OUT = 3
"""How many of the strongest and of the weakest a paper names."""


def dimensions(root: Branch) -> tuple[Branch, ...]:
    """The parts right below the total; where products are scored, each taken over all products."""
    if not root.parts or any(part.code != root.code for part in root.parts):
        return root.parts
    alike = len({frozenset(_left_out(product)) for product in root.parts}) == 1
    return merged((part for product in root.parts for part in product.parts), alike=alike)


def _left_out(product: Branch) -> Iterator[str]:
    """What counts nothing in a product, its weight spread over the others."""
    return (part.code for _, part in walk(product) if not part.points)


def merged(parts: Iterable[Branch], *, alike: bool) -> tuple[Branch, ...]:
    """Parts of the same code as one: points and contributions add up. ``alike``: every product
    leaves out the same, so that a part weighs the same in each of them."""
    by_code: dict[str, list[Branch]] = {}
    for part in parts:
        by_code.setdefault(part.code, []).append(part)
    return tuple(_merge(several, alike=alike) for several in by_code.values())


def _merge(several: list[Branch], *, alike: bool) -> Branch:
    if len(several) == 1:
        return several[0]
    known = [part.contribution for part in several if part.contribution is not None]
    worth = [part.worth for part in several]
    return replace(
        several[0],
        points=sum((part.points for part in several), Fraction(0)),
        contribution=sum(known, Fraction(0)) if len(known) == len(several) else None,
        worth=(sum((low for low, _ in worth), Fraction(0)),
               sum((high for _, high in worth), Fraction(0))),
        earns=_earned_together([part for part in several if part.points], alike=alike),
        parts=merged((part for one in several for part in one.parts), alike=alike),
    )  # fmt: skip


def _earned_together(counted: list[Branch], *, alike: bool) -> Ends | None:
    """Outer bounds of what parts of several products earn of themselves together: the mean of the
    bounds where all weigh the same, else no less than the least and no more than the greatest."""
    known = [part.earns for part in counted if part.earns]
    if not known or len(known) < len(counted):
        return None
    lows, highs = [low for low, _ in known], [high for _, high in known]
    if not alike:
        return min(lows), max(highs)
    return sum(lows, Fraction(0)) / len(lows), sum(highs, Fraction(0)) / len(highs)


def walk(branch: Branch, depth: int = 0) -> Iterator[tuple[int, Branch]]:
    """The branch and all below it, each with its depth."""
    yield depth, branch
    for part in branch.parts:
        yield from walk(part, depth + 1)


def earned(branch: Branch) -> Fraction | None:
    """The share of its points that it earns; None where it cannot be computed or counts nothing."""
    if branch.contribution is None or not branch.points:
        return None
    return branch.contribution / branch.points


def indicators(root: Branch) -> tuple[Branch, ...]:
    """The indicators that count, over all products."""
    leaves = (leaf for dimension in dimensions(root) for leaf in dimension.leaves())
    return tuple(leaf for leaf in leaves if earned(leaf) is not None)


def strongest(root: Branch, most: int = STANDING_OUT) -> tuple[Branch, ...]:
    """The indicators that earn the largest share of their weight, the weightiest first."""
    ranked = sorted(indicators(root), key=lambda leaf: (-(earned(leaf) or 0), -leaf.points))
    return tuple(leaf for leaf in ranked[:most] if leaf.contribution)


def weakest(root: Branch, most: int = STANDING_OUT) -> tuple[Branch, ...]:
    """The indicators that lose the most points; none where nothing is lost."""
    ranked = sorted(indicators(root), key=lambda leaf: -lost(leaf))
    return tuple(leaf for leaf in ranked[:most] if lost(leaf) > 0)


def lost(branch: Branch) -> Fraction:
    """The points that it does not earn."""
    return branch.points - (branch.contribution or Fraction(0))
