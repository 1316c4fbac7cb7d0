"""Who moves when: by fives, and never so that two states differ by a few."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonahijau.surveys.policies import (
    Bundle,
    differences,
    mixed_by_day,
    next_move,
    tell_nothing,
)

FIRST, SECOND, THIRD = (date(2026, 11, day) for day in (20, 21, 22))


@pytest.mark.parametrize(
    ("waiting", "sheets", "running", "going", "counted"),
    [
        (9, [], True, 0, ()),  # four would go, five would stay
        (10, [], True, 5, ()),
        (100, [], True, 95, ()),
        (4, [], False, 0, ()),
        (5, [], False, 5, ()),
        (7, [3], True, 0, ()),  # paper of three alone is too few, and seven wait on
        (7, [5], True, 0, (0,)),
        (0, [12], True, 0, ()),  # paper only: five must stay
        (0, [12, 5], True, 0, (0,)),
        (0, [2, 2], False, 0, ()),
        (0, [2, 3], False, 0, (0, 1)),
        (3, [5], False, 0, (0,)),
    ],
)
def test_what_goes_on(waiting, sheets, running, going, counted):
    move = next_move(waiting, sheets, running=running)
    assert (move.waiting, move.sheets) == (going, counted)


@given(st.integers(0, 30), st.lists(st.integers(1, 9), max_size=5), st.booleans())
def test_none_or_five_go_on_and_none_or_five_stay(waiting, sheets, running):
    move = next_move(waiting, sheets, running=running)
    came = move.waiting + sum(sheets[each] for each in move.sheets)
    assert came == 0 or came >= 5
    assert move.waiting == 0 or move.waiting >= 5
    if running and move.waiting:
        assert waiting - move.waiting >= 5


def test_a_sheet_stands_from_its_day_up_to_the_day_it_went():
    sheet = Bundle(3, FIRST, THIRD)
    assert [sheet.stood(day) for day in (FIRST, SECOND, THIRD)] == [True, True, False]
    assert not Bundle(3, None).stood(THIRD)


def test_the_difference_to_a_day_counts_who_came_and_who_went():
    sheets = [Bundle(7, SECOND, THIRD), Bundle(1, SECOND)]
    standings = [(FIRST, 30), (SECOND, 38)]
    mixed = mixed_by_day(standings, sheets)
    assert mixed == {FIRST: 30, SECOND: 0}
    numbers = differences([FIRST, SECOND], mixed, sheets, THIRD)
    assert numbers == [31, 1, 7]
    assert not tell_nothing(numbers)
    assert tell_nothing([0, 5, 12])
