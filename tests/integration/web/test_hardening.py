"""What the browser is told, and what a stranger cannot do."""

import os
import subprocess
import sys

import pytest

from tests import offices
from zonahijau.web.bodies import MOST_BYTES

_ASK = """
from zonahijau.config import settings as s
print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,
      s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS > 0)
"""


@pytest.fixture
def somebody(db):
    return offices.person(offices.government(), "rahmah", "satgas")


@pytest.mark.parametrize("address", ["/masuk/", "/s/loket/", "/s/loket/kios/kirim/"])
def test_a_stranger_cannot_fill_the_disk(client, db, address):
    page = client.post(address, {"a": "b"}, CONTENT_LENGTH=str(MOST_BYTES + 1))
    assert page.status_code == 413
    assert "20 MB" in page.content.decode()


def test_cookies_are_out_of_reach_of_scripts(client, somebody):
    client.get("/masuk/")
    client.post("/masuk/", {"username": "rahmah", "password": offices.PASSWORD})
    for name in ("sessionid", "csrftoken"):
        cookie = client.cookies[name]
        assert (cookie["samesite"], cookie["httponly"]) == ("Lax", True)


def test_behind_https_cookies_are_bound_to_this_host(tmp_path):
    environment = os.environ | {"ZONAHIJAU_HTTPS": "1", "ZONAHIJAU_DATA": str(tmp_path)}
    said = subprocess.run(
        [sys.executable, "-c", _ASK], env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["__Host-sessionid", "__Host-csrftoken", *["True"] * 4]


def test_pages_of_a_person_are_kept_by_nobody_else(client, somebody):
    client.force_login(somebody)
    assert client.get("/unit/")["Cache-Control"] == "private, no-cache"
    assert "no-store" in client.get("/akun/")["Cache-Control"]


def test_a_session_key_from_before_signing_in_is_worth_nothing_after(client, db):
    offices.person(offices.government(), "rahmah", "satgas")
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    client.post("/masuk/", {"username": "rahmah", "password": offices.PASSWORD})
    assert client.cookies["sessionid"].value != planted
    stranger = type(client)()
    stranger.cookies["sessionid"] = planted
    assert stranger.get("/akun/").status_code == 302


@pytest.mark.parametrize("host", ["example.org", "localhost.example.org", "127.0.0.1@example.org"])
def test_another_name_in_the_request_is_refused(client, db, host):
    assert client.get("/masuk/", headers={"host": host}).status_code == 400


def test_a_form_from_another_site_is_refused(somebody):
    from django.test import Client

    careful = Client(enforce_csrf_checks=True)
    careful.force_login(somebody)
    assert careful.post("/akun/bahasa/", {"language": "en"}).status_code == 403
    assert careful.post("/keluar/").status_code == 403
