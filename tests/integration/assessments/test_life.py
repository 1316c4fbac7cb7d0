"""From the first answer to the released result, as those persons live it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.integration.assessments import factories as make
from zonahijau.assessments import actions
from zonahijau.assessments.models import Step
from zonahijau.assessments.queries import round_progress
from zonahijau.audit import verify
from zonahijau.wording import Refused


def states(assessed):
    return list(Step.objects.filter(assessment=assessed).values_list("action", "after"))


def test_a_health_centre_goes_all_the_way(batola):
    opened = make.opened(batola, units=[batola.clinic])
    assessed = opened.assessments.get()
    make.answer_all(assessed, batola.clinic_operator)
    actions.submit(assessment=assessed, by=batola.clinic_head)
    actions.pass_on(assessment=assessed, by=batola.head)
    tomorrow = batola.government.today() + timedelta(1)
    actions.return_assessment(
        assessment=assessed, by=batola.verifier, what="Foto maklumat", promised_on=tomorrow
    )
    assert make.fresh(assessed).promised_on == tomorrow
    actions.submit(assessment=assessed, by=batola.clinic_head)
    actions.pass_on(assessment=assessed, by=batola.head)
    make.confirm_all(assessed, batola.verifier)
    actions.verify(assessment=assessed, by=batola.verifier)
    result = actions.seal(assessment=assessed, by=batola.closer)
    region = actions.close_round(round_=opened, by=batola.closer)
    actions.release_results(round_=opened, release="rakor", decree="", by=batola.satgas)
    assert [action for action, _ in states(assessed)] == [
        "submit_to_parent", "pass_on", "return", "submit_to_parent", "pass_on", "verify", "seal",
    ]  # fmt: skip
    assert result.score == region.score == "100.00"
    assert verify(batola.government.pk).holds


def test_an_agency_needs_no_parent_to_pass_it_on(batola):
    assessed = make.assessment(batola)
    make.answer_all(assessed, batola.operator)
    assert actions.submit(assessment=assessed, by=batola.head).state == "in_review"


def test_the_parent_agency_hands_back_what_is_not_ready(batola):
    assessed = make.opened(batola, units=[batola.clinic]).assessments.get()
    make.answer_all(assessed, batola.clinic_operator)
    actions.submit(assessment=assessed, by=batola.clinic_head)
    today = batola.government.today()
    with pytest.raises(PermissionDenied):
        actions.pass_on(assessment=assessed, by=batola.clinic_head)
    actions.hand_back(assessment=assessed, by=batola.head, what="Lengkapi", promised_on=today)
    assert make.fresh(assessed).state == "returned"


def test_an_incomplete_assessment_does_not_go_out(batola):
    assessed = make.assessment(batola)
    with pytest.raises(Refused, match="12 answers are still empty"):
        actions.submit(assessment=assessed, by=batola.head)


def test_an_operator_answers_and_does_not_submit(batola):
    assessed = make.assessment(batola)
    make.answer_all(assessed, batola.operator)
    with pytest.raises(PermissionDenied):
        actions.submit(assessment=assessed, by=batola.operator)


def test_answers_stand_still_while_the_verifier_looks(batola):
    assessed = make.assessment(batola)
    make.answer_all(assessed, batola.operator)
    actions.submit(assessment=assessed, by=batola.head)
    with pytest.raises(Refused, match="Answers cannot be changed"):
        make.answer(assessed, batola.operator, "front-office", "0", revision=1)


@pytest.mark.parametrize(("what", "days"), [("", 1), ("Foto", -1)])
def test_a_return_says_what_is_missing_and_a_day_to_come(batola, what, days):
    assessed = make.assessment(batola)
    make.answer_all(assessed, batola.operator)
    actions.submit(assessment=assessed, by=batola.head)
    day = batola.government.today() + timedelta(days)
    with pytest.raises(Refused):
        actions.return_assessment(
            assessment=assessed, by=batola.verifier, what=what, promised_on=day
        )
    assert make.fresh(assessed).state == "in_review"
    assert not assessed.returns.exists()


def test_the_closer_sends_it_back_to_the_desk_with_a_reason(batola):
    assessed = make.assessment(batola)
    make.answer_all(assessed, batola.operator)
    actions.submit(assessment=assessed, by=batola.head)
    make.confirm_all(assessed, batola.verifier)
    actions.verify(assessment=assessed, by=batola.verifier)
    with pytest.raises(Refused, match="reason"):
        actions.reopen(assessment=assessed, by=batola.closer, note=" ")
    actions.reopen(assessment=assessed, by=batola.closer, note="Periksa foto")
    assert make.fresh(assessed).state == "in_review"


def test_sealing_twice_is_refused_and_leaves_one_result(batola):
    assessed = make.sealed(batola, make.assessment(batola))
    with pytest.raises(Refused, match="sealed"):
        actions.seal(assessment=assessed, by=batola.closer)
    assert assessed.results.filter(stage="sealed").count() == 1


def test_a_round_closes_once_and_only_when_every_unit_is_sealed(batola):
    opened = make.opened(batola, units=[batola.agency, batola.clinic])
    first, second = opened.assessments.order_by("pk")
    make.sealed(batola, first)
    with pytest.raises(Refused, match="1 unit is not sealed"):
        actions.close_round(round_=opened, by=batola.closer)
    make.sealed(batola, second)
    actions.close_round(round_=opened, by=batola.closer)
    with pytest.raises(Refused, match="already closed"):
        actions.close_round(round_=opened, by=batola.closer)


def test_results_are_released_after_closing_and_publicly_only_by_a_decision(batola):
    opened = make.opened(batola)
    with pytest.raises(Refused, match="open round"):
        actions.release_results(round_=opened, release="rakor", decree="", by=batola.satgas)
    make.sealed(batola, opened.assessments.get())
    actions.close_round(round_=opened, by=batola.closer)
    with pytest.raises(Refused, match="decision"):
        actions.release_results(round_=opened, release="public", decree="", by=batola.satgas)
    actions.release_results(
        round_=opened, release="public", decree="SK Bupati 1/2026", by=batola.satgas
    )
    opened.refresh_from_db()
    assert (opened.release, opened.release_decree) == ("public", "SK Bupati 1/2026")


def test_the_progress_of_a_round_counts_its_units(batola):
    opened = make.opened(batola, units=[batola.agency, batola.clinic])
    make.sealed(batola, opened.assessments.get(unit=batola.agency))
    opened.assessments.filter(unit=batola.clinic).update(due_on=opened.starts_on)
    counted = round_progress(opened, opened.starts_on + timedelta(1))
    assert (counted.units, counted.complete, counted.sealed, counted.late) == (2, 1, 1, 1)
    assert (counted.answered, counted.asked) == (12, 24)


def test_a_promised_day_counts_instead_of_the_due_date(batola):
    assessed = make.assessment(batola)
    today = batola.government.today()
    make.answer_all(assessed, batola.operator)
    actions.submit(assessment=assessed, by=batola.head)
    actions.return_assessment(
        assessment=assessed, by=batola.verifier, what="Foto", promised_on=today + timedelta(40)
    )
    assert round_progress(assessed.round, today + timedelta(35)).late == 0
    assert round_progress(assessed.round, today + timedelta(41)).late == 1
