"""Bulk equals single, to the digit."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.scoring.builders import (
    LADDER,
    MISSING,
    NA,
    OFFICIAL,
    PERCENT,
    answered,
    facet,
    gate,
    indicator,
    instrument,
    laddered,
    numeric,
    part,
    policy,
    weight_set,
)
from tests.unit.scoring.random_instruments import (
    ANY,
    HUGE,
    UNITS,
    facets_of,
    instruments,
    observed,
)
from tests.unit.scoring.random_instruments import answered as answers_to
from zonahijau.lawbook.instruments import Instrument, RollUp
from zonahijau.scoring import bulk
from zonahijau.scoring.answers import Answer
from zonahijau.scoring.bulk import BulkPlan, BulkScores, roll_up_all, score_all
from zonahijau.scoring.roll_up import UnitScore, roll_up
from zonahijau.scoring.score import Score, score
from zonahijau.scoring.weighting import Weighting
from zonahijau.wording import Refused

CELLS = {MISSING: bulk.MISSING, NA: bulk.NOT_APPLICABLE}


def plan_of(built: Instrument, facets=None) -> BulkPlan:
    numbers = {n.code: UNITS for n in built.indicators(facets) if not n.scale.rungs}
    return BulkPlan.of(Weighting.of(built, None, facets), numbers)


def row_of(plan: BulkPlan, answers: dict[str, Answer]) -> list[int]:
    given = [(column, answers.get(column.node.code, MISSING)) for column in plan.columns]
    return [CELLS.get(answer) or column.cell(answer) for column, answer in given]


def cells_of(plan: BulkPlan, rows: list[dict[str, Answer]]) -> np.ndarray:
    return np.array([row_of(plan, row) for row in rows], np.int64).reshape(len(rows), -1)


def agrees(scores: BulkScores, row: int, single: Score) -> bool:
    """Exact total, rounded total, class and computability of one row are those of the single."""
    instrument_ = scores.plan.weighting.instrument
    bands = (*instrument_.class_table("unit").bands, None)  # -1: no class, a gate is still open
    if single.exact is None:
        return not scores.computable[row] and scores.bands[row] == -1
    return (
        scores.exact(row) == single.exact
        and Fraction(int(scores.rounded[row]), 10**instrument_.rounding.places) == single.score
        and bands[scores.bands[row]] == single.band
    )


@st.composite
def nations(draw, kind=ANY):
    """An instrument, a form, and the answers of several targets."""
    built = draw(instruments(kind))
    form = draw(st.sampled_from(built.facets["form"].values))
    targets = draw(st.lists(answers_to(built, form), min_size=1, max_size=6))
    return built, facets_of(form), targets


@given(nations())
@settings(max_examples=200, deadline=None)
def test_a_nation_in_one_call_is_each_target_alone(nation):
    built, facets, targets = nation
    plan = plan_of(built, facets)
    scores = score_all(plan, cells_of(plan, targets))
    singles = [score(built, observed(each), facets=facets) for each in targets]
    assert all(agrees(scores, row, single) for row, single in enumerate(singles))


@given(nations(HUGE))
@settings(max_examples=60, deadline=None)
def test_denominators_beyond_64_bits_are_as_exact(nation):
    built, facets, targets = nation
    plan = plan_of(built, facets)
    scores = score_all(plan, cells_of(plan, targets))
    singles = [score(built, observed(each), facets=facets) for each in targets]
    assert all(agrees(scores, row, single) for row, single in enumerate(singles))


@given(st.data(), st.sampled_from((ANY, HUGE)))
@settings(max_examples=100, deadline=None)
def test_regions_in_one_call_are_each_region_alone(data, kind):
    built, facets, targets = data.draw(nations(kind))
    plan = plan_of(built, facets)
    count = len(targets)
    region_of = data.draw(st.lists(st.integers(0, 2), min_size=count, max_size=count))
    products = data.draw(st.lists(st.integers(1, 9), min_size=count, max_size=count))
    scores = score_all(plan, cells_of(plan, targets))
    regions = roll_up_all(scores, np.array(region_of), 3, np.array(products))
    for region in range(3):
        units = [
            (score(built, observed(targets[place]), facets=facets), products[place])
            for place in range(count)
            if region_of[place] == region
        ]
        assert regions.units[region] == len(units)
        assert same_region(built, regions, region, units)


def same_region(built, regions, region, units) -> bool:
    if not units or any(single.exact is None for single, _ in units):
        return regions.exact(region) is None and regions.bands[region] == -1
    alone = roll_up(built, [UnitScore("u", each.exact, number) for each, number in units])
    rounded = Fraction(int(regions.rounded[region]), 10**built.rounding.places)
    bands = built.class_table("region").bands
    return (regions.exact(region), rounded, bands[regions.bands[region]]) == (
        alone.exact,
        alone.score,
        alone.band,
    )


# -- what random instruments seldom meet ------------------------------------------------------

HUGE_PRIME = 2**61 - 1


def lopsided() -> Instrument:
    """Two parts whose common denominator does not fit 64 bits."""
    return instrument(
        indicator("a", Fraction(100, HUGE_PRIME), scale=LADDER),
        indicator("b", 100 - Fraction(100, HUGE_PRIME), scale=LADDER),
    )


def test_sums_that_do_not_fit_64_bits_are_kept_in_whole_numbers():
    scores = score_all(plan_of(lopsided()), np.array([[3, 0], [0, 3], [3, 3]]))
    assert scores.numerators.dtype == object
    assert scores.exact(0) == Fraction(100, HUGE_PRIME)
    assert [scores.exact(0) + scores.exact(1), scores.exact(2)] == [100, 100]
    assert list(scores.rounded) == [0, 10000, 10000]


def test_a_region_of_noughts_over_huge_denominators_is_nought():
    built = replace(lopsided(), missing=policy("leave-out"))
    scores = score_all(plan_of(built), np.array([[0, 0], [0, -1]]))
    regions = roll_up_all(scores, np.array([0, 0]), 1)
    assert regions.exact(0) == 0


def test_whole_numbers_between_53_and_62_bits_stay_exact():
    weight = Fraction(100, 2**54 - 1)
    built = instrument(indicator("a", weight), indicator("b", 100 - weight))
    scores = score_all(plan_of(built), np.array([[1, 0], [0, 1]]))
    assert scores.numerators.dtype == np.int64
    assert [scores.exact(0), scores.exact(1)] == [weight, 100 - weight]


def test_a_target_of_which_nothing_applies_has_no_total():
    built = instrument(indicator("a", 40), indicator("b", 60))
    scores = score_all(plan_of(built), np.array([[-2, -2], [-2, 1]]))
    assert list(scores.computable) == [False, True]
    assert scores.exact(0) is None


def test_no_targets_are_no_scores_and_no_regions():
    plan = plan_of(instrument(indicator("a", 100)))
    scores = score_all(plan, np.zeros((0, 1), np.int64))
    regions = roll_up_all(scores, np.zeros(0, np.int64), 2)
    assert len(scores.rounded) == 0
    assert list(regions.computable) == [False, False]


@pytest.mark.parametrize(
    ("cells", "row", "column"),
    [
        ([[0, 0], [4, 0]], 2, "a"),
        ([[0, 0], [0, 2001]], 2, "b"),
        ([[0, 0], [1, 1], [-3, 0]], 3, "a"),
        ([[-1, -1], [2, 0], [0, 5], [0, -7]], 4, "b"),
    ],
)
def test_an_answer_off_its_scale_is_refused_with_row_and_indicator(cells, row, column):
    built = instrument(indicator("a", 50, scale=LADDER), indicator("b", 50, scale=PERCENT))
    with pytest.raises(Refused) as refused:
        score_all(plan_of(built), np.array(cells))
    assert (refused.value.refusals[0].row, refused.value.refusals[0].column) == (row, column)


def test_a_rung_between_the_rungs_is_refused():
    built = instrument(indicator("a", 100, scale=laddered(0, "0.5", 2, kind="ordinal")))
    plan = BulkPlan.of(Weighting.of(built))
    assert plan.columns[0].units == 2
    assert score_all(plan, np.array([[1], [4]])).exact(0) == 25
    with pytest.raises(Refused, match="not on the scale of a"):
        score_all(plan, np.array([[2]]))


def test_a_matrix_of_another_width_is_refused():
    plan = plan_of(instrument(indicator("a", 100)))
    for matrix in (np.zeros((2, 2), np.int64), np.zeros(3, np.int64)):
        with pytest.raises(Refused, match="must have 1 columns"):
            score_all(plan, matrix)


def test_units_too_coarse_for_an_answer_or_for_the_scale_are_an_error():
    built = instrument(indicator("a", 100, scale=numeric("0.5", 3)))
    with pytest.raises(ValueError, match="too coarse"):
        BulkPlan.of(Weighting.of(built), {"a": 3})
    plan = BulkPlan.of(Weighting.of(built))
    assert plan.columns[0].cell(Fraction(3, 2)) == 3
    with pytest.raises(ValueError, match="not a multiple of 1/2"):
        plan.columns[0].cell(Fraction(3, 4))


def test_bounds_between_two_cells_are_kept_to():
    built = instrument(indicator("a", 100, scale=numeric(0, "7/3")))
    plan = BulkPlan.of(Weighting.of(built))
    assert score_all(plan, np.array([[2]])).exact(0) == Fraction(600, 7)
    with pytest.raises(Refused, match="not on the scale"):
        score_all(plan, np.array([[3]]))


def test_a_scale_below_zero_cannot_be_told_from_gaps():
    built = instrument(indicator("a", 100, scale=numeric(-5, 5, zero=-5)))
    with pytest.raises(ValueError, match="would read as a gap"):
        BulkPlan.of(Weighting.of(built))


def test_only_official_weights_where_some_are_unknown_is_no_plan():
    built = instrument(indicator("a", 40), indicator("b"), weight_sets=(weight_set(),))
    with pytest.raises(ValueError, match="without all weights"):
        BulkPlan.of(Weighting.of(built, "official"))


@pytest.mark.parametrize(
    ("by", "products", "says"),
    [
        ("product", None, "#1 has no number of products"),
        ("product", [2, 0], "#2 has no number of products"),
        ("none", [1, 1], "no rule from units to the region"),
    ],
)
def test_a_roll_up_without_its_products_or_without_a_rule_is_refused(by, products, says):
    built = instrument(indicator("a", 100), roll_up=RollUp(by, OFFICIAL))
    scores = score_all(plan_of(built), np.array([[1], [0]]))
    counts = None if products is None else np.array(products)
    with pytest.raises(Refused, match=says):
        roll_up_all(scores, np.array([0, 0]), 1, counts)


def test_the_form_decides_which_columns_there_are():
    only = {form: {"only_when": {"form": frozenset({form})}} for form in ("luring", "daring")}
    built = instrument(
        indicator("a", 40, **only["luring"]),
        indicator("b", 40, **only["daring"]),
        part("c", indicator("c1"), indicator("c2"), weight=60, parts_weigh="equal"),
        facets={"form": facet("form", "luring", "daring")},
    )
    codes = [
        [column.node.code for column in plan_of(built, facets).columns]
        for facets in (None, {"form": "daring"})
    ]
    assert codes == [["a", "c1", "c2"], ["b", "c1", "c2"]]


def test_two_gates_before_one_part_are_both_kept():
    """The second gate, passed, does not open what the first keeps shut."""
    built = instrument(
        indicator("a", 20),
        indicator("b", 20),
        indicator("c", 60),
        gates=(gate("a", 1, zeroes="c"), gate("b", 1, zeroes="c")),
    )
    plan = plan_of(built)
    scores = score_all(plan, np.array([[0, 1, 1], [1, 0, 1], [1, 1, 1]]))
    assert [scores.exact(row) for row in range(3)] == [20, 20, 100]
    singles = [answered(a=0, b=1, c=1), answered(a=1, b=0, c=1), answered(a=1, b=1, c=1)]
    assert [score(built, answers).exact for answers in singles] == [20, 20, 100]
