"""Codes from a telephone: set up with one, asked for at the door, each good for once."""

from datetime import timedelta

import pyotp
import pytest
from django.db import connection
from django.utils import timezone

from tests import offices
from tests.integration.accounts.conftest import PASSWORD
from zonahijau.accounts import second_factor
from zonahijau.accounts.models import RecoveryCode, SecondFactor
from zonahijau.accounts.policies import BY_SUBJECT
from zonahijau.accounts.sign_in import PATIENCE
from zonahijau.audit.queries import entries_of
from zonahijau.notices.models import Notice

CODES, CODE = "/akun/kode-masuk/", "/masuk/kode/"


def in_steps(steps: int = 0) -> str:
    """The code of a person's telephone some steps from now."""
    factor = SecondFactor.objects.get()
    return pyotp.TOTP(factor.secret).at(timezone.now() + timedelta(seconds=30 * steps))


def sign_in(client, **more):
    return client.post("/masuk/", {"username": "rahmah", "password": PASSWORD, **more})


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


@pytest.fixture
def set_up(client, rahmah):
    """Rahmah's recovery codes; she is signed in and a step of time has passed."""
    sign_in(client)
    client.post(CODES + "mulai/", {"password": PASSWORD})
    page = client.post(CODES + "pasang/", {"code": in_steps()})
    SecondFactor.objects.update(last_step=None)
    return page.context["codes"]


def test_set_up_shows_picture_and_key_and_is_confirmed_by_a_code(client, rahmah):
    sign_in(client)
    assert "belum terpasang" in client.get(CODES).content.decode()
    client.post(CODES + "mulai/", {"password": PASSWORD})
    page = client.get(CODES).content.decode()
    secret = SecondFactor.objects.get().secret
    assert "<svg" in page
    assert " ".join(secret[i : i + 4] for i in range(0, 32, 4)) in page
    assert not second_factor.is_asked(rahmah)
    page = client.post(CODES + "pasang/", {"code": in_steps()})
    assert len(set(page.context["codes"])) == 10
    assert all(code in page.content.decode() for code in page.context["codes"])
    assert second_factor.is_asked(rahmah)
    assert entries_of(None).last().action == "second-factor-set-up"


@pytest.mark.parametrize("code", ["000000", "１２３４５６", "kode²"])
def test_a_wrong_code_switches_nothing_on(client, rahmah, code):
    sign_in(client)
    client.post(CODES + "mulai/", {"password": PASSWORD})
    page = client.post(CODES + "pasang/", {"code": code})
    assert page.status_code == 422
    assert not second_factor.is_asked(rahmah)


def test_a_browser_found_signed_in_is_not_enough_to_begin(client, rahmah):
    sign_in(client)
    for _ in range(BY_SUBJECT.attempts):
        assert client.post(CODES + "mulai/", {"password": "salah"}).status_code == 422
    assert client.post(CODES + "mulai/", {"password": PASSWORD}).status_code == 422
    assert not SecondFactor.objects.exists()


def test_the_secret_is_encrypted_and_recovery_codes_are_hashed(set_up):
    secret = SecondFactor.objects.get().secret
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM accounts_secondfactor")
        assert secret not in cursor.fetchone()[0]
    kept = set(RecoveryCode.objects.values_list("code_hash", flat=True))
    assert not kept & set(set_up)
    assert len(kept) == 10


def test_the_password_alone_lets_nobody_in(client, set_up):
    client.post("/keluar/")
    assert sign_in(client, next="/akun/")["Location"] == f"{CODE}?next=%2Fakun%2F"
    assert not is_in(client)
    assert client.get("/akun/").status_code == 302
    page = client.post(CODE, {"code": in_steps(), "next": "/akun/"})
    assert page["Location"] == "/akun/"
    assert is_in(client)
    assert entries_of(None).last().action == "signed-in-with-code"


def test_a_code_is_good_for_once_also_in_another_browser(client, set_up, client_of_another_browser):
    client.post("/keluar/")
    code = in_steps()
    sign_in(client)
    assert client.post(CODE, {"code": code}).status_code == 302
    sign_in(client_of_another_browser)
    assert client_of_another_browser.post(CODE, {"code": code}).status_code == 422
    earlier = in_steps(-1)
    assert client_of_another_browser.post(CODE, {"code": earlier}).status_code == 422
    assert client_of_another_browser.post(CODE, {"code": in_steps(1)}).status_code == 302


