"""The four quadrants, with importance stated or derived."""

from fractions import Fraction

import pytest

from tests.unit.statistics.questionnaire import tally_of
from zonahijau.statistics.importance import Quadrant, importance_performance
from zonahijau.statistics.reliability import reliability

ROWS = [[4, 2, 4, 1], [4, 1, 3, 2], [3, 2, 4, 2]]


def test_stated_importance_places_each_element_in_its_quadrant():
    stated = [Fraction(4), Fraction(4), Fraction(1), Fraction(1)]
    found = [p.quadrant for p in importance_performance(tally_of(*ROWS), stated)]
    assert found == [
        Quadrant.KEEP_UP,
        Quadrant.CONCENTRATE,
        Quadrant.OVERKILL,
        Quadrant.LOW_PRIORITY,
    ]


def test_derived_importance_is_the_correlation_with_the_total():
    tally = tally_of(*ROWS)
    positions = importance_performance(tally)
    assert tuple(p.importance for p in positions) == reliability(tally).item_total
    assert positions[0].performance == Fraction(11, 3)


def test_an_element_at_the_average_counts_as_high():
    found = importance_performance(tally_of([3, 3]), [Fraction(1), Fraction(1)])
    assert {p.quadrant for p in found} == {Quadrant.KEEP_UP}


def test_an_element_whose_importance_is_unknown_has_no_quadrant():
    assert importance_performance(tally_of([4, 1], [4, 3]))[0].quadrant is None


def test_every_element_needs_its_importance():
    with pytest.raises(ValueError, match="1 importances of 2"):
        importance_performance(tally_of([4, 1]), [Fraction(1)])
