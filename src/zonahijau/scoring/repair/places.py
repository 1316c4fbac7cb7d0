"""Where repairs can be made: every indicator of every target, as it stands, with the rungs above.

Where an instrument scores products, an indicator that was answered for each product is a place in
each; an answer that names no product holds for all that have none of their own, and is one place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.lawbook.instruments import Node
from zonahijau.scoring.answers import Answers, Gap, Observation, check_answers
from zonahijau.scoring.combining import combine
from zonahijau.scoring.repair.costs import Costs, RepairCost
from zonahijau.scoring.weighting import Weighting

WHOLE = (None,)
"""The products of a target whose products are not scored one by one."""


@dataclass(frozen=True, slots=True)
class Place:
    """One indicator of one target, for the products that it ``covers``.

    ``stands`` is its answer now and ``rungs`` are those that a repair can reach, from the next to
    the top; none where it is impossible, at the top, or measured on a scale without rungs (an
    index is not repaired but earned). ``assumed``: nobody answered it, so the lowest is taken.
    Level k of a place is its k-th reachable rung; level 0 is as it stands.
    """

    target: str
    product: str | None
    covers: tuple[str | None, ...]
    node: Node
    stands: Fraction
    rungs: tuple[Fraction, ...]
    assumed: bool
    row: RepairCost
    duty: bool

    @property
    def code(self) -> str:
        return self.node.code

    @property
    def at_top(self) -> bool:
        """Whether nothing better can be answered."""
        return self.node.scale is None or self.stands >= self.node.scale.highest

    @property
    def reaches_top(self) -> bool:
        return self.at_top or bool(self.rungs)

    @property
    def held_duty(self) -> bool:
        """Whether the law demands what is marked impossible."""
        repairable = self.node.scale is not None and bool(self.node.scale.rungs)
        return self.duty and self.row.impossible and repairable and not self.at_top

    def value(self, level: int) -> Fraction:
        return self.rungs[level - 1] if level else self.stands

    def share(self, level: int) -> Fraction:
        """What the answer at a level earns of the indicator's weight."""
        return Fraction(0) if self.node.scale is None else self.node.scale.share(self.value(level))

    def level_of(self, at_least: Fraction) -> int | None:
        """The first level whose answer is at least so much; None where none is."""
        levels = range(len(self.rungs) + 1)
        return next((level for level in levels if self.value(level) >= at_least), None)


@dataclass(frozen=True, slots=True)
class TargetPlaces:
    """The places of one target. ``answers`` are complete: what was missing stands at the lowest."""

    target: str
    weighting: Weighting
    products: tuple[str | None, ...]
    answers: Answers
    places: tuple[Place, ...]

    def answers_at(self, levels: Iterable[int]) -> dict[str, tuple[Observation, ...]]:
        """The answers after the places have been raised to these levels."""
        after = dict(self.answers)
        for place, level in zip(self.places, levels, strict=True):
            if level:
                after[place.code] = self._replaced(after[place.code], place, place.value(level))
        return after

    def _replaced(
        self, several: tuple[Observation, ...], place: Place, value: Fraction
    ) -> tuple[Observation, ...]:
        others = () if self.products == WHOLE else several
        kept = tuple(each for each in others if each.product != place.product)
        return (*kept, Observation(value, product=place.product))


def read_places(
    weighting: Weighting, target: str, answers: Answers, costs: Costs, duties: frozenset[str]
) -> TargetPlaces:
    """The places of a target. Refuses answers that the instrument does not admit."""
    check_answers(weighting.instrument, answers)
    products = _products(weighting, answers)
    reader = _Reader(weighting, target, products, costs, duties)
    nodes = _nodes_in_play(weighting, costs.prerequisites | duties)
    places = tuple(p for node in nodes for p in reader.places(node, answers.get(node.code, ())))
    complete: dict[str, tuple[Observation, ...]] = dict(answers)
    read = TargetPlaces(target, weighting, products, complete, places)
    for place in places:
        if place.assumed:
            several = complete.get(place.code, ())
            complete[place.code] = read._replaced(several, place, place.stands)
    return read


def _products(weighting: Weighting, answers: Answers) -> tuple[str | None, ...]:
    names = {each.product for several in answers.values() for each in several} - {None}
    if weighting.instrument.scored != "product" or not names:
        return WHOLE
    return tuple(sorted(names, key=str))


def _nodes_in_play(weighting: Weighting, named: frozenset[str]) -> Iterator[Node]:
    """The indicators that are scored, that a gate asks for, or that a plan names otherwise."""
    instrument = weighting.instrument
    weighed = {w.node.code for parts in weighting.parts.values() for w in parts}
    gates = {gate.indicator for gate in weighting.gates}
    applicable = {node.code for node in instrument.indicators(weighting.facets)}
    in_play = (applicable & (weighed | named)) | gates
    return (node for node in instrument.root.walk() if node.is_indicator and node.code in in_play)


@dataclass(frozen=True, slots=True)
class _Reader:
    weighting: Weighting
    target: str
    products: tuple[str | None, ...]
    costs: Costs
    duties: frozenset[str]

    def places(self, node: Node, observations: tuple[Observation, ...]) -> Iterator[Place]:
        for product, covers, several in self._groups(observations):
            answer = combine(self.weighting.instrument, several).answer
            if answer is not Gap.NOT_APPLICABLE:
                yield self._place(node, product, covers, answer)

    def _groups(
        self, observations: tuple[Observation, ...]
    ) -> Iterator[tuple[str | None, tuple[str | None, ...], tuple[Observation, ...]]]:
        if self.products == WHOLE:
            yield None, WHOLE, observations
            return
        own: Mapping[str | None, tuple[Observation, ...]] = {
            name: tuple(each for each in observations if each.product == name)
            for name in (None, *self.products)
        }
        without = tuple(name for name in self.products if not own[name])
        if without and own[None]:
            yield None, without, own[None]
        for name in self.products:
            if own[name] or not own[None]:
                yield name, (name,), own[name]

    def _place(
        self,
        node: Node,
        product: str | None,
        covers: tuple[str | None, ...],
        answer: Fraction | Gap,
    ) -> Place:
        scale = node.scale
        lowest = scale.lowest if scale else Fraction(0)
        stands = lowest if isinstance(answer, Gap) else answer
        row = self.costs.get(self.target, node.code)
        offered = scale.rungs if scale and not row.impossible else ()
        return Place(
            target=self.target,
            product=product,
            covers=covers,
            node=node,
            stands=stands,
            rungs=tuple(rung.score for rung in offered if rung.score > stands),
            assumed=isinstance(answer, Gap),
            row=row,
            duty=row.duty or node.code in self.duties,
        )
