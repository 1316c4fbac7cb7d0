"""Units, people and the trail as an administrator sees them; sign-in as everybody does."""

from datetime import date

import pytest

from tests import offices
from tests.browser.looking import faults_in_every_look, faults_on
from zonahijau import notices
from zonahijau.organisations.actions.positions import Appointment, add_position, appoint
from zonahijau.organisations.actions.units import rename_unit
from zonahijau.wording import Text

PAGES = {
    "unit": "/unit/",
    "susunan": "/unit/susunan/",
    "unit-baru": "/unit/baru/",
    "impor": "/unit/impor/",
    "orang": "/orang/",
    "orang-baru": "/orang/baru/",
    "jejak-audit": "/jejak-audit/",
    "pekerjaan": "/pekerjaan/",
    "akun": "/akun/",
    "pesan": "/pesan/",
    "kata-sandi": "/akun/kata-sandi/",
}


@pytest.fixture
def batola(transactional_db):
    """A small Barito Kuala with an administrator, an operator, an office and a message."""
    batola = offices.government()
    admin = offices.person(batola, "aminah", "admin")
    dinkes = offices.unit(batola, "dinkes")
    rename_unit(
        by=None, unit=dinkes, name="Dinas Kesehatan", short_name="Dinkes", on=date(2026, 1, 1)
    )
    for place in ("marabahan", "berangas", "semangat-dalam"):
        offices.unit(batola, f"pkm-{place}", "puskesmas", dinkes)
    offices.person(batola, "rahmah", "operator", dinkes)
    position = add_position(by=None, unit=dinkes, title="Kepala Dinas", kind="head")
    holder = Appointment("dr. Azizah", "definitif", date(2025, 1, 1))
    appoint(by=None, position=position, appointment=holder)
    text = Text("Rahmah belum punya surat tugas.", "A letter is missing.")
    notices.send(to=admin, text=text, link="/orang/", kind="role", government=batola)
    return batola


def sign_in(page, username="aminah"):
    page.fill("#id_username", username)
    page.fill("#id_password", offices.PASSWORD)
    page.click("main button.button")
    page.wait_for_load_state("load")


def test_the_sign_in_page_shuts_nobody_out(open_page, batola):
    assert faults_in_every_look(open_page("/masuk/"), "masuk") == []


def test_the_administrators_pages_shut_nobody_out(open_page, batola, live_server):
    page = open_page("/masuk/?next=/akun/")
    sign_in(page)
    dinkes = batola_unit(batola)
    person = dinkes.memberships.get().user
    own = {"satu-unit": f"/unit/{dinkes.uid}/", "satu-orang": f"/orang/{person.uid}/"}
    own["beri-peran"] = f"/orang/{person.uid}/peran/"
    assert faults_on(page, live_server.url, PAGES | own) == {}


def batola_unit(batola):
    from zonahijau.organisations.models import Unit

    return Unit.objects.get(government=batola, code="dinkes")


def test_without_scripts_a_unit_is_made_and_a_wrong_one_refused(open_page, batola):
    page = open_page("/masuk/?next=/unit/baru/", scripts=False, expects="422")
    sign_in(page)
    page.fill("#id_name", "Dinas Sosial")
    page.fill("#id_code", "dinas sosial")
    page.click("main button.button")
    assert "tidak dapat dipakai" in page.inner_text("main")
    assert page.input_value("#id_name") == "Dinas Sosial"
    page.fill("#id_code", "dinsos")
    page.click("main button.button")
    assert page.inner_text("h1") == "Dinas Sosial"
