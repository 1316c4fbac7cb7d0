"""The main job, walked by the people who do it, on the product as it is served: from a round over
answers, evidence, the desk and the seal to a result that explains itself."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests import made_files, serving
from tests.browser.looking import SIZES
from zonahijau.accounts.demo import PASSWORD
from zonahijau.organisations.authority import today_in

OWN, OTHERS = "DPMPTSP", "DUKCAPIL"
TIME_ZONE = "Asia/Makassar"
"""Barito Kuala's day is not always that of the machine."""


class Office:
    """A served demonstration and the browsers of its people."""

    def __init__(self, chromium: Browser, server: serving.Server, scripts: bool, size: str):
        self.chromium, self.server = chromium, server
        self.scripts, self.size = scripts, size
        self.contexts: dict[str, BrowserContext] = {}
        self.faults: list[str] = []

    def person(self, username: str) -> Page:
        """The page of somebody who has signed in as people do; the same page the second time."""
        if username in self.contexts:
            return self.contexts[username].pages[0]
        width, height = SIZES[self.size]
        context = self.chromium.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=self.scripts,
            reduced_motion="reduce",
            locale="id-ID",
        )
        self.contexts[username] = context
        page = context.new_page()
        page.on("console", lambda said: said.type == "error" and self.faults.append(said.text))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.go(page, "/masuk/")
        page.get_by_label("Nama pengguna").fill(username)
        page.get_by_label("Kata sandi").fill(PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Masuk", exact=True).click()
        page.get_by_role("heading", level=1).wait_for()
        return page

    def go(self, page: Page, path: str) -> None:
        page.goto(self.server.address + path)

    def close(self) -> None:
        for context in self.contexts.values():
            context.close()


WALKS = {
    "with scripts at a desk": (True, "desk"),
    "with scripts on a phone": (True, "phone"),
    "without scripts on a phone": (False, "phone"),
}


@pytest.fixture(params=WALKS)
def office(request, chromium, demonstration, tmp_path) -> Iterator[Office]:
    """A fresh demonstration, served; a complaint of the browser is a fault."""
    folder = tmp_path / "data"
    shutil.copytree(demonstration, folder)
    server = serving.Server(folder)
    office = Office(chromium, server, *WALKS[request.param])
    yield office
    office.close()
    server.stop()
    assert office.faults == []


def test_from_an_opened_round_to_a_sealed_result(office, tmp_path):
    _the_secretary_opens_a_round(office)
    _the_secretary_enters_an_official_result(office)
    _the_operator_answers_everything(office)
    _the_operator_attaches_evidence_to_an_indicator(office, tmp_path)
    _the_operator_brings_old_evidence(office, tmp_path)
    _the_head_submits(office)
    _the_verifier_confirms_corrects_and_returns(office)
    _the_unit_mends_and_sends_again(office)
    code = _the_closer_seals(office)
    _the_result_explains_itself(office, code)


def _the_secretary_opens_a_round(office: Office) -> None:
    page = office.person("satgas")
    assert page.get_by_text("perkiraan").first.is_visible()
    office.go(page, "/putaran/baru/")
    today = today_in(TIME_ZONE)
    page.get_by_label("Instrumen dan versi").select_option(index=1)
    page.get_by_label("Jenis putaran").select_option("mentoring")
    page.get_by_label("Judul").fill("Pendampingan triwulan")
    page.get_by_label("Mulai").fill(today.isoformat())
    page.get_by_label("Batas isi").fill((today + timedelta(days=14)).isoformat())
    page.get_by_label("Selesai").fill((today + timedelta(days=30)).isoformat())
    page.get_by_role("button", name="Lanjut: pilih unit").click()
    page.get_by_role("button", name=re.compile("Pilih semua")).click()
    page.get_by_role("button", name=re.compile("Buka putaran untuk")).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Pendampingan triwulan"


def _own_assessment(office: Office, page: Page) -> None:
    office.go(page, "/penilaian/")
    asked = page.locator("main tr").filter(has_text="Penilaian mandiri")
    asked.get_by_role("link", name=re.compile("Penanaman Modal")).click()


def _the_secretary_enters_an_official_result(office: Office) -> None:
    page = office.person("satgas")
    office.go(page, "/hasil-resmi/baru/")
    page.get_by_label("Tahun penilaian").fill("2024")
    page.get_by_label("Nilai", exact=True).fill("88,5")
    page.get_by_label(re.compile("Zona")).select_option("hijau")
    page.get_by_label("Sumber: lembaga, judul, tanggal").fill("Ombudsman RI, contoh, 2024")
    page.get_by_role("button", name="Catat hasil resmi").click()
    page.get_by_text("Hasil resmi tercatat.").wait_for()
    assert page.locator("main tr").filter(has_text="Ombudsman RI, contoh, 2024").count() == 1


def _the_operator_answers_everything(office: Office) -> None:
    page = office.person("operator")
    _own_assessment(office, page)
    while (going_on := page.get_by_role("link", name="Lanjutkan mengisi")).count():
        going_on.click()
        _answer_what_is_open(page)
        page.get_by_role("link", name=re.compile("Penanaman Modal|Penilaian")).first.wait_for()
        _own_assessment(office, page)
    page.get_by_role("link", name=re.compile("Lihat ringkasan")).wait_for()


def _the_operator_attaches_evidence_to_an_indicator(office: Office, tmp_path) -> None:
    page = office.person("operator")
    page.get_by_role("link", name=re.compile("Pengelolaan pengaduan")).click()
    photo = tmp_path / "papan pengaduan.jpg"
    photo.write_bytes(made_files.photo(78))
    question = page.locator("article.question").first
    question.get_by_text("Tambah bukti baru").click()
    question.get_by_label("Berkas", exact=True).set_input_files(photo)
    question.get_by_role("button", name="Unggah dan lampirkan").click()
    attached = page.locator("article.question").first.get_by_role("checkbox", checked=True)
    attached.first.wait_for()
    assert "papan pengaduan" in page.locator("article.question").first.inner_text()
    question = page.locator("article.question").first
    question.get_by_text(re.compile("Komentar")).first.click()
    question.get_by_label("Tulis komentar").fill("Papan baru dipasang bulan ini.")
    question.get_by_role("button", name="Kirim komentar").click()
    page.get_by_text("Papan baru dipasang bulan ini.").first.wait_for()


def _the_operator_brings_old_evidence(office: Office, tmp_path) -> None:
    page = office.person("operator")
    _own_assessment(office, page)
    page.get_by_role("link", name="Bukti unit ini").click()
    page.get_by_role("link", name="Unggah bukti").click()
    photo = tmp_path / "papan maklumat.jpg"
    photo.write_bytes(made_files.photo(77))
    page.get_by_label("Berkas", exact=True).set_input_files(photo)
    page.get_by_role("button", name="Unggah").click()
    page.get_by_text("1 bukti tersimpan sebagai draf.").wait_for()
    _own_assessment(office, page)
    page.get_by_role("link", name="Bukti unit ini").click()
    page.get_by_role("link", name="Impor ZIP").click()
    old = tmp_path / "lama.zip"
    old.write_bytes(made_files.archive({"2021/toilet.jpg": made_files.photo(79)}))
    page.locator("main input[type=file]").set_input_files(old)
    page.get_by_role("button", name="Unggah dan periksa").click()
    if not office.scripts:
        page.get_by_role("button", name="Lanjutkan pemeriksaan").click()
    page.get_by_role("button", name="Masukkan 1 bukti").click()
    page.get_by_text("1 bukti masuk sebagai draf.").wait_for()


def _answer_what_is_open(page: Page) -> None:
    """The highest rung wherever none is chosen, one form after the other."""
    forms = page.locator("form.question__form").count()
    for number in range(forms):
        form = page.locator("form.question__form").nth(number)
        rungs = form.locator("input[type=radio]")
        if rungs.count() and not form.locator("input[type=radio]:checked").count():
            rungs.nth(0).check()
            form.get_by_role("button", name="Simpan").click()
            page.locator("form.question__form").nth(number).get_by_text("Tersimpan").wait_for()


def _the_head_submits(office: Office) -> None:
    page = office.person("kepala")
    _own_assessment(office, page)
    page.get_by_role("link", name="Periksa dan kirim").click()
    page.get_by_role("button", name="Kirim ke verifikator").click()
    page.get_by_text("Di meja verifikator").first.wait_for()


def _the_verifier_confirms_corrects_and_returns(office: Office) -> None:
    page = office.person("verifikator")
    office.go(page, "/meja/")
    page.get_by_role("main").get_by_role("link", name=re.compile("Penanaman Modal")).first.click()
    page.get_by_role("link", name="Periksa jawaban berikutnya").click()
    page.get_by_role("button", name="Sesuai").first.click()
    page.get_by_text("Ubah keputusan").first.wait_for()
    undecided = page.get_by_role("button", name="Sesuai")
    waiting = page.locator("article.question").filter(has=undecided).first
    waiting.get_by_text("Koreksi", exact=True).click()
    waiting.locator("input[type=radio]").first.check()
    waiting.get_by_label(re.compile("Alasan")).fill("Papan tidak terbaca dari pintu.")
    waiting.get_by_role("button", name="Simpan koreksi").click()
    page.get_by_text("Verifikator mengoreksi menjadi").first.wait_for()
    office.go(page, "/meja/")
    page.get_by_role("main").get_by_role("link", name=re.compile("Penanaman Modal")).first.click()
    page.get_by_label("Yang masih kurang").fill("Foto maklumat di ruang tunggu belum ada.")
    promised = today_in(TIME_ZONE) + timedelta(days=7)
    page.get_by_label("Dijanjikan lengkap pada").fill(promised.isoformat())
    page.get_by_role("button", name="Kembalikan").click()
    page.get_by_text("Dikembalikan, unit sudah diberi tahu.").wait_for()


def _the_unit_mends_and_sends_again(office: Office) -> None:
    page = office.person("operator")
    _own_assessment(office, page)
    missing = "Foto maklumat di ruang tunggu belum ada."
    page.get_by_role("paragraph").filter(has_text=missing).wait_for()
    assert page.get_by_role("link", name=missing).is_visible(), "it is a promise as well"
    page.get_by_role("link", name=re.compile("Pengelolaan pengaduan")).click()
    form = page.locator("form.question__form").first
    form.get_by_label(re.compile("Catatan")).fill("Foto sudah ditambahkan.")
    form.get_by_role("button", name="Simpan").click()
    page.locator("form.question__form").first.get_by_text("Tersimpan").wait_for()
    _the_head_submits(office)
    page = office.person("verifikator")
    office.go(page, "/meja/")
    page.get_by_role("main").get_by_role(
        "link", name=re.compile("Penanaman Modal")
    ).first.wait_for()


def _the_closer_seals(office: Office) -> str:
    page = office.person("penetap")
    office.go(page, "/penetapan/")
    page.get_by_role("main").get_by_role("link", name=re.compile("Kependudukan")).first.click()
    if page.get_by_role("link", name="Ke penetapan").count():
        page.get_by_role("link", name="Ke penetapan").click()
    page.get_by_text("Tetapkan hasil ini").click()
    page.get_by_role("button", name="Tetapkan dan segel").click()
    page.get_by_text("Hasil ditetapkan dan disegel.").wait_for()
    return page.url.rstrip("/").rsplit("/", 1)[-1]


def _the_result_explains_itself(office: Office, code: str) -> None:
    page = office.person("penetap")
    assert page.get_by_text("Sidik jari instrumen").is_visible()
    assert page.locator(".tree details").count() > 5
    paper = page.request.get(f"{office.server.address}/laporan/rapor/{code}.pdf")
    assert paper.body().startswith(b"%PDF-")
    office.go(page, f"/q/{code}")
    assert page.get_by_text(re.compile("asli", re.IGNORECASE)).first.is_visible()
