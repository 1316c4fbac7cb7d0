"""Units that join a round under way, and units that leave it before they have sent anything."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.integration.assessments import factories as make
from tests.integration.assessments.pages import address, browser, page
from zonahijau.assessments import actions
from zonahijau.assessments.actions import UnitPlan
from zonahijau.assessments.models import Assessment, Round
from zonahijau.audit.models import Entry
from zonahijau.notices.models import Notice
from zonahijau.wording import Refused


@pytest.fixture
def opened(batola):
    return make.opened(batola)


def add(batola, opened, *units, **said):
    plans = [UnitPlan(each, {}, **said) for each in units]
    return actions.add_units(round_=opened, units=plans, by=batola.satgas)


def withdraw(batola, assessed, because="Digabung dengan dinas lain"):
    actions.withdraw_unit(assessment=assessed, because=because, by=batola.satgas)


def test_a_unit_joins_a_round_under_way_is_told_and_stands_in_the_trail(
    batola, opened, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        add(batola, opened, batola.clinic)
    joined = opened.assessments.get(unit=batola.clinic)
    assert (joined.asked, joined.state) == (12, "draft")
    told = Notice.objects.filter(user=batola.clinic_operator)
    assert [each.link for each in told] == [address("assessment", joined.uid)]
    assert Entry.objects.filter(action="units-added").exists()


def test_a_unit_that_is_in_the_round_does_not_join_again(batola, opened):
    with pytest.raises(Refused, match="in the round already"):
        add(batola, opened, batola.agency)


def test_no_unit_joins_a_round_that_is_closed(batola, opened):
    make.sealed(batola, opened.assessments.get())
    actions.close_round(round_=opened, by=batola.closer)
    with pytest.raises(Refused, match="round is closed"):
        add(batola, opened, batola.clinic)


def test_after_the_due_date_of_the_round_a_unit_joins_with_its_own(batola, opened):
    today = batola.government.today()
    past = {"starts_on": today - timedelta(40), "due_on": today - timedelta(1)}
    Round.objects.filter(pk=opened.pk).update(**past)
    with pytest.raises(Refused, match="has none of its own"):
        add(batola, opened, batola.clinic)
    add(batola, opened, batola.clinic, due_on=today + timedelta(3))
    assert opened.assessments.get(unit=batola.clinic).due_on == today + timedelta(3)


def test_units_join_from_the_table_and_from_a_spreadsheet(batola, opened):
    browse, more = browser(batola.satgas), make.unit(batola.government, "Dinas Sosial")
    text = page(batola.satgas, "add_units", opened.uid)
    assert batola.clinic.name in text
    assert f'value="{batola.agency.uid}"' not in text
    sent = {"unit": [str(batola.clinic.uid)]}
    assert (
        "Tambahkan 1 unit" in browse.post(address("add_check", opened.uid), sent).content.decode()
    )
    response = browse.post(address("add", opened.uid), sent)
    assert response.headers["Location"] == address("round", opened.uid)
    file = SimpleUploadedFile("unit.csv", f"unit\n{more.code}\n".encode())
    read = browse.post(address("add_sheet", opened.uid), {"berkas": file})
    assert "Tambahkan 1 unit" in read.content.decode()
    assert opened.assessments.count() == 2


def test_a_unit_that_has_sent_nothing_is_withdrawn_with_its_reason_and_told(
    batola, opened, django_capture_on_commit_callbacks
):
    assessed = opened.assessments.get()
    make.answer(assessed, batola.operator, "front-office", "0")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(batola, assessed)
    assert not opened.assessments.exists()
    kept = Assessment.everything.get(pk=assessed.pk)
    assert (kept.withdrawn_because, kept.answers.count()) == ("Digabung dengan dinas lain", 1)
    assert Notice.objects.filter(user=batola.operator, text_id__contains="ditarik").exists()
    assert Entry.objects.filter(action="unit-withdrawn").exists()


def test_a_withdrawn_unit_answers_no_more_and_its_page_says_why(batola, opened):
    assessed = opened.assessments.get()
    withdraw(batola, assessed)
    with pytest.raises(Refused, match="withdrawn from the round"):
        make.answer(assessed, batola.operator, "front-office", "0")
    assert "Digabung dengan dinas lain" in page(batola.operator, "assessment", assessed.uid)
    assert batola.agency.name not in page(batola.satgas, "assessments")
    assert "0 dari 0 unit" in page(batola.satgas, "round", opened.uid)


def test_a_withdrawn_unit_may_join_again(batola, opened):
    withdraw(batola, opened.assessments.get())
    add(batola, opened, batola.agency)
    assert opened.assessments.get().answered == 0


@pytest.mark.parametrize("because", ["", "   "])
def test_a_withdrawal_needs_a_reason(batola, opened, because):
    with pytest.raises(Refused, match="reason is empty"):
        withdraw(batola, opened.assessments.get(), because)


def test_what_was_ever_sent_is_not_withdrawn(batola, opened):
    assessed = opened.assessments.get()
    make.answer_all(assessed, batola.operator)
    actions.submit(assessment=assessed, by=batola.head)
    with pytest.raises(Refused, match="already sent"):
        withdraw(batola, assessed)
    tomorrow = batola.government.today() + timedelta(1)
    actions.return_assessment(
        assessment=assessed, by=batola.verifier, what="Foto", promised_on=tomorrow
    )
    with pytest.raises(Refused, match="already sent"):
        withdraw(batola, assessed)


def test_a_round_without_units_is_not_closed(batola, opened):
    withdraw(batola, opened.assessments.get())
    with pytest.raises(Refused, match="no unit in this round"):
        actions.close_round(round_=opened, by=batola.closer)


def test_a_unit_is_withdrawn_on_its_page_by_the_task_force_only(batola, opened):
    assessed = opened.assessments.get()
    page(batola.operator, "withdraw_unit", assessed.uid, status=403)
    assert "Tarik dari putaran" in page(batola.satgas, "assessment", assessed.uid)
    browse = browser(batola.satgas)
    empty = browse.post(address("withdraw_unit", assessed.uid), {"note": ""})
    assert empty.status_code == 422
    browse.post(address("withdraw_unit", assessed.uid), {"note": "Tutup"})
    assert not opened.assessments.exists()


def test_a_spot_check_is_announced_to_nobody(batola, django_capture_on_commit_callbacks):
    checked = make.opened(batola, kind="spot_check")
    with django_capture_on_commit_callbacks(execute=True):
        add(batola, checked, batola.clinic)
    assert not Notice.objects.exists()
