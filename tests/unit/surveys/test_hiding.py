"""Which cells are hidden, chosen once, and what may follow."""

from hypothesis import given
from hypothesis import strategies as st

from zonahijau.surveys.cuts import Shown
from zonahijau.surveys.hiding import hidden_beside, hidden_in, hidden_of, still_hides

COUNTS = st.dictionaries(st.sampled_from("123456"), st.integers(0, 12), min_size=1)


def test_a_small_cell_takes_another_with_it_for_the_total_is_known():
    assert hidden_in({"1": 3, "2": 7, "3": 20}) == {"1", "2"}
    assert hidden_in({"1": 5, "2": 0}) == set()


def test_the_cells_of_the_first_issue_stay_hidden_when_the_small_one_has_grown():
    hidden = hidden_in({"1": 3, "2": 7, "3": 20})
    assert still_hides(hidden, {"1": 8, "2": 7, "3": 20})


def test_a_new_small_cell_or_a_small_rest_is_no_state_to_show():
    hidden = hidden_in({"1": 3, "2": 7, "3": 20})
    assert not still_hides(hidden, {"1": 3, "2": 7, "3": 4})
    assert not still_hides(hidden, {"1": 3, "2": 0, "3": 20})
    assert still_hides(frozenset(), {"1": 0, "2": 9})


@given(COUNTS)
def test_what_a_first_issue_hides_protects_that_issue(counts):
    hidden = hidden_in(counts)
    together = sum(counts[cell] for cell in hidden)
    assert all(count == 0 or count >= 5 for cell, count in counts.items() if cell not in hidden)
    assert len(hidden) != 1 or sum(counts.values()) < 5
    assert still_hides(hidden, counts) or together == sum(counts.values()) < 5


def test_a_cell_that_earlier_days_give_away_is_hidden_the_smallest_at_fault_first():
    at_fault = frozenset({"yesterday", Shown("today", "1"), Shown("today", "2")})

    def tells_of(hidden):
        return at_fault if "2" not in hidden else frozenset()

    assert hidden_beside({"1": 9, "2": 8, "3": 7}, tells_of) == {"2"}
    assert hidden_beside({"1": 3, "2": 8, "3": 20}, tells_of) == {"1", "2"}


def test_where_nothing_else_helps_everything_is_hidden():
    assert hidden_beside({"1": 9, "2": 8}, lambda _: frozenset({"yesterday"})) == {"1", "2"}


def test_what_the_first_issue_noted_stays_hidden():
    def sums(complete, **more):
        return {"rows": [complete], **more}

    first = {"1": sums(9, hidden=True), "2": sums(3), "3": sums(8), "4": sums(30)}
    assert hidden_of(first) == {"1", "2", "3"}
    assert hidden_of({}) == set()
