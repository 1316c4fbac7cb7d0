"""Rules of dates, units, placements and memberships."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonahijau.organisations.dates import Span, check_free, check_span
from zonahijau.organisations.policies import (
    Placed,
    UnitFacts,
    Wish,
    check_membership,
    check_placement,
    faults_of_unit,
)
from zonahijau.wording import Refused

JANUARY, JUNE, DECEMBER = date(2026, 1, 1), date(2026, 6, 1), date(2026, 12, 1)
DAYS = st.integers(0, 30).map(lambda n: JANUARY + timedelta(n))
SPANS = st.builds(
    lambda a, b, c: Span(min(a, b), None if c else max(a, b) + timedelta(1)),
    DAYS, DAYS, st.booleans(),
)  # fmt: skip


@given(SPANS, SPANS)
def test_two_spans_overlap_when_a_day_lies_in_both(one, other):
    days = [JANUARY + timedelta(n) for n in range(33)]
    assert one.overlaps(other) == any(one.covers(day) and other.covers(day) for day in days)


def test_the_last_day_is_not_part_of_a_span():
    assert Span(JANUARY, JUNE).covers(JUNE - timedelta(1))
    assert not Span(JANUARY, JUNE).covers(JUNE)


def test_spans_that_touch_are_free():
    check_free(Span(JUNE), [Span(JANUARY, JUNE)])


def test_a_span_of_no_day_is_refused():
    with pytest.raises(Refused, match="2026-06-01"):
        check_span(JUNE, JUNE)


@pytest.mark.parametrize(
    ("facts", "column"),
    [
        (UnitFacts("", "Dinas", "dinas"), "code"),
        (UnitFacts("a b", "Dinas", "dinas"), "code"),
        (UnitFacts("a", " ", "dinas"), "name"),
        (UnitFacts("a", "x" * 161, "dinas"), "name"),
        (UnitFacts("a", "Dinas\u202eX", "dinas"), "name"),
        (UnitFacts("a", "Dinas", "kantor"), "kind"),
        (UnitFacts("a", "Dinas", "dinas", website="javascript:alert(1)"), "website"),
        (UnitFacts("a", "Dinas", "dinas", website="batola.go.id"), "website"),
    ],
)
def test_what_cannot_be_a_unit_is_refused_at_its_field(facts, column):
    assert [refusal.column for refusal in faults_of_unit(facts)] == [column]


def test_a_unit_cannot_stand_below_itself():
    placed = [Placed("b", "a", Span(JANUARY))]
    with pytest.raises(Refused, match="below itself"):
        check_placement(placed, Placed("a", "b", Span(JUNE)))


def test_a_circle_that_only_closes_later_is_seen():
    placed = [Placed("b", None, Span(JANUARY, DECEMBER)), Placed("b", "a", Span(DECEMBER))]
    with pytest.raises(Refused, match="2026-12-01"):
        check_placement(placed, Placed("a", "b", Span(JUNE)))


def test_a_circle_that_never_is_on_one_day_is_none():
    placed = [Placed("b", "a", Span(JANUARY, JUNE)), Placed("b", None, Span(JUNE))]
    check_placement(placed, Placed("a", "b", Span(JUNE)))


@pytest.mark.parametrize(
    ("wish", "column"),
    [
        (Wish("raja", False, JANUARY, None, ""), "role"),
        (Wish("admin", True, JANUARY, None, ""), "unit"),
        (Wish("operator", False, JANUARY, None, ""), "unit"),
        (Wish("pemeriksa", False, JANUARY, JUNE, " "), "letter"),
        (Wish("pemeriksa", False, JANUARY, None, "ST-1"), "until"),
        (Wish("satgas", False, JUNE, JANUARY, ""), "until"),
    ],
)
def test_a_role_that_cannot_be_held_like_this_is_refused_at_its_field(wish, column):
    with pytest.raises(Refused) as refused:
        check_membership(wish)
    assert refused.value.refusals[0].column == column
