"""Answers are mixed by fives, once a day, and counted; keys and waiting copies are gone then."""

from datetime import timedelta

import pytest
from django.conf import settings

from tests.surveys import answer, sent
from zonahijau.surveys import queries, sealing
from zonahijau.surveys.actions.campaigns import close
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.actions.sheets import (
    begin_sheet,
    enter_form,
    finish_sheet,
    withdraw_sheet,
)
from zonahijau.surveys.models import Comment, Seal, Shelf, WaitingAnswer
from zonahijau.wording import Refused


def _people(survey, count, **given):
    for _ in range(count):
        sent(survey, answer(**given))


def _sheet(by, survey, count, **given):
    sheet = begin_sheet(by=by, campaign=survey)
    for _ in range(count):
        enter_form(by=by, sheet=sheet, answer=answer(**given))
    return finish_sheet(by=by, sheet=sheet)


def test_nine_answers_wait_and_ten_are_five_and_five(survey, today, tomorrow):
    _people(survey, 9)
    assert mix(campaign=survey, on=today).waiting == 0
    _people(survey, 1)
    done = mix(campaign=survey, on=today)
    assert (done.waiting, done.left) == (5, 5)
    assert queries.whole(survey).counted.answers == 5


def test_counts_move_once_a_day(survey, today, tomorrow):
    _people(survey, 12)
    assert mix(campaign=survey, on=today).waiting == 7
    _people(survey, 12)
    assert mix(campaign=survey, on=today).waiting == 0
    assert mix(campaign=survey, on=tomorrow).waiting == 12


def test_a_survey_that_closes_counts_all(survey, rahmah, today, tomorrow):
    _people(survey, 12)
    mix(campaign=survey, on=today)
    close(by=rahmah, campaign=survey)
    assert mix(campaign=survey, on=tomorrow).waiting == 5
    survey.refresh_from_db()
    assert (survey.state, survey.answers, survey.lost) == ("closed", 12, 0)
    assert WaitingAnswer.objects.count() == 0


def test_fewer_than_five_are_never_opened(survey, rahmah, today):
    _people(survey, 4)
    close(by=rahmah, campaign=survey)
    mix(campaign=survey, on=today)
    survey.refresh_from_db()
    assert (survey.state, survey.answers, survey.lost) == ("closed", 0, 4)
    assert queries.whole(survey) is None


@pytest.mark.django_db(transaction=True)
def test_the_key_and_the_waiting_copies_are_destroyed(survey, today):
    _people(survey, 12)
    old = Seal.objects.get()
    secret, noise = sealing.secret_of(old.pk), WaitingAnswer.objects.first()
    assert sealing.opened(secret, bytes(noise.content))
    mix(campaign=survey, on=today)
    with pytest.raises(Refused):
        sealing.secret_of(old.pk)
    assert not WaitingAnswer.objects.filter(pk=noise.pk).exists()
    assert Seal.objects.get().pk != old.pk
    assert secret not in b"".join(path.read_bytes() for path in settings.KEYS.rglob("*.seal"))


def test_the_shelf_says_nothing_but_answers_in_their_own_order(survey, today):
    for rung in (4, 1, 3, 2, 1, 4, 2, 3, 1, 1):
        sent(survey, answer((rung,) * 9))
    mix(campaign=survey, on=today)
    lines = Shelf.objects.get().lines.splitlines()
    assert len(lines) == 5
    assert lines == sorted(lines)
    assert all(line.startswith("1|1334|") for line in lines)


def test_what_people_wrote_is_parted_from_their_answers(survey, today):
    for number in range(10):
        sent(survey, answer(), text=f"Saran nomor {number}")
    mix(campaign=survey, on=today)
    texts = [comment.text for comment in Comment.objects.order_by("pk")]
    assert len(texts) == 5
    assert all(text.startswith("Saran nomor") for text in texts)


def test_paper_alone_is_counted_sheet_by_sheet(survey, rahmah, today, tomorrow):
    _sheet(rahmah, survey, 12)
    assert mix(campaign=survey, on=today).paper == 0
    _sheet(rahmah, survey, 8)
    assert mix(campaign=survey, on=today).paper == 12
    close(by=rahmah, campaign=survey)
    assert mix(campaign=survey, on=tomorrow).paper == 8


