"""Coming in: with a code from a telephone, by an invitation on a phone, with a PIN at a counter."""

import os
from datetime import timedelta
from pathlib import Path

import pyotp
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests import offices
from tests.browser.looking import LOOKS, barriers, keep_picture, sideways_scroll
from zonahijau.access.invitations import invite
from zonahijau.accounts import pins
from zonahijau.accounts.models import SecondFactor

pytestmark = pytest.mark.django_db(transaction=True)
NEW, PIN = "lima kata yang baru sekali", "738201"


@pytest.fixture
def batola():
    return offices.government()


@pytest.fixture
def marabahan(batola):
    return offices.unit(batola, "marabahan", "puskesmas")


@pytest.fixture
def looked_at():
    """Every page on the way is looked at: no barrier, no scrolling sideways."""

    def look(page, name):
        keep_picture(page, name)
        assert barriers(page) == []
        assert sideways_scroll(page) <= 0

    return look


def code(steps: int = 0) -> str:
    factor = SecondFactor.objects.get()
    return pyotp.TOTP(factor.secret).at(timezone.now() + timedelta(seconds=30 * steps))


def sign_in(page, username, password=offices.PASSWORD):
    page.fill("[name=username]", username)
    page.fill("[name=password]", password)
    page.click("main form .button")


@pytest.mark.parametrize(("size", "theme", "scripts"), [("phone", "light", False),
                                                        ("desk", "dark", True)])  # fmt: skip
def test_codes_are_set_up_and_asked_for_at_the_next_sign_in(
    open_page, settings, batola, looked_at, size, theme, scripts
):
    admin = offices.person(batola, "aminah", "admin")
    page = open_page("/akun/kode-masuk/", size, theme, scripts=scripts, user=admin, expects="422")
    settings.DEMO = False
    looked_at(page, f"codes-off-{size}") if scripts else None
    page.fill("[name=password]", offices.PASSWORD)
    page.click("main form .button")
    looked_at(page, f"codes-begun-{size}") if scripts else None
    page.fill("[name=code]", code())
    page.click("main form .button")
    assert page.locator(".recovery-codes li").count() == 10
    looked_at(page, f"codes-recovery-{size}") if scripts else None
    page.click("text=Sudah saya simpan")
    assert "Terpasang." in page.inner_text("main")
    looked_at(page, f"account-{size}") if scripts else None
    page.click("main >> button:has-text('Keluar')")
    sign_in(page, "aminah")
    assert "Kode masuk" in page.inner_text("h1")
    looked_at(page, f"code-{size}") if scripts else None
    page.fill("[name=code]", "000000")
    page.click("main form .button")
    assert "tidak cocok" in page.inner_text("main")
    page.fill("[name=code]", code(1))
    page.click("main form .button")
    page.wait_for_url(lambda address: "/masuk/" not in address)
    assert page.locator("button:has-text('Keluar')").count() == 1


def test_an_invitation_is_accepted_on_a_phone(open_page, batola, marabahan, looked_at):
    admin = offices.person(batola, "aminah", "admin")
    rahmah = offices.person(batola, "rahmah", "operator", marabahan)
    (made,) = invite(by=admin, government=batola, users=[rahmah])
    page = open_page(f"/undangan/terima/{made.token}/", "phone")
    assert "Selamat datang, Rahmah" in page.inner_text("h1")
    looked_at(page, "accept-phone")
    page.fill("[name=new]", NEW)
    page.fill("[name=again]", NEW)
    page.click("main form .button")
    page.goto(page.url.split("/undangan")[0].rstrip("/") + "/akun/")
    assert "Rahmah" in page.inner_text("h1")


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_people_are_chosen_and_their_slips_made(
    open_page, batola, marabahan, looked_at, size, theme
):
    admin = offices.person(batola, "aminah", "admin")
    for number in range(5):
        offices.person(batola, f"petugas{number}", "operator", marabahan)
    page = open_page("/undangan/", size, theme, user=admin)
    looked_at(page, f"invitations-{size}-{theme}")
    page.click("text=Undang semua yang belum pernah masuk")
    expect(page.locator(".slip svg")).to_have_count(5)
    looked_at(page, f"slips-{size}-{theme}")
    page.emulate_media(media="print")
    assert page.locator(".top__ways").is_hidden()
    assert page.locator(".slip__code svg").first.is_visible()
    if folder := os.environ.get("ZONAHIJAU_PICTURES"):
        page.pdf(path=Path(folder) / "slips.pdf", format="A4")


@pytest.mark.parametrize(("size", "theme", "scripts"), [("phone", "dark", True),
                                                        ("desk", "light", False)])  # fmt: skip
def test_a_counter_is_marked_and_people_come_in_with_their_pin(
    open_page, batola, marabahan, looked_at, size, theme, scripts
):
    head = offices.person(batola, "kapus", "kepala_unit", marabahan)
    rahmah = offices.person(batola, "rahmah", "operator", marabahan)
    pins.set_pin(by=rahmah, pin=PIN)
    page = open_page("/perangkat/", size, theme, scripts=scripts, user=head)
    looked_at(page, f"devices-{size}") if scripts else None
    page.select_option("[name=unit]", index=1)
    page.fill("[name=label]", "Tablet loket")
    page.click("main form .button")
    assert "Tablet loket" in page.inner_text("main")
    looked_at(page, f"devices-marked-{size}") if scripts else None
    page.goto(page.url.replace("/perangkat/", "/akun/"))
    page.click("main >> button:has-text('Keluar')")
    looked_at(page, f"sign-in-{size}") if scripts else None
    page.click("text=Masuk dengan PIN")
    looked_at(page, f"tiles-{size}") if scripts else None
    page.click("text=Rahmah")
    looked_at(page, f"pin-{size}") if scripts else None
    page.fill("[name=pin]", PIN)
    page.click("main form .button")
    page.goto(page.url.split("/perangkat")[0].rstrip("/") + "/akun/")
    assert "Rahmah" in page.inner_text("h1")
