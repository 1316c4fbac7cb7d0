"""The SKM report as a paper: from a survey that was held here and from a row of the register."""

import io
import os
from datetime import timedelta
from pathlib import Path

import docx
import pypdfium2
import pytest

from tests import offices
from tests.integration.documents.test_word import converted
from tests.surveys import answer, open_survey, sent
from zonahijau.documents.actions.letterheads import LetterheadFacts, save_letterhead
from zonahijau.documents.actions.papers import Wish, draft_paper
from zonahijau.documents.blocks import CHAPTER, CHART, TABLE
from zonahijau.documents.pdf import paper_pdf
from zonahijau.documents.word.filling import paper_docx
from zonahijau.documents.words import UNIT
from zonahijau.organisations.actions.positions import Appointment, add_position, appoint
from zonahijau.organisations.actions.units import create_unit
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.organisations.policies import UnitFacts
from zonahijau.surveys.actions import follow_ups
from zonahijau.surveys.actions.campaigns import ServiceFacts, close
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.models import Report
from zonahijau.surveys.papers.report import REPORT

ADDRESS = "http://testserver/q/ABCDE-FGHJK"
LONG = "UPTD Pusat Kesehatan Masyarakat Rawat Inap Kecamatan Siau Barat Selatan"
SERVICES = (
    ServiceFacts("Rawat jalan", 40),
    ServiceFacts("Penerbitan surat keterangan sehat bagi calon pengantin dan calon haji", 20),
)


