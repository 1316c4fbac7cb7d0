"""The table of contents of the SKM report in a word processor: a field that names every chapter,
and asks nothing when the file is opened."""

import io
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from tests.integration.documents.test_word import converted
from zonahijau.documents.actions.papers import Wish, draft_paper
from zonahijau.documents.blocks import Annex, Content, chapter, heading, paragraph, table
from zonahijau.documents.word.filling import paper_docx
from zonahijau.surveys.papers.report import REPORT

CHAPTERS = ["BAB I. PENDAHULUAN & DASAR", "BAB II. HASIL <SURVEI>", "KUESIONER"]
SECTIONS = ["A. Latar belakang", "B. Dasar"]


@pytest.fixture
def paper(batola, dinkes, rahmah):
    """A report of two chapters; the second annex has a heading of its own."""
    paper = draft_paper(by=rahmah, where=dinkes, kind=REPORT, wish=Wish({}))
    body = (
        chapter("Bab I. Pendahuluan & dasar"),
        *(part for name in SECTIONS for part in (heading(name), paragraph("Kata."))),
        chapter("Bab II. Hasil <survei>"),
        paragraph("Kata."),
    )
    annex = Annex("Kuesioner", (heading("Tentang responden"), paragraph("Kata.")))
    paper.content = Content(body, (annex,)).as_json()
    return paper


def body_of(made):
    return docx.Document(io.BytesIO(made)).element.body


def lines_of(body):
    """What the table says, line by line, with the bookmark of each."""
    links = body.iter(qn("w:hyperlink"))
    return {
        "".join(each.text for each in link.iter(qn("w:t"))): link.get(qn("w:anchor"))
        for link in links
    }


def test_the_field_names_chapters_sections_and_annexes_in_the_order_of_the_pages(paper):
    body = body_of(paper_docx(paper))
    first, second, last = CHAPTERS
    assert list(lines_of(body)) == [first, *SECTIONS, second, last]
    marks = [each.get(qn("w:fldCharType")) for each in body.iter(qn("w:fldChar"))]
    assert marks == ["begin", "separate", "end"]
    [said] = body.iter(qn("w:instrText"))
    assert said.text.split()[0] == "TOC"


def test_each_line_leads_to_the_heading_that_it_names(paper):
    body = body_of(paper_docx(paper))
    marked = {}
    for start in body.iter(qn("w:bookmarkStart")):
        words = "".join(each.text for each in start.getparent().iter(qn("w:t")))
        marked[words] = start.get(qn("w:name"))
    assert marked == lines_of(body)
    numbers = [each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkStart"))]
    assert len(numbers) == len(set(numbers))


def test_an_update_finds_the_same_headings_and_no_others(paper):
    body = body_of(paper_docx(paper))
    found = [
        "".join(text.text for text in each.getparent().getparent().iter(qn("w:t")))
        for each in body.iter(qn("w:outlineLvl"))
        if int(each.get(qn("w:val"))) < 2
    ]
    assert found == list(lines_of(body))


def test_nothing_is_asked_when_the_file_is_opened(paper):
    with ZipFile(io.BytesIO(paper_docx(paper))) as archive:
        settings = archive.read("word/settings.xml").decode()
        document = archive.read("word/document.xml").decode()
    assert "updateFields" not in settings
    assert "w:dirty" not in document


def test_a_report_without_chapters_has_no_table(paper):
    paper.content = Content((heading("A. Saja"), paragraph("Kata."))).as_json()
    body = body_of(paper_docx(paper))
    assert not lines_of(body)
    assert "DAFTAR ISI" not in "".join(each.text or "" for each in body.iter(qn("w:t")))


def test_libreoffice_shows_it_on_a_page_of_its_own_and_keeps_the_field(paper, tmp_path):
    source = tmp_path / "laporan.docx"
    source.write_bytes(paper_docx(paper))
    [pdf] = converted(tmp_path, [source], "pdf")
    pages = [each.get_textpage().get_text_range() for each in pypdfium2.PdfDocument(pdf)]
    assert "DAFTAR ISI" in pages[1]
    assert all(line in pages[1] for line in (*CHAPTERS, *SECTIONS))
    assert CHAPTERS[0] in pages[2]
    assert "DAFTAR ISI" not in pages[2]
    [back] = converted(tmp_path, [source], "docx")
    assert any("TOC" in each.text for each in body_of(back.read_bytes()).iter(qn("w:instrText")))


def test_pages_are_counted_at_the_foot_by_the_word_processor(paper, tmp_path):
    source = tmp_path / "laporan.docx"
    source.write_bytes(paper_docx(paper))
    [pdf] = converted(tmp_path, [source], "pdf")
    pages = [each.get_textpage().get_text_range() for each in pypdfium2.PdfDocument(pdf)]
    for number, said in enumerate(pages, start=1):
        assert f"halaman {number} dari {len(pages)}" in said


def test_a_column_of_figures_stands_on_its_last_digit_though_a_few_are_words(paper):
    rows = [("Laki-laki", "61", "24,8"), ("Tidak diisi", "tidak ditampilkan", "–"), ("L", "9", "3")]
    header = ("Kelompok", "Responden", "Persen")
    paper.content = Content((table(header, rows, numbered=False),)).as_json()
    found = next(
        each
        for each in docx.Document(io.BytesIO(paper_docx(paper))).tables
        if each.cell(0, 0).text == header[0]
    )
    sides = [cell.paragraphs[0].alignment for cell in found.rows[1].cells]
    assert sides == [None, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.RIGHT]
