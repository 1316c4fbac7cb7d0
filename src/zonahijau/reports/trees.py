"""What stands out in a stored explanation: its dimensions, the strongest, the weakest. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from zonahijau.assessments.pages.explanation import Branch

STANDING_OUT = 3
"""How many of the strongest and of the weakest a paper names."""


def dimensions(root: Branch) -> tuple[Branch, ...]:
    """The parts right below the total; where products are scored, each taken over all products."""
    if not root.parts or any(part.code != root.code for part in root.parts):
        return root.parts
    return merged(part for product in root.parts for part in product.parts)


def merged(parts: Iterable[Branch]) -> tuple[Branch, ...]:
    """Parts of the same code as one: points and contributions add up."""
    by_code: dict[str, list[Branch]] = {}
    for part in parts:
        by_code.setdefault(part.code, []).append(part)
    return tuple(_merge(several) for several in by_code.values())


def _merge(several: list[Branch]) -> Branch:
    if len(several) == 1:
        return several[0]
    known = [part.contribution for part in several if part.contribution is not None]
    return replace(
        several[0],
        points=sum((part.points for part in several), Fraction(0)),
        contribution=sum(known, Fraction(0)) if len(known) == len(several) else None,
        parts=merged(part for one in several for part in one.parts),
    )


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
    leaves = merged(leaf for dimension in dimensions(root) for leaf in dimension.leaves())
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
