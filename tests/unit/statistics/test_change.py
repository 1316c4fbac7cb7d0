"""A rise is called a rise only when it is larger than chance."""

from fractions import Fraction

import numpy as np
import pytest
from scipy import stats

from tests.unit.statistics.questionnaire import matrix, skm_rule, tally_of
from zonahijau.lawbook.numbers import Rounding
from zonahijau.statistics.change import Verdict, compare
from zonahijau.statistics.skm import survey_result

HUNDREDTHS = Rounding(2)


def sample(seed, satisfied, size=60):
    rows = np.random.default_rng(seed).choice([3, 4], (size, 9), p=[1 - satisfied, satisfied])
    return rows.tolist()


def sampled(rows, population=None):
    return survey_result(tally_of(*rows), skm_rule(), population=population).sampled


def change(before, after, users_before=None, users_after=None):
    return compare(sampled(before, users_before), sampled(after, users_after), HUNDREDTHS)


def test_p_and_interval_are_those_of_welch():
    before, after = sample(1, 0.4), sample(2, 0.5, size=45)
    values = [matrix(rows).sum(axis=1) / 9 * 25 for rows in (after, before)]
    welch = stats.ttest_ind(*values, equal_var=False)
    found, bounds = change(before, after), welch.confidence_interval(0.95)
    assert found.p == pytest.approx(welch.pvalue)
    assert float(found.interval.least) == pytest.approx(bounds.low)
    assert float(found.interval.greatest) == pytest.approx(bounds.high)


def test_a_large_rise_and_its_reverse():
    before, after = sample(1, 0.3), sample(2, 0.7)
    rise, fall = change(before, after), change(after, before)
    assert (rise.verdict, fall.verdict) == (Verdict.RISE, Verdict.FALL)
    assert rise.difference == -fall.difference > 0
    assert rise.p < 0.001
    points = f"{HUNDREDTHS.apply(rise.difference)}"
    assert rise.sentence.en.startswith(f"The index rose by {points} points")
    assert rise.sentence.id.startswith(f"Indeks naik {points.replace('.', ',')} poin")


def test_a_small_rise_among_few_is_undecided():
    found = change(sample(1, 0.5, size=12), sample(3, 0.52, size=12))
    assert found.verdict is Verdict.UNDECIDED
    assert found.interval.least < 0 < found.interval.greatest
    assert "cannot be called a rise or a fall" in found.sentence.en


def test_the_same_rise_is_certain_when_everyone_was_asked():
    before, after = sample(1, 0.5, size=12), sample(3, 0.52, size=12)
    found = change(before, after, users_before=12, users_after=12)
    assert found.verdict is (Verdict.RISE if found.difference > 0 else Verdict.FALL)
    assert found.p is None
    assert "certain" in found.sentence.en


def test_a_census_beside_a_sample_leaves_the_error_of_the_sample():
    found = change(sample(1, 0.3), sample(2, 0.7), users_before=60)
    assert found.verdict is Verdict.RISE
    assert found.p is not None


def test_an_unchanged_census():
    rows = sample(1, 0.5, size=12)
    found = change(rows, rows, users_before=12, users_after=12)
    assert (found.verdict, found.difference) == (Verdict.UNCHANGED, Fraction(0))


def test_one_respondent_or_equal_answers_cannot_be_judged():
    for few in ([[4] * 9], [[4] * 9] * 5):
        found = change(sample(1, 0.5), few)
        assert (found.verdict, found.p, found.interval) == (Verdict.UNKNOWN, None, None)
