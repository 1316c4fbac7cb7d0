"""A unit goes from an empty list to a published standard, at a desk and on a phone without a
script; a stranger comments on the draft."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests import offices
from tests.browser.looking import faults_in_every_look, sideways_scroll
from tests.whole_standards import complete
from zonahijau.catalogue.actions import add_service, life
from zonahijau.catalogue.models import DraftComment, Service, Standard
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.lawbook.components import load_components

DAYS = {
    "Catat pembahasan": "2026-03-13",
    "Publikasikan rancangan": "2026-03-27",
    "Tutup masa tanggapan": "2026-04-08",
    "Nyatakan sudah diperbaiki": "2026-04-22",
}
SET = "2026-04-27"
WRITTEN = {
    "procedure": "Pemohon menyerahkan berkas\nPetugas memeriksa",
    "time": "3 hari kerja",
    "fee": "Tidak dipungut biaya",
    "complaints": "SP4N-LAPOR! lapor.go.id\nDijawab oleh pejabat pengelola pengaduan dinas",
    "staffing": "4 orang",
    "evaluation": "Setiap 6 bulan dari survei",
}


@pytest.fixture
def office(transactional_db, settings, tmp_path):
    """Dinkes and its operator."""
    settings.MEDIA_ROOT = tmp_path
    batola = offices.government()
    dinkes = offices.unit(batola, "dinkes")
    return dinkes, offices.person(batola, "rahmah", "operator", dinkes)


def look(page: Page, name: str, scripts: bool) -> None:
    if scripts:
        assert faults_in_every_look(page, name) == []
    assert sideways_scroll(page) <= 0


def pasted() -> str:
    """All components but the one that is typed, under the names that the law gives them."""
    rows = [each for each in load_components().rows if each.code != "requirements"]
    return "\n".join(f"{each.label.id}\n{WRITTEN.get(each.code, 'Tersedia')}" for each in rows)


@pytest.mark.parametrize(("size", "scripts"), [("desk", True), ("phone", False)])
def test_from_an_empty_list_to_a_published_standard(open_page, office, size, scripts):
    dinkes, rahmah = office
    address = reverse("catalogue:standards", args=[dinkes.uid])
    page = open_page(address, size, scripts=scripts, user=rahmah)
    page.get_by_role("link", name="Ke daftar layanan").click()
    page.get_by_role("link", name="Tambah layanan").click()
    page.get_by_label("Nama layanan").fill("Kartu tanda penduduk elektronik bagi pemula")
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("link", name="Standar pelayanan").first.click()
    page.get_by_role("button", name="Mulai susun").click()
    page.get_by_text("0 dari 14 komponen sudah diisi.").wait_for()
    write_requirements(page, scripts)
    page.get_by_role("link", name="Ambil dari dokumen").click()
    page.get_by_label("Tempel isi standarnya").fill(pasted())
    page.get_by_role("button", name="Periksa isinya").click()
    page.get_by_text("13 dari 14 komponen dikenali.").wait_for()
    look(page, "standar-dokumen", scripts)
    page.get_by_role("button", name="Simpan yang dicentang").click()
    page.get_by_text("Semua komponen lengkap.").wait_for()
    look(page, "standar", scripts)
    take_steps(page, scripts)
    assert Standard.objects.get().published_on.isoformat() == SET
    assert Service.objects.get().standard_published
    look(page, "standar-terbit", scripts)


def write_requirements(page: Page, scripts: bool) -> None:
    page.get_by_role("link", name="Isi persyaratan", exact=True).click()
    page.get_by_label("Syarat", exact=True).fill("Kartu keluarga")
    page.get_by_role("button", name="Tambah syarat").click()
    page.get_by_text("Belum disimpan").wait_for()
    page.get_by_label("Syarat", exact=True).nth(1).fill("Akta kelahiran")
    page.get_by_role("button", name="Naik 2").click()
    look(page, "standar-persyaratan", scripts)
    page.get_by_role("button", name="Simpan", exact=True).last.click()
    page.get_by_text("1 dari 14 komponen sudah diisi.").wait_for()


def take_steps(page: Page, scripts: bool) -> None:
    for name, day in DAYS.items():
        page.get_by_role("link", name=name).click()
        page.get_by_label("Tanggal", exact=True).fill(day)
        draft = page.get_by_label("Susun naskahnya sekarang")
        if draft.count():
            draft.uncheck()
        page.get_by_role("button", name="Catat langkah ini").click()
        page.get_by_text("Dicatat untuk 1 standar.").wait_for()
    page.get_by_role("link", name="Catat penetapan (SK)").click()
    page.get_by_label("Tanggal", exact=True).fill(SET)
    page.get_by_label("Nomor SK baru").fill("188.45/7/2026")
    page.get_by_label("Ditandatangani oleh").fill("Kepala Dinas")
    look(page, "standar-penetapan", scripts)
    page.get_by_role("button", name="Catat langkah ini").click()
    page.get_by_role("link", name="Catat publikasi standar").click()
    page.get_by_label("Tanggal", exact=True).fill(SET)
    page.get_by_label("Di tempat layanan").check()
    page.get_by_role("button", name="Catat langkah ini").click()
    page.get_by_text("Dicatat untuk 1 standar.").wait_for()


@pytest.mark.parametrize(("size", "scripts"), [("desk", True), ("phone", False)])
def test_a_stranger_comments_on_a_draft(open_page, office, monkeypatch, size, scripts):
    from zonahijau.catalogue.views import comments as views

    monkeypatch.setattr(views, "_LEAST", 0)
    dinkes, rahmah = office
    row = complete(add_service(by=None, unit=dinkes, facts=ServiceFacts("Kartu keluarga")))
    for kind in ("discussed", "draft-published"):
        life.take_step(by=rahmah, standards=[row], kind=kind, on=row.government.today())
    page = open_page(reverse("catalogue:public_draft", args=[row.code]), size, scripts=scripts)
    look(page, "rancangan-publik", scripts)
    page.get_by_label("Tanggapan atau usul").fill("Mohon loket dibuka sampai sore.")
    page.get_by_role("button", name="Kirim tanggapan").click()
    page.get_by_text("Terima kasih. Tanggapan Anda tercatat").wait_for()
    assert DraftComment.objects.get().text == "Mohon loket dibuka sampai sore."
