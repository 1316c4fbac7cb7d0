"""The regent's first week and the readiness sheet, at a desk and on a telephone."""

from datetime import date
from io import BytesIO

import pytest
from pptx import Presentation

from tests.browser.looking import faults_on
from tests.integration.assessments import factories as make
from zonahijau.documents.models import Paper
from zonahijau.improvement.actions import make_promise, move_promise
from zonahijau.organisations.actions.absences import Away, record_absence
from zonahijau.organisations.actions.positions import Appointment, add_position, appoint


@pytest.fixture
def batola(transactional_db):
    """An agency whose officer is on leave, with a promise that was moved."""
    made = make.regency()
    today = made.government.today()
    position = add_position(by=None, unit=made.agency, title="Petugas loket", kind="front_office")
    holder = appoint(
        by=None, position=position, appointment=Appointment("Siti Aminah", "definitif", today)
    )
    record_absence(by=None, holder=holder, away=Away("leave", today, date(2099, 1, 1), "Ani"))
    promise = make_promise(
        by=made.satgas,
        unit=made.agency,
        what="Memasang papan maklumat di ruang tunggu",
        person="Kepala Dinas",
        due_on=today,
        source="visit",
    )
    later = date(2099, 1, 1)
    move_promise(by=made.satgas, promise=promise, due_on=later, reason="Menunggu cetakan")
    return made


def test_the_pages_of_week_and_readiness_shut_nobody_out(open_page, batola, live_server):
    holder = batola.agency.positions.get().holders.get()
    pages = {
        "minggu-pertama": "/minggu-pertama/",
        "kesiapan": "/kesiapan/",
        "kesiapan-unit": f"/kesiapan/{batola.agency.uid}/",
        "cuti": f"/pejabat/{holder.uid}/cuti/",
        "satu-unit-janji": f"/unit/{batola.agency.uid}/",
    }
    page = open_page("/minggu-pertama/", user=batola.satgas)
    assert faults_on(page, live_server.url, pages) == {}


def test_one_button_drafts_the_plan_and_one_gives_the_slides(open_page, batola):
    page = open_page("/minggu-pertama/", scripts=False, user=batola.satgas)
    with page.expect_download() as slides:
        page.click("text=Unduh (PPTX)")
    assert len(Presentation(BytesIO(slides.value.path().read_bytes())).slides) >= 5
    page.click("li:has-text('Rencana 90 hari') a.button")
    page.click("form button.button")
    paper = Paper.objects.get(kind="rencana-90-hari")
    assert str(paper.uid) in page.url
    page.goto(page.url.partition("/surat/")[0] + "/minggu-pertama/")
    assert page.locator(f"a[href*='{paper.uid}']").count() == 1


def test_the_readiness_sheet_prints_on_one_page(open_page, batola):
    page = open_page(f"/kesiapan/{batola.agency.uid}/", scripts=False, user=batola.operator)
    assert page.locator("text=Ani").count() >= 1
    assert page.locator("text=Menunggu cetakan").count() == 1
    with page.expect_download() as printed:
        page.click("text=Cetak satu halaman, F4")
    assert printed.value.path().read_bytes().startswith(b"%PDF")
