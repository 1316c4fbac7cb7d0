"""The plan that is called cheapest is the cheapest of all that there are."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.unit.scoring.random_instruments import FORMS, Kind, answered, facets_of, instruments
from tests.unit.scoring.repair_builders import BruteForce
from zonahijau.lawbook.instruments import Band
from zonahijau.scoring.answers import single_answers
from zonahijau.scoring.repair import Costs, RepairCost, plan_repairs

KINDS = (
    Kind(deep=0, most_parts=5, gates=False, forms=False, policies=("lowest", "leave-out")),
    Kind(deep=1, most_parts=3, forms=False, policies=("lowest", "leave-out")),
    Kind(deep=1, most_parts=3),
)
MOST_PLANS = 2000
COSTS = st.sampled_from([Fraction(0), Fraction(1), Fraction(2), Fraction(5, 2)])


@st.composite
def cases(draw, most_targets: int) -> tuple[BruteForce, dict[str, object]]:
    built = draw(st.sampled_from(KINDS).flatmap(instruments))
    built = replace(built, scored="product") if built.roll_up.by == "product" else built
    form = draw(st.sampled_from(FORMS)) if built.facets else None
    codes = [node.code for node in built.indicators(facets_of(form))]
    targets = ["A", "B", "C"][: draw(st.integers(1, most_targets))]
    answers = {target: draw(answered(built, form)) for target in targets}
    costs = Costs.of(built, draw(_rows(codes, targets)))
    duties = draw(st.frozensets(st.sampled_from(codes), max_size=1))
    capacity, months = draw(st.sampled_from([(None, None), (2, None), (1, 1), (1, 2), (2, 2)]))
    limit = None if months is None else capacity * months
    brute = BruteForce(built, answers, costs, duties, limit, facets_of(form))
    assume(brute.number_of_plans <= MOST_PLANS)
    return brute, {"capacity": capacity, "months": months, "required": duties}


@st.composite
def _rows(draw, codes: list[str], targets: list[str]) -> list[RepairCost]:
    """Costs of some indicators; what comes after others comes later in the list, so no circles."""
    rows = []
    for place, code in enumerate(codes):
        for target in [None, *targets]:
            if draw(st.integers(0, 2)) == 0:
                earlier = st.lists(st.sampled_from(codes[:place]), max_size=2)
                after = draw(earlier) if place else []
                held = draw(st.integers(0, 4)) == 0
                rows.append(RepairCost(code, draw(COSTS), target, held, tuple(after)))
    return rows


def planned(brute: BruteForce, wanted: str, options: dict[str, object]):
    answers = {target: single_answers(each) for target, each in brute.answers.items()}
    facets = {target: brute.facets or {} for target in answers}
    return plan_repairs(
        brute.instrument, answers, wanted, facets=facets, costs=brute.costs, **options
    )


def applied(brute: BruteForce, steps) -> dict[str, dict[str, Fraction]]:
    plan = {t: {c: brute.stands(t, c) for c in brute.codes(t)} for t in brute.answers}
    for step in steps:
        assert plan[step.target][step.indicator] == step.stands
        plan[step.target][step.indicator] = step.to
    return plan


@st.composite
def wanted_classes(draw, brute: BruteForce) -> Band:
    """A class that is not reached yet, where there is one."""
    bands = brute.instrument.class_table(brute.level).bands
    now = brute.band(applied(brute, ()))
    better = bands[: bands.index(now)] if now else bands
    return draw(st.sampled_from(better or bands))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_plan_is_cheaper_and_the_promised_class_is_reached(data):
    brute, options = data.draw(cases(most_targets=3))
    wanted = data.draw(wanted_classes(brute))
    plan = planned(brute, wanted.code, options)

    assert (plan.best.cost if plan.best else None) == brute.cheapest(wanted)
    assert (plan.status == "optimal") == (plan.reason is None)
    for choice in plan.choices:
        after = applied(brute, choice.steps)
        assert brute.reaches(after, wanted)
        assert brute.band(after) == choice.after.band
        assert choice.cost == sum(step.cost for step in choice.steps)
        assert sum(step.gain for step in choice.steps) == choice.after.exact - plan.before.exact


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_alternative_is_the_cheapest_that_leaves_out_something_of_those_before(data):
    brute, options = data.draw(cases(most_targets=2))
    wanted = data.draw(wanted_classes(brute))
    choices = planned(brute, wanted.code, options).choices
    duties = brute.least()
    reaching = [(cost, plan) for cost, plan in brute.plans() if brute.reaches(plan, wanted)]
    for number, choice in enumerate(choices[:3]):
        earlier = [applied(brute, each.steps) for each in choices[:number]]
        others = [cost for cost, plan in reaching if _leaves_out(plan, earlier, duties)]
        assert choice.cost == min(others)
    if 0 < len(choices) < 3 and applied(brute, choices[-1].steps) != duties:
        earlier = [applied(brute, each.steps) for each in choices]
        assert not [plan for _, plan in reaching if _leaves_out(plan, earlier, duties)]


def _leaves_out(plan, earlier, duties) -> bool:
    return all(
        any(
            plan[target][code] < value and value > duties[target][code]
            for target in other
            for code, value in other[target].items()
        )
        for other in earlier
    )
