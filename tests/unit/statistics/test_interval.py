"""The interval of an index: textbook values, finite populations, and where there is none."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from scipy import stats

from tests.unit.statistics.questionnaire import matrix, rows_of_answers, skm_rule, tally_of
from zonahijau.statistics.skm import survey_result
from zonahijau.statistics.tally import Missing
from zonahijau.wording import Refused

SOME = [[4] * 9, [3] * 9, [2] * 9, [3, 4] * 4 + [3]]


@given(rows_of_answers(least=1, min_size=2))
@settings(max_examples=100, deadline=None)
def test_without_gaps_the_error_is_that_of_a_mean(rows):
    values = matrix(rows).sum(axis=1) / 9 * 25
    sampled = survey_result(tally_of(*rows), skm_rule()).sampled
    assert float(sampled.error_variance) == pytest.approx(values.var(ddof=1) / len(rows))


def test_the_interval_is_that_of_student():
    values = matrix(SOME).sum(axis=1) / 9 * 25
    least, greatest = stats.t.interval(0.95, 3, values.mean(), stats.sem(values))
    interval = survey_result(tally_of(*SOME), skm_rule()).interval
    assert float(interval.least) == pytest.approx(least)
    assert interval.greatest == min(100, interval.greatest)
    assert greatest > 100, "cut at the greatest index that there can be"


def test_the_correction_for_a_finite_population_is_one_minus_the_share_asked():
    unknown = survey_result(tally_of(*SOME), skm_rule()).sampled
    of_ten = survey_result(tally_of(*SOME), skm_rule(), population=10).sampled
    assert of_ten.error_variance == unknown.error_variance * Fraction(6, 10)


def test_when_everyone_was_asked_nothing_is_left_to_chance():
    result = survey_result(tally_of(*SOME), skm_rule(), population=4)
    assert result.interval.least == result.interval.greatest == result.index_exact


def test_with_gaps_the_linearised_error_is_close_to_the_true_one():
    """The error estimated from one survey is the error seen over many surveys.

    A variance seen over 2000 surveys is itself off by sqrt(2 / 2000), 3.2 per cent, so that four
    times as much is allowed; it shows a wrong formula, not a bias of a few per cent.
    """
    random = np.random.default_rng(5)
    values, errors = [], []
    for _ in range(2000):
        people = random.integers(1, 5, (60, 1)) + random.integers(-1, 2, (60, 9))
        rows = people.clip(1, 4) * (random.random((60, 9)) > 0.2)
        sampled = survey_result(tally_of(*rows.tolist()), skm_rule(), Missing.DROP_ITEM).sampled
        values.append(float(sampled.value))
        errors.append(float(sampled.error_variance))
    assert np.mean(errors) == pytest.approx(np.var(values, ddof=1), rel=4 * (2 / 2000) ** 0.5)


@pytest.mark.parametrize("rows", [[[4] * 9], [[4] * 9, [4] * 9]])
def test_one_respondent_or_equal_answers_have_no_interval(rows):
    assert survey_result(tally_of(*rows), skm_rule()).interval is None


def test_fewer_users_than_respondents_are_refused():
    with pytest.raises(Refused, match="4 respondents, but only 3 users"):
        survey_result(tally_of(*SOME), skm_rule(), population=3)
