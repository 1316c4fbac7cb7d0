"""Names, slips, limits and browsers."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonahijau.accounts.policies import Limit, browser_family, check_username, new_slip
from zonahijau.wording import Refused

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
LIMIT = Limit(3, timedelta(minutes=15))
AGO = st.lists(st.integers(0, 40).map(lambda n: NOW - timedelta(minutes=n)), max_size=12)


@given(AGO)
def test_the_limit_counts_only_its_window(failures):
    recent = [at for at in failures if at > NOW - LIMIT.window]
    assert (LIMIT.free_at(failures, NOW) is not None) == (len(recent) >= 3)


@given(AGO)
def test_at_the_named_instant_the_next_attempt_is_free(failures):
    free = LIMIT.free_at(failures, NOW)
    assert free is None or LIMIT.free_at(failures, free) is None


@pytest.mark.parametrize("username", ["rahmah", "198001012005012001", "op.dinkes-1", "a_b"])
def test_a_name_that_can_be_written_by_hand_is_good(username):
    check_username(username)


@pytest.mark.parametrize("username", ["ab", "Rahmah", "rah mah", "-rahmah", "räh", "x" * 61, ""])
def test_another_name_is_refused(username):
    with pytest.raises(Refused):
        check_username(username)


def test_a_slip_has_no_letters_that_look_alike_and_is_never_the_same():
    slips = {new_slip() for _ in range(50)}
    assert len(slips) == 50
    assert all(re.fullmatch(r"[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){2}", slip) for slip in slips)


@pytest.mark.parametrize(
    ("agent", "family"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537 Edg/130", "Edge · Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17 like Mac OS X) Safari/604", "Safari · iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Firefox/130.0", "Firefox · Linux"),
        ("curl/8", ""),
        ("", ""),
    ],
)
def test_a_browser_is_known_by_its_kind_only(agent, family):
    assert browser_family(agent) == family
