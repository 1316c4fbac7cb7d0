"""Who sees a score when: the whole table, row by row, and who is which viewer."""

import pytest

from zonahijau.assessments.policies import KINDS, STATES
from zonahijau.assessments.visibility import (
    PUBLISHED,
    RAKOR,
    RELEASES,
    VIEWERS,
    any_sees_score,
    any_sees_stage,
    counted_in_a_mean,
    public_sees,
    reads_answers,
    sees_score,
    viewers_of,
)
from zonahijau.organisations.authority import Authority, Grant, Place
from zonahijau.organisations.roles import ROLES

OPEN = ("draft", "returned", "waiting_parent", "in_review")
DONE = ("verified", "sealed")
AGENCY, CLINIC = Place(1, "/1/"), Place(1, "/1/5/")
REGENCY, ELSEWHERE = Place(1), Place(2)

TABLE = {
    "own_unit": (*OPEN, *DONE),
    "verifier": (*OPEN, *DONE),
    "inspector": (*OPEN, *DONE),
    "parent": DONE,
    "secretariat": DONE,
    "leaders": DONE,
    "peer": (),
    "public": (),
}
"""Before any release, in which states each viewer sees the score."""


def as_role(role: str, place: Place) -> Authority:
    return Authority((Grant(role, place),))


def test_the_table_names_every_viewer_and_every_state():
    assert TABLE.keys() == set(VIEWERS)
    assert {*OPEN, *DONE} == STATES.keys()


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("viewer", VIEWERS)
def test_before_a_release_each_viewer_sees_what_the_table_says(viewer, state):
    assert sees_score(viewer, state) == (state in TABLE[viewer])


@pytest.mark.parametrize("state", STATES)
def test_a_release_opens_only_what_is_sealed(state):
    assert sees_score("peer", state, RAKOR) == (state == "sealed")
    assert sees_score("public", state, PUBLISHED) == (state == "sealed")
    assert not sees_score("public", state, RAKOR)


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("state", STATES)
def test_the_public_never_sees_an_estimate(state, release):
    assert not public_sees(state=state, release=release, estimate=True)


def test_the_public_sees_an_official_sealed_result_by_a_recorded_decision():
    assert public_sees(state="sealed", release=PUBLISHED, estimate=False)


VIEWER_OF = {
    "operator": "own_unit",
    "kepala_unit": "own_unit",
    "satgas": "secretariat",
    "penetap_hasil": "secretariat",
    "sekda": "leaders",
    "verifikator": "verifier",
    "asesor": "verifier",
    "validator": "verifier",
    "evaluator": "verifier",
    "pemeriksa": "inspector",
    "admin": "peer",
    "admin_unit": "peer",
    "pimpinan": "peer",
}


def test_every_role_is_some_viewer():
    assert VIEWER_OF.keys() == ROLES.keys()


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_the_viewer_that_the_table_says(role):
    assert viewers_of(as_role(role, CLINIC), CLINIC, "self") == {VIEWER_OF[role], "peer", "public"}


def test_the_head_of_the_agency_is_the_parent_of_its_health_centre():
    assert "parent" in viewers_of(as_role("kepala_unit", AGENCY), CLINIC, "self")
    assert "own_unit" not in viewers_of(as_role("kepala_unit", AGENCY), CLINIC, "self")


def test_the_health_centre_is_a_peer_of_its_agency():
    assert viewers_of(as_role("operator", CLINIC), AGENCY, "self") == {"peer", "public"}


def test_people_of_another_regency_are_the_public():
    assert viewers_of(as_role("verifikator", ELSEWHERE), CLINIC, "self") == {"public"}


@pytest.mark.parametrize("kind", [kind for kind, each in KINDS.items() if not each.by_unit])
def test_the_task_force_sees_what_it_found_itself(kind):
    viewers = viewers_of(as_role("satgas", REGENCY), CLINIC, kind)
    assert any_sees_score(viewers, "draft")


@pytest.mark.parametrize("state", STATES)
def test_answers_are_open_to_those_who_work_on_them_and_closed_to_peers(state):
    for viewer in ("own_unit", "verifier", "parent", "secretariat", "inspector"):
        assert reads_answers({viewer}, state)
    for viewer in ("peer", "public"):
        assert not reads_answers({viewer}, state)
    assert reads_answers({"leaders"}, state) == (state in DONE)


@pytest.mark.parametrize("stage", ["self", "verified"])
def test_a_release_opens_what_is_sealed_and_nothing_before_it(stage):
    assert any_sees_stage({"peer"}, "sealed", "sealed", PUBLISHED)
    assert not any_sees_stage({"peer"}, stage, "sealed", PUBLISHED)
    assert any_sees_stage({"leaders"}, stage, "sealed", PUBLISHED)


@pytest.mark.parametrize(("sent", "counted"), [(0, 0), (4, 0), (5, 5), (9, 5), (10, 10), (18, 15)])
def test_a_mean_over_what_one_may_not_see_counts_whole_groups_only(sent, counted):
    assert counted_in_a_mean(sent) == counted
