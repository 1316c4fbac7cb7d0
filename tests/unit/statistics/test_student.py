"""The quantile of t: one formula for few degrees of freedom, another for many, the same digits."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from zonahijau.statistics.student import quantile

LEVELS = st.sampled_from([Fraction(n, 1000) for n in (500, 800, 900, 950, 990, 999)])


@given(LEVELS, st.fractions(1, 10**7, max_denominator=7))
@settings(max_examples=200, deadline=None)
def test_the_quantile_is_that_of_tables_to_nine_places(level, degrees):
    expected = stats.t.ppf(float((1 + level) / 2), float(degrees))
    assert float(quantile(level, degrees)) == pytest.approx(expected, rel=2e-9, abs=1e-9)


def test_nothing_jumps_where_the_formula_changes():
    level = Fraction(95, 100)
    below, above = quantile(level, Fraction(999_999, 1000)), quantile(level, Fraction(1000))
    assert 0 < below - above < Fraction(1, 10**8)
