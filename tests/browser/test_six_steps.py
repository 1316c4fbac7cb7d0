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

    def __init__(self, chromium: Browser, server: serving.Server, scripts: bool):
        self.chromium, self.server, self.scripts = chromium, server, scripts
        self.contexts: dict[str, BrowserContext] = {}
        self.faults: list[str] = []

    def person(self, username: str, size: str = "desk") -> Page:
        """The page of somebody who has signed in as people do."""
        width, height = SIZES[size]
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
        page.goto(f"{self.server.address}/masuk/")
        page.get_by_label("Nama pengguna").fill(username)
        page.get_by_label("Kata sandi").fill(PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Masuk", exact=True).click()
        page.get_by_role("heading", level=1).wait_for()
        return page

    def close(self) -> None:
        for context in self.contexts.values():
            context.close()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def office(request, chromium, demonstration, tmp_path) -> Iterator[Office]:
    """A fresh demonstration, served; a complaint of the browser is a fault."""
    folder = tmp_path / "data"
    shutil.copytree(demonstration, folder)
    server = serving.Server(folder)
    office = Office(chromium, server, request.param)
    yield office
    office.close()
    server.stop()
    assert office.faults == []


def test_from_an_opened_round_to_a_sealed_result(office, tmp_path):
    _the_secretary_opens_a_round(office)
    _the_operator_answers_and_proves(office, tmp_path)
    _the_head_submits(office)
    _the_verifier_confirms_corrects_and_returns(office)
    code = _the_closer_seals(office)
    _the_result_explains_itself(office, code)


def _the_secretary_opens_a_round(office: Office) -> None:
    page = office.person("satgas")
    assert page.get_by_text("perkiraan").first.is_visible()
    page.goto(f"{office.server.address}/putaran/baru/")
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
    page.goto(f"{office.server.address}/penilaian/")
    asked = page.locator("main tr").filter(has_text="Penilaian mandiri")
    asked.get_by_role("link", name=re.compile("Penanaman Modal")).click()


def _the_operator_answers_and_proves(office: Office, tmp_path) -> None:
    page = office.person("operator", "phone")
    _own_assessment(office, page)
    while (going_on := page.get_by_role("link", name="Lanjutkan mengisi")).count():
        going_on.click()
        _answer_what_is_open(page)
        page.get_by_role("link", name=re.compile("Penanaman Modal|Penilaian")).first.wait_for()
        _own_assessment(office, page)
    page.get_by_role("link", name=re.compile("Lihat ringkasan")).wait_for()
    page.get_by_role("link", name="Bukti unit ini").click()
    page.get_by_role("link", name=re.compile("Unggah")).first.click()
    photo = tmp_path / "papan maklumat.jpg"
    photo.write_bytes(made_files.photo(77))
    page.get_by_label("Berkas", exact=True).set_input_files(photo)
    page.get_by_role("button", name="Unggah").click()
    page.get_by_text("1 bukti tersimpan sebagai draf.").wait_for()


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
    page.goto(f"{office.server.address}/meja/")
    page.get_by_role("main").get_by_role("link", name=re.compile("Penanaman Modal")).first.click()
    page.get_by_role("link", name="Periksa jawaban berikutnya").click()
    page.get_by_role("button", name="Sesuai").first.click()
    page.get_by_text("Ubah keputusan").first.wait_for()
    page.goto(f"{office.server.address}/meja/")
    page.get_by_role("main").get_by_role("link", name=re.compile("Penanaman Modal")).first.click()
    page.get_by_label("Yang masih kurang").fill("Foto maklumat di ruang tunggu belum ada.")
    promised = today_in(TIME_ZONE) + timedelta(days=7)
    page.get_by_label("Dijanjikan lengkap pada").fill(promised.isoformat())
    page.get_by_role("button", name="Kembalikan").click()
    page.get_by_text("Dikembalikan, unit sudah diberi tahu.").wait_for()


def _the_closer_seals(office: Office) -> str:
    page = office.person("penetap")
    page.goto(f"{office.server.address}/penetapan/")
    page.get_by_role("main").get_by_role("link", name=re.compile("Kependudukan")).first.click()
    if page.get_by_role("link", name="Ke penetapan").count():
        page.get_by_role("link", name="Ke penetapan").click()
    page.get_by_text("Tetapkan hasil ini").click()
    page.get_by_role("button", name="Tetapkan dan segel").click()
    page.get_by_text("Hasil ditetapkan dan disegel.").wait_for()
    return page.url.rstrip("/").rsplit("/", 1)[-1]


def _the_result_explains_itself(office: Office, code: str) -> None:
    page = office.contexts["penetap"].pages[0]
    assert page.get_by_text("Sidik jari instrumen").is_visible()
    assert page.locator(".tree details").count() > 5
    paper = page.request.get(f"{office.server.address}/laporan/rapor/{code}.pdf")
    assert paper.body().startswith(b"%PDF-")
    page.goto(f"{office.server.address}/q/{code}")
    assert page.get_by_text(re.compile("asli", re.IGNORECASE)).first.is_visible()
