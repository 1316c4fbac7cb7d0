"""Evidence and services as people see them: phone and desk, day and night, with and without
scripts."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests import made_files, offices
from tests.browser.looking import barriers, faults_in_every_look, keep_picture, unfold
from zonahijau.catalogue.actions import add_count, add_service
from zonahijau.catalogue.policies import Counts, ServiceFacts
from zonahijau.evidence.actions import add_link, decide, open_zip, send, upload
from zonahijau.evidence.details import Details
from zonahijau.evidence.models import Evidence

LOKET, SAME = 11, 12


@pytest.fixture
def office(transactional_db, settings, tmp_path):
    """Batola's health agency with an operator, the task force, and evidence in every state."""
    settings.MEDIA_ROOT = tmp_path
    return Office()


class Office:
    """Who and what there is."""

    def __init__(self):
        self.batola = offices.government()
        self.dinkes = offices.unit(self.batola, "dinkes")
        self.disdik = offices.unit(self.batola, "disdik")
        self.rahmah = offices.person(self.batola, "rahmah", "operator", self.dinkes)
        self.satgas = offices.person(self.batola, "satgas", "satgas")
        self.photo = self.photograph(LOKET, "Loket pelayanan depan", taken="2021:04:12 09:41:00")
        self.pledge = self.photograph(SAME, "Maklumat pelayanan di ruang tunggu")
        self.add(made_files.pdf(), "decree", "SK Standar Pelayanan Nomor 188.45 Tahun 2026")
        over = self.photograph(13, "Papan alur lama", expires_on=self.batola.today())
        self.judge(self.photo, "accept")
        self.judge(over, "reject", "Papan tidak terbaca; ambil lagi dari depan, tanpa pantulan")
        send(by=self.rahmah, evidence=[self.pledge])
        self.same = self.add(
            made_files.photo(SAME, (400, 300)), "photo", "Maklumat", self.disdik, self.satgas
        )
        details = Details("link", "Halaman maklumat di situs resmi")
        url = "https://dinkes.batolakab.go.id/pelayanan/maklumat-pelayanan-2026"
        add_link(by=self.rahmah, unit=self.dinkes, url=url, details=details)

    def photograph(self, seed, title, taken="", **said):
        content = made_files.photo(seed, (1600, 1200), taken=taken)
        facts = ("pledge.published", "facility.counter.available")
        return self.add(content, "photo", title, facts=facts, **said)

    def add(self, content, kind, title, unit=None, by=None, **said):
        details = Details(kind, title, **said)
        by, unit = by or self.rahmah, unit or self.dinkes
        return upload(by=by, unit=unit, chunks=[content], name="berkas", details=details)

    def judge(self, evidence, step, reason=""):
        send(by=self.rahmah, evidence=[evidence])
        decide(by=self.satgas, evidence=evidence, step=step, reason=reason)

    def services(self):
        for number, name in enumerate(("Rujukan", "Izin apotek", "Izin praktik bidan")):
            facts = ServiceFacts(
                name, f"K-{number}", "service" if number else "administrative", number == 2,
                1_200 * number or None, number < 2, number < 1,
            )  # fmt: skip
            add_service(by=self.rahmah, unit=self.dinkes, facts=facts)
        day = self.batola.today() - timedelta(30)
        counts = Counts(day, "Rekap Bagian Organisasi", 12, 9, 4)
        add_count(by=self.rahmah, unit=self.dinkes, counts=counts)


def of_unit(app, name, unit):
    return reverse(f"{app}:{name}", kwargs={"unit": unit.uid})


def one(name, evidence):
    return reverse(f"evidence:{name}", kwargs={"evidence": evidence.uid})


def look(open_page, address, name, user):
    """The page in every look, and then with everything unfolded."""
    page = open_page(address, user=user)
    assert faults_in_every_look(page, name) == []
    unfold(page)
    keep_picture(page, f"{name}-unfolded")
    assert barriers(page) == []


def test_the_pages_of_a_units_evidence_shut_nobody_out(open_page, office):
    for name in ("list", "upload", "link", "import"):
        address = of_unit("evidence", name, office.dinkes)
        look(open_page, address, f"bukti-{name}", office.rahmah)


