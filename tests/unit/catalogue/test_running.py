"""The clocks of PP 96/2012 as worked examples: over weekends, Nyepi, Eid and Good Friday of 2026,
with a holiday of the region, in all three time zones."""

from datetime import UTC, date, datetime

import pytest

from zonahijau.catalogue import running
from zonahijau.catalogue.running import Days
from zonahijau.lawbook.calendars import load_calendar
from zonahijau.organisations.authority import today_in

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
FRIDAY_BEFORE_NYEPI = date(2026, 3, 13)


def calendar(zone="WIB", **more):
    return load_calendar().working(zone=zone, **more)


def last(key, start, **more):
    return running.last_day(key, start, calendar(**more))


@pytest.mark.parametrize("zone", ZONES)
def test_the_whole_path_over_nyepi_eid_and_good_friday(zone):
    """Minutes on Friday 13 March 2026: 5 working days, 7 working days, 14 days, 7 working days."""
    published = last(running.PUBLICATION, FRIDAY_BEFORE_NYEPI, zone=zone)
    assert published == date(2026, 3, 27)  # 16, 17, (18 to 24 free), 25, 26, 27
    closed = running.first_close(published, calendar(zone))
    assert closed == date(2026, 4, 8)  # 30, 31, 1, 2, (3 Good Friday), 6, 7, 8
    repaired = last(running.REPAIR, closed, zone=zone)
    assert repaired == date(2026, 4, 22)  # fourteen days of the calendar
    assert last(running.PLEDGE, repaired, zone=zone) == date(2026, 5, 4)  # 1 May is free
    assert last(running.EVALUATION, repaired, zone=zone) == date(2027, 4, 22)
    assert last(running.REVIEW, repaired, zone=zone) == date(2029, 4, 22)


def test_a_holiday_of_the_region_moves_the_last_day_and_a_worked_one_moves_it_back():
    hari_jadi = date(2026, 3, 26)
    assert last(running.PUBLICATION, FRIDAY_BEFORE_NYEPI, added=[hari_jadi]) == date(2026, 3, 30)
    joint_leave = date(2026, 3, 24)
    early = last(running.PUBLICATION, FRIDAY_BEFORE_NYEPI, removed=[joint_leave])
    assert early == date(2026, 3, 26)


def test_a_week_of_six_days_counts_saturdays_but_not_those_that_are_free():
    assert last(running.PUBLICATION, date(2026, 7, 10), week="six") == date(2026, 7, 16)
    assert last(running.PUBLICATION, date(2026, 7, 10)) == date(2026, 7, 17)


def test_a_new_unit_has_six_months_and_one_formed_before_the_regulation_no_clock():
    def of(founded):
        days = Days("draft", unit_founded_on=founded)
        return running.running(days, date(2026, 9, 1), calendar())

    (clock,) = of(date(2026, 8, 31))
    assert clock.last == date(2027, 2, 28)
    assert of(date(2001, 5, 1)) == []
    with_standard = Days("draft", unit_founded_on=date(2026, 8, 31), has_other_in_force=True)
    assert running.running(with_standard, date(2026, 9, 1), calendar()) == []


@pytest.mark.parametrize(("zone", "late"), [("WIB", False), ("WITA", True), ("WIT", True)])
def test_the_last_day_ends_at_the_midnight_of_the_office(zone, late):
    """At 16.30 UTC on 27 March it is that day in Jakarta, the next one further east."""
    moment = datetime(2026, 3, 27, 16, 30, tzinfo=UTC)
    today = today_in(ZONES[zone], moment)
    days = Days("discussed", minutes_on=FRIDAY_BEFORE_NYEPI)
    (clock,) = running.running(days, today, calendar(zone))
    assert clock.is_late is late


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 3, 17), "3 hari kerja lagi, sampai Jumat, 27 Maret 2026"),
        (date(2026, 3, 22), "3 hari kerja lagi, sampai Jumat, 27 Maret 2026"),
        (date(2026, 3, 27), "hari terakhir: Jumat, 27 Maret 2026"),
        (date(2026, 3, 28), "terlambat 1 hari kerja, batasnya Jumat, 27 Maret 2026"),
        (date(2026, 3, 31), "terlambat 2 hari kerja, batasnya Jumat, 27 Maret 2026"),
    ],
)
def test_what_is_left_is_said_in_words(today, said):
    days = Days("discussed", minutes_on=FRIDAY_BEFORE_NYEPI)
    (clock,) = running.running(days, today, calendar())
    assert clock.said.id == said


