"""What is typed becomes a component, and shows again as it was typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zonahijau.catalogue.editing.cells import SHAPES
from zonahijau.catalogue.editing.typed import Typed, component_of, typed_of
from zonahijau.catalogue.standards.content import CODES, Content
from zonahijau.catalogue.standards.parts import Channel, Duration, Fee
from zonahijau.wording import Refused


def typed(code: str, rows: list[dict[str, str]], **fields: str) -> Typed:
    posted = dict(fields) | {"rows": str(len(rows))}
    for number, row in enumerate(rows):
        posted |= {f"r{number}-{name}": value for name, value in row.items()}
    return Typed.of_post(code, posted)


def test_every_component_of_the_law_has_its_form():
    assert tuple(SHAPES) == CODES


@pytest.mark.parametrize("code", CODES)
def test_an_empty_form_is_an_empty_component(code):
    empty = Content().component(code)
    assert component_of(code, typed_of(code, empty)) == empty


@pytest.mark.parametrize(
    ("written", "amount"),
    [("5.000", 5000), ("Rp5.000,00", 5000), ("Rp 5000,-", 5000), ("1.250.000", 1250000), ("0", 0)],
)
def test_an_amount_is_read_as_offices_write_it(written, amount):
    fee = component_of(
        "fee", typed("fee", [{"name": "Legalisasi", "amount": written}], kind="priced")
    )
    assert fee.items == (Fee("Legalisasi", amount),)


@pytest.mark.parametrize("written", ["lima ribu", "5,5", "-5", "1.00"])
def test_what_is_no_amount_is_refused_in_its_row(written):
    with pytest.raises(Refused) as refused:
        component_of("fee", typed("fee", [{"name": "A", "amount": written}], kind="priced"))
    assert refused.value.refusals[0].row == 1


def test_a_free_service_keeps_no_amounts():
    fee = component_of("fee", typed("fee", [{"name": "A", "amount": "5"}], kind="free"))
    assert fee.items == ()
    assert fee.is_filled
    assert fee.may_be_set


def test_a_time_needs_its_unit():
    assert component_of("time", typed("time", [], most="3", unit="working-days")).duration == (
        Duration(3, "working-days")
    )
    with pytest.raises(Refused, match="unit of time"):
        component_of("time", typed("time", [], most="3"))


def test_the_national_channel_stands_first():
    rows = [{"kind": "phone", "value": "0511"}, {"kind": "lapor", "value": "lapor.go.id"}]
    assert component_of("complaints", typed("complaints", rows)).channels[0] == Channel(
        "lapor", "lapor.go.id"
    )


def test_rows_are_added_moved_and_removed_without_losing_what_was_typed():
    held = typed("product", [{"text": "KTP"}, {"text": "KK"}])
    assert [row["text"] for row in held.after("product", "up-1").rows] == ["KK", "KTP"]
    assert [row["text"] for row in held.after("product", "down-0").rows] == ["KK", "KTP"]
    assert [row["text"] for row in held.after("product", "remove-0").rows] == ["KK"]
    assert [row["text"] for row in held.after("product", "add").rows] == ["KTP", "KK", ""]
    assert held.after("product", "remove-9") is None
    assert held.after("product", "save") is None


@settings(max_examples=100)
@given(
    st.lists(
        st.tuples(st.text("abc", min_size=1), st.integers(0, 99) | st.none(), st.booleans()),
        max_size=6,
    )
)
def test_requirements_come_back_as_they_were(items):
    rows = [
        {
            "text": text,
            "kind": "technical",
            "copies": "" if copies is None else str(copies),
            "original": "1" if original else "",
        }
        for text, copies, original in items
    ]
    made = component_of("requirements", typed("requirements", rows))
    assert component_of("requirements", typed_of("requirements", made)) == made
    assert [each.text for each in made.items] == [text for text, _, _ in items]
