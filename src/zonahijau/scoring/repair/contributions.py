"""What each place adds to the total: the instrument as a sum over its leaves, with its gates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.lawbook.instruments import Instrument
from zonahijau.scoring.answers import Answer, Gap, single_answers
from zonahijau.scoring.combining import mean
from zonahijau.scoring.outcomes import Outcome, evaluate
from zonahijau.scoring.repair.places import Place, TargetPlaces
from zonahijau.scoring.weighting import Weighting

Levels = Sequence[int]
"""The level of every place, in the order of the places."""


@dataclass(frozen=True, slots=True)
class GateLevel:
    """A gate that is shut now and opens when a place reaches a level; None: it cannot open."""

    place: int
    level: int | None

    def is_open(self, levels: Levels) -> bool:
        return self.level is not None and levels[self.place] >= self.level


@dataclass(frozen=True, slots=True)
class Contribution:
    """An indicator of one product: its place, the points it is worth, the gates shut before it.

    One that does not apply and still counts has no place and always earns ``fixed`` of its points.
    """

    place: int | None
    points: Fraction
    gates: tuple[GateLevel, ...]
    fixed: Fraction = Fraction(0)

    def share(self, places: Sequence[Place], levels: Levels) -> Fraction:
        """What it earns of its points while its gates are open."""
        return self.fixed if self.place is None else places[self.place].share(levels[self.place])


Product = tuple[Contribution, ...]
"""All contributions to the total of one product, or of a target that is scored as a whole."""


class ContributionReader:
    """Reads the contributions of targets; those that leave out the same share one tree."""

    def __init__(self) -> None:
        self._trees: dict[tuple[int, frozenset[str]], Outcome] = {}

    def products(self, read: TargetPlaces, first: int) -> tuple[Product, ...]:
        """The contributions to each product of a target whose places are numbered from ``first``.

        Without usable weights they are empty.
        """
        if read.weighting.unknown:
            return ((),) * len(read.products)
        return tuple(self._product(read, first, name) for name in read.products)

    def _product(self, read: TargetPlaces, first: int, name: str | None) -> Product:
        by_code = {
            place.code: first + number
            for number, place in enumerate(read.places)
            if name in place.covers
        }
        tree = self._tree(read.weighting, frozenset(by_code))
        shut = _shut_gates(read.weighting, read.places, first, by_code)
        return tuple(_walk(tree, read.weighting.instrument.highest, (), by_code, shut))

    def _tree(self, weighting: Weighting, answered: frozenset[str]) -> Outcome:
        """The tree in which these indicators count and no other applies; its values mean nothing,
        its shares are those of every target that answered the same."""
        key = id(weighting), answered
        if key not in self._trees:
            nodes = (node for node in weighting.instrument.root.walk() if node.scale)
            answers: dict[str, Answer | int] = {
                node.code: node.scale.highest
                if node.code in answered and node.scale
                else Gap.NOT_APPLICABLE
                for node in nodes
            }
            self._trees[key] = evaluate(weighting, single_answers(answers))
        return self._trees[key]


def _shut_gates(
    weighting: Weighting, places: Sequence[Place], first: int, by_code: dict[str, int]
) -> dict[str, tuple[GateLevel, ...]]:
    """The gates that keep a node at zero now, by the node's code."""
    shut: dict[str, tuple[GateLevel, ...]] = {}
    for gate in weighting.gates:
        number = by_code.get(gate.indicator)
        if gate.zeroes is None or number is None:
            continue
        level = places[number - first].level_of(gate.at_least)
        if level != 0:
            shut[gate.zeroes] = (*shut.get(gate.zeroes, ()), GateLevel(number, level))
    return shut


def _walk(
    outcome: Outcome,
    points: Fraction,
    above: tuple[GateLevel, ...],
    by_code: dict[str, int],
    shut: dict[str, tuple[GateLevel, ...]],
) -> Iterator[Contribution]:
    gates = (*above, *shut.get(outcome.node.code, ()))
    if not outcome.parts:
        scale, number = outcome.node.scale, by_code.get(outcome.node.code)
        fixed = Fraction(0) if scale is None else scale.share(scale.lowest)
        yield Contribution(number, points, gates, fixed)
    for _, share, part in outcome.parts:
        if not part.left_out:
            yield from _walk(part, points * share, gates, by_code, shut)


def product_total(product: Product, places: Sequence[Place], levels: Levels) -> Fraction:
    """The exact total of one product when its places stand at these levels."""
    return sum(
        (
            each.points * each.share(places, levels)
            for each in product
            if all(gate.is_open(levels) for gate in each.gates)
        ),
        Fraction(0),
    )


def target_total(
    instrument: Instrument, products: Sequence[Product], places: Sequence[Place], levels: Levels
) -> Fraction:
    """The exact total of a target: that of its one product, or the mean of several, rounded first
    where the version rounds each level."""
    totals = [product_total(product, places, levels) for product in products]
    if instrument.rounds_each_level and len(totals) > 1:
        totals = [instrument.round(total) for total in totals]
    return mean(totals)
