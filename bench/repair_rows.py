"""The cheapest repair of a region, proven: ours beside the bare programme in HiGHS."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from bench.nation import RUNGS, Nation, nation_of, sixty_instrument
from bench.table import Group, ours, peer
from bench.timing import Contender, clocked, take_turns
from zonahijau.scoring.answers import single_answers
from zonahijau.scoring.repair import Costs, RepairCost, RepairPlan, plan_repairs

UNITS, SEED = 60, 20260103
_WANTED, _BOUND = "B", Fraction("77.995")
"""The class, and the least exact total that is rounded into it."""


class Case:
    """One region below its class, and what each rung of each indicator costs."""

    def __init__(self) -> None:
        self.nation: Nation = nation_of(sixty_instrument(), regions=1, units=UNITS)
        random = np.random.default_rng(SEED)
        self.nation.rungs[:] = random.binomial(RUNGS, 0.6, self.nation.rungs.shape)
        self.costs: NDArray[np.int64] = random.integers(1, 100, self.nation.rungs.shape)

    @cached_property
    def answers(self) -> dict[str, object]:
        codes = [column.node.code for column in self.nation.plan.columns]
        return {
            f"unit {number}": single_answers(dict(zip(codes, unit, strict=True)))
            for number, unit in enumerate(self.nation.rungs.tolist())
        }

    @cached_property
    def priced(self) -> Costs:
        codes = [column.node.code for column in self.nation.plan.columns]
        return Costs.of(
            self.nation.instrument,
            (
                RepairCost(code, Fraction(cost), f"unit {number}")
                for number, row in enumerate(self.costs.tolist())
                for code, cost in zip(codes, row, strict=True)
            ),
        )

    def planned(self, alternatives: int) -> RepairPlan:
        """Our plan."""
        return plan_repairs(
            self.nation.instrument,
            self.answers,  # type: ignore[arg-type]
            _WANTED,
            costs=self.priced,
            alternatives=alternatives,
        )

    def bare(self) -> int:
        """The cost of the same programme, given to HiGHS as plain arrays."""
        points = self.nation.points
        unit = Fraction(1, np.lcm.reduce([each.denominator for each in points]))
        gains = np.tile([int(each / unit) for each in points], UNITS)
        rungs = self.nation.rungs.ravel()
        lacking = _BOUND * UNITS / unit - int(gains @ rungs)
        found = milp(
            self.costs.ravel(),
            integrality=np.ones(len(rungs)),
            bounds=Bounds(0, RUNGS - rungs),
            constraints=LinearConstraint(gains[None, :], lb=float(lacking)),
            options={"mip_rel_gap": 0},
        )
        cost: float = found.fun
        return round(cost)


def rows(rounds: int) -> list[Group]:
    """The group of this piece of work."""
    case = Case()
    assert case.priced.rows
    me = Contender(
        "zonahijau, plan_repairs",
        "answers to the proven cheapest plan, exactly scored again, steps in order",
        clocked(lambda: case.planned(0)),
    )
    with_two = Contender(
        "zonahijau, with 2 alternatives",
        "the plan and the two next-best ones, each proven",
        clocked(lambda: case.planned(2)),
    )
    bare = Contender(
        "bare HiGHS model",
        "the same programme as arrays through scipy.optimize.milp, proven (gap 0)",
        clocked(case.bare),
    )
    take_turns([me, with_two, bare], rounds)
    best = case.planned(0).best
    assert best is not None
    assert best.cost == case.bare(), "the plans do not cost the same"
    title = f"Repair: a region of {UNITS} units x {len(case.nation.plan.columns)} indicators"
    group = Group(f"{title} to class {_WANTED}")
    group.rows += [ours(me), peer(with_two, me), peer(bare, me, note=f"same cost, {best.cost}")]
    return [group]
