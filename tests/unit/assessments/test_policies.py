"""The life of an assessment as a table: every state is reached, left, owned and named."""

import pytest

from tests.architecture.source_tree import ROOT
from zonahijau.assessments import policies
from zonahijau.assessments.diagram import page
from zonahijau.assessments.policies import KINDS, OWNERS, SEALED, STATES, TRANSITIONS
from zonahijau.organisations.roles import CAPABILITIES, ROLES
from zonahijau.wording import Refused


def test_every_state_has_a_name_and_an_owner():
    assert STATES.keys() == OWNERS.keys()


def test_the_transitions_cover_every_state_and_no_other():
    starts = {state for step in TRANSITIONS for state in step.starts}
    ends = {step.ends for step in TRANSITIONS}
    assert starts == STATES.keys() - {SEALED}
    assert ends | {policies.DRAFT} == STATES.keys()


def test_every_state_is_reached_from_the_draft():
    reached, waiting = set(), {policies.DRAFT}
    while waiting:
        state = waiting.pop()
        reached.add(state)
        waiting |= {step.ends for step in policies.steps_from(state)} - reached
    assert reached == STATES.keys()


def test_nothing_follows_the_seal():
    assert policies.steps_from(SEALED) == ()


def test_every_step_asks_for_a_capability_that_some_role_has():
    for step in TRANSITIONS:
        assert step.capability in CAPABILITIES
        assert any(step.capability in role.capabilities for role in ROLES.values())


@pytest.mark.parametrize("step", TRANSITIONS, ids=lambda step: step.action)
def test_a_step_is_refused_in_every_other_state_and_says_whose_turn_it_is(step):
    for state in STATES.keys() - step.starts:
        with pytest.raises(Refused) as refused:
            policies.check_step(step.action, state)
        assert OWNERS[state].en in str(refused.value)


@pytest.mark.parametrize("state", STATES)
def test_answers_change_only_while_the_unit_has_them(state):
    if state in (policies.DRAFT, policies.RETURNED):
        policies.check_open(state)
    else:
        with pytest.raises(Refused):
            policies.check_open(state)


def test_units_answer_themselves_only_in_a_self_assessment():
    assert [kind for kind, each in KINDS.items() if each.by_unit] == ["self"]


def test_the_page_of_the_documentation_is_drawn_from_the_tables():
    written = (ROOT / "docs/reference/assessment-states.md").read_text(encoding="utf-8")
    assert written == page(), (
        "run: python -m zonahijau.assessments.diagram > docs/reference/assessment-states.md"
    )
