"""From an empty installation to the printed letter: one person, one hour, few steps."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests import serving
from tests.browser.guide import keep_for_guide
from tests.browser.looking import SIZES, barriers, keep_picture, sideways_scroll
from tests.made_recaps import merged_two_row_header, saved

MOST_STEPS = 29
"""Opening the first page, each field that is filled, each file that is chosen, each click."""

PASSWORD = "Kebun-Raya-7716"  # noqa: S105
ADDRESS = "Jalan Jenderal Sudirman Nomor 70 Marabahan 70513"
OFFICIALS = (
    ("No", "Nama", "NIP", "Pangkat/Gol.", "Jabatan", "Unit kerja", "TMT"),
    (1, "Ir. Zulkipli Yadi Noor, M.P.", "", "Pembina Utama Madya (IV/d)", "Sekretaris Daerah",
     "Sekretariat Daerah", "01-03-2022"),
    (2, "Dr. Lulut Widiyanto Putro, S.Pd., M.Pd.", "", "Pembina (IV/a)", "Kepala Dinas Pendidikan",
     "Disdik", "01-02-2024"),
    (3, "dr. Azizah Sri Widari, M.Kes.", "", "Pembina (IV/a)", "Plt. Kepala Dinas Kesehatan",
     "Dinas Kesehatan", "01-03-2023"),
)  # fmt: skip
RESULTS = (
    ("Unit Layanan", "Nilai Akhir", "Kategori"),
    ("Disdik", "85,87", "B"),
    ("Dinas Kesehatan", "89,88", "A"),
    ("Kabupaten Barito Kuala", "87,59", "B"),
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Path:
    """An installation as ``zonahijau setup`` leaves it."""
    folder = tmp_path_factory.mktemp("kosong") / "data"
    who = ("--username", "siti", "--name", "Siti Aminah")
    done = serving.run(
        folder, "setup", "--region", "63.04", *who, demo=False, ZONAHIJAU_ADMIN_PASSWORD=PASSWORD
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> Path:
    """The three files that a secretariat has."""
    folder = tmp_path_factory.mktemp("berkas")
    saved(folder / "rekap.xlsx", merged_two_row_header)
    for name, rows in (("pejabat", OFFICIALS), ("nilai", RESULTS)):
        book = Workbook()
        for row in rows:
            book.active.append(row)
        book.save(folder / f"{name}.xlsx")
    return folder


class Walker:
    """Somebody who counts every step and looks at every page that comes."""

    def __init__(self, page: Page, address: str, size: str):
        self.page, self.address, self.size = page, address, size
        self.steps = 0
        self.found: dict[str, list[str]] = {}

    def open(self, path: str) -> None:
        self.steps += 1
        self.page.goto(self.address + path)
        self.look()

    def fill(self, field: str, text: str) -> None:
        self.steps += 1
        self.page.fill(field, text)

    def choose(self, file: Path) -> None:
        self.steps += 1
        self.page.set_input_files("input[type=file]", file)

    def click(self, what: str) -> None:
        self.steps += 1
        self.page.locator(what).first.click()
        self.page.wait_for_load_state("load")
        self.look()

    def look(self) -> None:
        wrong = barriers(self.page)
        if (over := sideways_scroll(self.page)) > 0:
            wrong.append(f"{over} px wider than the window")
        if wrong:
            self.found[f"{self.steps}: {self.page.url}"] = wrong
        keep_picture(self.page, f"jam-{self.size}-{self.steps:02}")

    def keep(self, name: str) -> None:
        keep_for_guide(self.page, f"{name}-{SIZES[self.size][0]}")


@pytest.fixture(params=SIZES)
def walker(request, chromium: Browser, empty: Path, tmp_path: Path):
    folder = tmp_path / "data"
    shutil.copytree(empty, folder)
    server = serving.Server(folder, demo=False)
    width, height = SIZES[request.param]
    context = chromium.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce", locale="id-ID"
    )
    yield Walker(context.new_page(), server.address, request.param)
    context.close()
    server.stop()


NEXT = "nav.strip a"


def test_the_first_hour_from_nothing_to_the_printed_letter(walker, files, tmp_path):
    walker.open("/")
    walker.fill("input[name=username]", "siti")
    walker.fill("input[name=password]", PASSWORD)
    walker.click("main button")
    walker.keep("jam-pertama-langkah")

    walker.click("main .hour a.button")
    walker.fill("#id_address", ADDRESS)
    walker.click("main form .button")

    walker.click(NEXT)
    walker.choose(files / "rekap.xlsx")
    walker.click("main form .button")
    walker.keep("jam-pertama-rekap")
    walker.click("button[value=apply]")

    walker.click(NEXT)
    walker.choose(files / "pejabat.xlsx")
    walker.click("main form .button")
    walker.click("main form .button")

    walker.click(NEXT)
    walker.fill("#id_source_title", "Ombudsman RI, hasil penilaian, 30 Januari")
    walker.choose(files / "nilai.xlsx")
    walker.click("main form .button")
    walker.keep("jam-pertama-rapor")
    walker.click("main form .button")

    walker.click(NEXT)
    walker.keep("jam-pertama-matriks")
    walker.click("main .actions a.button")
    walker.click("main form .button")
    walker.click("button:has-text('Simpan dan lihat')")
    walker.click("summary:has-text('Terbitkan')")
    walker.click(".confirm[open] button")
    with walker.page.expect_download() as waiting:
        walker.steps += 1
        walker.page.locator("a:has-text('PDF untuk dicetak')").first.click()
    letter = tmp_path / "surat.pdf"
    waiting.value.save_as(letter)

    assert walker.found == {}
    assert walker.steps <= MOST_STEPS
    assert_letter(letter)
    walker.open("/langkah-pertama/")
    assert "Semua langkah pertama selesai" in walker.page.inner_text("h1")
    assert walker.page.locator(NEXT).count() == 0


def assert_letter(path: Path) -> None:
    """The letterhead and signatory in front, behind it an annex for each agency and no other."""
    pages = [page.extract_text() for page in PdfReader(path).pages]
    first = " ".join(pages[0].split())
    for words in (
        "SEKRETARIAT DAERAH",
        ADDRESS,
        "SEKRETARIS DAERAH,",
        "Zulkipli",
        "2 (dua) berkas",
    ):
        assert words in first, words
    assert "KONSEP" not in first
    annexes = [page for page in pages[1:] if "Lampiran" in page]
    assert len(annexes) == len(pages) - 1 == 2
    health, education = annexes
    assert "KEPALA DINAS KESEHATAN" in health
    assert "Puskesmas Mandastana" in health
    assert "0 dari 8 layanan" in " ".join(health.split())
    assert "KEPALA DINAS PENDIDIKAN" in education
    assert "9 dari 12 layanan" in " ".join(education.split())
    assert "Menyampaikan nama kepala unit" not in " ".join(education.split())
    assert "Sekretariat Daerah" not in health + education
