"""A tablet asked while the survey ran and finds a network only after the close: that counts."""

from datetime import timedelta

import pytest

from tests.surveys import answer, asking_of, sent
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys import queries
from zonahijau.surveys.actions.campaigns import close
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.models import Signal, WaitingAnswer
from zonahijau.surveys.submissions import tablet_pass


@pytest.fixture
def batola(batola):
    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
    batola.save()
    return batola


@pytest.fixture
def closed(survey, rahmah, today, tomorrow):
    """Thirty people answered, the survey was closed and its tables are issued."""
    for service in "1" * 20 + "2" * 10:
        sent(survey, answer(service=service))
    mix(campaign=survey, on=today)
    close(by=rahmah, campaign=survey)
    mix(campaign=survey, on=tomorrow)
    survey.refresh_from_db()
    return survey


def _kept(survey, number, service="1", **more):
    scored = {each.code: "1" for each in asking_of(survey).scored}
    key = f"0000-tablet-{number:08d}"
    return {"nomor": key, "layanan": service, "izin": tablet_pass(survey), **scored, **more}


def _send(client, survey, *rows):
    address = f"/s/{survey.address}/kios/kirim/"
    return client.post(address, {"answers": rows}, content_type="application/json").json()


def test_what_was_asked_in_time_is_taken_after_the_close_and_only_once(client, closed):
    rows = [_kept(closed, number) for number in range(3)]
    assert set(_send(client, closed, *rows)["taken"].values()) == {"new"}
    again = _send(client, closed, *rows)
    assert set(again["taken"].values()) == {"again"}
    assert not again["runs"]
    assert WaitingAnswer.objects.count() == 3


@pytest.mark.parametrize("held", ["", "salah"], ids=["none", "another"])
def test_without_the_pass_of_a_page_nothing_is_taken_after_the_close(client, closed, held):
    sent_in = _send(client, closed, _kept(closed, 1, izin=held))
    assert set(sent_in["taken"].values()) == {"refused"}
    assert not WaitingAnswer.objects.exists()


def test_five_late_answers_are_counted_and_told_and_four_wait(client, closed, tomorrow):
    _send(client, closed, *(_kept(closed, number) for number in range(4)))
    assert not queries.to_be_mixed(closed.government).filter(pk=closed.pk).exists()
    assert mix(campaign=closed, on=tomorrow + timedelta(days=1)).waiting == 0
    closed.refresh_from_db()
    assert closed.lost == 4
    _send(client, closed, _kept(closed, 4))
    assert queries.to_be_mixed(closed.government).filter(pk=closed.pk).exists()
    assert mix(campaign=closed, on=tomorrow + timedelta(days=2)).waiting == 5
    closed.refresh_from_db()
    assert (closed.answers, closed.lost) == (35, 0)
    assert Signal.objects.get(campaign=closed, kind="late").count == 5


def test_tables_are_issued_again_only_if_every_cell_moved_by_none_or_five(client, closed, tomorrow):
    def by_service():
        return [each.counted.answers for each in queries.table(closed, "service")]

    _send(client, closed, *(_kept(closed, number) for number in range(5)))
    mix(campaign=closed, on=tomorrow + timedelta(days=1))
    assert by_service() == [25, 10]
    _send(client, closed, *(_kept(closed, number, "12"[number > 12]) for number in range(10, 15)))
    mix(campaign=closed, on=tomorrow + timedelta(days=2))
    assert queries.whole(closed).counted.answers == 40
    assert by_service() == [25, 10]  # three of the one and two of the other stay hidden


def test_the_page_on_a_tablet_only_sends_when_the_survey_is_over(client, closed):
    response = client.get(f"/s/{closed.address}/kios/")
    page = response.content.decode()
    assert response.status_code == 200
    assert "Survei ini sudah berakhir" in page
    assert 'data-pass=""' in page
