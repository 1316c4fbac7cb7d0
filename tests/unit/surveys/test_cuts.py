"""No combination of shown sums leaves few people: held against every cut there is."""

from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from zonahijau.surveys.cuts import REST, Shown, few_across, of_table, of_whole
from zonahijau.surveys.policies import Bundle

FIRST, SECOND, THIRD, FOURTH = (date(2026, 11, day) for day in (20, 21, 22, 23))
NODES = st.sampled_from([REST, *"abcde"])
JOINED = st.lists(st.tuples(NODES, NODES, st.integers(0, 7)), max_size=12)


def crossing(joined, side):
    return sum(people for one, other, people in joined if (one in side) != (other in side))


@given(JOINED)
def test_a_cut_of_few_is_found_exactly_where_there_is_one(joined):
    side = few_across(joined)
    sides = [
        {node for node, inside in zip("abcde", chosen, strict=True) if inside}
        for chosen in product((False, True), repeat=5)
    ]
    assert bool(side) == any(0 < crossing(joined, each) < 5 for each in sides)
    assert not side or (0 < crossing(joined, side) < 5 and REST not in side)


def test_a_year_of_days_and_thirty_cells_hold_together():
    joined = [(("day", day), ("cell", (day * 7 + n) % 30), 1) for day in range(365)
              for n in range(6)]  # fmt: skip
    assert not few_across(joined)


def test_two_who_came_with_a_sheet_are_found_when_it_goes_on_a_later_day():
    """The first step is the sheet and the two, the last step the sheet alone."""
    days, mixed = [FIRST, SECOND, THIRD, FOURTH], {FIRST: 30}
    sheets = [Bundle(20, SECOND, FOURTH), Bundle(2, SECOND), Bundle(6, THIRD)]
    assert few_across(of_whole(days, mixed, sheets)) == {SECOND, FOURTH}
    assert not few_across(of_whole(days, mixed, [Bundle(20, SECOND, FOURTH), Bundle(5, SECOND)]))


def test_the_last_three_of_a_service_are_found_by_the_day_before():
    cells = {"1": ({FIRST: 10, SECOND: 3}, []), "2": ({SECOND: 7}, [])}
    days, issues = [FIRST, SECOND], [SECOND]
    side = few_across(of_table(days, issues, (), cells))
    assert side in ({FIRST, Shown(SECOND, "1")}, {SECOND, Shown(SECOND, "2")})
    assert not few_across(of_table(days, issues, "12", cells))


def test_a_sheet_that_only_the_whole_has_lost_stands_for_itself():
    """Six women and a man of one sheet; no other woman came: less the women it is the man."""
    gone = {"1": ({FIRST: 10}, [Bundle(1, FIRST, SECOND)]), "2": ({}, [Bundle(6, FIRST, SECOND)])}
    assert few_across(of_table([FIRST, SECOND], [FIRST], (), gone))
    assert not few_across(of_table([FIRST, SECOND], [FIRST, SECOND], (), gone))
