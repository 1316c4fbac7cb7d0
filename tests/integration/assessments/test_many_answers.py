"""Many answers saved at once: all or none, one history each, one entry in the audit trail."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.integration.assessments import factories as make
from zonahijau.assessments import actions
from zonahijau.assessments.actions import Conflict, Written
from zonahijau.assessments.models import AnswerRevision
from zonahijau.audit.models import Entry
from zonahijau.wording import Refused


def save(assessed, by, *answers):
    return actions.save_answers(assessment=assessed, answers=answers, by=by)


def given(code, value, revision=0, about=None, note=""):
    return code, about, Written("answered", value, note, revision)


def told(assessed):
    return Entry.objects.filter(action="answers-saved", subject_uid=assessed.uid)


def values(assessed):
    return dict(assessed.answers.values_list("indicator", "value"))


def test_all_are_saved_in_order_with_a_history_each_and_one_audit_entry(batola):
    assessed = make.assessment(batola)
    rows = save(
        assessed, batola.operator, given("situs-ada", "0"), given("front-office", "1", note="Ani")
    )
    assert [(row.indicator, row.value, row.revision) for row in rows] == [
        ("situs-ada", "0", 1), ("front-office", "1", 1),
    ]  # fmt: skip
    assert values(assessed) == {"situs-ada": "0", "front-office": "1"}
    assert AnswerRevision.objects.filter(answer__assessment=assessed).count() == 2
    details = told(assessed).get().details
    assert details["count"] == 2
    assert len(details["sha256"]) == 64
    assert "Ani" not in str(details)


def test_many_at_once_leave_what_one_after_the_other_leaves(batola):
    together, apart = (make.assessment(batola, title=title) for title in ("Satu", "Dua"))
    answers = [given(code, value) for code, value in make.highest(together).items()]
    save(together, batola.operator, *answers)
    for code, _, written in answers:
        actions.save_answer(assessment=apart, indicator=code, written=written, by=batola.operator)
    first, second = make.fresh(together), make.fresh(apart)
    assert values(first) == values(second)
    kept = ("answered", "exact", "least", "greatest")
    assert [getattr(first, name) for name in kept] == [getattr(second, name) for name in kept]


def test_one_that_was_overtaken_keeps_all_from_being_written(batola):
    assessed = make.assessment(batola)
    make.answer(assessed, batola.operator, "front-office", "1")
    colleague = make.person("Koko Rekan", ("operator", batola.agency))
    with pytest.raises(Conflict) as conflict:
        save(assessed, colleague, given("situs-ada", "1"), given("front-office", "0"))
    assert conflict.value.current.indicator == "front-office"
    assert values(assessed) == {"front-office": "1"}
    assert not told(assessed).exists()


def test_one_that_is_off_the_scale_keeps_all_from_being_written(batola):
    assessed = make.assessment(batola)
    with pytest.raises(Refused, match="not on the scale"):
        save(assessed, batola.operator, given("situs-ada", "1"), given("front-office", "9"))
    assert not values(assessed)


def test_what_stands_there_already_is_not_saved_again(batola):
    assessed = make.assessment(batola)
    save(assessed, batola.operator, given("front-office", "1"))
    first, second = save(
        assessed, batola.operator, given("front-office", "1"), given("situs-ada", "1")
    )
    assert (first.revision, second.revision) == (1, 1)
    assert [each.details["count"] for each in told(assessed)] == [1, 1]
    save(assessed, batola.operator, given("front-office", "1"), given("situs-ada", "1"))
    assert told(assessed).count() == 2


def test_the_same_indicator_twice_is_two_people_s_quarrel(batola):
    assessed = make.assessment(batola)
    with pytest.raises(Conflict):
        save(assessed, batola.operator, given("front-office", "1"), given("front-office", "0"))
    assert not values(assessed)


def test_answers_about_several_services_are_told_apart(batola):
    services = [make.service(batola.agency, name) for name in ("Izin klinik", "Izin apotek")]
    assessed = make.assessment(batola, make.OMBUDSMAN_2021)
    save(assessed, batola.operator, *(given("terpadu", "1", about=each) for each in services))
    assert set(assessed.answers.values_list("service", "value")) == {
        (each.pk, "1") for each in services
    }
    elsewhere = make.service(batola.clinic, "Rawat jalan")
    with pytest.raises(Refused, match="service"):
        save(assessed, batola.operator, given("terpadu", "0", about=elsewhere))


def test_a_changed_answer_is_reviewed_again_and_others_keep_their_review(batola):
    assessed = make.assessment(batola)
    make.answer_all(assessed, batola.operator)
    assessed.answers.update(review="confirmed", verified_state="answered")
    save(assessed, batola.operator, given("front-office", "0", revision=1))
    assert assessed.answers.get(indicator="front-office").review == ""
    assert make.fresh(assessed).reviewed == make.fresh(assessed).asked - 1


def test_strangers_save_nothing(batola, neighbour):
    assessed = make.assessment(batola)
    for person in (batola.inspector, neighbour.operator):
        with pytest.raises(PermissionDenied):
            save(assessed, person, given("front-office", "1"))


def test_many_new_answers_ask_the_database_no_more_than_a_few(batola):
    def asked(assessed, answers):
        with CaptureQueriesContext(connection) as captured:
            save(assessed, batola.operator, *answers)
        return len(captured)

    few, many = (
        make.assessment(batola, make.OMBUDSMAN_2023, title=title) for title in ("Satu", "Dua")
    )
    answers = [given(code, value) for code, value in make.highest(many).items()]
    assert asked(few, answers[:2]) == asked(many, answers)
