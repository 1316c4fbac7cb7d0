"""Messages: told once, read by their person only, sent by e-mail exactly where there is one."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from tests import offices
from zonahijau import notices
from zonahijau.accounts.actions import deactivate
from zonahijau.notices.actions import mark_read
from zonahijau.notices.models import Notice
from zonahijau.schedule.handlers import RECURRING
from zonahijau.schedule.models import Job
from zonahijau.schedule.worker import run_due
from zonahijau.wording import Text

pytestmark = pytest.mark.django_db
TEXT = Text("Penilaian dikembalikan.", "An assessment was returned.")


@pytest.fixture(autouse=True)
def nothing_recurs(monkeypatch):
    kept = dict(RECURRING)
    RECURRING.clear()
    yield
    RECURRING.update(kept)


@pytest.fixture
def batola():
    return offices.government()


@pytest.fixture
def rahmah(batola):
    user = offices.person(batola, "rahmah")
    user.email = "rahmah@contoh.go.id"
    user.save()
    return user


def send(to, **options):
    return notices.send(to=to, text=TEXT, link="/akun/", kind="returned", **options)


def test_the_same_key_is_told_once(rahmah):
    assert send(rahmah, key="a") == send(rahmah, key="a")
    assert send(rahmah, key="b") != send(rahmah, key="a")
    assert Notice.objects.count() == 2


def test_a_message_of_a_change_that_failed_is_never_told(rahmah):
    def change():
        with transaction.atomic():
            send(rahmah)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change()
    run_due()
    assert not Notice.objects.exists()
    assert not mail.outbox


def test_an_e_mail_is_sent_once_in_the_persons_language(rahmah, settings):
    settings.ADDRESS = "https://zonahijau.batola.go.id"
    rahmah.language = "en"
    rahmah.save()
    send(rahmah)
    run_due()
    run_due()
    sent = [(each.to, each.body) for each in mail.outbox]
    body = "An assessment was returned.\n\nhttps://zonahijau.batola.go.id/akun/"
    assert sent == [(["rahmah@contoh.go.id"], body)]


def test_an_e_mail_keeps_its_identity_and_is_tried_again_only_when_the_server_took_nothing(
    rahmah, settings, monkeypatch
):
    settings.ADDRESS = "https://zonahijau.batola.go.id"
    notice = send(rahmah)

    def refused(*_, **__):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refused)
    run_due()
    assert Job.objects.get().state == "waiting"
    monkeypatch.undo()
    Job.objects.update(run_at=timezone.now())
    run_due()
    assert [each.extra_headers["Message-ID"] for each in mail.outbox] == [
        f"<{notice.uid}@zonahijau.batola.go.id>"
    ]


def test_after_a_silence_of_the_server_no_second_e_mail_goes_by_itself(rahmah, monkeypatch):
    send(rahmah)

    def silent(*_, **__):
        raise TimeoutError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", silent)
    run_due()
    assert Job.objects.get().state == "failed"
    assert run_due() == 0


def test_a_worker_that_dies_while_sending_sends_no_second_e_mail(rahmah, monkeypatch):
    from django.core.mail.backends.locmem import EmailBackend

    send(rahmah)
    hand_over = EmailBackend.send_messages

    def sent_and_dead(backend, messages):
        hand_over(backend, messages)
        raise SystemExit

    monkeypatch.setattr(EmailBackend, "send_messages", sent_and_dead)
    with pytest.raises(SystemExit):
        run_due(lease=timedelta(0))
    monkeypatch.undo()
    run_due()
    assert len(mail.outbox) == 1


def test_who_has_no_address_has_read_it_or_left_gets_no_e_mail(batola, rahmah):
    send(offices.person(batola, "tanpa-surel"))
    mark_read(by=rahmah, notice=send(rahmah))
    gone = offices.person(batola, "pergi")
    gone.email = "pergi@contoh.go.id"
    gone.save()
    send(gone)
    deactivate(by=rahmah, user=gone)
    run_due()
    assert not mail.outbox


def test_a_message_is_counted_opened_and_leads_where_it_points(client, rahmah):
    notice = send(rahmah)
    client.force_login(rahmah)
    assert "1 pesan belum dibaca" in client.get("/pesan/").content.decode()
    page = client.post(f"/pesan/{notice.uid}/baca/")
    assert page["Location"] == "/akun/"
    assert "Semua pesan sudah dibaca" in client.get("/pesan/").content.decode()


def test_a_message_can_be_copied_for_a_chat(client, rahmah, settings):
    settings.ADDRESS = "https://zonahijau.batola.go.id"
    send(rahmah)
    client.force_login(rahmah)
    shown = client.get("/pesan/", {"lang": "en"}).content.decode()
    assert "An assessment was returned.\nhttps://zonahijau.batola.go.id/akun/" in shown
    assert "https://wa.me/?text=%2AZona%20Hijau%2A%0AAn" in shown


def test_messages_of_others_are_not_there(client, batola, rahmah):
    notice = send(rahmah)
    client.force_login(offices.person(batola, "aminah", "admin"))
    assert TEXT.id not in client.get("/pesan/").content.decode()
    assert client.post(f"/pesan/{notice.uid}/baca/").status_code == 404
    client.post("/pesan/baca-semua/")
    assert Notice.objects.unread().count() == 1


def test_messages_cost_the_same_queries_however_many(client, rahmah, django_assert_max_num_queries):
    client.force_login(rahmah)
    for number in range(15):
        send(rahmah, key=str(number))
    with django_assert_max_num_queries(12):
        client.get("/pesan/")
