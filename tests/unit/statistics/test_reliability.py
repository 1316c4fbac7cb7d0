"""Alpha and correlations agree with the textbook computed by numpy."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings

from tests.unit.statistics.questionnaire import matrix, rows_of_answers, tally_of
from zonahijau.statistics.reliability import least_valid, reliability


@given(rows_of_answers(items=4, least=1, min_size=2))
@settings(max_examples=150, deadline=None)
def test_alpha_is_that_of_numpy(rows):
    answers = matrix(rows).astype(float)
    total_variance = answers.sum(axis=1).var(ddof=1)
    assume(total_variance > 0)
    textbook = 4 / 3 * (1 - answers.var(axis=0, ddof=1).sum() / total_variance)
    assert float(reliability(tally_of(*rows)).alpha) == pytest.approx(textbook, abs=1e-9)


@given(rows_of_answers(items=4, least=1, min_size=2))
@settings(max_examples=150, deadline=None)
def test_item_total_and_item_rest_are_pearson_correlations(rows):
    answers, result = matrix(rows).astype(float), reliability(tally_of(*rows))
    total = answers.sum(axis=1)
    for item in range(4):
        own = answers[:, item]
        for found, other in [(result.item_total, total), (result.item_rest, total - own)]:
            if found[item] is None:
                assert own.std() == 0 or other.std() == 0
            else:
                expected = np.corrcoef(own, other)[0, 1]
                assert float(found[item]) == pytest.approx(expected, abs=1e-9)


def test_an_element_is_flattered_by_being_part_of_the_total():
    result = reliability(tally_of([1, 1], [1, 2], [2, 1], [2, 2]))
    assert result.item_rest == (0, 0)
    assert result.item_total == (Fraction("0.707106781187"),) * 2


def test_rows_with_gaps_do_not_count():
    complete = [[1, 2], [3, 3], [4, 2]]
    assert reliability(tally_of(*complete, [4, 0])) == reliability(tally_of(*complete))


@pytest.mark.parametrize("rows", [[[4, 4]], [[3, 3], [3, 3]], [[1], [2]], [[1, 2], [2, 1]]])
def test_alpha_is_undefined_without_variation_or_a_second_element(rows):
    assert reliability(tally_of(*rows)).alpha is None


def test_the_unvarying_element_has_no_correlation():
    assert reliability(tally_of([4, 1], [4, 3])).item_total == (None, 1)


def test_the_bound_of_validity_is_that_of_the_printed_tables():
    """r tabel at 5 percent, two-sided: n = 30 gives 0.361, n = 100 gives 0.197."""
    assert round(float(least_valid(30)), 3) == 0.361
    assert round(float(least_valid(100)), 3) == 0.197
    assert least_valid(2) is None
