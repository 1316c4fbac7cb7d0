"""What share of its parent each part carries, under a weight set and the facets of a target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.lawbook.citations import Citation
from zonahijau.lawbook.instruments.model import Instrument, Node, WeightSet

PERCENT = Fraction(100)


@dataclass(frozen=True, slots=True)
class PartWeight:
    """A part, its weight in the parent's basis, its share of the parent, whose weight it is.

    ``given`` is False where no source gives the weight and a weight set does.
    """

    node: Node
    weight: Fraction
    share: Fraction
    given: bool
    cite: Citation


def scored_parts(parent: Node, facets: Mapping[str, str]) -> tuple[Node, ...]:
    """The parts that belong to the instrument under these facets and carry weight."""
    return tuple(part for part in parent.parts if part.applies(facets) and not part.informational)


def part_weights(
    parent: Node, whole: Fraction, weight_set: WeightSet | None, facets: Mapping[str, str]
) -> tuple[PartWeight, ...]:
    """The weights of a parent's parts; their shares add up to one in a checked instrument.

    ``whole`` is what the parent itself weighs, in points; it counts only where its parts are in
    points. Parts without a weight from a source need a weight set that has them or fills.
    """
    parts = scored_parts(parent, facets)
    if parent.parts_weigh == "equal":
        return tuple(_equal(part, len(parts), parent.cite) for part in parts)
    basis = whole if parent.parts_weigh == "points" else PERCENT
    stated = {part.code: _stated(part, weight_set) for part in parts}
    rest = basis - sum(weight for weight in stated.values() if weight is not None)
    open_parts = sum(weight is None for weight in stated.values())
    return tuple(
        _weighed(part, stated[part.code], rest, open_parts, basis, weight_set) for part in parts
    )


def _equal(part: Node, count: int, cite: Citation) -> PartWeight:
    share = Fraction(1, count)
    return PartWeight(part, share, share, True, cite)


def _stated(part: Node, weight_set: WeightSet | None) -> Fraction | None:
    if part.weight is not None or weight_set is None:
        return part.weight
    return weight_set.weights.get(part.code)


def _weighed(
    part: Node,
    stated: Fraction | None,
    rest: Fraction,
    open_parts: int,
    basis: Fraction,
    weight_set: WeightSet | None,
) -> PartWeight:
    weight = rest / open_parts if stated is None else stated
    given = part.weight is not None
    cite = part.cite if given or weight_set is None else weight_set.cite
    return PartWeight(part, weight, weight / basis, given, cite)


def unweighted(
    instrument: Instrument, facets: Mapping[str, str], weight_set: WeightSet | None = None
) -> tuple[Node, ...]:
    """The parts whose weight neither a source nor the weight set gives."""
    if weight_set is not None and weight_set.fills:
        return ()
    return tuple(
        part
        for parent in _applying(instrument.root, facets)
        if parent.parts_weigh != "equal"
        for part in scored_parts(parent, facets)
        if _stated(part, weight_set) is None
    )


def _applying(node: Node, facets: Mapping[str, str]) -> Iterator[Node]:
    if node.applies(facets) and not node.informational:
        yield node
        for part in node.parts:
            yield from _applying(part, facets)
