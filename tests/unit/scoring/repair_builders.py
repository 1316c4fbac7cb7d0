"""Every plan there is, tried one by one: what the cheapest one is measured against."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.lawbook.instruments import Band, Instrument, Node
from zonahijau.scoring.answers import Answer, Gap, single_answers
from zonahijau.scoring.repair import Costs
from zonahijau.scoring.roll_up import UnitScore, roll_up
from zonahijau.scoring.score import score

OneAnswerEach = Mapping[str, Mapping[str, Answer]]
"""Target, indicator, answer."""


@dataclass(frozen=True)
class BruteForce:
    """All plans for answers given once each, scored by the engine alone."""

    instrument: Instrument
    answers: OneAnswerEach
    costs: Costs
    duties: frozenset[str] = frozenset()
    most_raised: int | None = None
    facets: Mapping[str, str] | None = None

    def cheapest(self, wanted: Band) -> Fraction | None:
        """The cost of the cheapest plan that reaches a class; None where none does."""
        costs = (cost for cost, plan in self.plans() if self.reaches(plan, wanted))
        return min(costs, default=None)

    def plans(self) -> Iterator[tuple[Fraction, dict[str, dict[str, Fraction]]]]:
        """Every admissible set of answers after repairs, with its cost; gaps are left out."""
        now = {t: {c: self.stands(t, c) for c in self.codes(t)} for t in self.answers}
        names = [(t, c) for t in now for c in now[t]]
        for chosen in itertools.product(*(self._choices(t, c, now[t][c]) for t, c in names)):
            plan: dict[str, dict[str, Fraction]] = {t: {} for t in now}
            for (target, code), value in zip(names, chosen, strict=True):
                plan[target][code] = value
            if self._admissible(now, plan):
                yield self._cost(now, plan), plan

    def least(self) -> dict[str, dict[str, Fraction]]:
        """The answers after the duties and nothing else."""
        return {
            t: {c: min(self._choices(t, c, self.stands(t, c)), default=None) for c in self.codes(t)}
            for t in self.answers
        }

    @property
    def number_of_plans(self) -> int:
        return math.prod(
            len(self._choices(target, code, self.stands(target, code)))
            for target in self.answers
            for code in self.codes(target)
        )

    def reaches(self, plan: Mapping[str, Mapping[str, Fraction]], wanted: Band) -> bool:
        reached = self.band(plan)
        bands = self.instrument.class_table(self.level).bands
        return reached is not None and bands.index(reached) <= bands.index(wanted)

    @property
    def level(self) -> str:
        return "unit" if len(self.answers) == 1 else "region"

    def band(self, plan: Mapping[str, Mapping[str, Fraction]]) -> Band | None:
        scores = {t: self._score(t, each) for t, each in plan.items()}
        if self.level == "unit":
            return next(iter(scores.values())).band
        units = [UnitScore(t, each.exact, each.products) for t, each in scores.items()]
        return None if any(u.score is None for u in units) else roll_up(self.instrument, units).band

    def _score(self, target: str, plan: Mapping[str, Fraction]):
        gaps = {c: a for c, a in self.answers[target].items() if a is Gap.NOT_APPLICABLE}
        return score(self.instrument, single_answers({**plan, **gaps}), facets=self.facets)

    def codes(self, target: str) -> list[str]:
        own = self.answers[target]
        nodes = self.instrument.indicators(self.facets)
        return [node.code for node in nodes if own.get(node.code) is not Gap.NOT_APPLICABLE]

    def _node(self, code: str) -> Node:
        node = self.instrument.node(code)
        assert node is not None
        return node

    def stands(self, target: str, code: str) -> Fraction:
        answer = self.answers[target].get(code, Gap.MISSING)
        return self._node(code).scale.lowest if answer is Gap.MISSING else answer

    def _choices(self, target: str, code: str, stands: Fraction) -> list[Fraction]:
        rungs = self._node(code).scale.rungs
        if self.costs.get(target, code).impossible:
            rungs = ()
        above = [rung.score for rung in rungs if rung.score > stands]
        duty = code in self.duties or self.costs.get(target, code).duty
        if duty and stands < self._node(code).scale.highest and self._node(code).scale.rungs:
            return above[-1:]
        return [stands, *above]

    def _admissible(self, now, plan) -> bool:
        raised = [(t, c) for t in now for c in now[t] if plan[t][c] > now[t][c]]
        if self.most_raised is not None and len(raised) > self.most_raised:
            return False
        return all(
            plan[t].get(first, None) in (None, self._node(first).scale.highest)
            for t, c in raised
            for first in self.costs.get(t, c).after
        )

    def _cost(self, now, plan) -> Fraction:
        return sum(
            (
                self.costs.get(t, c).cost
                * sum(now[t][c] < rung.score <= plan[t][c] for rung in self._node(c).scale.rungs)
                for t in now
                for c in now[t]
            ),
            Fraction(0),
        )
