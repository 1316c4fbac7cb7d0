"""What a repair plan promises, said about a few small instruments."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.unit.scoring.builders import (
    DERIVED,
    LADDER,
    MISSING,
    NA,
    OFFICIAL,
    answered,
    band,
    by_product,
    gate,
    indicator,
    instrument,
    laddered,
    numeric,
    part,
    table,
    with_classes,
)
from zonahijau.lawbook.instruments import RollUp
from zonahijau.lawbook.numbers import Rounding
from zonahijau.scoring.repair import Costs, RepairCost, plan_repairs
from zonahijau.scoring.roll_up import UnitScore, roll_up
from zonahijau.scoring.score import score
from zonahijau.wording import Refused

PLAIN = instrument(indicator("a", 40), indicator("b", 30), indicator("c", 20), indicator("d", 10))
NOTHING = {"RSUD": answered(a=0, b=0, c=0, d=0)}
LETTERED = with_classes(
    PLAIN,
    table(
        band(88, "A", "hijau"), band(78, "B", "hijau"), band(54, "C", "kuning"), band(0, "D"),
    ),
)  # fmt: skip


def rows(*costs: RepairCost, of=PLAIN) -> Costs:
    return Costs.of(of, costs)


def cost(code: str, price: object = 1, **more) -> RepairCost:
    return RepairCost(code, Fraction(str(price)), **more)


def taken(choice) -> list[str]:
    return [step.indicator for step in choice.steps]


# -- the cheapest ---------------------------------------------------------------------------


def test_the_cheapest_set_wins_over_the_one_with_fewest_repairs():
    plan = plan_repairs(PLAIN, NOTHING, "kuning", costs=rows(cost("a", 9)))
    # 51 without a: b, c and d make 60
    assert (plan.status, plan.best.cost, sorted(taken(plan.best))) == (
        "optimal",
        3,
        ["b", "c", "d"],
    )
    assert (str(plan.before.score), str(plan.best.after.score)) == ("0.00", "60.00")


def test_a_step_says_what_it_costs_and_gains():
    (step,) = plan_repairs(PLAIN, {"RSUD": answered(a=1, b=0, c=1, d=0)}, "hijau").best.steps
    assert (step.target, step.indicator, step.stands, step.to) == ("RSUD", "b", 0, 1)
    assert (step.cost, step.gain, step.month, step.duty) == (1, 30, None, False)


def test_a_ladder_costs_each_rung_and_is_climbed_no_further_than_needed():
    built = instrument(indicator("a", 60, LADDER), indicator("b", 40))
    plan = plan_repairs(
        built, {"RSUD": answered(a=0, b=1)}, "hijau", costs=rows(cost("a", 2), of=built)
    )
    (step,) = plan.best.steps
    # 40 and three rungs of 20: 81 needs all; kuning needs one
    assert (step.to, step.cost, step.gain) == (3, 6, 60)
    (step,) = plan_repairs(built, {"RSUD": answered(a=0, b=1)}, "kuning").best.steps
    assert (step.to, step.cost) == (1, 1)


def test_already_there_is_an_empty_plan():
    plan = plan_repairs(PLAIN, {"RSUD": answered(a=1, b=1, c=1, d=0)}, "hijau")
    assert (plan.status, plan.best.cost, plan.best.steps) == ("optimal", 0, ())
    assert plan.alternatives == ()


def test_free_repairs_are_taken_only_where_they_help():
    free = rows(*(cost(code, 0) for code in "abcd"))
    plan = plan_repairs(PLAIN, {"RSUD": answered(a=1, b=0, c=0, d=0)}, "kuning", costs=free)
    assert len(plan.best.steps) == 1


def test_the_same_question_has_the_same_answer():
    first, second = (plan_repairs(PLAIN, NOTHING, "hijau") for _ in range(2))
    assert first == second


# -- rounding and classes -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("weight", "reached"),
    [("80.995", True), ("80.9949", False), ("80.994", False)],
)
def test_half_a_unit_of_the_last_place_decides(weight, reached):
    rest = Fraction(100) - Fraction(weight)
    built = instrument(indicator("a", weight), indicator("b", rest))
    plan = plan_repairs(built, {"RSUD": answered(a=0, b=0)}, "hijau")
    assert (taken(plan.best) == ["a"]) == reached
    assert str(plan.best.after.score) == ("81.00" if reached else "100.00")


def test_a_version_that_asks_for_more_than_the_bound_is_not_satisfied_on_it():
    built = with_classes(
        instrument(indicator("a", 50), indicator("b", 50)),
        table(band(50, "hijau", "hijau"), band(0, "merah", "merah"), compare="above"),
    )
    plan = plan_repairs(built, {"RSUD": answered(a=0, b=0)}, "hijau")
    assert len(plan.best.steps) == 2


@pytest.mark.parametrize(("wanted", "band"), [("b", "B"), ("Hijau", "B"), ("KUNING", "C")])
def test_a_class_is_named_by_its_code_or_its_zone_in_any_case(wanted, band):
    assert plan_repairs(LETTERED, NOTHING, wanted).wanted.code == band


def test_an_unknown_class_is_refused_with_those_there_are():
    with pytest.raises(Refused, match="one of: A, B, C, D, hijau, kuning"):
        plan_repairs(LETTERED, NOTHING, "E")


def test_weights_too_fine_for_machine_numbers_are_still_decided_exactly():
    tiny = Fraction(1, 10**30)
    built = instrument(
        indicator("a", Fraction("80.995") - tiny), indicator("b", Fraction("19.005") + tiny)
    )
    plan = plan_repairs(built, {"RSUD": answered(a=0, b=0)}, "hijau")
    assert sorted(taken(plan.best)) == ["a", "b"]


# -- impossible, prerequisites, duties ------------------------------------------------------


def test_what_is_impossible_is_left_and_the_best_reachable_class_is_named():
    plan = plan_repairs(LETTERED, NOTHING, "A", costs=rows(cost("b", impossible=True)))
    assert (plan.status, plan.best, plan.reached.code) == ("infeasible", None, "C")
    assert plan.reason.en == (
        "no set of possible repairs reaches class A; the best within reach is C"
    )


def test_a_row_of_a_target_replaces_the_row_of_all():
    costs = rows(cost("a", 5), cost("a", 1, target="RSUD"))
    assert costs.get("RSUD", "a").cost == 1
    assert costs.get("Dinkes", "a").cost == 5
    assert costs.get("Dinkes", "b").cost == 1


def test_a_prerequisite_comes_with_what_needs_it_and_before_it():
    plan = plan_repairs(PLAIN, NOTHING, "kuning", costs=rows(cost("a", after=("d",)), cost("c", 9)))
    # a and d and nothing else make 50; b too
    assert sorted(taken(plan.best)) == ["a", "b", "d"]
    order = taken(plan.best)
    assert order.index("d") < order.index("a")


def test_a_prerequisite_that_does_not_apply_or_is_met_stands_in_no_way():
    costs = rows(cost("a", after=("d", "c")))
    plan = plan_repairs(PLAIN, {"RSUD": answered(a=0, b=1, c=1, d=NA)}, "hijau", costs=costs)
    assert taken(plan.best) == ["a"]


def test_what_depends_on_something_impossible_is_impossible():
    costs = rows(cost("a", after=("d",)), cost("d", impossible=True))
    plan = plan_repairs(PLAIN, NOTHING, "kuning", costs=costs)
    assert (plan.status, plan.reached.code) == ("infeasible", "merah")


def test_prerequisites_in_a_circle_are_refused():
    with pytest.raises(Refused, match="a → b → a"):
        rows(cost("a", after=("b",)), cost("b", after=("a",)))


def test_a_circle_through_the_rows_of_one_target_is_refused():
    with pytest.raises(Refused, match="circle"):
        rows(cost("a", after=("b",)), cost("b", after=("a",), target="RSUD"))


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (cost("a", -1), "is -1"),
        (cost("x"), "no indicator"),
        (cost("a", after=("x",)), "no indicator"),
    ],
)
def test_costs_that_mean_nothing_are_refused(row, sentence):
    with pytest.raises(Refused, match=sentence):
        rows(row)


def test_costs_of_a_target_without_answers_are_refused():
    with pytest.raises(Refused, match="has costs and no answers"):
        plan_repairs(PLAIN, NOTHING, "hijau", costs=rows(cost("a", target="RSUDD")))


def test_a_duty_is_in_every_plan_and_costs():
    named = instrument(indicator("a", 60, fact="sop"), indicator("b", 40))
    for required in (["a"], ["sop"]):
        plan = plan_repairs(named, {"RSUD": answered(a=0, b=0)}, "merah", required=required)
        assert [(step.indicator, step.duty) for step in plan.best.steps] == [("a", True)]
        assert plan.best.cost == 1


def test_a_duty_may_stand_in_the_costs_of_one_target():
    plan = plan_repairs(PLAIN, NOTHING, "merah", costs=rows(cost("d", 3, target="RSUD", duty=True)))
    assert (plan.best.cost, taken(plan.best)) == (3, ["d"])


def test_a_duty_that_is_impossible_is_said():
    plan = plan_repairs(PLAIN, NOTHING, "merah", costs=rows(cost("d", impossible=True, duty=True)))
    assert (plan.status, plan.reason.en) == ("infeasible", "a duty is marked impossible: RSUD d")


def test_an_unknown_duty_is_refused():
    with pytest.raises(Refused, match="no indicator"):
        plan_repairs(PLAIN, NOTHING, "hijau", required=["x"])


# -- months ---------------------------------------------------------------------------------


def test_capacity_spreads_the_steps_over_the_fewest_months():
    best = plan_repairs(PLAIN, NOTHING, "hijau", capacity=2).best
    assert [(step.indicator, step.month) for step in best.steps] == [("a", 1), ("b", 1), ("c", 2)]
    assert best.months == 2


def test_steps_gain_most_for_their_cost_first():
    best = plan_repairs(PLAIN, NOTHING, "hijau", costs=rows(cost("a", 8), cost("d", "0.5"))).best
    worth = [step.gain / step.cost for step in best.steps]
    assert worth == sorted(worth, reverse=True)


def test_a_plan_fits_into_its_months_even_if_it_costs_more():
    dear = rows(cost("a", 9))
    assert len(plan_repairs(PLAIN, NOTHING, "kuning", costs=dear).best.steps) == 3
    tight = plan_repairs(PLAIN, NOTHING, "kuning", costs=dear, capacity=1, months=2).best
    assert (len(tight.steps), tight.cost) == (2, 10)


def test_too_few_months_name_the_best_class_in_time():
    plan = plan_repairs(PLAIN, NOTHING, "hijau", capacity=1, months=2)
    assert (plan.status, plan.reached.code) == ("infeasible", "kuning")
    assert "within capacity and months" in plan.reason.en


def test_duties_that_do_not_fit_into_the_months_are_said():
    plan = plan_repairs(PLAIN, NOTHING, "merah", required="abc", capacity=1, months=2)
    assert plan.reason.en == "the duties cannot be done within capacity and months"


@pytest.mark.parametrize("limits", [{"months": 2}, {"capacity": 0}, {"alternatives": -1}])
def test_limits_that_mean_nothing_are_refused(limits):
    with pytest.raises(Refused):
        plan_repairs(PLAIN, NOTHING, "hijau", **limits)


# -- alternatives ---------------------------------------------------------------------------


def test_alternatives_leave_out_something_and_follow_in_order_of_cost():
    costs = rows(cost("a", 1), cost("b", 2), cost("c", 3), cost("d", 4))
    plan = plan_repairs(PLAIN, NOTHING, "kuning", costs=costs)
    assert [(choice.cost, sorted(taken(choice))) for choice in plan.choices] == [
        (3, ["a", "b"]), (4, ["a", "c"]), (9, ["b", "c", "d"]),
    ]  # fmt: skip


def test_there_are_no_more_alternatives_than_there_are():
    plan = plan_repairs(PLAIN, {"RSUD": answered(a=0, b=1, c=1, d=1)}, "hijau", alternatives=5)
    assert plan.alternatives == ()


# -- gaps -----------------------------------------------------------------------------------


def test_what_is_missing_is_taken_to_stand_at_the_lowest_and_said_so():
    plan = plan_repairs(PLAIN, {"RSUD": answered(a=1, b=1, c=MISSING)}, "hijau")
    assert plan.assumed_lowest == (("RSUD", "c"), ("RSUD", "d"))
    assert (taken(plan.best), str(plan.before.score)) == (["c"], "70.00")


def test_what_does_not_apply_is_left_out_and_weighs_on_the_others():
    plan = plan_repairs(PLAIN, {"RSUD": answered(a=NA, b=1, c=0, d=1)}, "hijau")
    (step,) = plan.best.steps
    assert step.gain == Fraction(100, 3)


def test_an_index_is_earned_and_not_repaired():
    built = instrument(indicator("ikm", 50, numeric(0, 100)), indicator("b", 50))
    plan = plan_repairs(built, {"RSUD": answered(ikm=30, b=0)}, "hijau")
    assert (plan.status, plan.reached.code) == ("infeasible", "kuning")


def test_a_total_that_cannot_be_computed_is_a_result_with_its_reason():
    open_weights = instrument(indicator("a"), indicator("b"))
    plan = plan_repairs(open_weights, {"RSUD": answered(a=0, b=0)}, "hijau", weights="official")
    assert (plan.status, plan.before.score) == ("infeasible", None)
    assert plan.reason.en.startswith("the total cannot be computed: no official weight")


# -- regions and products -------------------------------------------------------------------


def region_total(built, plan, answers):
    units = []
    for target, own in answers.items():
        changed = dict(own)
        for step in plan.best.steps:
            if step.target == target and step.product is None:
                changed |= answered(**{step.indicator: step.to})
        found = score(built, changed)
        units.append(UnitScore(target, found.exact, found.products))
    return roll_up(built, units)


def test_a_region_is_repaired_where_it_costs_least():
    answers = {"RSUD": answered(a=0, b=0, c=0, d=0), "Dinkes": answered(a=0, b=1, c=1, d=1)}
    costs = rows(cost("a", 3, target="RSUD"))
    plan = plan_repairs(PLAIN, answers, "kuning", costs=costs)
    assert plan.level == "region"
    # 30 now; 21 more: 42 points in one unit, or spread; Dinkes gives 40 for one
    assert plan.best.cost == 2
    assert region_total(PLAIN, plan, answers).band == plan.best.after.band
    assert sum(step.gain for step in plan.best.steps) == plan.best.after.exact - plan.before.exact


def test_a_region_that_averages_products_repairs_a_product():
    built = replace(PLAIN, scored="product", roll_up=RollUp("product", OFFICIAL))
    zeroes, ones = dict.fromkeys("abcd", 0), dict.fromkeys("abcd", 1)
    answers = {"Dukcapil": by_product(KTP=zeroes, KK=ones, KIA=ones), "RSUD": by_product(poli=ones)}
    plan = plan_repairs(built, answers, "hijau", costs=rows(cost("b", 2)))
    # 75 of four products; each repaired indicator of the KTP adds a quarter of its weight
    assert [(s.target, s.product, s.indicator, s.gain) for s in plan.best.steps] == [
        ("Dukcapil", "KTP", "a", 10)
    ]


def test_an_answer_for_all_products_is_repaired_once():
    built = replace(PLAIN, scored="product", roll_up=RollUp("product", OFFICIAL))
    answers = {
        **answered(a=0),
        **by_product(KTP={"b": 1, "c": 1, "d": 1}, KK={"b": 1, "c": 1, "d": 1}),
    }
    plan = plan_repairs(built, {"Dukcapil": answers}, "hijau")
    assert [(s.product, s.indicator, s.cost, s.gain) for s in plan.best.steps] == [
        (None, "a", 1, 40)
    ]


def test_several_respondents_are_raised_from_where_they_stand_together():
    built = instrument(indicator("a", 100, LADDER))
    plan = plan_repairs(built, {"RSUD": answered(a=[1, 2])}, "hijau")
    (step,) = plan.best.steps
    assert (step.stands, step.to, step.cost) == (Fraction(3, 2), 3, 2)


@pytest.mark.parametrize("mode", ["half-up", "half-even", "down"])
def test_units_that_are_rounded_before_the_region_are_counted_as_rounded(mode):
    thirds = with_classes(
        instrument(
            indicator("a", Fraction(100, 3)),
            indicator("b", Fraction(200, 3)),
            rounds_each_level=True,
            rounding=Rounding(0, mode),
        ),
        table(band(67, "hijau", "hijau"), band(0, "merah", "merah")),
    )
    answers = {"RSUD": answered(a=0, b=0), "Dinkes": answered(a=0, b=0)}
    plan = plan_repairs(thirds, answers, "hijau")
    assert region_total(thirds, plan, answers).score == plan.best.after.score
    # two units of 66.67 are 67, but 66 where each is rounded down
    assert plan.best.cost == (3 if mode == "down" else 2)


# -- gates ----------------------------------------------------------------------------------


def test_a_gate_is_opened_where_that_is_needed():
    gated = instrument(
        part("x", indicator("a", 50), indicator("b", 50), weight=90), indicator("g", 10),
        gates=(gate("g", 1, zeroes="x"),),
    )  # fmt: skip
    plan = plan_repairs(gated, {"RSUD": answered(a=1, b=1, g=0)}, "hijau")
    assert [(step.indicator, step.gain) for step in plan.best.steps] == [("g", 100)]


def test_a_gate_that_cannot_open_leaves_its_part_at_zero():
    gated = instrument(
        part("x", indicator("a", 50), indicator("b", 50), weight=90), indicator("g", 10),
        gates=(gate("g", 1, zeroes="x"),),
    )  # fmt: skip
    costs = rows(cost("g", impossible=True), of=gated)
    plan = plan_repairs(gated, {"RSUD": answered(a=0, b=0, g=0)}, "kuning", costs=costs)
    assert (plan.status, plan.reached.code) == ("infeasible", "merah")


def test_a_gate_that_caps_the_class_is_passed_or_the_class_is_out_of_reach():
    capped = replace(PLAIN, gates=(gate("d", 1, caps_at="kuning"),))
    answers = {"RSUD": answered(a=1, b=1, c=1, d=0)}
    assert taken(plan_repairs(capped, answers, "hijau").best) == ["d"]
    held = rows(cost("d", impossible=True))
    plan = plan_repairs(capped, answers, "hijau", costs=held)
    assert (plan.status, plan.reached.code) == ("infeasible", "kuning")


def test_an_uneven_scale_is_climbed_in_order():
    uneven = laddered(0, "0.1", "0.9", 1, kind="ordinal")
    built = instrument(indicator("a", 100, uneven))
    (step,) = plan_repairs(built, {"RSUD": answered(a=0)}, "hijau").best.steps
    assert (step.to, step.cost, step.gain) == (Fraction("0.9"), 2, 90)


def test_an_estimate_stays_an_estimate_after_the_repairs():
    derived = replace(PLAIN, roll_up=RollUp("unit", DERIVED))
    answers = {name: answered(a=0, b=1, c=1, d=1) for name in ("RSUD", "Dinkes")}
    assert plan_repairs(derived, answers, "hijau").best.after.estimate
