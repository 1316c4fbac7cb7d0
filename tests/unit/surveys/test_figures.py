"""Figures of reports computed again, under the convention that each was made with."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.published.test_published_surveys import bantul_means, rows_of
from tests.unit.statistics.questionnaire import ELEMENTS
from zonahijau.surveys.figures import CONVENTIONS, Figures, compute
from zonahijau.wording import Refused

ALL = dict.fromkeys(ELEMENTS, Fraction(4))


def gaspul() -> dict[str, tuple[int, ...]]:
    """The printed distribution, by code."""
    rows = rows_of("skm_agg_gaspul_triwulan3.csv")
    return {
        code: tuple(int(row[f"n{rung}"]) for rung in (1, 2, 3, 4))
        for code, row in zip(ELEMENTS, rows, strict=True)
    }


def test_gaspul_prints_its_index_under_two_places_and_not_under_the_exact_weight():
    said = {"counts": gaspul(), "printed": Decimal("90.56")}
    exact, two_places = compute(Figures(**said)), compute(Figures(**said, convention="0.11"))
    assert (exact.index, exact.agrees, exact.fits) == (Decimal("91.48"), False, ("0.11",))
    assert (two_places.index, two_places.agrees) == (Decimal("90.56"), True)


def test_bantul_prints_its_index_under_the_exact_weight():
    found = compute(Figures(means=bantul_means(), printed=Decimal("87.28")))
    assert (found.index, found.grade, found.agrees) == (Decimal("87.28"), "B", True)


def test_a_printed_index_is_held_at_the_places_that_it_shows():
    found = compute(Figures(means=ALL, printed=Decimal("100")))
    assert (found.agrees, found.fits) == (True, ("exact", "0.111"))
    assert compute(Figures(means=ALL, printed=Decimal("100.00"))).fits == ("exact",)


def test_without_a_printed_index_there_is_nothing_to_agree_with():
    assert compute(Figures(means=ALL)).agrees is None


def test_figures_of_eight_elements_give_no_index():
    assert compute(Figures(means={"WAKTU": Fraction(3)})) is None


@pytest.mark.parametrize("mean", [Fraction(0), Fraction("4.01"), Fraction(34, 10) * 10])
def test_a_mean_off_the_scale_is_refused(mean):
    with pytest.raises(Refused, match="1 to 4"):
        compute(Figures(means={**ALL, "WAKTU": mean}))


@given(counts=st.lists(st.tuples(*[st.integers(0, 50)] * 4), min_size=9, max_size=9))
def test_counts_give_an_index_between_25_and_100(counts):
    given_counts = dict(zip(ELEMENTS, counts, strict=True))
    for convention in CONVENTIONS:
        found = compute(Figures(counts=given_counts, convention=convention))
        if found is not None:
            assert 24 < found.index <= 100
