"""Where a class begins before rounding."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.scoring.builders import band, indicator, instrument, table, with_classes
from zonahijau.lawbook.numbers import Rounding
from zonahijau.scoring.lower_bounds import LowerBound, lower_bound

PLAIN = instrument(indicator("a", 100))


def begins(lower: str, mode: str = "half-up", compare: str = "at-least") -> LowerBound | None:
    classes = table(band(lower, "A"), band(0, "B"), compare=compare)
    built = replace(with_classes(PLAIN, classes), rounding=Rounding(2, mode))
    return lower_bound(built, "unit", classes.bands[0])


@pytest.mark.parametrize(
    ("bound", "total", "included"),
    [
        (begins("88"), "87.995", True),
        (begins("88", compare="above"), "88.005", True),
        (begins("88", "down"), "88", True),
        (begins("88", "down", "above"), "88.01", True),
        (begins("88", "half-even"), "87.995", True),
        (begins("88.01", "half-even"), "88.005", False),
    ],
)
def test_a_class_begins_where_totals_round_into_it(bound, total, included):
    assert bound == LowerBound(Fraction(total), included)


def test_the_lowest_class_takes_everything():
    assert lower_bound(PLAIN, "unit", PLAIN.class_table("unit").bands[-1]) is None


@given(
    st.integers(0, 3),
    st.sampled_from(["half-up", "half-even", "down"]),
    st.sampled_from(["at-least", "above"]),
    st.integers(0, 1000),
    st.fractions(0, 100, max_denominator=5000)
    | st.integers(0, 200_000).map(lambda n: Fraction(n, 2000)),
)
def test_exactly_the_totals_within_the_bound_are_published_in_the_class(
    places, mode, compare, lower, total
):
    classes = table(band(Fraction(lower, 10), "A"), band(0, "B"), compare=compare)
    built = replace(with_classes(PLAIN, classes), rounding=Rounding(places, mode))
    bound = lower_bound(built, "unit", classes.bands[0])
    assert bound.holds(total) == (classes.classify(built.round(total)).code == "A")
