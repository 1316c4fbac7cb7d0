"""Opening hours: what is typed, what is said, and whether it is open."""

from datetime import date, datetime

import pytest

from zonahijau.catalogue.contacts import check_closure
from zonahijau.catalogue.hours import (
    AS_USUAL,
    Closure,
    Hours,
    Span,
    read_hours,
    read_spans,
)
from zonahijau.wording import Refused

OFFICE = (Span("08:00", "12:00"), Span("13:00", "15:30"))
FRIDAY = (Span("08:00", "11:00"),)
WEEK = {1: OFFICE, 2: OFFICE, 3: OFFICE, 4: OFFICE, 5: FRIDAY}
CHRISTMAS = date(2026, 12, 25)
MONDAY = date(2026, 12, 7)


def holiday(day):
    return "Hari Raya Natal" if day == CHRISTMAS else ""


def never(_):
    return ""


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("08.00-12.00, 13.00-15.30", OFFICE),
        ("8-12; 13:00 – 15.30", OFFICE),
        ("13.00-15.30, 08.00 s.d. 12.00", OFFICE),
        ("", ()),
        ("Tutup", ()),
        ("24 jam", (Span("00:00", "24:00"),)),
    ],
)
def test_hours_are_read_as_people_type_them(typed, spans):
    assert read_spans(typed) == spans


@pytest.mark.parametrize(
    "typed", ["pagi", "12.00-08.00", "08.00-12.00, 11.00-13.00", "08.00-25.00"]
)
def test_hours_that_cannot_be_meant_are_refused(typed):
    with pytest.raises(Refused):
        read_spans(typed, "day_1")


def test_days_alike_are_said_in_one_line():
    hours = Hours(WEEK)
    assert [(days.id, spans) for days, spans in hours.lines] == [
        ("Senin–Kamis", "08.00–12.00, 13.00–15.30"),
        ("Jumat", "08.00–11.00"),
    ]
    assert hours.closed_days.id == "Sabtu–Minggu"


def test_a_place_is_open_between_its_hours_and_closed_in_the_break():
    hours = Hours(WEEK)
    assert hours.at(datetime(2026, 12, 7, 9, 0), never).until == "12:00"
    noon = hours.at(datetime(2026, 12, 7, 12, 30), never)
    assert (noon.is_open, noon.opens) == (False, (MONDAY, "13:00"))


def test_a_holiday_closes_it_unless_it_serves_as_usual():
    at = datetime(2026, 12, 25, 9, 0)
    closed = Hours(WEEK).at(at, holiday)
    assert (closed.is_open, closed.because) == (False, "Hari Raya Natal")
    assert closed.opens == (date(2026, 12, 28), "08:00")
    assert Hours(WEEK, AS_USUAL).at(at, holiday).is_open


def test_a_closure_closes_whatever_the_week_says_and_tells_when_it_opens_again():
    closure = Closure(MONDAY, date(2027, 1, 18), "Renovasi")
    now = Hours(WEEK, AS_USUAL, (closure,)).at(datetime(2026, 12, 8, 9, 0), never)
    assert (now.is_open, now.because, now.opens) == (False, "Renovasi", (closure.until, "08:00"))
    assert closure.last == date(2027, 1, 17)


def test_closures_that_are_over_are_told_no_more():
    old, later, soon = (
        Closure(date(2026, 11, 2), date(2026, 11, 3)),
        Closure(date(2026, 12, 20), date(2026, 12, 21)),
        Closure(date(2026, 12, 8), date(2026, 12, 9)),
    )
    assert Hours(WEEK, closed=(old, later, soon)).closures(MONDAY) == (soon, later)


def test_only_holidays_on_which_it_would_be_open_are_told():
    assert list(Hours(WEEK).holidays_ahead(MONDAY, 30, holiday)) == [CHRISTMAS]
    assert Hours({1: OFFICE}).holidays_ahead(MONDAY, 30, holiday) == {}
    assert Hours(WEEK, AS_USUAL).holidays_ahead(MONDAY, 30, holiday) == {}


def test_hours_come_back_from_the_database_the_same():
    hours = Hours(WEEK, AS_USUAL, (Closure(MONDAY, date(2026, 12, 8), "Rapat"),))
    assert read_hours(hours.as_json()) == hours


@pytest.mark.parametrize(
    ("start", "until", "column"),
    [
        (date(2026, 12, 9), date(2026, 12, 9), "last"),
        (date(2026, 11, 2), date(2026, 11, 3), "start"),
        (MONDAY, date(2028, 12, 8), "last"),
    ],
)
def test_a_closure_that_cannot_be_meant_is_refused_beside_its_field(start, until, column):
    with pytest.raises(Refused) as refused:
        check_closure(Closure(start, until), MONDAY)
    assert refused.value.refusals[0].column == column
