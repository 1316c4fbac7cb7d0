"""The sample rule: its constants, its printed lines, and what the reader refuses."""

from fractions import Fraction

import pytest

from tests.unit.lawbook.law_texts import HEAD, write
from zonahijau.lawbook.library import law_folder
from zonahijau.lawbook.sampling import load_sample_rule, read_sample_cases, read_sample_rule
from zonahijau.wording import Refused

RULE = HEAD + (
    'chi_square: "3.841"\nshare: "0.5"\nmargin: "0.05"\n'
    "rounding: {places: 0, mode: half-up, when: published}\n"
)
CASES = read_sample_cases(law_folder() / "sampling" / "krejcie-morgan.cases.yaml")


def test_the_constants_are_those_of_the_printed_table():
    rule = load_sample_rule()
    assert (rule.chi_square, rule.share, rule.margin) == (
        Fraction("3.841"),
        Fraction("0.5"),
        Fraction("0.05"),
    )
    assert (rule.rounding.places, rule.rounding.mode) == (0, "half-up")


def test_the_rule_does_not_pass_for_the_regulation_itself():
    assert not load_sample_rule().cite.official


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.population))
def test_the_constants_give_the_printed_line(case):
    rule = load_sample_rule()
    spread = rule.chi_square * rule.share * (1 - rule.share)
    needed = spread * case.population / (rule.margin**2 * (case.population - 1) + spread)
    assert rule.rounding.apply(needed) == case.sample, case.because


@pytest.mark.parametrize(
    ("written", "instead", "says"),
    [
        ('margin: "0.05"', 'margin: "0"', "margin must be more than zero"),
        ('share: "0.5"', 'share: "1"', "share is not a part of one"),
        ('chi_square: "3.841"\n', "", "key chi_square is missing"),
        ('margin: "0.05"', 'margin: "0.05"\nmargins: "1"', "key margins is unknown"),
        ("half-up", "upwards", "mode “upwards” is unknown"),
    ],
)
def test_a_rule_that_cannot_be_used_is_refused(tmp_path, written, instead, says):
    assert read_sample_rule(write(tmp_path, RULE)).share == Fraction(1, 2)
    with pytest.raises(Refused, match=says):
        read_sample_rule(write(tmp_path, RULE.replace(written, instead)))


def test_a_case_names_people_in_whole_numbers(tmp_path):
    case = 'rule: contoh/f\ncases: [{population: 10, sample: "9.5", because: contoh}]\n'
    with pytest.raises(Refused, match="sample must be a whole number"):
        read_sample_cases(write(tmp_path, case))
