"""Signing in: limits that hold, words that tell nothing, sessions that can be seen and ended."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.integration.accounts.conftest import PASSWORD
from zonahijau.accounts.actions import create_account, deactivate
from zonahijau.accounts.attempts import KEPT, address_of, forget_attempts
from zonahijau.accounts.models import Attempt, Session
from zonahijau.accounts.policies import BY_ADDRESS, BY_SUBJECT
from zonahijau.audit.queries import entries_of

SIGN_IN, WRONG = "/masuk/", "salah"


def attempt(client, username="rahmah", password=PASSWORD, address="10.0.0.1", **options):
    fields = {"username": username, "password": password}
    return client.post(SIGN_IN, fields, REMOTE_ADDR=address, **options)


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def sentence(page) -> list[str]:
    return list(page.context["form"].non_field_errors())


def test_name_and_password_sign_in_in_any_case_of_the_name(client, rahmah):
    assert attempt(client, "  RAHMAH ").status_code == 302
    assert is_in(client)
    assert entries_of(None).last().action == "signed-in"


def test_wrong_password_unknown_name_closed_account_and_old_slip_say_the_same(client, rahmah):
    closed, slip = create_account(by=None, username="tutup", name="Tutup")
    deactivate(by=rahmah, user=closed)
    late, late_slip = create_account(by=None, username="lama", name="Lama")
    late.one_time_until = timezone.now()
    late.save()
    answers = [
        attempt(client, password=WRONG),
        attempt(client, "tidak-ada"),
        attempt(client, "tutup", slip),
        attempt(client, "lama", late_slip),
    ]
    assert len({(page.status_code, str(sentence(page))) for page in answers}) == 1
    assert not is_in(client)


def test_an_unknown_name_costs_the_same_work_as_a_known_one(client, rahmah, monkeypatch):
    worked = []
    from django.contrib.auth.hashers import MD5PasswordHasher

    encode = MD5PasswordHasher.encode

    def counted(self, password, salt):
        worked.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    counts = []
    for username in ("rahmah", "tidak-ada"):
        worked.clear()
        attempt(client, username, WRONG)
        counts.append(len(worked))
    assert counts[0] == counts[1] == 1


@pytest.mark.parametrize("username", ["rahmah", "tidak-ada"])
def test_after_too_many_failures_even_the_right_password_must_wait(client, rahmah, username):
    for _ in range(BY_SUBJECT.attempts):
        attempt(client, username, WRONG)
    page = attempt(client, username)
    assert "15 menit" in sentence(page)[0]
    assert not is_in(client)


def test_waiting_does_not_grow_by_trying(client, rahmah):
    for _ in range(BY_SUBJECT.attempts * 2):
        attempt(client, password=WRONG)
    Attempt.objects.update(at=timezone.now() - BY_SUBJECT.window)
    assert attempt(client).status_code == 302


def test_signing_in_clears_the_failures_before_it(client, rahmah):
    for _ in range(BY_SUBJECT.attempts - 1):
        attempt(client, password=WRONG)
    attempt(client)
    client.logout()
    attempt(client, password=WRONG)
    assert attempt(client).status_code == 302


def test_an_address_that_tries_many_names_must_wait_and_others_need_not(client, rahmah):
    for number in range(BY_ADDRESS.attempts):
        attempt(client, f"orang{number}", WRONG)
    assert not is_in(client)
    assert "menit" in sentence(attempt(client))[0]
    assert attempt(client, address="10.0.0.2").status_code == 302


def test_behind_a_declared_proxy_the_limit_is_that_of_the_browser(client, rahmah, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(BY_ADDRESS.attempts):
        attempt(client, f"orang{number}", WRONG, HTTP_X_FORWARDED_FOR="1.1.1.1, 10.1.1.1")
    assert attempt(client, HTTP_X_FORWARDED_FOR="10.1.1.1, 10.2.2.2").status_code == 302


def test_all_addresses_of_one_ipv6_line_count_as_one(client, rahmah):
    for number in range(BY_ADDRESS.attempts):
        attempt(client, f"orang{number}", WRONG, address=f"2001:db8:1:2:{number:x}::9")
    assert "Terlalu banyak" in sentence(attempt(client, address="2001:db8:1:2::1"))[0]
    assert attempt(client, address="2001:db8:1:3::1").status_code == 302


@pytest.mark.parametrize(
    ("written", "counted"),
    [("::ffff:10.0.0.7", "10.0.0.7"), ("10.0.0.7", "10.0.0.7"), ("fe80::1%eth0", "fe80::/64"),
     ("unix:", "unix:"), ("", "")],
)  # fmt: skip
def test_any_address_is_one_that_can_be_counted(rf, written, counted):
    assert address_of(rf.get("/", REMOTE_ADDR=written)) == counted


def test_what_was_typed_is_nowhere_in_the_database(client, rahmah):
    attempt(client, "kata-sandi-di-kotak-nama", WRONG)
    kept = Attempt.objects.values_list("subject_hash", "address_hash").get()
    assert not any("kata" in text or "10.0" in text for text in kept)


def test_attempts_are_forgotten_after_a_day(client, rahmah):
    attempt(client, password=WRONG)
    assert forget_attempts(timezone.now() + KEPT + timedelta(minutes=1)) == 1


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/akun/", "/akun/"),
        ("https://example.org/", "/"),
        ("//example.org/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_after_signing_in_a_person_stays_on_this_site(client, rahmah, wanted, reached):
    page = client.post(SIGN_IN, {"username": "rahmah", "password": PASSWORD, "next": wanted})
    assert page["Location"] == reached


def test_the_page_that_was_asked_for_is_reached_after_signing_in(client, rahmah):
    page = client.get("/akun/")
    assert page["Location"] == "/masuk/?next=/akun/"


def test_a_slip_leads_to_a_new_password_and_nowhere_else_first(client, db):
    _, slip = create_account(by=None, username="baru", name="Baru")
    attempt(client, "baru", slip)
    assert client.get("/akun/")["Location"] == "/akun/kata-sandi/"
    fields = {"old": slip, "new": "empat kata yang baru", "again": "empat kata yang baru"}
    assert client.post("/akun/kata-sandi/", fields).status_code == 302
    assert client.get("/akun/").status_code == 200
    client.logout()
    assert attempt(client, "baru", slip).status_code == 422
    assert attempt(client, "baru", "empat kata yang baru").status_code == 302


@pytest.mark.parametrize("new", ["pendek", "password123", "1234567890123", "rahmah1234"])
def test_an_easy_password_is_refused_and_the_old_one_stays(client, rahmah, new):
    attempt(client)
    page = client.post("/akun/kata-sandi/", {"old": PASSWORD, "new": new, "again": new})
    assert "new" in page.context["form"].errors
    rahmah.refresh_from_db()
    assert rahmah.check_password(PASSWORD)


def change(client, old=PASSWORD, new="empat kata yang baru"):
    return client.post("/akun/kata-sandi/", {"old": old, "new": new, "again": new})


def test_a_found_browser_is_no_place_to_guess_the_password(client, rahmah):
    attempt(client)
    for _ in range(BY_SUBJECT.attempts):
        assert "old" in change(client, WRONG).context["form"].errors
    assert "15 menit" in sentence(change(client))[0]
    rahmah.refresh_from_db()
    assert rahmah.check_password(PASSWORD)
    assert is_in(client)


def test_a_mistyped_new_password_is_no_failure(client, rahmah):
    attempt(client)
    for _ in range(BY_SUBJECT.attempts + 1):
        assert "new" in change(client, new="pendek").context["form"].errors
    assert change(client).status_code == 302


def test_a_new_password_ends_every_other_session(client, rahmah, client_of_another_browser):
    attempt(client)
    attempt(client_of_another_browser)
    fields = {"old": PASSWORD, "new": "empat kata yang baru", "again": "empat kata yang baru"}
    client.post("/akun/kata-sandi/", fields)
    assert client.get("/akun/").status_code == 200
    assert client_of_another_browser.get("/akun/").status_code == 302


def test_a_session_is_listed_with_its_kind_and_can_be_ended(
    client, rahmah, client_of_another_browser
):
    phone = "Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36"
    attempt(client_of_another_browser, headers={"user-agent": phone})
    attempt(client)
    assert "Chrome · Android" in client.get("/akun/").content.decode()
    other = Session.objects.get(family="Chrome · Android")
    client.post(f"/akun/sesi/{other.uid}/akhiri/")
    assert client_of_another_browser.get("/akun/").status_code == 302
    assert client.get("/akun/").status_code == 200


def test_a_session_of_somebody_else_is_not_there(client, rahmah, client_of_another_browser):
    user, _ = create_account(by=None, username="orang-lain", name="Orang lain")
    user.set_password(PASSWORD)
    user.must_change_password = False
    user.save()
    attempt(client_of_another_browser, "orang-lain")
    attempt(client)
    theirs = Session.objects.get(user=user)
    assert client.post(f"/akun/sesi/{theirs.uid}/akhiri/").status_code == 404
    assert Session.objects.filter(pk=theirs.pk).exists()


def test_when_a_session_was_last_seen_is_kept_to_five_minutes(client, rahmah):
    attempt(client)
    Session.objects.update(seen_at=timezone.now() - timedelta(hours=1))
    client.get("/akun/")
    assert Session.objects.get().seen_at > timezone.now() - timedelta(minutes=1)


def test_signing_out_needs_a_form_and_ends_the_session(client, rahmah):
    attempt(client)
    assert client.get("/keluar/").status_code == 405
    client.post("/keluar/")
    assert not Session.objects.filter(user=rahmah).exists()


def test_demo_accounts_are_offered_by_the_demonstration_only(client, db, settings, monkeypatch):
    from zonahijau.accounts.demo import DemoAccount
    from zonahijau.wording import Text

    someone = DemoAccount("aminah", "Aminah", Text("Admin", "Administrator"), "")
    monkeypatch.setattr("zonahijau.accounts.demo._lister", lambda: [someone])
    assert "aminah" not in client.get(SIGN_IN).content.decode()
    settings.DEMO = True
    assert "aminah" in client.get(SIGN_IN).content.decode()


def test_the_language_of_an_account_follows_it_to_a_new_browser(client, rahmah):
    attempt(client)
    client.post("/akun/bahasa/", {"language": "en"})
    client.logout()
    client.cookies.clear()
    attempt(client)
    assert "My account" in client.get("/akun/").content.decode()
