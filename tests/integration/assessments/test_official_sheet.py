"""Last year's results of the region and its units: looked at first, then all of them or none."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import offices
from zonahijau.assessments.models import OfficialResult
from zonahijau.organisations.actions.units import create_unit
from zonahijau.organisations.models import HeldSheet
from zonahijau.organisations.policies import UnitFacts

pytestmark = pytest.mark.django_db

PUBLISHED = Path(__file__).parents[2] / "published" / "data" / "golden_batola_2023_units.csv"
FACTS = {
    "instrument_id": "ombudsman/2023",
    "year": "2023",
    "source_title": "Ombudsman RI, penilaian kepatuhan 2023, 30 Januari 2024",
}
LIST = (
    "Hasil Penilaian Kepatuhan 2023\n"
    "No;Unit Layanan;Nilai Akhir;Kategori\n"
    "1;Disdik;85,87;B\n"
    "2;DINAS SOSIAL;89,95;A\n"
    "3;Kabupaten Barito Kuala;87,59;B\n"
    ";Rata-rata;87,80;\n"
)


@pytest.fixture
def batola():
    batola = offices.government()
    for code, name in (("DIK", "Dinas Pendidikan"), ("SOS", "Dinas Sosial")):
        facts = UnitFacts(code, name, "dinas")
        create_unit(by=None, government=batola, facts=facts)
    return batola


@pytest.fixture
def browser(client, batola):
    client.force_login(offices.person(batola, "aminah", "admin"))
    return client


def sent(browser, text=None, **facts):
    file = {"berkas": SimpleUploadedFile("nilai.csv", text.encode())} if text else {}
    answer = browser.post(reverse("assessments:official_sheet"), FACTS | facts | file)
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def entered():
    rows = OfficialResult.objects.filter(withdrawn_at=None).order_by("pk")
    return [(str(row.unit or "daerah"), row.score, row.band) for row in rows]


def test_a_printed_list_is_read_and_saved_with_a_yes(browser):
    address = sent(browser, LIST)
    page = browser.get(address).content.decode()
    assert "3 nilai terbaca" in page
    assert entered() == []
    assert browser.post(address).headers["Location"] == reverse("assessments:official")
    assert entered() == [
        ("Dinas Pendidikan", "85.87", "B"),
        ("Dinas Sosial", "89.95", "A"),
        ("daerah", "87.59", "B"),
    ]
    assert HeldSheet.objects.get().content is None
    assert "sudah disimpan" in browser.get(address).content.decode()


def test_the_same_list_twice_changes_nothing(browser):
    browser.post(sent(browser, LIST))
    before = entered()
    answer = browser.post(sent(browser, LIST), follow=True)
    assert "0 hasil tercatat, 3 sudah sama" in answer.content.decode()
    assert entered() == before


def test_without_a_file_every_unit_is_typed_and_the_rest_left_out(browser):
    address = sent(browser)
    page = browser.get(address).content.decode()
    assert "Dinas Sosial" in page
    assert 'name="unit-' not in page
    browser.post(address, {"nilai-0": "87,59", "kelas-0": "B", "nilai-2": "89,95"})
    assert entered() == [("daerah", "87.59", "B"), ("Dinas Sosial", "89.95", "")]


def test_every_fault_is_told_at_its_row_and_what_was_typed_is_kept(browser):
    address = sent(browser, LIST + "4;Kantor Pos;90,00;A\n5;Dinas Sosial;delapan;\n")
    answer = browser.post(address, {"kelas-3": "B kuning"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "baris 7" in page
    assert "pilih unit" in page
    assert "B kuning" in page
    assert entered() == []
    answer = browser.post(address, {"unit-7": "skip", "unit-8": "skip"})
    assert answer.status_code == 302
    assert len(entered()) == 3


def test_what_contradicts_an_entry_is_refused_with_what_stands(browser):
    browser.post(sent(browser, LIST))
    address = sent(browser, LIST.replace("89,95", "98,59"))
    answer = browser.post(address)
    assert answer.status_code == 422
    assert "Sudah tercatat 89.95" in answer.content.decode()


def test_nothing_typed_is_nothing_saved(browser):
    answer = browser.post(sent(browser), {})
    assert answer.status_code == 422
    assert "Belum ada nilai yang diisi" in answer.content.decode()


def test_the_published_units_of_2023_are_read_as_they_were_collected(browser):
    address = sent(browser, PUBLISHED.read_text("utf-8"))
    page = browser.get(address).content.decode()
    assert "7 nilai terbaca" in page
    assert "5 belum ada unitnya" in page


@pytest.mark.parametrize(("role", "status"), [("satgas", 200), ("pimpinan", 403)])
def test_who_may_enter_results_may_enter_a_list(role, status, client, batola):
    client.force_login(offices.person(batola, role, role))
    assert client.get(reverse("assessments:official_sheet")).status_code == status


def test_a_list_of_another_government_is_not_there(client, browser):
    address = sent(browser, LIST)
    other = offices.government(offices.BANYUASIN, "Banyuasin")
    client.force_login(offices.person(other, "orang", "admin"))
    assert client.get(address).status_code == 404
