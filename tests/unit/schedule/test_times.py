"""When a job comes again."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonahijau.schedule.times import Daily, Hourly, Monthly

INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
RULES = st.one_of(
    st.builds(Hourly, st.integers(0, 59)),
    st.builds(Daily, st.times(), st.sampled_from([UTC, ZoneInfo("Asia/Jayapura")])),
    st.builds(Monthly, st.integers(1, 28), st.times()),
)


@given(RULES, INSTANTS)
def test_the_latest_due_instant_is_never_in_the_future_and_is_its_own_latest(rule, now):
    due = rule.latest(now)
    assert due <= now
    assert rule.latest(due) == due


@given(RULES, INSTANTS, st.integers(0, 10_000))
def test_time_passes_without_an_instant_coming_back(rule, now, minutes):
    assert rule.latest(now + timedelta(minutes=minutes)) >= rule.latest(now)


@pytest.mark.parametrize(
    ("rule", "now", "due"),
    [
        (Hourly(5), "2026-11-21T09:04", "2026-11-21T08:05"),
        (Hourly(5), "2026-11-21T09:05", "2026-11-21T09:05"),
        (Daily(time(2, 30)), "2026-11-20T19:29", "2026-11-19T19:30"),
        (Daily(time(2, 30)), "2026-11-20T19:30", "2026-11-20T19:30"),
        (Monthly(1, time(7)), "2026-01-01T00:00", "2026-01-01T00:00"),
        (Monthly(1, time(7)), "2025-12-31T23:59", "2025-12-01T00:00"),
    ],
)
def test_the_clock_is_that_of_jakarta(rule, now, due):
    instant = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert rule.latest(instant) == datetime.fromisoformat(due).replace(tzinfo=UTC)
