"""The verifier's decisions: confirmed by one click, corrected with a reason, never one's own."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.integration.assessments import factories as make
from zonahijau.assessments import actions
from zonahijau.assessments.actions.answers import Conflict
from zonahijau.wording import Refused


@pytest.fixture
def waiting(batola):
    """The agency's assessment on the desk."""
    assessed = make.assessment(batola)
    make.answer_all(assessed, batola.operator)
    actions.submit(assessment=assessed, by=batola.head)
    return make.fresh(assessed)


def review(answer, by, value="0", reason="Foto tidak ada", revision=1):
    return actions.review_answer(
        answer=answer, state="answered", value=value, reason=reason, revision=revision, by=by
    )


def test_repeating_the_answer_confirms_it(batola, waiting):
    answer = make.confirm(waiting.answers.first(), batola.verifier)
    assert (answer.review, answer.verified_value) == ("confirmed", answer.value)


def test_a_correction_keeps_the_own_answer_and_says_why(batola, waiting):
    answer = review(waiting.answers.first(), batola.verifier)
    assert (answer.value, answer.verified_value, answer.review) == ("1", "0", "corrected")
    assert answer.reviews.get().reason == "Foto tidak ada"


def test_a_correction_without_a_reason_is_refused(batola, waiting):
    with pytest.raises(Refused, match="reason"):
        review(waiting.answers.first(), batola.verifier, reason=" ")


@pytest.mark.parametrize("value", ["2", "dua", ""])
def test_a_correction_off_the_scale_is_refused(batola, waiting, value):
    with pytest.raises(Refused):
        review(waiting.answers.first(), batola.verifier, value=value)


def test_an_answer_that_is_no_longer_the_one_looked_at_is_a_conflict(batola, waiting):
    with pytest.raises(Conflict):
        review(waiting.answers.first(), batola.verifier, revision=0)


def test_nothing_is_reviewed_before_it_reaches_the_desk(batola):
    assessed = make.assessment(batola)
    answer = make.answer(assessed, batola.operator, "front-office", "1")
    with pytest.raises(Refused, match="not with the verifier"):
        make.confirm(answer, batola.verifier)


@pytest.mark.parametrize("role", ["operator", "kepala_unit"])
def test_nobody_verifies_the_own_unit_whatever_else_they_are(batola, waiting, role):
    make.give(batola.verifier, role, batola.agency)
    with pytest.raises(PermissionDenied):
        make.confirm(waiting.answers.first(), batola.verifier)
    with pytest.raises(PermissionDenied):
        actions.return_assessment(
            assessment=waiting,
            by=batola.verifier,
            what="Foto",
            promised_on=batola.government.today(),
        )


def test_nobody_seals_the_own_unit(batola, waiting):
    make.confirm_all(waiting, batola.verifier)
    actions.verify(assessment=waiting, by=batola.verifier)
    make.give(batola.closer, "kepala_unit", batola.agency)
    with pytest.raises(PermissionDenied):
        actions.seal(assessment=waiting, by=batola.closer)


def test_whoever_looked_does_not_verify_what_they_found(batola):
    make.give(batola.satgas, "verifikator", batola.government)
    assessed = make.assessment(batola, kind="spot_check")
    make.answer_all(assessed, batola.satgas)
    actions.submit(assessment=assessed, by=batola.satgas)
    with pytest.raises(Refused, match="yourself"):
        make.confirm(assessed.answers.first(), batola.satgas)


def test_the_desk_is_done_when_every_answer_is_reviewed(batola, waiting):
    with pytest.raises(Refused, match="12 answers are not reviewed"):
        actions.verify(assessment=waiting, by=batola.verifier)


def test_a_verifier_of_another_regency_reaches_nothing(batola, neighbour, waiting):
    with pytest.raises(PermissionDenied):
        make.confirm(waiting.answers.first(), neighbour.verifier)


def test_the_verified_score_follows_the_corrections_and_the_own_score_stays(batola, waiting):
    review(waiting.answers.get(indicator="front-office"), batola.verifier)
    make.confirm_all(waiting, batola.verifier)
    actions.verify(assessment=waiting, by=batola.verifier)
    own, verified = (waiting.results.get(stage=stage) for stage in ("self", "verified"))
    assert own.score == "100.00"
    assert verified.score == "91.67"


def test_comments_run_beside_an_indicator_and_are_taken_back_only_by_their_author(batola, waiting):
    comment = actions.add_comment(
        assessment=waiting, indicator="front-office", text="Mana fotonya?", by=batola.verifier
    )
    with pytest.raises(Refused, match="not yours"):
        actions.withdraw_comment(comment=comment, by=batola.operator)
    actions.withdraw_comment(comment=comment, by=batola.verifier)
    comment.refresh_from_db()
    assert comment.withdrawn_at
    assert comment.text == "Mana fotonya?"


def test_who_only_reads_does_not_comment(batola, waiting):
    with pytest.raises(PermissionDenied):
        actions.add_comment(
            assessment=waiting, indicator="front-office", text="Hm", by=batola.inspector
        )
