"""The table of roles, held against what the design says of them."""

import pytest

from zonahijau.organisations.roles import (
    CAPABILITIES,
    NEVER_IN_OWN_UNIT,
    OWN_UNIT_ROLES,
    ROLES,
)


def roles_with(capability: str) -> set[str]:
    return {name for name, role in ROLES.items() if capability in role.capabilities}


@pytest.mark.parametrize("name", ROLES)
def test_a_role_grants_only_capabilities_that_exist(name):
    assert ROLES[name].capabilities <= CAPABILITIES.keys()


@pytest.mark.parametrize("capability", CAPABILITIES)
def test_every_capability_is_granted_by_a_role(capability):
    assert roles_with(capability)


def test_who_inspects_reads_everything_and_changes_nothing():
    seeing = {c for c in CAPABILITIES if c.startswith("see_")}
    reading = {c for c in CAPABILITIES if c.startswith("read_")}
    assert seeing <= ROLES["pemeriksa"].capabilities <= seeing | reading | {"export"}


def test_exposure_to_sanctions_is_for_head_of_unit_sekda_and_inspectors_only():
    assert roles_with("see_exposure") == {"kepala_unit", "sekda", "pemeriksa"}


def test_the_regent_sees_what_is_released_and_no_more():
    scores = {c for c in ROLES["pimpinan"].capabilities if c.endswith("_score")}
    assert scores == {"see_released_score"}


def test_the_secretariat_sees_no_draft_scores():
    assert "see_draft_score" not in ROLES["satgas"].capabilities
    assert "see_verified_score" in ROLES["satgas"].capabilities


def test_who_manages_people_assesses_nobody():
    assert not ROLES["admin"].capabilities & (NEVER_IN_OWN_UNIT | {"answer", "submit"})


def test_nobody_answers_and_verifies_by_one_role():
    assert not roles_with("answer") & roles_with("verify")


def test_the_roles_of_an_own_unit_are_held_in_one():
    assert all(ROLES[name].unit_only for name in OWN_UNIT_ROLES)


@pytest.mark.parametrize("name", ["pemeriksa", "asesor", "validator", "evaluator"])
def test_who_comes_from_outside_comes_with_a_letter(name):
    assert ROLES[name].needs_letter
