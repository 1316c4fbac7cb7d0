"""The index above the unit, under the rule that the government chose."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonahijau.surveys.rolling_up import POOLED, UNITS, UnitIndex, by_agency, roll_up


def row(exact, n=30, unit=1, path="/1/", series="panrb/skm-2017"):
    return UnitIndex(unit, path, f"Unit {unit}", Fraction(exact), n, series)


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


@given(st.lists(st.tuples(st.fractions(25, 100), st.integers(1, 500)), min_size=1, max_size=30))
def test_a_total_lies_between_its_parts_and_a_copy_of_all_changes_nothing(given_rows):
    rows = [row(exact, n) for exact, n in given_rows]
    for rule in (UNITS, POOLED):
        total = roll_up(rows, rule).exact
        assert min(each.exact for each in rows) <= total <= max(each.exact for each in rows)
        assert roll_up(rows * 2, rule).exact == total


def test_an_unknown_rule_is_refused():
    with pytest.raises(LookupError):
        roll_up([], "median")
