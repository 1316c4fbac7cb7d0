"""The index above the unit, under the rule that the government chose."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonahijau.lawbook.numbers import Rounding
from zonahijau.statistics.change import Verdict, compare
from zonahijau.statistics.interval import sampled_index
from zonahijau.statistics.tally import Missing, Tally
from zonahijau.surveys.rolling_up import (
    POOLED,
    UNITS,
    UnitIndex,
    below,
    by_agency,
    exact_sum,
    in_both,
    roll_up,
    roll_up_elements,
    weighed_as,
)


def row(exact, n=30, unit=1, path="/1/", series="panrb/skm-2017", **more):
    return UnitIndex(unit, path, f"Unit {unit}", Fraction(exact), n, series, **more)


def test_the_two_rules_differ_and_each_says_what_it_counted():
    rows = [row(90, 10), row(80, 30)]
    assert roll_up(rows, UNITS).exact == 85
    assert roll_up(rows, POOLED).exact == Fraction("82.5")
    assert roll_up(rows, POOLED).respondents == 40


def test_bantul_shows_that_the_mean_of_parts_is_not_the_whole():
    """The services of one agency, printed: 75.56, 86.29, 94.61; the unit itself 87.28."""
    parts = [row("75.56", None), row("86.29", None), row("94.61", None)]
    assert round(roll_up(parts, UNITS).exact, 2) == Fraction("85.49")
    pooled = roll_up(parts, POOLED)
    assert (pooled.exact, pooled.left_out) == (None, 3)


def test_a_unit_without_a_report_is_not_there_rather_than_zero():
    assert roll_up([], UNITS).exact is None
    assert roll_up([row(88)], UNITS).exact == 88


def test_indices_of_different_versions_are_never_averaged():
    mixed = roll_up([row(88), row(70, series="panrb/skm-2004")], UNITS)
    assert (mixed.exact, mixed.mixed) == (None, True)


def test_units_go_to_the_agency_that_they_stand_under():
    rows = [row(80, unit=1, path="/1/"), row(90, unit=5, path="/1/5/"), row(70, 9, 2, "/2/")]
    assert {top: len(found) for top, found in by_agency(rows).items()} == {1: 2, 2: 1}


@given(st.lists(st.tuples(st.fractions(25, 100), st.integers(5, 500)), min_size=1, max_size=30))
def test_a_total_lies_between_its_parts_and_a_copy_of_all_changes_nothing(given_rows):
    rows = [row(exact, n) for exact, n in given_rows]
    for rule in (UNITS, POOLED):
        total = roll_up(rows, rule).exact
        assert min(each.exact for each in rows) <= total <= max(each.exact for each in rows)
        assert roll_up(rows * 2, rule).exact == total


def test_an_unknown_rule_is_refused():
    with pytest.raises(LookupError):
        roll_up([], "median")


def test_a_report_of_four_people_counts_nowhere_for_a_total_less_the_others_would_show_it():
    rows = [row(90, 4), row(80, 30)]
    for rule in (UNITS, POOLED):
        total = roll_up(rows, rule)
        assert (total.exact, total.units, total.few) == (80, 1, 1)


def test_elements_roll_up_under_the_same_rule_over_those_who_gave_them():
    rows = [row(90, 10, means={"WAKTU": Fraction(4)}), row(80, 30, means={"WAKTU": Fraction(2)})]
    rows.append(row(70, 50))
    by_units, pooled = (roll_up_elements(rows, rule)[0] for rule in (UNITS, POOLED))
    assert (by_units.mean, by_units.units, pooled.mean) == (3, 2, Fraction(5, 2))


def test_the_error_of_pooled_units_is_that_of_their_strata():
    """Two units, each its own sample: the variance of the weighed sum, by hand."""
    rows = [row(90, 10, error=Fraction(4)), row(80, 30, error=Fraction(2))]
    assert roll_up(rows, POOLED).sampled.error_variance == Fraction(4, 16) + Fraction(2 * 9, 16)
    assert roll_up(rows, UNITS).sampled.error_variance == Fraction(6, 4)
    assert roll_up([*rows, row(70, 9)], UNITS).sampled is None
    assert roll_up([*rows, row(70, 9)], UNITS).untested == 1


def test_where_everybody_was_asked_a_rise_is_certain():
    """An error is nought only of a census; villages ask all of their few users."""
    before = [row(80, 10, error=Fraction(0)), row(84, 6, 2, "/2/", error=Fraction(0))]
    after = [row(82, 10, error=Fraction(0)), row(84, 6, 2, "/2/", error=Fraction(0))]
    then, now = (roll_up(rows, UNITS).sampled for rows in (before, after))
    assert (then.census, now.census) == (True, True)
    assert compare(then, now, Rounding(2)).verdict is Verdict.RISE


def test_one_unit_that_asked_everybody_does_not_make_the_others_certain():
    rows = [row(80, 10, error=Fraction(0)), row(90, 30, 2, "/2/", error=Fraction(4))]
    sampled = roll_up(rows, UNITS).sampled
    assert not sampled.census
    assert (sampled.error_variance, sampled.respondents) == (1, 30)


def test_pooled_a_good_unit_with_more_respondents_is_no_better_service():
    """No unit changed; the pooled index rises all the same."""
    before = [row(70, 50, 1), row(90, 50, 2, "/2/")]
    now = [row(70, 20, 1), row(90, 80, 2, "/2/")]
    assert roll_up(now, POOLED).exact - roll_up(before, POOLED).exact == 6
    assert weighed_as(now, before, POOLED) == roll_up(before, POOLED).exact
    assert weighed_as(now, now, POOLED) == roll_up(now, POOLED).exact


def test_one_unit_keeps_its_own_error_and_its_own_number_of_people():
    tally = Tally.of(np.array([[4, 3], [2, 2], [3, 3], [1, 2], [4, 4]], np.int8), 4)
    own = sampled_index(tally.under(Missing.DROP_ROW), Fraction(25, 2))
    total = roll_up([row(own.value, 5, error=own.error_variance)], POOLED).sampled
    assert (total.value, total.error_variance, total.respondents) == (
        own.value,
        own.error_variance,
        own.respondents,
    )


def test_only_units_that_are_in_both_years_are_compared():
    before, now = in_both([row(80, unit=1), row(60, unit=2)], [row(85, unit=1), row(99, unit=3)])
    assert ([each.unit for each in before], [each.unit for each in now]) == ([1], [1])


def test_units_right_below_an_agency_take_what_is_under_them_along():
    rows = [row(80, unit=1, path="/1/"), row(90, unit=5, path="/1/5/"), row(7, 9, 6, "/1/5/6/")]
    assert {key: len(found) for key, found in below(rows, "/1/").items()} == {5: 2}


@given(st.lists(st.fractions(0, 100, max_denominator=500), max_size=60))
def test_the_quick_sum_is_the_sum(parts):
    assert exact_sum(parts) == sum(parts, Fraction(0))
