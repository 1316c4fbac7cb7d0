"""The fourteen components as one value."""

from hypothesis import given
from hypothesis import strategies as st

from zonahijau.catalogue.standards.content import CODES, Content, Fees, Lines, Time, read_content
from zonahijau.catalogue.standards.parts import TIME_UNITS, Duration, Fee
from zonahijau.lawbook.components import load_components


def test_the_codes_are_those_of_the_law_in_its_order() -> None:
    assert list(CODES) == [component.code for component in load_components().rows]


def test_an_empty_standard_has_no_component() -> None:
    assert Content().filled == frozenset()
    assert read_content({}) == Content()


def test_a_fee_needs_its_legal_basis_and_waits_for_the_council() -> None:
    assert Fees(kind="free").is_filled
    amounts = Fees(kind="priced", items=(Fee("Legalisasi", 5_000),))
    assert not amounts.is_filled
    awaited = Fees(amounts.kind, amounts.items, "Perda 2/2024", "awaited")
    assert awaited.is_filled
    assert not awaited.may_be_set


@given(
    most=st.integers(1, 400), unit=st.sampled_from(sorted(TIME_UNITS)), lines=st.lists(st.text())
)
def test_what_is_written_is_read_again(most: int, unit: str, lines: list[str]) -> None:
    content = Content(time=Time(Duration(most, unit)), product=Lines(tuple(lines)))
    assert read_content(content.as_json()) == content
