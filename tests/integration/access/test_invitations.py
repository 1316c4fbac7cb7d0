"""Invitations: on paper or by chat, good for once, and only for those one may let in."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.core import mail
from django.utils import timezone

from tests import offices
from zonahijau.access.helping import helped
from zonahijau.access.invitations import VALID, invite, withdraw
from zonahijau.access.models import Invitation
from zonahijau.accounts.models import SecondFactor
from zonahijau.audit.queries import entries_of
from zonahijau.notices.models import Notice
from zonahijau.organisations.actions.people import reset_codes
from zonahijau.organisations.actions.positions import Appointment, add_position, appoint
from zonahijau.schedule.handlers import RECURRING
from zonahijau.schedule.models import Job
from zonahijau.schedule.worker import run_due
from zonahijau.wording import Refused

NEW = "lima kata yang baru sekali"


@pytest.fixture
def rahmah(batola, marabahan):
    return offices.person(batola, "rahmah", "operator", marabahan)


@pytest.fixture
def helper(batola, dinkes):
    return offices.person(batola, "zainab", "admin_unit", dinkes)


def link(made) -> str:
    return f"/undangan/terima/{made.token}/"


def accept(client, address, new=NEW):
    return client.post(address, {"new": new, "again": new})


def test_the_invited_chooses_a_password_and_is_in(client, admin, batola, rahmah):
    (made,) = invite(by=admin, government=batola, users=[rahmah])
    assert "Selamat datang, Rahmah" in client.get(link(made)).content.decode()
    assert accept(client, link(made))["Location"] == "/"
    assert client.get("/akun/").status_code == 200
    rahmah.refresh_from_db()
    assert rahmah.check_password(NEW)
    actions = [entry.action for entry in entries_of(batola)]
    assert actions[-2:] == ["invitation-made", "invitation-accepted"]


def test_an_invitation_is_good_for_once(client, admin, batola, rahmah):
    (made,) = invite(by=admin, government=batola, users=[rahmah])
    for _ in range(3):
        client.get(link(made))
    accept(client, link(made))
    client.post("/keluar/")
    assert "tidak berlaku lagi" in client.get(link(made)).content.decode()
    accept(client, link(made), "kata lain yang panjang")
    rahmah.refresh_from_db()
    assert rahmah.check_password(NEW)


def test_a_link_ends_when_it_expires_is_withdrawn_or_another_is_made(client, admin, batola, rahmah):
    (expired,) = invite(by=admin, government=batola, users=[rahmah])
    past = timezone.now() - VALID - timedelta(minutes=1)
    Invitation.objects.update(created_at=past, expires_at=past + VALID)
    (other,) = invite(by=admin, government=batola, users=[rahmah])
    (last,) = invite(by=admin, government=batola, users=[rahmah])
    for made in (expired, other):
        assert "tidak berlaku lagi" in client.get(link(made)).content.decode()
    withdraw(by=admin, invitation=last.invitation)
    assert "tidak berlaku lagi" in accept(client, link(last)).content.decode()
    assert rahmah.check_password(offices.PASSWORD)


def test_the_database_holds_no_link(admin, batola, rahmah):
    (made,) = invite(by=admin, government=batola, users=[rahmah])
    assert made.token not in str(Invitation.objects.values().get())


def test_an_easy_password_is_refused_and_the_link_stays_good(client, admin, batola, rahmah):
    (made,) = invite(by=admin, government=batola, users=[rahmah])
    assert accept(client, link(made), "pendek").status_code == 422
    assert accept(client, link(made)).status_code == 302


def test_many_are_invited_on_one_sheet_and_the_chat_text_names_nobody(client, admin, batola):
    for number in range(6):
        offices.person(batola, f"orang{number}", "satgas")
    client.force_login(admin)
    page = client.post("/undangan/buat/", {"semua": "1"}).content.decode()
    assert page.count("<svg") >= 6
    links = re.findall(r"https://wa\.me/\?text=([^\"]+)", page)
    assert len(links) == 6
    assert not any("orang" in unquote(text).lower() for text in links)
    assert all("/undangan/terima/" in unquote(text) for text in links)
    assert "no-store" in client.post("/undangan/buat/", {"semua": "1"})["Cache-Control"]


def test_nobody_chosen_is_said_and_nothing_made(client, admin, rahmah):
    client.force_login(admin)
    page = client.post("/undangan/buat/", follow=True)
    assert "Belum ada orang yang dipilih" in page.content.decode()
    assert not Invitation.objects.exists()


def test_an_invitation_goes_by_e_mail_and_waits_encrypted(
    client, admin, batola, rahmah, monkeypatch
):
    monkeypatch.setattr("zonahijau.schedule.actions.RECURRING", {})
    assert RECURRING is not None
    rahmah.email = "rahmah@contoh.go.id"
    rahmah.save()
    client.force_login(admin)
    client.post("/undangan/buat/", {"orang": str(rahmah.uid), "surel": "1"})
    job = Job.objects.get(name="access.mail_invitation")
    assert "undangan/terima" not in str(job.arguments)
    assert job.government_id == batola.pk
    run_due()
    (sent,) = mail.outbox
    address = re.search(r"/undangan/terima/\S+", sent.body)
    assert address
    assert "Selamat datang" in client.get(address[0]).content.decode()
    assert str(Invitation.objects.get().uid) in sent.extra_headers["Message-ID"]


def test_a_second_factor_is_still_asked_for_after_an_invitation(client, admin, batola, rahmah):
    SecondFactor.objects.create(user=rahmah, secret="A" * 32, confirmed_at=timezone.now())
    (made,) = invite(by=admin, government=batola, users=[rahmah])
    assert accept(client, link(made))["Location"] == "/masuk/kode/"
    assert client.get("/akun/").status_code == 302


def test_a_new_link_for_somebody_who_has_signed_in_is_told_to_them(admin, batola, rahmah):
    invite(by=admin, government=batola, users=[rahmah])
    assert not Notice.objects.exists()
    rahmah.last_login = timezone.now()
    rahmah.save()
    invite(by=admin, government=batola, users=[rahmah])
    assert Notice.objects.filter(user=rahmah, kind="slip-issued").count() == 1


def _invite_one(*, by, government, user):
    return invite(by=by, government=government, users=[user])


@pytest.mark.parametrize("order", [(reset_codes, _invite_one), (_invite_one, reset_codes)])
def test_an_invitation_and_codes_off_are_not_one_persons_in_a_day(admin, batola, rahmah, order):
    SecondFactor.objects.create(user=rahmah, secret="A" * 32, confirmed_at=timezone.now())
    first, then = order
    first(by=admin, government=batola, user=rahmah)
    with pytest.raises(Refused, match="same person in one day"):
        then(by=admin, government=batola, user=rahmah)


def test_the_units_administrator_helps_the_subtree_and_nobody_above_or_beside(
    admin, batola, dinkes, disdik, marabahan, helper, rahmah
):
    head_below = offices.person(batola, "kapus", "kepala_unit", marabahan)
    offices.person(batola, "kadinkes", "kepala_unit", dinkes)
    offices.person(batola, "setara", "admin_unit", dinkes)
    offices.person(batola, "tetangga", "operator", disdik)
    offices.person(batola, "verifikator", "verifikator", marabahan)
    beside = offices.person(batola, "rangkap", "operator", marabahan)
    offices.member(batola, beside, "operator", disdik)
    both = offices.person(batola, "satgas", "operator", marabahan)
    offices.member(batola, both, "satgas")
    office = offices.person(batola, "sekretaris", "operator", marabahan)
    position = add_position(by=admin, unit=disdik, title="Sekretaris", kind="secretary")
    appoint(
        by=admin,
        position=position,
        appointment=Appointment("Sekretaris", "definitif", offices.LONG_SINCE),
        user=office,
    )
    assert helped(helper, batola) == [head_below, rahmah]


def test_a_person_of_two_governments_is_helped_by_no_unit(batola, banyuasin, helper, rahmah):
    offices.member(banyuasin, rahmah, "satgas")
    assert helped(helper, batola) == []


def test_the_units_administrator_cannot_reach_further_by_typing_an_address(
    client, batola, helper, admin
):
    client.force_login(helper)
    page = client.post("/undangan/buat/", {"orang": str(admin.uid)}, follow=True)
    assert "Pilih orang dari daftar" in page.content.decode()
    with pytest.raises(Refused, match="not yours"):
        invite(by=helper, government=batola, users=[admin])
    assert client.get("/orang/").status_code == 403


def test_another_unit_cannot_withdraw(batola, admin, disdik, rahmah):
    (made,) = invite(by=admin, government=batola, users=[rahmah])
    stranger = offices.person(batola, "tetangga", "admin_unit", disdik)
    with pytest.raises(Refused, match="not of your unit"):
        withdraw(by=stranger, invitation=made.invitation)


def test_the_list_costs_the_same_queries_however_many(
    client, batola, helper, marabahan, django_assert_max_num_queries
):
    for number in range(12):
        offices.person(batola, f"orang{number}", "operator", marabahan)
    client.force_login(helper)
    with django_assert_max_num_queries(24):
        client.get("/undangan/")
