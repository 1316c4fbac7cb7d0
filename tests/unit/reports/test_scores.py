"""A result for a page: a value, a range rounded outwards, or the reason why there is none."""

from decimal import Decimal
from fractions import Fraction

from zonahijau.assessments.queries import mean_bounds
from zonahijau.lawbook.library import load_instrument
from zonahijau.reports.scores import of_range


def test_the_range_of_an_estimate_is_printed_in_whole_numbers_and_never_as_one():
    instrument = load_instrument("ombudsman/2023")
    wide = of_range(Fraction("78.4"), Fraction("83.2"), instrument)
    narrow = of_range(Fraction("91.666"), Fraction("91.667"), instrument)
    whole = of_range(Fraction(91), Fraction(91), instrument)
    full = of_range(Fraction(100), Fraction(100), instrument)
    assert [(each.least, each.greatest) for each in (wide, narrow, whole, full)] == [
        (78, 84), (91, 92), (91, 92), (99, 100),
    ]  # fmt: skip


def test_the_range_on_a_short_scale_is_printed_in_tenths():
    shown = of_range(Fraction("4.04"), Fraction("4.11"), load_instrument("panrb/ipp-2022"))
    assert (shown.least, shown.greatest) == (Decimal("4.0"), Decimal("4.2"))


def test_a_range_names_the_classes_of_both_ends_once():
    instrument = load_instrument("ombudsman/2023")
    across = of_range(Fraction(70), Fraction(80), instrument)
    within = of_range(Fraction(79), Fraction(85), instrument)
    assert [mark.letter for mark in across.marks] == ["C", "B"]
    assert [mark.letter for mark in within.marks] == ["B"]


def test_the_mean_of_ranges_counts_each_as_often_as_it_weighs():
    rows = [(Fraction(10), Fraction(20), 1), (Fraction(40), Fraction(80), 2)]
    assert mean_bounds(rows) == (Fraction(30), Fraction(60))
