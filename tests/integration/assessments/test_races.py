"""Several people at the same moment: one answer, one result, one chain."""

import pytest
from django.db import connection

from tests.integration.assessments import factories as make
from tests.integration.audit.test_concurrency import in_threads
from zonahijau.assessments import actions
from zonahijau.assessments.actions import Conflict
from zonahijau.assessments.models import Answer, Result
from zonahijau.audit import verify
from zonahijau.wording import Refused

PEOPLE = 4


@pytest.fixture
def regency(transactional_db):
    return make.regency()


def test_of_several_first_answers_at_once_one_is_kept_and_the_others_are_told(regency):
    assessed = make.assessment(regency)
    people = [make.person(f"Operator {n}", ("operator", regency.agency)) for n in range(PEOPLE)]

    def work(number: int) -> None:
        make.answer(assessed, people[number], "front-office", "1", note=f"Catatan {number}")

    faults = in_threads(PEOPLE, work)
    assert [type(fault) for fault in faults] == [Conflict] * (PEOPLE - 1)
    assert Answer.objects.get().revisions.count() == 1
    assert make.fresh(assessed).answered == 1


def test_different_answers_at_once_are_all_kept_and_counted(regency):
    assessed = make.assessment(regency)
    codes = list(make.highest(assessed))[: PEOPLE * 2]

    def work(number: int) -> None:
        for code in codes[number::PEOPLE]:
            make.answer(assessed, regency.operator, code, "1")

    assert not in_threads(PEOPLE, work)
    assert make.fresh(assessed).answered == len(codes)
    assert verify(regency.government.pk).holds


def test_of_several_seals_at_once_one_counts(regency):
    assessed = make.assessment(regency)
    make.answer_all(assessed, regency.operator)
    actions.submit(assessment=assessed, by=regency.head)
    make.confirm_all(assessed, regency.verifier)
    actions.verify(assessment=assessed, by=regency.verifier)
    connection.close()
    faults = in_threads(PEOPLE, lambda _: actions.seal(assessment=assessed, by=regency.closer))
    assert [type(fault) for fault in faults] == [Refused] * (PEOPLE - 1)
    assert Result.objects.filter(stage="sealed").count() == 1
    assert verify(regency.government.pk).holds


def test_of_several_closings_at_once_one_counts(regency):
    opened = make.opened(regency)
    make.sealed(regency, opened.assessments.get())
    faults = in_threads(PEOPLE, lambda _: actions.close_round(round_=opened, by=regency.closer))
    assert len(faults) == PEOPLE - 1
    assert Result.objects.filter(assessment=None).count() == 1
