"""The steps of a plan in the order in which they are taken."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.scoring.repair.contributions import Levels
from zonahijau.scoring.repair.places import Place
from zonahijau.scoring.repair.task import Task
from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Step:
    """One repair: an indicator of a target (and of a product, where those are scored) is raised.

    ``stands`` is the answer before, ``to`` the answer after; ``cost`` that of all rungs between.
    ``gain`` is what the step adds to the exact total of the unit or region when the steps before it
    are done; the gains of a plan add up to its whole rise. ``month`` counts from 1; None without
    capacity. ``duty``: the law demands it anyway.
    """

    target: str
    product: str | None
    indicator: str
    label: Text
    stands: Fraction
    to: Fraction
    cost: Fraction
    gain: Fraction
    month: int | None
    duty: bool


def steps_of(task: Task, levels: Levels, capacity: int | None) -> tuple[Step, ...]:
    """The steps: prerequisites first, and of those that are free to begin the one that gains most
    for its cost; ``capacity`` of them a month."""
    gains = _gains(task, levels)
    running = _Running(task, gains)
    steps = []
    for number, place in enumerate(_in_order(task, levels, gains)):
        gain = running.gain(place, levels[place])
        month = None if capacity is None else number // capacity + 1
        steps.append(_step(task.places[place], levels[place], gain, month))
    return tuple(steps)


class _Running:
    """The total while one step after another is done."""

    def __init__(self, task: Task, gains: Mapping[int, Fraction]):
        self._task = task
        self._gains = gains
        self._now = [0] * len(task.places)
        self._adds_up = [task.adds_up(target) for target in range(len(task.targets))]

    def gain(self, place: int, level: int) -> Fraction:
        """Raise a place; returns what that adds."""
        target = self._task.target_of(place)
        if self._adds_up[target]:
            return self._gains.get(place, _NONE)
        before = self._task.points(target, self._now)
        self._now[place] = level
        return self._task.points(target, self._now) - before


def _step(place: Place, level: int, gain: Fraction, month: int | None) -> Step:
    return Step(
        target=place.target,
        product=place.product,
        indicator=place.code,
        label=place.node.label,
        stands=place.stands,
        to=place.value(level),
        cost=place.row.cost * level,
        gain=gain,
        month=month,
        duty=place.duty,
    )


def _in_order(task: Task, levels: Levels, gains: Mapping[int, Fraction]) -> Iterator[int]:
    """The raised places, each after its prerequisites, the best gain for its cost first."""
    raised = [number for number, level in enumerate(levels) if level]
    waits = {n: {e for e in task.earlier.get(n) or () if levels[e]} for n in raised}
    behind: dict[int, list[int]] = {}
    for number, earlier in waits.items():
        for each in earlier:
            behind.setdefault(each, []).append(number)
    worth = {n: _worth(task.places[n].row.cost * levels[n], gains.get(n, _NONE)) for n in raised}
    ready = [(worth[n], n) for n in raised if not waits[n]]
    heapq.heapify(ready)
    while ready:
        _, done = heapq.heappop(ready)
        yield done
        for number in behind.get(done, ()):
            waits[number].discard(done)
            if not waits[number]:
                heapq.heappush(ready, (worth[number], number))


def _gains(task: Task, levels: Levels) -> dict[int, Fraction]:
    """What every raised place adds to the total while no gate is shut."""
    gains: dict[int, Fraction] = {}
    for products, share in zip(task.products, task.shares, strict=True):
        for each in (each for product in products for each in product):
            if each.place is not None and levels[each.place]:
                place = task.places[each.place]
                rise = place.share(levels[each.place]) - place.share(0)
                gain = each.points * rise * share / len(products)
                gains[each.place] = gains.get(each.place, _NONE) + gain
    return gains


def _worth(cost: Fraction, gain: Fraction) -> tuple[bool, Fraction]:
    """What sorts the steps: the free ones first, then those that gain most for their cost."""
    return (cost > 0, -gain / cost) if cost else (False, -gain)


_NONE = Fraction(0)