def test_the_page_of_one_evidence_shuts_nobody_out(open_page, office):
    look(open_page, one("show", office.photo), "bukti-satu", office.rahmah)
    look(open_page, one("show", office.pledge), "bukti-periksa", office.satgas)
    look(open_page, one("change", office.photo), "bukti-ubah", office.rahmah)


def test_the_table_of_everywhere_and_an_empty_unit_shut_nobody_out(open_page, office):
    look(open_page, reverse("evidence:all"), "bukti-semua", office.satgas)
    empty = offices.unit(office.batola, "kecamatan")
    look(open_page, of_unit("evidence", "list", empty), "bukti-kosong", office.satgas)


def test_the_preview_of_a_zip_shuts_nobody_out(open_page, office):
    files = {
        "2021/foto toilet.jpg": made_files.photo(31),
        "2021/pledge.published/papan maklumat.jpg": made_files.photo(32),
        "2021/berita.html": b"<html>",
        "SK Tim.pdf": made_files.pdf(b"/Tim true"),
    }
    content = made_files.archive(files)
    held = open_zip(by=office.rahmah, unit=office.dinkes, chunks=[content], name="lama.zip")
    address = reverse("evidence:zip", kwargs={"held": held.uid})
    page = open_page(address, user=office.rahmah)
    page.get_by_role("button", name="Masukkan 3 bukti").wait_for()
    look(open_page, address, "zip", office.rahmah)


def test_the_pages_of_services_shut_nobody_out(open_page, office):
    office.services()
    for name in ("list", "add", "import", "count"):
        address = of_unit("catalogue", name, office.dinkes)
        look(open_page, address, f"layanan-{name}", office.rahmah)


def test_a_sheet_with_faults_is_shown_row_by_row(open_page, office, tmp_path):
    sheet = tmp_path / "layanan.csv"
    sheet.write_text("nama,kode,pengguna,standar\nRujukan,A1,sembilan,ya\n,A2,2,mungkin\nKIA,,,\n")
    page = open_page(of_unit("catalogue", "import", office.dinkes), user=office.rahmah)
    page.get_by_label("Lembar kerja").set_input_files(sheet)
    page.get_by_role("button", name="Periksa lembar kerja").click()
    page.get_by_text("2 baris keliru").wait_for()
    look(
        open_page, page.url.removeprefix(page.evaluate("location.origin")), "lembar", office.rahmah
    )


@pytest.mark.parametrize("scripts", [True, False])
def test_an_operator_uploads_with_and_without_scripts(open_page, office, tmp_path, scripts):
    for number in (1, 2):
        (tmp_path / f"toilet {number}.jpg").write_bytes(made_files.photo(40 + number))
    address = of_unit("evidence", "upload", office.dinkes)
    page = open_page(address, "phone", scripts=scripts, user=office.rahmah)
    chosen = [tmp_path / "toilet 1.jpg", tmp_path / "toilet 2.jpg"]
    page.get_by_label("Berkas", exact=True).set_input_files(chosen)
    page.get_by_role("button", name="Unggah").click()
    page.get_by_text("2 bukti tersimpan sebagai draf.").wait_for()
    assert page.url.endswith(of_unit("evidence", "list", office.dinkes))
    assert Evidence.objects.filter(title__startswith="toilet").count() == 2


@pytest.mark.parametrize("scripts", [True, False])
def test_a_refused_upload_says_why_and_keeps_what_was_marked(open_page, office, tmp_path, scripts):
    (tmp_path / "foto.jpg").write_bytes(b"MZ\x90\x00")
    address = of_unit("evidence", "upload", office.dinkes)
    page = open_page(address, scripts=scripts, user=office.rahmah)
    page.get_by_text("Maklumat pelayanan", exact=True).click()
    page.get_by_label("Maklumat dipublikasikan").check()
    page.get_by_label("Berkas", exact=True).set_input_files(tmp_path / "foto.jpg")
    page.get_by_role("button", name="Unggah").click()
    page.get_by_text("foto.jpg: Isi berkas ini program Windows").first.wait_for()
    assert page.get_by_label("Maklumat dipublikasikan").is_checked()
