"""What a plan is made for: the places of all targets, how they add up, and what stands in line."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.lawbook.instruments import Instrument
from zonahijau.scoring.answers import Answers
from zonahijau.scoring.repair.contributions import ContributionReader, Levels, Product, target_total
from zonahijau.scoring.repair.costs import Costs
from zonahijau.scoring.repair.places import Place, TargetPlaces, read_places
from zonahijau.scoring.roll_up import UnitScore, unit_weight
from zonahijau.scoring.weighting import Weighting
from zonahijau.wording import Text, quoted, refuse

UNIT, REGION = "unit", "region"


@dataclass(frozen=True, slots=True)
class Task:
    """All places of one target or of the units of one region, numbered through.

    ``first`` is the number of each target's first place. ``products`` are those of each target and
    ``shares`` what a target counts for in the total. ``earlier`` holds the places that must stand
    at their top before a place may be raised, or None where one of them never can.
    """

    instrument: Instrument
    level: str
    targets: Sequence[TargetPlaces]
    first: Sequence[int]
    places: Sequence[Place]
    products: Sequence[Sequence[Product]]
    shares: Sequence[Fraction]
    earlier: Mapping[int, Sequence[int] | None]
    least: Mapping[int, int]
    """The level that the law demands of a place in any case."""

    most_raised: int | None
    """How many places all months together can raise."""

    @property
    def rounds_targets(self) -> bool:
        """Whether a target is rounded before it feeds the region."""
        return self.level == REGION and self.instrument.rounds_each_level

    def of_target(self, target: int, levels: Levels) -> Levels:
        """The levels of one target's own places."""
        first = self.first[target]
        return levels[first : first + len(self.targets[target].places)]

    def target_of(self, place: int) -> int:
        """The number of the target that a place belongs to."""
        return bisect_right(self.first, place) - 1

    def adds_up(self, target: int) -> bool:
        """Whether repairs of a target gain the same in any order: no gate is shut before them, and
        nothing is rounded on the way."""
        return not self.instrument.rounds_each_level and not any(
            each.gates for product in self.products[target] for each in product
        )

    def points(self, target: int, levels: Levels) -> Fraction:
        """What a target adds to the exact total when the places stand at these levels."""
        total = target_total(self.instrument, self.products[target], self.places, levels)
        if self.rounds_targets:
            total = self.instrument.round(total)
        return total * self.shares[target]


@dataclass(frozen=True, slots=True)
class PlanRules:
    """What the caller asks of every plan: costs, duties by indicator, and the places in months."""

    costs: Costs
    duties: frozenset[str]
    most_raised: int | None


def read_task(
    instrument: Instrument,
    answers_by_target: Mapping[str, Answers],
    weightings: Mapping[str, Weighting],
    rules: PlanRules,
) -> Task:
    """The task of one target, whose class is a unit's, or of several, which are one region."""
    if not answers_by_target:
        raise refuse(Text("tidak ada jawaban", "there are no answers"), _GIVE_ONE)
    for target in rules.costs.targets:
        check_target(target, answers_by_target)
    targets = [
        read_places(weightings[target], target, answers, rules.costs, rules.duties)
        for target, answers in answers_by_target.items()
    ]
    places = [place for read in targets for place in read.places]
    first = [sum(len(read.places) for read in targets[:number]) for number in range(len(targets))]
    reader = ContributionReader()
    products = [reader.products(read, start) for read, start in zip(targets, first, strict=True)]
    return Task(
        instrument=instrument,
        level=UNIT if len(targets) == 1 else REGION,
        targets=targets,
        first=first,
        places=places,
        products=products,
        shares=_shares(instrument, targets),
        earlier=dict(_earlier(places)),
        least={n: len(place.rungs) for n, place in enumerate(places) if place.duty},
        most_raised=rules.most_raised,
    )


_GIVE_ONE = Text("beri jawaban sedikitnya satu sasaran", "give the answers of at least one target")


def _shares(instrument: Instrument, targets: Sequence[TargetPlaces]) -> list[Fraction]:
    if len(targets) == 1:
        return [Fraction(1)]
    by_product = instrument.scored == "product"
    weights = [
        unit_weight(
            instrument,
            UnitScore(read.target, Fraction(0), len(read.products) if by_product else None),
        )
        for read in targets
    ]
    return [Fraction(weight, sum(weights)) for weight in weights]


def _earlier(places: Sequence[Place]) -> Iterator[tuple[int, list[int] | None]]:
    """The prerequisites of every place that has some and can be raised."""
    by_name: dict[tuple[str, str], list[int]] = {}
    for number, place in enumerate(places):
        by_name.setdefault((place.target, place.code), []).append(number)
    for number, place in enumerate(places):
        named = [n for code in place.row.after for n in by_name.get((place.target, code), [])]
        several = [n for n in named if set(places[n].covers) & set(place.covers)]
        if place.rungs and not all(places[n].reaches_top for n in several):
            yield number, None
        elif place.rungs and several:
            yield number, [n for n in several if not places[n].at_top]


def check_target(target: str, known: Collection[str]) -> None:
    """Refuse costs of a target that has no answers."""
    if target not in known:
        shown = ", ".join(itertools.islice(known, 5)) + (", …" if len(known) > 5 else "")
        raise refuse(
            Text(
                f"sasaran {quoted(target)} ada dalam biaya, tidak dalam jawaban",
                f"target {quoted(target)} has costs and no answers",
            ),
            Text(f"pakai salah satu: {shown}", f"use one of: {shown}"),
        )
