"""The components of a standard: the statute's list, its two groups, headings of offices."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.lawbook.law_texts import write
from zonahijau.lawbook.components import load_components, read_components
from zonahijau.lawbook.library import law_folder
from zonahijau.wording import Refused

LAW = (law_folder() / "standards" / "components.yaml").read_text(encoding="utf-8")
ROWS = load_components().rows


def refusals(tmp_path, text: str) -> str:
    with pytest.raises(Refused) as refused:
        read_components(write(tmp_path, text, "standards/components.yaml"))
    return "\n".join(refusal.one_line("en") for refusal in refused.value.refusals).lower()


def test_six_are_delivered_and_eight_managed():
    components = load_components()
    assert [len(components.in_group(name)) for name in components.groups] == [6, 8]


def test_the_statutes_order_is_that_of_its_letters():
    assert "".join(sorted(row.letter for row in load_components().rows)) == "abcdefghijklmn"


def test_the_government_regulation_repeats_the_list_from_its_own_day():
    also = load_components().also_cite
    assert also.article == "Pasal 25"
    assert also.in_force.start > load_components().header.in_force.start


def test_the_split_is_known_less_surely_than_the_list():
    components = load_components()
    assert {row.cite.confidence for row in ROWS} == {"V"}
    assert [group.cite.confidence for group in components.groups.values()] == ["S", "D"]


@settings(max_examples=60)
@given(
    row=st.sampled_from(ROWS),
    number=st.integers(1, 14),
    mark=st.sampled_from([".", ")", ". "]),
    case=st.sampled_from([str.upper, str.lower, str.title]),
)
def test_a_component_is_recognised_however_it_is_numbered_and_cased(row, number, mark, case):
    assert load_components().find(f"{number}{mark} {case(row.label.id)} :") is row


BROKEN = {
    "a letter left out": ("letter: n", "letter: o", "they must be a, b, c"),
    "a place left out": ('order: "8"', 'order: "9"', "number it from 1 without a gap"),
    "a group that is not listed": ("group: management", "group: other", "other is not in the gr"),
    "a fact that nobody knows": ("standard.fee.set", "standard.fee.sett", "not in law/facts.yaml"),
    "a code that stands twice": ("code: safety", "code: staffing", "staffing stands twice"),
    "a name that means two": ("also: [produk,", "also: [biaya,", "“biaya” already means fee"),
}


@pytest.mark.parametrize(("old", "new", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_list_is_refused(tmp_path, old, new, message):
    assert message in refusals(tmp_path, LAW.replace(old, new, 1))
