"""A tally of parts is the tally of the whole, and holds what the rows say."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.statistics.questionnaire import matrix, rows_of_answers, tally_of
from zonahijau.statistics import adding
from zonahijau.statistics.tally import Missing, Tally, by_group, off_scale


def as_tally(rows: list[list[int]]) -> Tally:
    return Tally.of(np.array(rows, np.int8).reshape(-1, 9), 4)


@given(rows_of_answers(), rows_of_answers())
@settings(max_examples=100, deadline=None)
def test_the_tally_of_the_parts_is_the_tally_of_the_whole(one, other):
    assert as_tally(one) + as_tally(other) == as_tally(one + other)


@given(rows_of_answers(), rows_of_answers())
@settings(max_examples=100, deadline=None)
def test_a_tally_without_the_withdrawn_is_the_tally_of_the_rest(rest, withdrawn):
    assert as_tally(rest + withdrawn) - as_tally(withdrawn) == as_tally(rest)


@given(rows_of_answers())
@settings(max_examples=100, deadline=None)
def test_complete_rows_are_summed_as_a_plain_loop_would(rows):
    complete = [row for row in rows if all(row)]
    moments = as_tally(rows).under(Missing.DROP_ROW)
    assert moments.n == len(complete)
    for i in range(9):
        assert moments.sums[i][i] == sum(row[i] for row in complete)
        assert moments.counts[i] == [sum(row[i] == v for row in complete) for v in range(5)]
        for j in range(9):
            assert moments.products[i][j] == sum(row[i] * row[j] for row in complete)


@given(rows_of_answers(items=3))
@settings(max_examples=100, deadline=None)
def test_with_gaps_each_pair_is_summed_over_those_who_answered_both(rows):
    tally = Tally.of(np.array(rows, np.int8).reshape(-1, 3), 4)
    moments = tally.under(Missing.DROP_ITEM)
    answering = [row for row in rows if any(row)]
    assert moments.n == tally.respondents == len(answering)
    for i in range(3):
        assert moments.counts[i] == [sum(row[i] == v for row in answering) for v in range(5)]
        for j in range(3):
            both = [row for row in rows if row[i] and row[j]]
            assert moments.answered[i][j] == len(both)
            assert moments.sums[i][j] == sum(row[i] for row in both)
            assert moments.products[i][j] == sum(row[i] * row[j] for row in both)


@given(rows_of_answers(), st.lists(st.integers(0, 3), min_size=40, max_size=40))
@settings(max_examples=50, deadline=None)
def test_the_tally_of_a_group_is_that_of_its_rows_alone(rows, numbers):
    groups = numbers[: len(rows)]
    tallies = {
        found.group: found.tally
        for found in by_group(np.array(rows, np.int8).reshape(-1, 9), np.array(groups, np.int64), 4)
    }
    assert list(tallies) == sorted(set(groups))
    for group, tally in tallies.items():
        assert tally == as_tally([r for r, g in zip(rows, groups, strict=True) if g == group])


def test_blocks_of_any_size_give_the_same_tally(monkeypatch):
    rows = np.random.default_rng(7).integers(0, 5, (1000, 9)).astype(np.int8)
    whole = Tally.of(rows, 4)
    monkeypatch.setattr(adding, "_BLOCK", 17)
    assert Tally.of(rows, 4) == whole


def test_the_sum_of_no_tallies_is_the_empty_one():
    assert Tally.total([], 9, 4) == Tally.empty(9, 4)
    assert Tally.total([tally_of([1, 2]), tally_of([3, 4])], 2, 4) == tally_of([1, 2], [3, 4])


def test_a_row_without_any_answer_is_counted_as_blank_only():
    tally = tally_of([0, 0], [1, 2])
    assert (tally.blank, tally.respondents) == (1, 1)


def test_a_tally_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        tally_of([1, 2]).counts[0] += 1


def test_an_answer_off_the_scale_is_refused_and_can_be_found_beforehand():
    rows = matrix([[1, 4], [5, 1], [-1, 2], [0, 3]])
    assert off_scale(rows, 4).tolist() == [False, True, True, False]
    with pytest.raises(ValueError, match="outside 0 to 4"):
        Tally.of(rows, 4)


def test_more_cannot_be_withdrawn_than_was_given():
    with pytest.raises(ValueError, match="more answers withdrawn"):
        tally_of([1, 2]) - tally_of([1, 3])


def test_tallies_of_different_questionnaires_do_not_add():
    with pytest.raises(ValueError, match="different questionnaires"):
        tally_of([1, 2]) + tally_of([1, 2, 3])
    assert tally_of([1, 2]) != tally_of([1, 2, 3])


@pytest.mark.parametrize(("items", "rungs"), [(0, 4), (9, 0), (9, 10)])
def test_a_questionnaire_has_elements_and_one_to_nine_rungs(items, rungs):
    with pytest.raises(ValueError, match="rungs"):
        Tally.empty(items, rungs)