def test_in_english_one_day_is_one_day():
    (clock,) = running.running(
        Days("discussed", minutes_on=date(2026, 7, 6)), date(2026, 7, 10), calendar()
    )
    assert clock.said.en == "1 working day left, until Monday, 13 July 2026"


@pytest.mark.parametrize(
    ("on", "late"),
    [(date(2026, 3, 27), 0), (date(2026, 3, 28), 1), (date(2026, 3, 31), 2)],
)
def test_a_step_knows_by_how_much_it_came_too_late(on, late):
    assert running.lateness("draft-published", on, FRIDAY_BEFORE_NYEPI, calendar()) == late


def test_a_standard_in_force_is_evaluated_each_year_and_reviewed_every_three():
    days = Days("set", set_on=date(2024, 2, 29), evaluated_on=date(2025, 2, 20))
    clocks = running.running(days, date(2025, 3, 1), calendar())
    ends = {each.clock.key: each.last for each in clocks}
    assert ends[running.EVALUATION] == date(2026, 2, 20)
    assert ends[running.REVIEW] == date(2027, 2, 28)
    assert ends[running.PLEDGE] < date(2024, 4, 1)
    pledged = Days("set", set_on=date(2024, 2, 29), pledge_published_on=date(2024, 3, 5))
    keys = [each.clock.key for each in running.running(pledged, date(2025, 3, 1), calendar())]
    assert running.PLEDGE not in keys


def test_a_standard_older_than_the_regulation_is_counted_by_todays_clock():
    days = Days("set", set_on=date(2010, 1, 4), pledge_published_on=date(2010, 1, 5))
    clocks = running.running(days, date(2026, 1, 5), calendar())
    assert {each.clock.key for each in clocks} == {running.EVALUATION, running.REVIEW}
    assert all(each.is_late for each in clocks)


@pytest.mark.parametrize("zone", ZONES)
def test_comments_over_christmas_and_new_year(zone):
    """Published on Friday 19 December 2025: 22, 23, 24, (25 Christmas, 26 joint leave), 29, 30, 31,
    (1 January), 2 January."""
    assert running.first_close(date(2025, 12, 19), calendar(zone)) == date(2026, 1, 2)


def test_a_draft_published_on_a_saturday_is_open_from_the_next_working_day():
    """Saturday 15 August 2026; the 17th is Independence Day, the 25th the Prophet's birthday."""
    assert running.first_close(date(2026, 8, 15), calendar()) == date(2026, 8, 27)


DAY = date(2026, 7, 6)


@pytest.mark.parametrize(
    ("state", "keys"),
    [
        ("draft", {running.NEW_UNIT}),
        ("discussed", {running.NEW_UNIT, running.PUBLICATION}),
        ("consulting", {running.NEW_UNIT, running.COMMENTS}),
        ("repairing", {running.NEW_UNIT, running.REPAIR}),
        ("repaired", {running.NEW_UNIT}),
        ("set", {running.PLEDGE, running.EVALUATION, running.REVIEW}),
        ("replaced", set()),
        ("withdrawn", set()),
    ],
)
def test_in_every_state_exactly_the_clocks_of_the_regulation_run(state, keys):
    days = Days(state, DAY, DAY, DAY, DAY, unit_founded_on=DAY)
    assert {each.clock.key for each in running.running(days, DAY, calendar())} == keys
