"""When a clock runs out: each unit, pauses, extensions, and what holds for all starts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.unit.lawbook.clock_texts import CITE, clock
from zonahijau.lawbook.calendars import load_calendar
from zonahijau.lawbook.citations import Period
from zonahijau.lawbook.clocks import add_months, due, due_at, is_late, remaining
from zonahijau.wording import Refused, Text

OFFICE = load_calendar().working()
ONE_DAY = timedelta(days=1)
MONDAY = date(2026, 7, 6)
DAYS = st.dates(date(2018, 1, 1), date(2026, 6, 30))
LIMITS = st.integers(1, 60)
DAY_UNITS = st.sampled_from(["calendar-days", "working-days"])
UNITS = st.sampled_from(["calendar-days", "working-days", "months", "years"])


def test_the_day_after_the_event_is_day_one():
    assert due(clock("calendar-days", 1), MONDAY, OFFICE) == MONDAY + ONE_DAY


def test_where_the_law_counts_the_first_day_the_clock_ends_a_day_earlier():
    counted = clock("calendar-days", 14, counts_first_day=True)
    assert due(counted, MONDAY, OFFICE) == MONDAY + 13 * ONE_DAY


def test_the_first_working_day_is_counted_only_if_it_is_one():
    counted = clock("working-days", 1, counts_first_day=True)
    assert due(counted, MONDAY, OFFICE) == MONDAY
    assert due(counted, MONDAY - ONE_DAY, OFFICE) == MONDAY


def test_a_clock_that_runs_back_ends_before_its_start():
    assert due(clock("calendar-days", 30, runs_back=True), date(2026, 3, 31), OFFICE) == date(
        2026, 3, 1
    )


def test_counting_the_day_of_the_event_brings_a_clock_that_runs_back_nearer():
    back = clock("calendar-days", 30, runs_back=True, counts_first_day=True)
    assert due(back, date(2026, 3, 31), OFFICE) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_end_on_the_same_date_or_the_last_of_the_month(start, months, end):
    assert add_months(start, months) == end


def test_hours_run_through_holidays_to_the_second():
    start = datetime(2026, 3, 17, 8, 0, 5, tzinfo=UTC)
    assert due_at(clock("hours", 72), start, OFFICE) == start + timedelta(hours=72)


def test_what_is_left_is_counted_in_the_clocks_own_unit():
    noon_on_thursday = datetime(2026, 7, 9, 12, tzinfo=OFFICE.zone)
    assert remaining(clock("calendar-days", 7), MONDAY, noon_on_thursday, OFFICE) == 4
    assert remaining(clock("working-days", 5), MONDAY, noon_on_thursday, OFFICE) == 2


def test_what_is_overdue_is_negative():
    a_week_later = datetime(2026, 7, 20, 9, tzinfo=OFFICE.zone)
    assert remaining(clock("working-days", 5), MONDAY, a_week_later, OFFICE) == -5
    assert remaining(clock("calendar-days", 7), MONDAY, a_week_later, OFFICE) == -7


def test_a_limit_that_is_not_known_is_refused_with_the_reason():
    awaited = clock("working-days", None, awaited=Text("belum terbaca", "not read"))
    with pytest.raises(Refused, match=r"(?i)the length of a\.first is not known \(not read\)"):
        due(awaited, MONDAY, OFFICE)


def test_a_limit_that_the_office_chooses_must_be_chosen_among_those_offered():
    chosen = clock("months", None, choices=(3, 6))
    with pytest.raises(Refused, match=r"(?i)the office chooses the length"):
        due(chosen, MONDAY, OFFICE)
    with pytest.raises(Refused, match=r"(?i)does not offer 5\. choose one of: 3, 6"):
        chosen.choosing(5)
    assert due(chosen.choosing(3), MONDAY, OFFICE) == date(2026, 10, 6)


def test_an_extension_is_granted_only_where_the_law_has_one():
    answer = clock("working-days", 10, extension=7, extension_cite=CITE)
    plain = due(answer, MONDAY, OFFICE)
    assert due(answer, MONDAY, OFFICE, extended=True) == OFFICE.working_day(plain, 7)
    with pytest.raises(Refused, match=r"(?i)has no extension"):
        due(clock("working-days", 10), MONDAY, OFFICE, extended=True)


def test_nothing_stops_a_clock_that_the_law_does_not_stop():
    unstoppable = replace(clock("calendar-days", 14), paused_by=())
    with pytest.raises(Refused, match=r"(?i)nothing stops a\.first"):
        due(unstoppable, MONDAY, OFFICE, pauses=[Period(MONDAY, MONDAY + ONE_DAY)])


def test_a_pause_that_has_not_ended_is_refused():
    with pytest.raises(Refused, match=r"(?i)a pause has not ended"):
        due(clock("calendar-days", 14), MONDAY, OFFICE, pauses=[Period(MONDAY)])


def test_a_pause_also_prolongs_months():
    week = Period(date(2026, 7, 10), date(2026, 7, 17))
    assert due(clock("months", 1), MONDAY, OFFICE, pauses=[week]) == date(2026, 8, 13)


# -- what holds for every start -------------------------------------------------------------


@settings(max_examples=100)
@given(start=DAYS, later=st.integers(0, 40), limit=LIMITS, unit=UNITS)
def test_a_later_start_never_ends_earlier(start, later, limit, unit):
    one = clock(unit, limit)
    assert due(one, start, OFFICE) <= due(one, start + later * ONE_DAY, OFFICE)


@settings(max_examples=60)
@given(start=DAYS, limit=LIMITS, unit=UNITS)
def test_a_longer_limit_ends_later(start, limit, unit):
    assert due(clock(unit, limit), start, OFFICE) < due(clock(unit, limit + 1), start, OFFICE)


@settings(max_examples=60)
@given(start=DAYS, limit=LIMITS)
def test_a_clock_in_working_days_never_ends_on_a_free_day(start, limit):
    assert OFFICE.is_working(due(clock("working-days", limit), start, OFFICE))


@settings(max_examples=100)
@given(
    start=DAYS,
    limit=LIMITS,
    unit=DAY_UNITS,
    offset=st.integers(1, 60),
    length=st.integers(1, 20),
)
def test_a_pause_of_so_many_counted_days_moves_the_end_by_as_many(
    start, limit, unit, offset, length
):
    one = clock(unit, limit)
    pause = Period(start + offset * ONE_DAY, start + (offset + length) * ONE_DAY)
    end = due(one, start, OFFICE)
    assume(pause.start <= end)
    days = [pause.start + number * ONE_DAY for number in range(length)]
    counted = sum(unit == "calendar-days" or OFFICE.is_working(day) for day in days)
    longer = clock(unit, limit + counted)
    assert due(one, start, OFFICE, pauses=[pause]) == due(longer, start, OFFICE)


@settings(max_examples=60)
@given(start=DAYS, limit=LIMITS, unit=UNITS)
def test_the_last_day_is_in_time_and_its_midnight_is_late(start, limit, unit):
    one = clock(unit, limit)
    end = due_at(one, start, OFFICE)
    assert not is_late(one, start, end - timedelta(seconds=1), OFFICE)
    assert is_late(one, start, end, OFFICE)
    assert remaining(one, start, end - timedelta(seconds=1), OFFICE) == 0
