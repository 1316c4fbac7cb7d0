"""The table of a standard's lawful life: what follows what, and that nothing else can."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zonahijau.catalogue import life
from zonahijau.catalogue.diagram import page
from zonahijau.catalogue.kinds import STANDARD_STATES, STEP_KINDS
from zonahijau.catalogue.life import MOVES, Taken
from zonahijau.wording import Refused

START = date(2026, 3, 2)
CHAIN = ["drafted", "discussed", "draft-published", "comments-closed", "repaired", "set"]


def taken(*kinds: str, every: int = 7) -> list[Taken]:
    return [
        Taken(kind, START + timedelta(days=every * place), place)
        for place, kind in enumerate(kinds)
    ]


def test_every_step_and_state_has_words_and_a_place_in_the_table():
    assert [move.kind for move in MOVES]
    assert {move.kind for move in MOVES} == set(STEP_KINDS)
    reached = {move.ends for move in MOVES if move.ends}
    assert reached == set(STANDARD_STATES)


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        (1, "draft"),
        (2, "discussed"),
        (3, "consulting"),
        (4, "repairing"),
        (5, "repaired"),
        (6, "set"),
    ],
)
def test_the_chain_of_the_regulation_leads_from_draft_to_set(steps, state):
    assert life.state_of(taken(*CHAIN[:steps])) == state


@pytest.mark.parametrize("left_out", range(1, 5))
def test_no_step_of_the_chain_can_be_left_out_but_all_before_an_older_decree(left_out):
    with pytest.raises(Refused, match="out of turn"):
        life.state_of(taken(*CHAIN[:left_out], *CHAIN[left_out + 1 :]))
    assert life.state_of(taken("drafted", "set")) == "set"


def test_a_day_cannot_lie_before_that_of_the_step_before():
    steps = taken("drafted", "discussed", "draft-published", every=0)
    early = Taken("draft-published", START - timedelta(days=1), 3)
    assert life.state_of(steps) == "consulting"
    with pytest.raises(Refused, match="lies before"):
        life.state_of([*steps[:2], early])


def test_what_leaves_the_state_alone_may_come_again():
    again = taken(*CHAIN, "published", "evaluated", "evaluated", "objected", "reviewed")
    assert life.state_of(again) == "set"
    assert life.dates_of(again)["evaluated_on"] == again[8].on


def test_a_corrected_day_keeps_its_place_though_it_was_entered_last():
    steps = taken("drafted", "discussed", "draft-published")
    corrected = Taken("discussed", START + timedelta(days=8), 99)
    assert life.state_of([steps[0], steps[2], corrected]) == "consulting"


def test_only_what_nobody_reads_or_holds_can_be_written():
    for state in STANDARD_STATES:
        if state in ("draft", "discussed", "repairing"):
            life.check_writable(state)
        else:
            with pytest.raises(Refused):
                life.check_writable(state)


KINDS = st.sampled_from([move.kind for move in MOVES if move.kind != "drafted"])


@settings(max_examples=200)
@given(st.lists(KINDS, max_size=12))
def test_whatever_is_tried_the_state_is_one_of_the_table_and_refusals_change_nothing(tried):
    steps, day = [Taken("drafted", START, 0)], START
    for number, kind in enumerate(tried, 1):
        day += timedelta(days=1)
        attempt = [*steps, Taken(kind, day, number)]
        if life.is_lawful(attempt):
            before = life.state_of(steps)
            move = life.move_from(before, kind)
            assert life.state_of(attempt) == (move.ends or before)
            steps = attempt
        assert life.state_of(steps) in STANDARD_STATES


@settings(max_examples=200)
@given(st.lists(KINDS, max_size=12))
def test_the_last_lawful_step_can_be_taken_back_and_all_is_as_before(tried):
    steps, states, day = [Taken("drafted", START, 0)], ["draft"], START
    for number, kind in enumerate(tried, 1):
        day += timedelta(days=1)
        attempt = [*steps, Taken(kind, day, number)]
        if life.is_lawful(attempt):
            steps.append(attempt[-1])
            states.append(life.state_of(attempt))
    while len(steps) > 1:
        steps.pop()
        states.pop()
        assert life.state_of(steps) == states[-1]


@settings(max_examples=100)
@given(st.sampled_from(sorted(STANDARD_STATES)))
def test_what_is_offered_next_is_what_the_table_takes(state):
    for move in life.steps_from(state):
        assert life.move_from(state, move.kind) == move
    if state in ("replaced", "withdrawn"):
        assert life.steps_from(state) == ()


def test_the_documentation_is_drawn_from_the_table():
    written = Path(__file__).parents[3] / "docs" / "reference" / "standard-states.md"
    assert written.read_text(encoding="utf-8") == page(), (
        "run: python -m zonahijau.catalogue.diagram > docs/reference/standard-states.md"
    )
