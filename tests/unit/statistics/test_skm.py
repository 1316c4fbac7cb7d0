"""The index and what stands beside it, from a tally."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.statistics.questionnaire import (
    ELEMENTS,
    INSTRUMENT,
    rows_of_answers,
    skm_rule,
    tally_of,
)
from zonahijau.lawbook.library import load_instrument
from zonahijau.statistics.skm import index_of_means, index_rule, survey_result
from zonahijau.statistics.tally import Missing, Tally
from zonahijau.wording import Refused

CONVENTIONS = st.sampled_from(["exact", "0.111", "0.11"])


@given(rows_of_answers(min_size=1), CONVENTIONS, st.sampled_from(Missing))
@settings(max_examples=150, deadline=None)
def test_the_index_lies_between_all_ones_and_all_fours(rows, weight, missing):
    rule = skm_rule(weight)
    result = survey_result(tally_of(*rows), rule, missing)
    least, greatest = rule.bounds
    if result.index_exact is not None:
        assert least <= result.index_exact <= greatest
    if result.interval:
        assert least <= result.interval.least <= result.index_exact <= result.interval.greatest
        assert result.interval.greatest <= greatest


@pytest.mark.parametrize(
    ("weight", "greatest"), [("exact", "100"), ("0.111", "99.9"), ("0.11", "99")]
)
def test_all_fours_give_the_greatest_index_of_the_convention(weight, greatest):
    rule = skm_rule(weight)
    assert survey_result(tally_of([4] * 9), rule).index_exact == Fraction(greatest)


def test_fourteen_elements_of_2004_are_computed_as_nine_are():
    rule = index_rule(load_instrument("panrb/skm-2004"))
    assert (len(rule.elements), rule.weight) == (14, Fraction(1, 14))
    assert survey_result(tally_of([4] * 14, [3] * 14), rule).index_exact == Fraction("87.5")


def test_the_same_index_has_other_letters_in_2004_and_2017():
    old, new = index_rule(load_instrument("panrb/skm-2004")), skm_rule()
    assert (old.grade(Fraction(70)).code, new.grade(Fraction(70)).code) == ("B", "C")


def test_a_convention_that_the_version_does_not_have_is_refused():
    with pytest.raises(Refused, match=r"Choose one of: exact, 0\.111, 0\.11"):
        skm_rule("0.1")


def test_an_instrument_that_is_no_survey_is_refused():
    with pytest.raises(Refused, match="ombudsman/2021 is no satisfaction survey"):
        index_rule(load_instrument("ombudsman/2021"))


@pytest.mark.parametrize("elements", [ELEMENTS[:8], (*ELEMENTS, "SARANA")])
def test_the_columns_must_be_the_elements_of_the_instrument(elements):
    with pytest.raises(Refused, match="Give one value for each element"):
        index_rule(load_instrument(INSTRUMENT), elements=elements)


def test_the_grade_is_that_of_the_rounded_value():
    means = dict.fromkeys(ELEMENTS, Fraction("3.0642"))  # 76.605, in the printed hole 76.60-76.61
    index = index_of_means(means, skm_rule())
    assert index == Fraction("76.605")
    assert skm_rule().grade(index).code == "B"


def test_an_element_has_a_mean_a_conversion_a_grade_and_its_answers():
    element = survey_result(tally_of([4] * 9, [3] * 9), skm_rule()).elements["SARANA"]
    assert (element.mean, element.converted) == (Fraction("3.5"), Fraction("87.5"))
    assert (element.grade.code, element.answers) == ("B", (0, 0, 0, 1, 1))


def test_an_empty_answer_drops_the_row_or_only_the_item():
    rows = [4] * 9, [1] * 8 + [0]
    by_row = survey_result(tally_of(*rows), skm_rule(), Missing.DROP_ROW)
    by_item = survey_result(tally_of(*rows), skm_rule(), Missing.DROP_ITEM)
    assert (by_row.n, by_row.index_exact) == (1, 100)
    assert (by_item.n, by_item.index_exact) == (2, (8 * Fraction(5, 2) + 4) / 9 * 25)


def test_an_element_that_nobody_answered_makes_the_index_not_computable_and_says_why():
    result = survey_result(tally_of([4] * 8 + [0]), skm_rule(), Missing.DROP_ITEM)
    assert (result.index, result.index_exact, result.grade, result.interval) == (None,) * 4
    assert result.elements["PENGADUAN"].mean is None
    assert result.reason is not None
    assert result.reason.en == "Cannot be computed: nobody answered element PENGADUAN"


def test_nobody_at_all_has_no_index():
    result = survey_result(Tally.empty(9, 4), skm_rule())
    assert result.n == 0
    assert result.index is None
    assert result.reason is not None


def test_printed_means_must_name_exactly_the_elements_of_the_instrument():
    with pytest.raises(Refused, match="MAKLUMAT, PENGADUAN"):
        index_of_means(
            {**dict.fromkeys(ELEMENTS[:8], Fraction(3)), "MAKLUMAT": Fraction(3)}, skm_rule()
        )


def test_a_tally_of_another_questionnaire_is_an_error():
    with pytest.raises(ValueError, match="another questionnaire"):
        survey_result(tally_of([4, 4]), skm_rule())


def test_correlations_are_given_by_element():
    result = survey_result(tally_of([4] * 9, [3] * 9, [1] * 9), skm_rule())
    assert result.alpha == 1
    assert result.item_total == dict.fromkeys(ELEMENTS, Fraction(1))
    assert list(result.item_rest) == list(ELEMENTS)
