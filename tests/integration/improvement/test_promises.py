"""Promises: made at a return, a visit or a meeting; reported, kept, late, moved with a reason."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.integration.assessments import factories as make
from zonahijau.assessments import actions as assessing
from zonahijau.audit.models import Entry
from zonahijau.improvement import actions
from zonahijau.improvement.models import Promise
from zonahijau.improvement.queries import of_unit, told_of
from zonahijau.notices.models import Notice
from zonahijau.organisations.handovers import items_of
from zonahijau.organisations.panels import panels_of
from zonahijau.wording import Refused


@pytest.fixture
def batola(db):
    return make.regency()


@pytest.fixture
def today(batola):
    return batola.government.today()


@pytest.fixture
def promise(batola, today):
    return actions.make_promise(
        by=batola.satgas,
        unit=batola.agency,
        what="Memasang papan maklumat",
        person="Kepala Dinas",
        due_on=today + timedelta(days=7),
        source="visit",
    )


def returned(batola, today, days=7):
    """An assessment that came back from the desk."""
    assessed = make.assessment(batola)
    make.answer_all(assessed, batola.operator)
    assessing.submit(assessment=assessed, by=batola.head)
    assessing.return_assessment(
        assessment=assessed,
        by=batola.verifier,
        what="Foto maklumat belum ada",
        promised_on=today + timedelta(days=days),
    )
    return make.fresh(assessed)


def test_a_return_is_a_promise_that_the_next_sending_reports_and_the_desk_keeps(batola, today):
    assessed = returned(batola, today)
    promise = Promise.objects.get()
    assert (promise.unit, promise.source, promise.state) == (batola.agency, "return", "open")
    assessing.submit(assessment=assessed, by=batola.head)
    promise.refresh_from_db()
    assert promise.state == "reported"
    make.confirm_all(make.fresh(assessed), batola.verifier)
    assessing.verify(assessment=make.fresh(assessed), by=batola.verifier)
    promise.refresh_from_db()
    assert promise.state == "kept"
    assert not promise.is_late(today)


def test_a_second_return_replaces_the_first_promise_and_keeps_it_in_sight(batola, today):
    assessed = returned(batola, today)
    assessing.submit(assessment=assessed, by=batola.head)
    assessing.return_assessment(
        assessment=make.fresh(assessed),
        by=batola.verifier,
        what="Masih kurang",
        promised_on=today + timedelta(days=14),
    )
    states = Promise.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["withdrawn", "open"]


def test_moving_it_keeps_the_first_day_and_the_reason_and_moves_the_assessment(batola, today):
    assessed = returned(batola, today)
    later = today + timedelta(days=20)
    actions.move_promise(
        by=batola.verifier, promise=Promise.objects.get(), due_on=later, reason="Papan dipesan"
    )
    promise = Promise.objects.get()
    assert (promise.first_due_on, promise.due_on) == (today + timedelta(days=7), later)
    assert promise.moves.get().reason == "Papan dipesan"
    assert make.fresh(assessed).promised_on == later


def test_a_unit_reports_and_only_the_task_force_settles(batola, promise):
    actions.report_promise(by=batola.operator, promise=promise, note="Sudah terpasang")
    with pytest.raises(PermissionDenied):
        actions.keep_promise(by=batola.operator, promise=promise)
    assert actions.keep_promise(by=batola.satgas, promise=promise).state == "kept"
    told = Entry.objects.filter(action__startswith="promise-").order_by("number")
    assert [e.action for e in told] == ["promise-made", "promise-reported", "promise-kept"]


def test_kept_after_its_day_is_kept_late(batola, promise, today):
    Promise.objects.update(due_on=today - timedelta(days=1))
    assert actions.keep_promise(by=batola.satgas, promise=promise).is_late(today)


@pytest.mark.parametrize("step", ["keep_promise", "report_promise", "move_promise"])
def test_what_is_settled_stays_settled(step, batola, promise, today):
    actions.withdraw_promise(by=batola.satgas, promise=promise, reason="Salah catat")
    more = {
        "keep_promise": {},
        "report_promise": {"note": "selesai"},
        "move_promise": {"due_on": today, "reason": "x"},
    }[step]
    with pytest.raises(Refused, match="already"):
        getattr(actions, step)(by=batola.satgas, promise=promise, **more)


@pytest.mark.parametrize(
    "wrong", [{"what": " "}, {"person": ""}, {"due_on": date(2020, 1, 1)}, {"what": "x" * 401}]
)
def test_a_promise_without_words_person_or_a_day_to_come_is_refused(wrong, batola, today):
    said = {"what": "Papan", "person": "Kepala", "due_on": today, "source": "meeting"} | wrong
    with pytest.raises(Refused):
        actions.make_promise(by=batola.satgas, unit=batola.agency, **said)
    assert not Promise.objects.exists()


def test_people_are_reminded_once_before_and_once_after_its_day(batola, promise, today):
    Promise.objects.update(due_on=today + timedelta(days=2))
    for _ in range(3):
        actions.remind(government=batola.government)
    told = Notice.objects.filter(kind="promise")
    assert set(told.values_list("user", flat=True)) == {batola.operator.pk, batola.head.pk}
    assert told.count() == 2
    Promise.objects.update(due_on=today - timedelta(days=1))
    actions.remind(government=batola.government)
    assert Notice.objects.filter(kind="promise").count() == 4


def test_whoever_goes_there_next_sees_what_waits(batola, promise):
    assert list(of_unit(batola.agency)) == [promise]
    assert list(of_unit(batola.clinic)) == []


def first_page(client, person):
    client.force_login(person)
    return client.get("/").content.decode()


def test_the_first_page_reminds_the_unit_and_tells_the_task_force_what_is_late(
    client, batola, promise, today
):
    assert "Penuhi janji: Memasang papan maklumat" in first_page(client, batola.operator)
    assert "Penuhi janji" not in first_page(client, batola.clinic_operator)
    Promise.objects.update(due_on=today - timedelta(days=1))
    assert "Tagih 1 janji yang lewat" in first_page(client, batola.satgas)
    actions.report_promise(by=batola.operator, promise=promise, note="Sudah terpasang")
    assert "Periksa 1 janji yang dilaporkan selesai" in first_page(client, batola.satgas)


def test_a_promise_is_written_down_moved_and_kept_in_the_pages(client, batola, today):
    client.force_login(batola.satgas)
    said = {
        "unit": str(batola.agency.uid),
        "what": "Memasang papan",
        "person": "Kepala Dinas",
        "due_on": (today + timedelta(days=3)).isoformat(),
        "source": "meeting",
    }
    wrong = client.post(reverse("improvement:new"), said | {"due_on": "2020-01-01"})
    assert "Tanggal janji sudah lewat" in wrong.content.decode()
    assert "Memasang papan" in wrong.content.decode()
    client.post(reverse("improvement:new"), said)
    promise = Promise.objects.get()
    at = {"uid": promise.uid}
    nothing = client.post(reverse("improvement:move", kwargs=at), {"due_on": today.isoformat()})
    assert Promise.objects.get().due_on == today + timedelta(days=3)
    assert nothing.status_code == 200
    client.post(
        reverse("improvement:move", kwargs=at),
        {"due_on": (today + timedelta(days=9)).isoformat(), "reason": "Menunggu anggaran"},
    )
    page = client.post(reverse("improvement:keep", kwargs=at), follow=True).content.decode()
    assert "Ditepati" in page
    assert "Menunggu anggaran" in page


@pytest.mark.parametrize("number", [2, 20])
def test_the_list_asks_as_often_for_few_promises_as_for_many(
    number, client, batola, today, django_assert_max_num_queries
):
    for each in range(number):
        actions.make_promise(
            by=batola.satgas,
            unit=batola.agency,
            what=f"Janji {each}",
            person="Kepala",
            due_on=today,
            source="visit",
        )
    client.force_login(batola.satgas)
    with django_assert_max_num_queries(14):
        client.get(reverse("improvement:promises"))


# -- wherever the unit is spoken of --------------------------------------------------------------


def pages_about(batola):
    """The pages of the unit and of its next assessment."""
    assessed = make.assessment(batola)
    return [
        reverse("organisations:unit", args=[batola.agency.uid]),
        reverse("reports:unit", args=[batola.agency.uid]),
        reverse("reports:readiness_unit", args=[batola.agency.uid]),
        reverse("assessments:assessment", args=[assessed.uid]),
    ]


def test_open_and_moved_promises_stand_on_every_page_about_the_unit(batola, promise, today, client):
    later = today + timedelta(days=30)
    actions.move_promise(by=batola.satgas, promise=promise, due_on=later, reason="Menunggu cetakan")
    client.force_login(batola.operator)
    for address in pages_about(batola):
        page = client.get(address).content.decode()
        assert "Memasang papan maklumat" in page, address
        assert "Menunggu cetakan" in page, address


def test_what_was_kept_of_late_is_told_and_what_was_withdrawn_is_not(batola, promise, today):
    again = actions.make_promise(
        by=batola.satgas,
        unit=batola.agency,
        what="Salah catat",
        person="Kepala",
        due_on=today,
        source="meeting",
    )
    actions.withdraw_promise(by=batola.satgas, promise=again, reason="salah unit")
    actions.keep_promise(by=batola.satgas, promise=promise)
    (row,) = told_of(batola.agency, batola.operator)["rows"]
    assert row.promise == promise
    assert row.mark.tone == "hijau"


def test_a_late_promise_says_so(batola, promise, today):
    Promise.objects.filter(pk=promise.pk).update(due_on=today - timedelta(days=1))
    (row,) = told_of(batola.agency, batola.operator)["rows"]
    assert row.mark.word.id == "Lewat jatuh tempo"


def test_where_monitoring_is_off_no_page_tells_of_promises(batola, promise):
    assert [each.template for each in panels_of(batola.agency, batola.operator)]
    batola.government.settings["modules"] = ["papers"]
    batola.government.save()
    assert panels_of(batola.agency, batola.operator) == []


def test_where_monitoring_is_off_no_handover_lists_promises(batola, promise):
    listed = "promises not kept yet"
    assert listed in [item.label.en for item in items_of(batola.agency)]
    batola.government.settings["modules"] = ["papers"]
    batola.government.save()
    batola.agency.refresh_from_db()
    assert listed not in [item.label.en for item in items_of(batola.agency)]


def test_who_serves_in_two_regions_reads_the_promises_of_one_at_a_time(batola, promise, client):
    other = make.regency("Banyuasin", "16.07")
    make.give(batola.satgas, "satgas", other.government)
    client.force_login(batola.satgas)
    address = reverse("improvement:promises")
    assert promise.what in client.get(address).content.decode()
    there = client.get(address, {"pemda": other.government.uid}).content.decode()
    assert promise.what not in there
    assert "Janji" in there
