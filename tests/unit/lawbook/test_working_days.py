"""Which days an office works: its week, the nation's holidays, its own days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zonahijau.lawbook.calendars import load_calendar
from zonahijau.lawbook.working_days import estimated_holidays
from zonahijau.wording import Refused

NATION = load_calendar()
NYEPI = date(2026, 3, 19)
JOINT_LEAVE = date(2026, 3, 18)
A_TUESDAY = date(2026, 7, 14)
A_SATURDAY = date(2026, 7, 11)
DAYS = st.dates(date(2018, 1, 1), date(2026, 12, 31))


def test_a_plain_tuesday_is_worked():
    assert NATION.working().is_working(A_TUESDAY)


@pytest.mark.parametrize("day", [NYEPI, JOINT_LEAVE, date(2026, 1, 1)])
def test_national_holidays_and_joint_leave_are_free(day):
    assert not NATION.working().is_working(day)


def test_saturday_is_worked_in_a_week_of_six_days_only():
    assert not NATION.working().is_working(A_SATURDAY)
    assert NATION.working(week="six").is_working(A_SATURDAY)


def test_a_regency_adds_its_own_holiday():
    assert not NATION.working(added=[A_TUESDAY]).is_working(A_TUESDAY)


def test_a_regency_works_through_joint_leave():
    assert NATION.working(removed=[JOINT_LEAVE]).is_working(JOINT_LEAVE)


def test_removing_a_holiday_does_not_make_a_weekend_a_working_day():
    assert not NATION.working(removed=[A_SATURDAY]).is_working(A_SATURDAY)


def test_a_day_cannot_be_both_added_and_removed():
    with pytest.raises(Refused, match=r"(?i)2026-07-14 is both added to and removed"):
        NATION.working(added=[A_TUESDAY], removed=[A_TUESDAY])


def test_an_unknown_week_is_refused_with_those_there_are():
    with pytest.raises(Refused, match=r"not in the calendar\. Choose one of: five, six"):
        NATION.working(week="seven")


def test_without_national_holidays_only_weekends_are_free():
    assert NATION.working(observed=False).is_working(NYEPI)


@pytest.mark.parametrize(("zone", "day"), [("WIB", 2), ("WITA", 3), ("WIT", 3)])
def test_the_offices_zone_decides_the_date(zone, day):
    late_evening_in_jakarta = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)
    assert NATION.working(zone=zone).local_day(late_evening_in_jakarta) == date(2026, 3, day)


def test_a_time_without_zone_is_refused():
    with pytest.raises(Refused, match=r"(?i)a time without zone"):
        NATION.working().local_day(datetime(2026, 3, 2, 9, 0))


def test_moon_based_holidays_that_are_not_decreed_are_known_as_estimates():
    assert estimated_holidays("ID", 2099)
    assert not estimated_holidays("ID", 2024)


@settings(max_examples=60)
@given(day=DAYS, distance=st.integers(1, 40))
def test_going_forth_and_counting_agree(day, distance):
    calendar = NATION.working()
    end = calendar.working_day(day, distance)
    assert calendar.is_working(end)
    assert calendar.working_days_between(day, end) == distance


@settings(max_examples=60)
@given(day=DAYS, distance=st.integers(1, 40))
def test_going_back_undoes_going_forth_from_a_working_day(day, distance):
    calendar = NATION.working()
    start = calendar.working_day(day, 1)
    assert calendar.working_day(calendar.working_day(start, distance), -distance) == start


@settings(max_examples=40)
@given(day=DAYS)
def test_midnight_after_a_day_belongs_to_the_next(day):
    calendar = NATION.working(zone="WIT")
    assert calendar.local_day(calendar.midnight_after(day)) == day + timedelta(days=1)
