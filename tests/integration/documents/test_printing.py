"""What a paper looks like: both sizes of paper, long names, a.n. and u.b., twelve annex pages."""

import io

import pypdf
import pytest

from tests.integration.documents.conftest import drafted, issued
from zonahijau.documents.blocks import Annex, Content, table
from zonahijau.documents.files import path_of
from zonahijau.documents.pdf import paper_pdf
from zonahijau.documents.words import MILLIMETRES

LONGEST = "Dinas Pengendalian Penduduk, KB, Pemberdayaan Perempuan dan Perlindungan Anak"


def read(pdf):
    """The pages of a PDF."""
    return pypdf.PdfReader(io.BytesIO(pdf))


def millimetres(page):
    """Width and height of a page."""
    return tuple(round(float(side) / 72 * 25.4) for side in (page.mediabox[2], page.mediabox[3]))


@pytest.mark.parametrize("size", MILLIMETRES)
def test_twelve_pages_of_annex_with_the_longest_names_fit_on_both_papers(satgas, batola, size):
    paper = drafted(satgas, batola, "surat-pengingat")
    rows = [(LONGEST, "Maklumat belum dipublikasikan", "15 Desember 2026")] * 70
    annexes = tuple(
        Annex(f"Kelompok {number}", (table(("Unit", "Kekurangan", "Batas"), rows),), wide=wide)
        for number, wide in enumerate((False, True, False), 1)
    )
    paper.content, paper.size = Content(paper.body.blocks, annexes).as_json(), size
    pages = read(paper_pdf(paper, "http://testserver/q/ABC")).pages
    assert len(pages) >= 12
    upright = MILLIMETRES[size]
    assert {millimetres(page) for page in pages} == {upright, upright[::-1]}
    assert f"halaman {len(pages)} dari {len(pages)}" in pages[-1].extract_text()


def test_the_signature_says_for_whom_and_as_what(satgas, batola):
    paper = drafted(satgas, batola)
    paper.signatory_position, paper.capacity, paper.on_behalf = "Asisten Umum", "plt", "ub"
    paper.behalf_of, paper.behalf_through = "Bupati Barito Kuala", "Sekretaris Daerah"
    said = " ".join(read(paper_pdf(paper)).pages[0].extract_text().split())
    assert "a.n. BUPATI BARITO KUALA SEKRETARIS DAERAH u.b. Plt. ASISTEN UMUM," in said


def test_a_draft_says_that_it_is_one_and_an_issued_paper_bears_its_address(satgas, batola):
    assert "KONSEP" in read(paper_pdf(drafted(satgas, batola))).pages[0].extract_text()
    paper = issued(satgas, batola)
    content = path_of(batola, paper.issued_file.sha256).read_bytes()
    printed = read(content).pages[0].extract_text().replace("\u200b", "")
    assert f"testserver/q/{paper.code}" in printed
    assert "KONSEP" not in printed


def test_the_pdf_is_tagged_and_the_same_bytes_again(satgas, batola):
    paper = issued(satgas, batola)
    content = path_of(batola, paper.issued_file.sha256).read_bytes()
    assert read(content).trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert paper_pdf(paper, f"http://testserver/q/{paper.code}") == content
