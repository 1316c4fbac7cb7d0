"""Posters, the recap of a year, and the table of answers without anybody in it."""

import csv
import io
from datetime import date
from decimal import Decimal

import openpyxl
import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests import offices
from tests.integration.surveys.test_register import FIGURES, accepted, period, received
from tests.integration.surveys.test_skm_report import asked, keep
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys.actions import reports
from zonahijau.surveys.models import Report
from zonahijau.surveys.papers.told import of_campaign, of_report
from zonahijau.surveys.prints.poster import SIZES, content_of, poster
from zonahijau.surveys.prints.recap import recap_pdf

GROUPS = {
    "kelamin": [["Laki-laki", 170], ["Perempuan", 214]],
    "pendidikan": [["SLTP", 72], ["SLTA", 250], ["S-1", 59], ["S-2", 3]],
}


@pytest.fixture(autouse=True)
def modules(batola):
    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns", "papers"})
    batola.save()


@pytest.fixture
def sari(batola):
    return offices.person(batola, "sari", "satgas")


@pytest.fixture
def report(batola, dinkes, sari):
    reports.expect(by=sari, government=batola, units=[dinkes], period=period())
    return Report.objects.get()


@pytest.fixture
def closed(dinkes, rahmah, today):
    return asked(dinkes, rahmah, today)


def words_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document), " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize("size", SIZES)
def test_a_unit_that_surveys_elsewhere_gets_its_poster(report, rahmah, sari, size):
    received(report, rahmah, groups=GROUPS)
    row = accepted(report, sari)
    pdf = poster(of_report(row), size, timezone.now())
    keep(f"poster-{size}", pdf)
    pages, words = words_of(pdf)
    assert pages == 1
    for said in ("87,28", "384", "Perempuan", "tahun 2025", "Baik"):
        assert said in words
    assert "BELUM DISETUJUI" not in words


def test_a_poster_hides_small_groups_and_what_gives_them_away(report, rahmah):
    received(report, rahmah, groups=GROUPS)
    report.refresh_from_db()
    rows = content_of(of_report(report))["groups"][1]["rows"]
    hidden = [row["label"] for row in rows if row["said"] == "tidak ditampilkan"]
    assert hidden == ["S-1", "S-2"]


def test_a_poster_is_marked_until_the_report_is_accepted(client, report, rahmah):
    received(report, rahmah)
    client.force_login(rahmah)
    answer = client.get(reverse("surveys:poster", args=[report.uid, "a4"]))
    assert "BELUM DISETUJUI" in words_of(answer.content)[1]
    assert client.get(reverse("surveys:poster", args=[report.uid, "a9"])).status_code == 404


def test_a_report_without_an_index_has_no_poster(client, report, rahmah):
    client.force_login(rahmah)
    answer = client.get(reverse("surveys:poster", args=[report.uid, "a4"]), follow=True)
    assert "belum mempunyai nilai" in answer.content.decode()


def test_the_recap_says_what_came_and_what_it_comes_to(client, report, rahmah, sari):
    received(report, rahmah)
    accepted(report, sari)
    client.force_login(sari)
    page = client.get(reverse("surveys:recap")).content.decode()
    assert "1 dari 1 laporan tahun 2025" in page
    assert "87,28" in page
    assert "rata-rata nilai unit" in page
    answer = client.get(reverse("surveys:recap_sheet"))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    rows = [[cell.value for cell in row] for row in book.active]
    assert rows[1][:3] == ["Dinkes", "2025", 384]
    assert rows[1][-3:] == [87.28, "B", "Disetujui"]
    assert rows[-1][-3:-1] == [87.28, "B"]


@pytest.mark.parametrize("size", ["a4", "f4"])
def test_the_recap_is_printed_for_many_units_with_long_names(batola, dinkes, sari, size):
    name = "UPTD Pusat Kesehatan Masyarakat Rawat Inap Kecamatan Siau Barat Selatan"
    rows = []
    for number in range(40):
        unit = offices.unit(batola, f"pkm{number}", "puskesmas", dinkes)
        unit.name = f"{name} {number}"
        rows.append(
            Report(
                government=batola, unit=unit, start=date(2025, 1, 1), until=date(2026, 1, 1),
                due_on=date(2026, 1, 31), state="accepted" if number % 3 else "due",
                received_on=date(2026, 1, 5), respondents=100 + number, index_printed="87.28",
                grade_printed="B", means={c: str(m) for c, m in means().items()},
            )
        )  # fmt: skip
    pdf = recap_pdf(batola, 2025, rows, size, timezone.now())
    keep(f"rekap-{size}", pdf)
    pages, words = words_of(pdf)
    assert pages >= 2
    assert "Terlambat" in words


def means():
    return {code: Decimal("3.49") for code in FIGURES.means}


def test_the_recap_asks_the_same_queries_for_one_report_and_many(client, batola, dinkes, sari):
    client.force_login(sari)
    counts = []
    for number in range(8):
        unit = offices.unit(batola, f"pkm{number}", "puskesmas", dinkes)
        reports.expect(by=sari, government=batola, units=[unit], period=period())
        if number in (0, 7):
            client.get(reverse("surveys:recap"))
            with CaptureQueriesContext(connection) as seen:
                assert client.get(reverse("surveys:recap")).status_code == 200
            counts.append(len(seen))
    assert counts[0] == counts[1]


def test_the_answers_are_lines_without_anybody_sorted(client, closed, rahmah):
    client.force_login(rahmah)
    answer = client.get(reverse("surveys:answers_csv", args=[closed.uid]))
    assert answer.streaming
    text = b"".join(answer.streaming_content).decode()
    header, *rows = csv.reader(io.StringIO(text))
    assert header[0] == "U1 Persyaratan"
    assert len(header) == 9
    assert len(rows) == 40
    assert rows == sorted(rows)


def test_the_table_ends_with_the_means_and_the_index(client, closed, rahmah):
    client.force_login(rahmah)
    answer = client.get(reverse("surveys:answers_xlsx", args=[closed.uid]))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    rows = [[cell.value for cell in row] for row in book.active]
    assert [row[0] for row in rows[-3:]] == ["Nilai rata-rata", "Nilai tertimbang", "IKM"]
    index = of_campaign(closed).index
    assert Decimal(str(rows[-1][1])).quantize(Decimal("0.01")) == index


def test_a_running_survey_gives_no_answers_away(client, survey, rahmah):
    client.force_login(rahmah)
    for name in ("answers_csv", "answers_xlsx"):
        answer = client.get(reverse(f"surveys:{name}", args=[survey.uid]), follow=True)
        assert "belum dapat diunduh" in answer.content.decode()


def test_answers_that_were_not_issued_yet_keep_the_table_back(client, closed, rahmah):
    shelf = closed.shelves.get()
    _, *others = shelf.lines.splitlines()
    shelf.lines = "\n".join(others)
    shelf.save()
    client.force_login(rahmah)
    answer = client.get(reverse("surveys:answers_csv", args=[closed.uid]), follow=True)
    assert "sedang bergerak" in answer.content.decode()


def test_nobody_of_another_unit_reads_the_answers(client, batola, closed):
    other = offices.person(batola, "lain", "operator", offices.unit(batola, "disdik"))
    client.force_login(other)
    assert client.get(reverse("surveys:answers_csv", args=[closed.uid])).status_code in (403, 404)
