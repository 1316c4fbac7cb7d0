"""Which step leads from which state, when evidence is over, and which addresses are kept."""

from datetime import date

import pytest

from zonahijau.evidence.details import title_of
from zonahijau.evidence.policies import STATES, TRANSITIONS, check_step, checked_address, is_over
from zonahijau.organisations.roles import CAPABILITIES
from zonahijau.wording import Refused


def test_every_step_is_between_known_states_and_asks_for_a_known_capability():
    for transition in TRANSITIONS.values():
        assert {*transition.since, transition.to} <= STATES.keys()
        assert transition.capability in CAPABILITIES


def test_every_state_but_the_first_is_reached_by_a_step_or_by_the_day():
    reached = {transition.to for transition in TRANSITIONS.values()}
    assert STATES.keys() - reached == {"draft", "expired"}


def test_a_step_from_another_state_says_what_the_state_is():
    with pytest.raises(Refused, match="This evidence is: draft"):
        check_step("accept", "draft")


def test_it_is_over_on_the_day_itself():
    day = date(2026, 7, 1)
    assert not is_over(None, day)
    assert not is_over(date(2026, 7, 2), day)
    assert is_over(day, day)


@pytest.mark.parametrize("url", ["https://batola.go.id/maklumat?x=1", "HTTP://10.0.0.1:8080/a"])
def test_web_addresses_are_kept_as_they_are(url):
    assert checked_address(f" {url} ") == url


@pytest.mark.parametrize(
    "url",
    ["", "batola.go.id", "javascript:alert(1)", "data:text/html,x", "ftp://a/b", "https://",
     "https://user:pass@a.id/", "https://a.id/\nb", "file:///etc/passwd", "https://[::1"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(Refused, match="is not a web address"):
        checked_address(url)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("IMG_2041.JPG", "IMG 2041"),
        ("C:\\foto\\loket-1.png", "loket 1"),
        ("___.pdf", "Tanpa judul"),
    ],
)
def test_a_title_is_made_of_the_name(name, title):
    assert title_of(name) == title
