"""Samples for populations at the edges, and other accuracies than the printed one."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zonahijau.lawbook.sampling import load_sample_rule
from zonahijau.statistics.sample import required_sample, still_missing
from zonahijau.wording import Refused


@pytest.mark.parametrize(
    ("population", "sample"), [(0, 0), (1, 1), (2, 2), (3, 3), (100_000, 383), (10**9, 384)]
)
def test_sample_of_a_population(population, sample):
    assert required_sample(population) == sample


@given(st.integers(0, 10**7))
@settings(max_examples=100, deadline=None)
def test_a_sample_is_part_of_its_population_and_grows_with_it(population):
    assert required_sample(population) <= min(population, 384)
    assert required_sample(population) <= required_sample(population + 1)


def test_a_finer_margin_needs_more_people():
    finer = replace(load_sample_rule(), margin=Fraction(3, 100))
    assert required_sample(1000, finer) > required_sample(1000)


def test_what_is_still_missing_ends_at_zero():
    assert [still_missing(900, given) for given in (0, 200, 269, 400)] == [269, 69, 0, 0]


@pytest.mark.parametrize("call", [lambda: required_sample(-5), lambda: still_missing(10, -1)])
def test_fewer_than_nobody_is_refused(call):
    with pytest.raises(Refused, match=r"below zero\. Write the number of people"):
        call()