def test_late_paper_waits_for_five(survey, rahmah, today, tomorrow):
    _people(survey, 10)
    close(by=rahmah, campaign=survey)
    mix(campaign=survey, on=today)
    _sheet(rahmah, survey, 3)
    assert mix(campaign=survey, on=tomorrow).paper == 0
    _sheet(rahmah, survey, 2)
    assert mix(campaign=survey, on=tomorrow).paper == 5


def test_a_sheet_leaves_the_counts_as_a_whole(survey, rahmah, today, tomorrow):
    _people(survey, 12)
    sheet = _sheet(rahmah, survey, 6, scored=(1,) * 9)
    mix(campaign=survey, on=today)
    assert queries.whole(survey).counted.answers == 13
    withdraw_sheet(by=rahmah, sheet=sheet, because="Formulir palsu")
    assert mix(campaign=survey, on=tomorrow).taken_out == 6
    counted = queries.whole(survey).counted
    assert counted.answers == 7
    assert counted.scored.counts[0][:, 1].sum() == 0


def test_a_sheet_of_one_is_not_taken_out_alone(survey, rahmah, today, tomorrow):
    _people(survey, 12)
    sheet = _sheet(rahmah, survey, 1)
    mix(campaign=survey, on=today)
    withdraw_sheet(by=rahmah, sheet=sheet, because="Formulir palsu")
    assert mix(campaign=survey, on=tomorrow).taken_out == 0


def test_a_sheet_that_came_with_one_more_form_is_not_taken_out(survey, rahmah, today, tomorrow):
    """Without it the counts would differ from those of the day before by that one form."""
    _people(survey, 30)
    close(by=rahmah, campaign=survey)
    mix(campaign=survey, on=today)
    large = _sheet(rahmah, survey, 7)
    _sheet(rahmah, survey, 1)
    mix(campaign=survey, on=tomorrow)
    withdraw_sheet(by=rahmah, sheet=large, because="Formulir palsu")
    assert mix(campaign=survey, on=tomorrow + timedelta(days=1)).taken_out == 0
    _sheet(rahmah, survey, 4)
    assert mix(campaign=survey, on=tomorrow + timedelta(days=2)).taken_out == 0
    assert [state.counted.answers for state in queries.history(survey)] == [30, 38]


def test_a_sheet_stays_where_two_other_days_would_leave_those_who_came_with_it(
    survey, rahmah, today
):
    """Twenty forms came with two others, and go when six more have come. The step of the second
    day is the twenty and the two, that of the last day the twenty alone."""
    days = [today + timedelta(days=number) for number in range(5)]
    _people(survey, 30)
    close(by=rahmah, campaign=survey)
    mix(campaign=survey, on=days[0])
    large = _sheet(rahmah, survey, 20)
    _sheet(rahmah, survey, 2)
    mix(campaign=survey, on=days[1])
    _sheet(rahmah, survey, 6)
    mix(campaign=survey, on=days[2])
    withdraw_sheet(by=rahmah, sheet=large, because="Formulir palsu")
    assert mix(campaign=survey, on=days[3]).taken_out == 0
    assert [state.counted.answers for state in queries.history(survey)] == [30, 52, 58]
    _sheet(rahmah, survey, 3)
    _sheet(rahmah, survey, 2)
    done = mix(campaign=survey, on=days[4])
    assert (done.taken_out, done.paper) == (20, 5)


def test_tables_are_issued_when_the_survey_has_closed(survey, rahmah, today, tomorrow):
    _people(survey, 14)
    _people(survey, 7, service="2")
    mix(campaign=survey, on=today)
    assert queries.table(survey, "service") == []
    close(by=rahmah, campaign=survey)
    mix(campaign=survey, on=tomorrow)
    cells = {each.cell: each.counted.answers for each in queries.table(survey, "service")}
    assert cells == {"1": 14, "2": 7}


def test_what_is_missing_is_told_for_each_service(survey, today):
    _people(survey, 20)
    mix(campaign=survey, on=today)
    first, second = queries.progress(survey)
    assert (first.answers, first.required, first.missing) == (15, 217, 202)
    assert (second.answers, second.required, second.missing) == (0, 19, 19)
    assert queries.waiting(survey) == 5
