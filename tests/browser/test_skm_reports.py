"""SKM reports in a browser: a unit from an empty survey to the printed report in the register, and
the secretary who chases those that are late and takes in many at once."""

from decimal import Decimal
from fractions import Fraction

import pypdfium2
import pytest
from django.urls import reverse

from tests import offices
from tests.browser.looking import barriers, faults_in_every_look, keep_picture, sideways_scroll
from tests.surveys import answer, sent
from zonahijau.lawbook.library import load_instrument
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.actions.reports import Period, Received, expect, give_back, receive
from zonahijau.surveys.figures import INSTRUMENT, Figures
from zonahijau.surveys.models import Campaign, Report
from zonahijau.surveys.reporting import due_day, span_of


@pytest.fixture
def office(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Office()


class Office:
    """Batola's health agency with an operator and a head, and the task force."""

    def __init__(self):
        self.batola = offices.government()
        self.batola.settings[KEY] = sorted(AT_FIRST | {"campaigns", "papers", "surveys"})
        self.batola.save()
        self.dinkes = offices.unit(self.batola, "dinkes")
        self.rahmah = offices.person(self.batola, "rahmah", "operator", self.dinkes)
        self.head = offices.person(self.batola, "kepala", "kepala_unit", self.dinkes)
        self.sari = offices.person(self.batola, "sari", "satgas")

    def expected(self, *units, year):
        start, until = span_of("year", year, 1)
        period = Period(start, until, due_day(until))
        expect(by=self.sari, government=self.batola, units=units, period=period)


def look(page, name):
    keep_picture(page, name)
    assert barriers(page) == []
    assert sideways_scroll(page) <= 0


def _started(page):
    """A survey with one service and what is filled in already."""
    page.get_by_label("Layanan lain").fill("Kartu penduduk")
    page.get_by_role("button", name="Mulai survei").click()
    page.get_by_role("heading", name="Cara menjawab").wait_for()
    return Campaign.objects.get()


def _answered(survey):
    """Twelve citizens."""
    for number in range(12):
        scored = tuple(3 + (number + place) % 2 if place != 2 else 2 for place in range(9))
        sent(survey, answer(scored, service=survey.services.get().key))


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_unit_goes_from_an_empty_survey_to_the_printed_report(open_page, office, size):
    start = reverse("surveys:start", args=[office.dinkes.uid])
    page = open_page(start, size, user=office.rahmah)
    survey = _started(page)
    _answered(survey)
    page.locator("summary", has_text="Tutup survei").click()
    page.get_by_role("button", name="Tutup survei").click()
    survey.refresh_from_db()
    mix(campaign=survey, on=office.batola.today())  # what the worker does at night
    page.goto(page.url.split("/survei/")[0] + reverse("surveys:results", args=[survey.uid]))
    look(page, f"skm-hasil-{size}")
    page.get_by_role("link", name="Susun laporan SKM").click()
    look(page, f"skm-susun-{size}")
    page.get_by_role("button", name="Susun konsep").click()
    page.get_by_label("Isi bagian 3", exact=True).fill("Kalimat kami sendiri.")
    look(page, f"skm-ubah-{size}")
    page.get_by_role("button", name="Simpan dan lihat").click()
    page.get_by_text("Kalimat kami sendiri.").wait_for()
    look(page, f"skm-naskah-{size}")
    issued = open_page(page.url.replace(_site(page), ""), size, user=office.head)
    issued.get_by_text("Terbitkan untuk ditandatangani").click()
    issued.get_by_role("button", name="Terbitkan", exact=True).click()
    issued.get_by_text("Cetak PDF-nya").wait_for()
    page.goto(_site(page) + reverse("surveys:results", args=[survey.uid]))
    page.get_by_role("button", name="Sampaikan laporan beserta berkasnya").click()
    page.get_by_text("Laporan disampaikan ke register").wait_for()
    look(page, f"skm-laporan-{size}")
    report = Report.objects.select_related("file").get()
    assert (report.state, report.campaign, report.grade_printed) == ("received", survey, "B")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Unduh laporan").click()
    printed = pypdfium2.PdfDocument(taken.value.path())
    assert "Kalimat kami sendiri." in " ".join(
        each.get_textpage().get_text_range() for each in printed
    )
    printed.close()


def _site(page):
    return "/".join(page.url.split("/")[:3])


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_the_secretary_chases_units_that_are_late(open_page, office, size):
    year = office.batola.today().year - 1
    office.expected(office.dinkes, offices.unit(office.batola, "disdik"), year=year)
    page = open_page(reverse("surveys:register"), size, user=office.sari)
    look(page, f"skm-register-{size}")
    page.get_by_role("link", name="2 terlambat").click()
    page.get_by_role("link", name="Dinkes").first.click()
    text = page.locator("#pesan").input_value()
    assert "Laporan SKM Dinkes" in text
    assert reverse("surveys:report", args=[Report.objects.get(unit=office.dinkes).uid]) in text
    look(page, f"skm-terlambat-{size}")
    page.goto(_site(page) + reverse("surveys:register"))
    page.get_by_role("link", name="Susun surat pengingat").click()
    page.get_by_role("button", name="Susun konsep").click()
    page.get_by_role("button", name="Simpan dan lihat").click()
    page.get_by_text("laporan dari 2 unit belum kami terima").wait_for()
    look(page, f"skm-surat-{size}")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_the_secretary_takes_in_many_reports_and_prints_the_recap(
    open_page, office, size, tmp_path
):
    offices.unit(office.batola, "disdik")
    values = ",".join(["3.35"] * 9)
    sheet = tmp_path / "laporan.csv"
    header = "unit,masa,responden,ikm,mutu,bobot,U1,U2,U3,U4,U5,U6,U7,U8,U9"
    wrong, right = f"siapa,2025,40,82.9,B,0.11,{values}", f"dinkes,2025,40,82.9,B,0.11,{values}"
    page = open_page(reverse("surveys:import"), size, user=office.sari)
    look(page, f"skm-impor-{size}")
    for lines, name in (((wrong, right), "keliru"), ((right, f"disdik{right[6:]}"), "siap")):
        sheet.write_text("\n".join((header, *lines)))
        page.get_by_label("Lembar kerja").set_input_files(sheet)
        page.get_by_role("button", name="Periksa lembar kerja").click()
        page.get_by_text(name).first.wait_for()
        look(page, f"skm-impor-{name}-{size}")
        if name == "keliru":
            page.get_by_role("link", name="Unggah perbaikannya").click()
    page.get_by_role("button", name="Simpan semua").click()
    page.get_by_text("sudah di register").wait_for()
    look(page, f"skm-impor-sesudah-{size}")
    page.goto(_site(page) + reverse("surveys:recap"))
    look(page, f"skm-rekap-{size}")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Cetak F4").click()
    assert taken.value.suggested_filename == "rekap-skm-2025-f4.pdf"


def _received(office, *units, year=2025, **more):
    """A report of each unit that came, its index the same when it is computed again."""
    office.expected(*units, year=year)
    codes = [node.code for node in load_instrument(INSTRUMENT).indicators()]
    means = dict.fromkeys(codes, Fraction("3.35"))
    for unit in units:
        figures = Figures(means=means, printed=Decimal("83.75"), grade="B", respondents=40, **more)
        row = Report.objects.get(unit=unit, start__year=year)
        came = Received(office.batola.today())
        receive(by=office.sari, report=row, revision=row.revision, came=came, figures=figures)


def test_the_secretary_accepts_many_reports_in_one_step(open_page, office):
    _received(office, office.dinkes, offices.unit(office.batola, "disdik"))
    _received(office, offices.unit(office.batola, "dishub"), population=9000)
    blank = Report.objects.get(unit__code="dishub")
    Report.objects.filter(pk=blank.pk).update(index_printed="", index_computed="", means={})
    page = open_page(reverse("surveys:register"), user=office.sari)
    page.get_by_role("link", name="3 menunggu diperiksa").click()
    page.get_by_text("3 laporan menunggu diperiksa").wait_for()
    assert page.get_by_role("checkbox").count() == 2
    assert faults_in_every_look(page, "skm-periksa") == []
    for name in ("Dinkes", "Disdik"):
        page.get_by_role("checkbox", name=name).check()
    page.get_by_role("button", name="Setujui yang dicentang").click()
    page.get_by_role("heading", name="Setujui 2 laporan?").wait_for()
    assert faults_in_every_look(page, "skm-periksa-yakin") == []
    page.get_by_role("button", name="Setujui 2 laporan").click()
    page.get_by_text("2 laporan disetujui").wait_for()
    assert faults_in_every_look(page, "skm-periksa-sesudah") == []
    assert set(Report.objects.filter(state="accepted").values_list("unit__code", flat=True)) == {
        "dinkes",
        "disdik",
    }


def test_a_yes_that_comes_too_late_tells_each_reason_and_accepts_nothing(open_page, office):
    _received(office, office.dinkes, offices.unit(office.batola, "disdik"))
    page = open_page(reverse("surveys:review"), user=office.sari, expects="422")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Setujui yang dicentang").click()
    page.get_by_role("heading", name="Setujui 2 laporan?").wait_for()
    row = Report.objects.get(unit=office.dinkes)
    give_back(by=office.sari, report=row, revision=row.revision, because="Salah masa")
    page.get_by_role("button", name="Setujui 2 laporan").click()
    page.get_by_role("heading", name="Belum ada yang disetujui").wait_for()
    assert page.get_by_text("Dinkes, 2025: laporan berubah").is_visible()
    assert faults_in_every_look(page, "skm-periksa-terlambat") == []
    assert not Report.objects.filter(state="accepted").exists()
