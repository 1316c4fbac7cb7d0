"""Counts that become names, and a sheet of paper that is typed in, as an operator sees them."""

from datetime import date

import pytest

from tests import offices
from tests.browser.looking import faults_on
from zonahijau.assessments.actions.official_sheet import Publication, open_results
from zonahijau.catalogue import actions
from zonahijau.catalogue.actions.checklists import print_checklist, transcribe
from zonahijau.catalogue.models import Service
from zonahijau.catalogue.policies import Counts, ServiceFacts
from zonahijau.catalogue.refining.sheets import Typed, TypedLine

LONG_NAME = (
    "Penerbitan surat keterangan pindah datang bagi penduduk dari luar daerah dan keluarganya"
)


@pytest.fixture
def office(transactional_db):
    """A unit with twelve counted services, three of them named, one sheet typed in, one blank."""
    batola = offices.government()
    by = offices.person(batola, "aminah", "admin")
    unit = offices.unit(batola, "disdukcapil")
    counts = Counts(date(2026, 3, 31), "Rekap", services=12, with_standard=1, published=0)
    actions.add_count(by=by, unit=unit, counts=counts)
    for name in (LONG_NAME, "Akta kelahiran"):
        actions.add_service(by=by, unit=unit, facts=ServiceFacts(name, has_standard=True))
    copied = print_checklist(by=by, unit=unit, counted=12)
    lines = (TypedLine(1, "", "Akta kelahiran", standard=True), TypedLine(2, "", "Akta kematian"))
    transcribe(by=by, checklist=copied, typed=Typed(date(2026, 3, 1), lines, pledge=True))
    blank = print_checklist(by=by, unit=unit, counted=12)
    return batola, by, unit, copied, blank


def test_the_pages_of_names_and_paper_shut_nobody_out(open_page, office, live_server):
    batola, by, unit, copied, blank = office
    publication = Publication("ombudsman/2025", 2025, "Ombudsman RI, Opini 2025")
    held = open_results(by=by, government=batola, publication=publication, path=None, name="")
    pages = {
        "layanan": f"/unit/{unit.uid}/layanan/",
        "nama": f"/unit/{unit.uid}/layanan/nama/",
        "lembar-unit": f"/unit/{unit.uid}/layanan/lembar/",
        "lembar-disalin": f"/lembar/{copied.code}/",
        "lembar-kosong": f"/lembar/{blank.code}/",
        "kelengkapan-disalin": "/kelengkapan/",
        "nilai-diketik": f"/hasil-resmi/daftar/{held.uid}/",
        "langkah": "/langkah-pertama/",
    }
    page = open_page("/", user=by)
    assert faults_on(page, live_server.url, pages) == {}


def test_without_scripts_a_pasted_list_is_checked_and_saved(open_page, office):
    *_, unit, _, _ = office
    page = open_page(f"/unit/{unit.uid}/layanan/nama/", scripts=False, user=office[1])
    page.fill("#names", "1. Kartu keluarga\n2. Kartu identitas anak\n3. akta kelahiran")
    page.click("button[value=look]")
    assert "2 nama baru dari 3 baris" in page.inner_text("main")
    page.click("button[value=save]")
    assert Service.objects.filter(unit=unit, name="Kartu identitas anak").exists()
