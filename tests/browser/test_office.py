"""Settings, positions, a decree of transfer and its handover, as an administrator sees them."""

import json
from datetime import date

import pytest

from tests import offices
from tests.browser.looking import faults_on
from zonahijau.organisations.actions.positions import Appointment, add_position, appoint
from zonahijau.organisations.actions.transfers import MOVES, RETIRES, Decree, Move, enter_transfer
from zonahijau.organisations.actions.units import rename_unit
from zonahijau.organisations.models import Handover, HeldSheet

LONG_NAME = "Dr. dr. Hj. Noorhayati Rahmah Binti Abdurrahman, Sp.PD., M.Kes., FINASIM"
NAMES = {
    "dinkes": "Dinas Kesehatan",
    "disdik": "Dinas Pendidikan dan Kebudayaan",
    "disperkim": "Dinas Perumahan Rakyat, Kawasan Permukiman, dan Lingkungan Hidup",
    "dinsos": "Dinas Sosial",
}


@pytest.fixture
def office(transactional_db):
    """Four agencies with heads of every status, one vacant; a decree with two handovers."""
    batola = offices.government()
    admin = offices.person(batola, "aminah", "admin")
    posts = {}
    for code, name in NAMES.items():
        unit = offices.unit(batola, code)
        rename_unit(by=None, unit=unit, name=name, short_name="", on=date(2020, 1, 1))
        posts[code] = add_position(by=None, unit=unit, title=f"Kepala {name}", kind="head")
    rahmah = offices.person(batola, "rahmah", "kepala_unit", posts["dinkes"].unit)
    start = date(2024, 2, 1)
    held = [
        _sit(posts["dinkes"], LONG_NAME, "definitif", start, rahmah, "Pembina Utama Muda (IV/c)"),
        _sit(posts["disdik"], "Tono Hartono, S.Pd.", "definitif", start),
        _sit(posts["disperkim"], "Budi", "plt", start),
    ]
    decree = Decree("800.1.3.3/128/BKPSDM/2026", date(2026, 6, 25), date(2026, 7, 1))
    moves = [Move(MOVES, left=held[0], to=posts["disdik"]), Move(RETIRES, left=held[1])]
    transfer = enter_transfer(by=admin, government=batola, decree=decree, moves=moves)
    return batola, admin, transfer


def _sit(position, name, status, start, user=None, rank=""):
    appointment = Appointment(name, status, start, rank=rank)
    return appoint(by=None, position=position, appointment=appointment, user=user)


def _waiting(batola, admin):
    """Two lists that wait for a yes: of officials, and of a decree."""
    official = {
        "number": 5,
        "name": LONG_NAME,
        "position": "Kepala Dinas Sosial",
        "unit": "Dinas Sosial",
        "status": "plt",
        "rank": "Pembina (IV/a)",
        "start": "2026-07-01",
    }
    move = {"number": 4, "person": "Budi", "to": "Kepala Dinas Sosial", "unit_to": "Dinas Sosial"}
    decree = {"number": "800/3/2026", "dated": "2026-07-25", "effective": "2026-08-01"}
    own = {"government": batola, "by": admin, "file_name": "lampiran.xlsx"}
    sheets = {"officials": [official], "transfer": decree | {"rows": [move]}}
    return [
        HeldSheet.objects.create(kind=kind, content=json.dumps(content), **own)
        for kind, content in sheets.items()
    ]


def test_the_pages_of_the_office_shut_nobody_out(open_page, office, live_server):
    batola, admin, transfer = office
    handover = Handover.objects.get(transfer=transfer, takes__isnull=False)
    officials, annex = _waiting(batola, admin)
    pages = {
        "periksa-pejabat": f"/pejabat/impor/{officials.uid}/",
        "periksa-mutasi": f"/mutasi/impor/{annex.uid}/",
        "pengaturan": "/pengaturan/",
        "unit": "/unit/",
        "satu-unit": f"/unit/{handover.unit.uid}/",
        "jabatan": "/jabatan/",
        "pejabat": f"/jabatan/{handover.position.uid}/pejabat/",
        "impor-pejabat": "/pejabat/impor/",
        "mutasi": "/mutasi/",
        "mutasi-baru": "/mutasi/baru/",
        "mutasi-impor": "/mutasi/impor/",
        "keputusan": f"/mutasi/{transfer.uid}/",
        "serah-terima": f"/serah-terima/{handover.uid}/",
        "pecah": f"/unit/{handover.unit.uid}/pecah/",
    }
    page = open_page("/pengaturan/", user=admin)
    assert faults_on(page, live_server.url, pages) == {}


def test_without_scripts_a_row_is_added_and_a_handover_received(open_page, office, live_server):
    _, admin, transfer = office
    page = open_page("/mutasi/baru/", scripts=False, user=admin)
    page.fill("#id_number", "800/9/2026")
    page.click("text=/Tambah baris|Add a row/")
    assert page.input_value("#id_number") == "800/9/2026"
    assert page.locator("#id_person_3").count() == 1
    handover = Handover.objects.get(transfer=transfer, takes__isnull=False)
    page.goto(f"{live_server.url}/serah-terima/{handover.uid}/")
    page.click("text=/Saya menerima|I take over/")
    page.locator("button[name=selesai]").first.click()
    handover.refresh_from_db()
    assert handover.received_at is not None
    assert handover.items.exclude(done_at=None).count() == 1