@pytest.mark.parametrize(("steps", "status"), [(-2, 422), (-1, 302), (0, 302), (1, 302), (2, 422)])
def test_clocks_may_differ_by_one_step(client, set_up, steps, status):
    client.post("/keluar/")
    sign_in(client)
    code = in_steps(steps)
    assert client.post(CODE, {"code": f"{code[:3]} {code[3:]}"}).status_code == status


def test_guessing_codes_must_wait(client, set_up):
    client.post("/keluar/")
    sign_in(client)
    for _ in range(BY_SUBJECT.attempts):
        assert not Notice.objects.exists()
        client.post(CODE, {"code": "000000"})
    assert Notice.objects.get().kind == "code-guessed"
    page = client.post(CODE, {"code": in_steps()})
    assert "15 menit" in page.content.decode()
    assert not is_in(client)


def test_a_recovery_code_opens_once_and_its_person_is_told(client, set_up, rahmah):
    client.post("/keluar/")
    sign_in(client)
    assert client.post(CODE, {"code": set_up[0].lower()}).status_code == 302
    assert "sisa 9" in Notice.objects.get(user=rahmah).text_id
    client.post("/keluar/")
    sign_in(client)
    assert client.post(CODE, {"code": set_up[0]}).status_code == 422
    assert client.post(CODE, {"code": set_up[1]}).status_code == 302


def test_recovery_codes_do_not_confirm_renew_or_remove(client, set_up):
    for what in ("pemulihan/", "lepas/"):
        assert client.post(CODES + what, {"code": set_up[0]}).status_code == 422
    assert client.post(CODES + "pemulihan/", {"code": in_steps()}).status_code == 200
    assert second_factor.codes_left(SecondFactor.objects.get().user) == 10


def test_half_signed_in_lapses_after_ten_minutes_and_with_a_new_password(client, set_up, rahmah):
    client.post("/keluar/")
    sign_in(client)
    session = client.session
    held = session["waits_for_code"]
    session["waits_for_code"] = held | {"at": held["at"] - PATIENCE.total_seconds() - 1}
    session.save()
    assert "Mulai lagi" in client.post(CODE, {"code": in_steps()}).content.decode()
    session["waits_for_code"] = held
    session.save()
    rahmah.refresh_from_db()
    rahmah.set_password("empat kata yang lain")
    rahmah.save()
    client.post(CODE, {"code": in_steps()})
    assert not is_in(client)


def test_whose_roles_ask_for_it_has_seven_days_and_then_one_page_only(client, db, settings):
    batola = offices.government()
    admin = offices.person(batola, "aminah", "admin")
    fields = {"username": "aminah", "password": offices.PASSWORD}
    page = client.post("/masuk/", fields, follow=True)
    assert "memerlukan kode masuk" in page.content.decode()
    assert client.get("/orang/").status_code == 200
    admin.memberships.update(created_at=timezone.now() - timedelta(days=8))
    client.post("/keluar/")
    client.post("/masuk/", fields)
    assert client.get("/orang/")["Location"] == CODES
    assert client.get(CODES).status_code == 200
    client.post(CODES + "mulai/", {"password": offices.PASSWORD})
    client.post(CODES + "pasang/", {"code": in_steps()})
    assert client.get("/orang/").status_code == 200
    SecondFactor.objects.update(last_step=None)
    assert client.post(CODES + "lepas/", {"code": in_steps()}).status_code == 422


@pytest.mark.parametrize("setting", ["SECOND_FACTOR", "DEMO"])
def test_neither_the_demonstration_nor_an_installation_that_says_so_requires_it(
    client, db, settings, setting
):
    setattr(settings, setting, setting == "DEMO")
    admin = offices.person(offices.government(), "aminah", "admin")
    admin.memberships.update(created_at=timezone.now() - timedelta(days=8))
    client.post("/masuk/", {"username": "aminah", "password": offices.PASSWORD})
    assert client.get("/orang/").status_code == 200


def test_the_demonstration_asks_nobody_for_a_code(client, set_up, settings):
    client.post("/keluar/")
    settings.DEMO = True
    assert sign_in(client)["Location"] == "/"
    assert is_in(client)


def test_an_operator_may_have_it_and_take_it_off(client, set_up, rahmah):
    assert client.post(CODES + "lepas/", {"code": in_steps()}).status_code == 302
    assert not second_factor.is_asked(rahmah)
    assert not RecoveryCode.objects.exists()
