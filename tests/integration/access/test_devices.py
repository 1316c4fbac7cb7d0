"""Devices that a unit shares: a name, a PIN, a short time, and nothing that takes the password."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from tests import offices
from zonahijau.access.devices import COOKIE, mark, revoke
from zonahijau.access.models import Device
from zonahijau.accounts import pins
from zonahijau.accounts.actions import issue_slip
from zonahijau.accounts.middleware import IDLE
from zonahijau.accounts.models import Pin, SecondFactor, Session
from zonahijau.notices.models import Notice
from zonahijau.organisations.authority import authority_of
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.wording import Refused

PIN, WRONG = "738201", "738202"
TILES = "/perangkat/masuk/"


@pytest.fixture
def rahmah(batola, marabahan):
    user = offices.person(batola, "rahmah", "operator", marabahan)
    pins.set_pin(by=user, pin=PIN)
    return user


@pytest.fixture
def head(batola, marabahan):
    return offices.person(batola, "kapus", "kepala_unit", marabahan)


@pytest.fixture
def tablet(head, marabahan):
    """A browser at the counter that the head has marked."""
    browser = Client()
    browser.force_login(head)
    fields = {"unit": str(marabahan.uid), "label": "Tablet loket"}
    assert browser.post("/perangkat/tandai/", fields).status_code == 302
    browser.post("/keluar/")
    return browser


def enter(browser, user, pin=PIN):
    return browser.post(f"{TILES}{user.uid}/", {"pin": pin})


def is_in(browser) -> bool:
    return "_auth_user_id" in browser.session


def test_on_a_marked_device_one_chooses_ones_name_and_types_the_pin(tablet, rahmah):
    assert "Masuk dengan PIN" in tablet.get("/masuk/").content.decode()
    assert "Rahmah" in tablet.get(TILES).content.decode()
    assert enter(tablet, rahmah).status_code == 302
    assert tablet.get("/akun/").status_code == 200
    assert tablet.session.get_expiry_age() <= IDLE
    assert "no-store" in tablet.get("/unit/")["Cache-Control"]


def test_a_page_that_caches_keep_carries_no_session_and_prolongs_none(tablet, rahmah, batola):
    batola.settings[KEY] = sorted(AT_FIRST | {"portal"})
    batola.save()
    enter(tablet, rahmah)
    long_ago = timezone.now() - timedelta(minutes=20)
    Session.objects.update(seen_at=long_ago)
    public = tablet.get("/robots.txt")
    assert "public" in public["Cache-Control"]
    assert not public.cookies
    assert Session.objects.get(user=rahmah).seen_at == long_ago
    assert "sessionid" in tablet.get("/akun/").cookies


def test_elsewhere_the_pin_opens_nothing_and_no_name_is_shown(client, tablet, rahmah):
    assert "Rahmah" not in client.get(TILES).content.decode()
    assert "Masuk dengan PIN" not in client.get("/masuk/").content.decode()
    assert "bukan perangkat unit" in enter(client, rahmah).content.decode()
    assert not is_in(client)


def test_the_mark_is_out_of_reach_of_scripts_and_kept_as_a_hash(tablet):
    cookie = tablet.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie.value not in str(Device.objects.values().get())


def test_only_the_own_people_with_a_pin_stand_on_the_tiles(
    tablet, batola, dinkes, disdik, marabahan, rahmah
):
    for username, unit in (("atasan", dinkes), ("tetangga", disdik), ("tanpa-pin", marabahan)):
        user = offices.person(batola, username, "operator", unit)
        if username != "tanpa-pin":
            pins.set_pin(by=user, pin=PIN)
    page = tablet.get(TILES).content.decode()
    assert [name for name in ("Rahmah", "Atasan", "Tetangga", "Tanpa-pin") if name in page] == [
        "Rahmah"
    ]


def test_wrong_pins_lock_it_until_the_password_is_given(tablet, rahmah):
    for _ in range(pins.MOST_FAILURES):
        assert enter(tablet, rahmah, WRONG).status_code == 422
    assert "tidak dapat dipakai" in enter(tablet, rahmah).content.decode()
    assert Notice.objects.filter(user=rahmah, kind="pin-locked").exists()
    tablet.post("/masuk/", {"username": "rahmah", "password": offices.PASSWORD})
    tablet.post("/keluar/")
    assert enter(tablet, rahmah).status_code == 302


def test_the_right_pin_forgets_the_wrong_ones_before(tablet, rahmah):
    for _ in range(3):
        for _ in range(pins.MOST_FAILURES - 1):
            enter(tablet, rahmah, WRONG)
        assert enter(tablet, rahmah).status_code == 302
        tablet.post("/keluar/")


@pytest.mark.parametrize(
    "pin",
    [
        "12345",
        "123456",
        "654321",
        "000000",
        "121212",
        "123123",
        "12345678901",
        "73820a",
        "７３８２０１",
    ],
)
def test_an_easy_pin_is_refused(batola, pin):
    with pytest.raises(Refused):
        pins.set_pin(by=offices.person(batola, "rahmah"), pin=pin)


def test_a_pin_is_stored_as_a_hash_and_set_with_the_password_only(client, batola):
    user = offices.person(batola, "rahmah", "satgas")
    client.force_login(user)
    fields = {"pin": PIN, "again": PIN}
    operator = offices.person(batola, "operator")
    client.force_login(operator)
    assert client.post("/akun/pin/", fields | {"password": "salah"}).status_code == 422
    assert not Pin.objects.exists()
    client.post("/akun/pin/", fields | {"password": offices.PASSWORD})
    assert PIN not in Pin.objects.get().pin_hash


def test_whose_account_has_or_needs_codes_has_no_pin(batola, rahmah, tablet):
    closer = offices.person(batola, "penetap", "penetap_hasil")
    with pytest.raises(Refused, match="have no PIN"):
        pins.set_pin(by=closer, pin=PIN)
    SecondFactor.objects.create(user=rahmah, secret="A" * 32, confirmed_at=timezone.now())
    assert "Rahmah" not in tablet.get(TILES).content.decode()
    enter(tablet, rahmah)
    assert not is_in(tablet)


def test_a_pin_neither_manages_people_nor_seals_nor_submits(
    tablet, batola, marabahan, head, settings
):
    settings.SECOND_FACTOR = False
    offices.member(batola, head, "admin")
    offices.member(batola, head, "penetap_hasil")
    pins.set_pin(by=head, pin=PIN)
    enter(tablet, head)
    for address in ("/orang/", "/undangan/", "/perangkat/", "/jejak-audit/"):
        page = tablet.get(address)
        assert page.status_code == 403, address
        assert "dengan kata sandi" in page.content.decode()
    assert tablet.get(f"/unit/{marabahan.uid}/").status_code == 200
    head.by_pin = True
    assert not authority_of(head).may("submit", marabahan)
    assert "Orang</a>" not in tablet.get("/unit/").content.decode()


def test_a_revoked_device_ends_what_began_there_and_opens_no_more(tablet, head, rahmah):
    enter(tablet, rahmah)
    revoke(by=head, device=Device.objects.get())
    assert tablet.get("/akun/").status_code == 302
    assert "bukan perangkat unit" in tablet.get(TILES).content.decode()


def test_a_new_slip_takes_the_pin_away(rahmah, head):
    issue_slip(by=head, user=rahmah)
    assert not Pin.objects.exists()


def test_only_the_own_units_devices_are_ones_to_mark_see_and_revoke(
    client, batola, disdik, marabahan, tablet
):
    other = offices.person(batola, "kadisdik", "kepala_unit", disdik)
    with pytest.raises(PermissionDenied):
        mark(by=other, unit=marabahan, label="x")
    client.force_login(other)
    assert "Tablet loket" not in client.get("/perangkat/").content.decode()
    device = Device.objects.get()
    assert client.post(f"/perangkat/{device.uid}/cabut/").status_code == 403
    fields = {"unit": str(marabahan.uid), "label": "x"}
    assert client.post("/perangkat/tandai/", fields).status_code == 422
    assert Device.objects.marked().count() == 1
