"""A result for a page: a value, a range rounded outwards, or the reason why there is none."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from zonahijau.assessments.queries import mean_bounds
from zonahijau.lawbook.library import load_instrument
from zonahijau.reports.scores import of_range, outwards

BOUNDS = st.fractions(0, 100, max_denominator=10_000)


@given(BOUNDS, BOUNDS, st.integers(0, 3))
def test_a_printed_range_always_holds_the_exact_one(a, b, places):
    least, greatest = sorted((a, b))
    low, high = outwards(least, greatest, places)
    assert Fraction(low) <= least <= greatest <= Fraction(high)
    assert Fraction(high) - greatest < Fraction(1, 10**places)


def test_a_wide_range_is_printed_in_whole_numbers_a_narrow_one_in_hundredths():
    instrument = load_instrument("ombudsman/2023")
    wide = of_range(Fraction("78.4"), Fraction("83.2"), instrument)
    narrow = of_range(Fraction("91.666"), Fraction("91.667"), instrument)
    assert (wide.least, wide.greatest) == (Decimal(78), Decimal(84))
    assert (narrow.least, narrow.greatest) == (Decimal("91.66"), Decimal("91.67"))


def test_a_range_names_the_classes_of_both_ends_once():
    instrument = load_instrument("ombudsman/2023")
    across = of_range(Fraction(70), Fraction(80), instrument)
    within = of_range(Fraction(79), Fraction(85), instrument)
    assert [mark.letter for mark in across.marks] == ["C", "B"]
    assert [mark.letter for mark in within.marks] == ["B"]


def test_the_mean_of_ranges_counts_each_as_often_as_it_weighs():
    rows = [(Fraction(10), Fraction(20), 1), (Fraction(40), Fraction(80), 2)]
    assert mean_bounds(rows) == (Fraction(30), Fraction(60))
