"""Signals of a whole survey, in words, in fives, of nobody."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from zonahijau.surveys.fraud import BOUNDS, KINDS, bounds_of, counts_of, most_in_one_hour, read
from zonahijau.surveys.lines import Answer
from zonahijau.surveys.submissions import Submission

STRAIGHT = Answer("1", (1,), (3,) * 9, ())
CROOKED = Answer("1", (1,), (3, 2) + (3,) * 7, ())


def sent(answer=CROOKED, channel="link", hour="2026-11-20T09", device=""):
    return Submission(answer, channel, "", hour, device)


def test_a_mixing_adds_up_ways_and_signals():
    counts = counts_of(
        [
            sent(STRAIGHT, device="a"),
            sent(device="a"),
            sent(channel="counter", hour="2026-11-20T23", device="b"),
            sent(channel="kiosk", hour=""),
        ]
    )
    assert counts == {
        "link": 2, "counter": 1, "kiosk": 1, "straight": 1, "device": 1, "office": 2, "night": 1,
        "worktime": 2,
    }  # fmt: skip


def test_what_came_after_the_close_is_counted_as_late():
    assert counts_of([sent(), sent()], late=True)["late"] == 2


def test_the_most_in_one_hour_forgets_which_hour_it_was():
    hours = ["2026-11-20T09", "2026-11-20T09", "2026-11-20T10", ""]
    assert most_in_one_hour([sent(hour=hour) for hour in hours]) == 2
    assert most_in_one_hour([]) == 0


def test_too_few_answers_say_nothing():
    assert read({"link": BOUNDS["least"] - 1, "straight": 20}, BOUNDS) is None


def test_a_raised_signal_comes_first_and_says_what_to_look_at():
    signs = read({"counter": 60, "link": 40, "straight": 31, "device": 23}, BOUNDS)
    assert [(sign.kind, sign.count, sign.share, sign.is_raised) for sign in signs] == [
        ("device", 20, Fraction(20), True),
        ("straight", 30, Fraction(30), False),
    ]


def test_answers_by_the_link_in_office_hours_are_a_share_of_those_by_the_link():
    [sign] = read({"counter": 60, "link": 40, "worktime": 30}, BOUNDS)
    assert (sign.share, sign.is_raised) == (Fraction(75), True)


def test_fewer_than_five_are_not_told():
    assert read({"link": 40, "night": 4}, BOUNDS) == []


def test_paper_counts_in_no_share():
    [sign] = read({"link": 40, "paper": 60, "straight": 40}, BOUNDS)
    assert sign.share == 100


def test_a_government_may_set_its_own_bounds_and_nothing_else():
    assert bounds_of({"straight": 80, "other": 1, "device": "x"}) == {**BOUNDS, "straight": 80}


@given(st.sampled_from(sorted(KINDS)), st.integers(0, 500), st.integers(0, 3))
def test_a_single_answer_moves_what_is_shown_by_nothing_or_by_five(kind, count, more):
    def shown(number):
        signs = read({"counter": 500, "link": 500, kind: number}, BOUNDS)
        return next((sign.count for sign in signs), 0)

    assert (shown(count + more) - shown(count)) in (0, 5)
    assert shown(count) <= count