@pytest.fixture(autouse=True)
def files(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def clinic(batola, dinkes):
    """A clinic with a long name, its head and its letterhead."""
    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns", "papers"})
    batola.save()
    facts = UnitFacts("pkm", LONG, "puskesmas")
    made = create_unit(by=None, government=batola, facts=facts, parent=dinkes)
    position = add_position(by=None, unit=made, title=f"Kepala {LONG}", kind="head")
    told = Appointment("dr. Contoh Nama", "definitif", made.government.today() - timedelta(400),
                       rank="Pembina, IV/a", nip="197004121996032001")  # fmt: skip
    appoint(by=None, position=position, appointment=told)
    head = LetterheadFacts(
        ("PEMERINTAH KABUPATEN BARITO KUALA", "DINAS KESEHATAN", LONG.upper()),
        "Jalan Jenderal Sudirman Nomor 1", "Telepon (0511) 1234567", "Marabahan",
    )  # fmt: skip
    save_letterhead(by=None, where=made, level=UNIT, facts=head, emblem=None)
    return made


@pytest.fixture
def keeper(batola, clinic):
    return offices.person(batola, "operator.pkm", "operator", clinic)


@pytest.fixture
def head(batola, clinic):
    return offices.person(batola, "kepala.pkm", "kepala_unit", clinic)


def asked(unit, by, today, low=2):
    """A closed survey of forty answers; what PRODUK and WAKTU got is lower."""
    survey = open_survey(unit, services=SERVICES)
    for number in range(40):
        scored = tuple(
            (low if place in (2, 4) else 3) + (number * (place + 3)) % 5 // 3 for place in range(9)
        )
        about = (1 + number % 2, 1 + number % 4, 3 + number % 3, 1 + (number % 9 == 0))
        sent(survey, answer(scored, service="1" if number < 30 else "2", about=about))
    close(by=by, campaign=survey)
    mix(campaign=survey, on=today)
    survey.refresh_from_db()
    return survey


@pytest.fixture
def closed(clinic, keeper, today):
    return asked(clinic, keeper, today)


def drafted(by, unit, survey):
    return draft_paper(by=by, where=unit, kind=REPORT, wish=Wish({"survey": str(survey.uid)}))


def text_of(paper):
    """Every word of it, in order."""
    parts = [paper.body.blocks, *(annex.blocks for annex in paper.body.annexes)]
    cells = [
        (block.text, *block.items, *block.header, *(cell for row in block.rows for cell in row))
        for blocks in parts
        for block in blocks
    ]
    return " ".join(word for cell in cells for word in cell)


def keep(name, pdf):
    """Each page as a picture, where somebody asked for pictures."""
    if folder := os.environ.get("ZONAHIJAU_PICTURES"):
        document = pypdfium2.PdfDocument(pdf)
        for number, page in enumerate(document, 1):
            page.render(scale=1.2).to_pil().save(Path(folder) / f"{name}-{number:02}.png")
        document.close()


def test_the_report_has_five_chapters_filled_from_the_answers(closed, clinic, keeper):
    paper = drafted(keeper, clinic, closed)
    chapters = [block.text for block in paper.body.blocks if block.kind == CHAPTER]
    assert [each.split(".")[0] for each in chapters] == [
        "Bab I", "Bab II", "Bab III", "Bab IV", "Bab V",
    ]  # fmt: skip
    said = text_of(paper)
    for words in ("40 responden", "1/9, tidak dibulatkan", "Krejcie", "Jenis kelamin", "keyakinan"):
        assert words in said
    assert [annex.title for annex in paper.body.annexes] == ["Pengolahan nilai", "Kuesioner"]


def test_cells_under_five_are_hidden_in_the_report(closed, clinic, keeper):
    paper = drafted(keeper, clinic, closed)
    tables = {block.header[0]: block for block in paper.body.blocks if block.kind == TABLE}
    assert "tidak ditampilkan" in str(tables["Pekerjaan"].rows) or all(
        int(row[1]) >= 5 for row in tables["Pekerjaan"].rows
    )
    assert [int(row[1]) for row in tables["Jenis kelamin"].rows] == [20, 20]


def test_the_three_lowest_elements_wait_for_a_plan(closed, clinic, keeper):
    paper = drafted(keeper, clinic, closed)
    [plan] = [b for b in paper.body.blocks if b.kind == TABLE and b.header[0] == "Prioritas unsur"]
    assert [row[0] for row in plan.rows][:2] == [
        "Waktu penyelesaian",
        "Produk spesifikasi jenis pelayanan",
    ]


def test_what_was_planned_before_is_told_with_what_became_of_it(closed, clinic, keeper, today):
    before = Report.objects.create(
        government=clinic.government, unit=clinic, start=today - timedelta(800),
        until=today - timedelta(435), due_on=today - timedelta(400), state="accepted",
        received_on=today - timedelta(401), index_printed="80.10", grade_printed="B",
        instrument="panrb/skm-2017",
    )  # fmt: skip
    line = follow_ups.Line(
        "SARANA", "Kursi ruang tunggu ditambah", today - timedelta(100), "Kepala tata usaha"
    )
    planned = follow_ups.plan(by=keeper, report=before, line=line)
    follow_ups.settle(
        by=keeper, line=planned, revision=planned.revision, state="done", on=today - timedelta(120)
    )
    said = text_of(drafted(keeper, clinic, closed))
    assert "1 sudah selesai (100 persen)" in said
    assert "Kursi ruang tunggu ditambah" in said
    assert "80,10" in said


def test_a_plan_made_at_the_survey_before_is_told_and_what_was_dropped_is_no_part_of_its_share(
    closed, clinic, keeper, today
):
    earlier = open_survey(
        clinic, start=today - timedelta(800), until=today - timedelta(500), services=SERVICES
    )
    lines = [
        follow_ups.plan(
            by=keeper,
            campaign=earlier,
            line=follow_ups.Line("SARANA", f"Kegiatan {name}", today, "Kepala tata usaha"),
        )
        for name in ("pertama", "kedua")
    ]
    Report.objects.create(
        government=clinic.government, unit=clinic, start=earlier.start, until=earlier.until,
        due_on=today - timedelta(470), state="accepted", received_on=today - timedelta(471),
        index_printed="80.10", instrument="panrb/skm-2017", campaign=earlier,
    )  # fmt: skip
    held = {"by": keeper, "revision": 1}
    follow_ups.settle(line=lines[0], state="done", on=today, **held)
    follow_ups.settle(line=lines[1], state="dropped", because="Gedung pindah", **held)
    said = text_of(drafted(keeper, clinic, closed))
    assert "1 sudah selesai (100 persen); 1 rencana dibatalkan" in said
    assert "Gedung pindah" in said


def test_of_a_survey_held_elsewhere_the_report_claims_no_secrecy(clinic, keeper, today):
    row = Report.objects.create(
        government=clinic.government, unit=clinic, start=today - timedelta(400),
        until=today - timedelta(35), due_on=today, state="received", received_on=today,
        index_printed="80.10", instrument="panrb/skm-2017",
    )  # fmt: skip
    wish = Wish({"survey": str(row.uid)})
    said = text_of(draft_paper(by=keeper, where=clinic, kind=REPORT, wish=wish))
    assert "tidak dapat dihubungkan" not in said
    assert "Kerahasiaan jawaban dijaga dengan cara" in said


@pytest.mark.parametrize("size", ["a4", "f4"])
def test_the_report_is_set_with_its_pictures_and_nothing_leaves_the_page(
    closed, clinic, keeper, size
):
    paper = drafted(keeper, clinic, closed)
    paper.size = size
    assert sum(block.kind == CHART for block in paper.body.blocks) >= 2
    pdf = paper_pdf(paper, ADDRESS)
    keep(f"laporan-skm-{size}", pdf)
    document = pypdfium2.PdfDocument(pdf)
    assert 8 <= len(document) <= 16
    document.close()


def test_the_word_processor_gets_the_same_words_and_the_pictures(closed, clinic, keeper, tmp_path):
    paper = drafted(keeper, clinic, closed)
    made = paper_docx(paper)
    document = docx.Document(io.BytesIO(made))
    assert len(document.inline_shapes) >= 2
    if os.environ.get("ZONAHIJAU_PICTURES"):
        source = tmp_path / "laporan-skm.docx"
        source.write_bytes(made)
        [pdf] = converted(tmp_path, [source], "pdf")
        keep("laporan-skm-docx", pdf.read_bytes())
