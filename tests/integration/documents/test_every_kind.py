"""Every kind of paper with the longest real names, on both papers: as PDF, as DOCX, and as what
LibreOffice makes of it and back. With ``ZONAHIJAU_PICTURES`` every page is kept as a picture."""

import io
import os
from datetime import date
from pathlib import Path

import docx
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from tests import offices
from tests.integration.documents.conftest import drafted
from tests.integration.documents.test_word import converted, text_of
from zonahijau.documents import kinds
from zonahijau.documents.actions.letterheads import (
    LetterheadFacts,
    save_letterhead,
    take_emblem,
)
from zonahijau.documents.blocks import Annex, Content, table
from zonahijau.documents.pdf import paper_pdf
from zonahijau.documents.word.filling import paper_docx
from zonahijau.documents.words import MILLIMETRES, REGENT, SECRETARY, UNIT
from zonahijau.organisations.actions.positions import Appointment, add_position, appoint
from zonahijau.organisations.actions.units import create_unit
from zonahijau.organisations.policies import UnitFacts

ADDRESS = "http://layanan.siaukepulauan.example/q/ABCDE-FGHJK"
SITARO = "71.09"
AGENCY = (
    "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana"
)
CLINIC = "UPTD Pusat Kesehatan Masyarakat Rawat Inap Kecamatan Siau Barat Selatan"
HOLDER = "Prof. Dr. drg. Hj. Maria Magdalena Kusumaningrat Tangkuman-Bawole, S.Sos., M.Si., M.H."
OFFICES = (
    "Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah",
    "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Daerah",
    "Dinas Penanaman Modal, Pelayanan Terpadu Satu Pintu, Tenaga Kerja dan Transmigrasi",
    "Dinas Perumahan, Kawasan Permukiman, Pertanahan dan Lingkungan Hidup Daerah",
    "Satuan Polisi Pamong Praja, Pemadam Kebakaran dan Penyelamatan",
)
CHOSEN = {
    "about": "koordinasi percepatan pemenuhan standar pelayanan dan maklumat pelayanan di seluruh"
    " unit penyelenggara pelayanan publik",
    "day": "2026-11-30",
    "due": "2026-12-15",
    "until": "2027-12-31",
    "time": "09:00",
    "venue": "Ruang Rapat Lantai II Sekretariat Daerah Kabupaten Kepulauan Siau Tagulandang Biaro",
    "to": CLINIC,
    "service": "Penerbitan Kartu Tanda Penduduk Elektronik karena Pindah Datang Antarkabupaten",
}


@pytest.fixture
def government(db):
    return offices.government(SITARO, "Sitaro")


@pytest.fixture
def writer(government):
    return offices.person(government, "satgas", "satgas")


def _led(unit, title):
    position = add_position(by=None, unit=unit, title=title, kind="head")
    told = Appointment(HOLDER, "plt", date(2024, 1, 2), rank="Pembina Utama Madya, IV/d",
                       nip="197004121996032001")  # fmt: skip
    appoint(by=None, position=position, appointment=told)


@pytest.fixture
def agency(government):
    """The agency with the longest name, its clinic below it, others beside it, letterheads."""
    made = create_unit(
        by=None, government=government, facts=UnitFacts("dp3akb", AGENCY, "dinas"), parent=None
    )
    _led(made, f"Kepala {AGENCY}")
    create_unit(
        by=None, government=government, facts=UnitFacts("pkm", CLINIC, "puskesmas"), parent=made
    )
    for number, name in enumerate(OFFICES):
        create_unit(
            by=None, government=government, facts=UnitFacts(f"d{number}", name, "dinas"),
            parent=None,
        )  # fmt: skip
    setda = create_unit(
        by=None, government=government,
        facts=UnitFacts("setda", "Sekretariat Daerah", "setda"), parent=None,
    )  # fmt: skip
    _led(setda, "Sekretaris Daerah")
    _letterheads(government, made)
    return made


def _emblem(government):
    """A shield in colours, as offices upload theirs."""
    picture, out = Image.new("RGBA", (300, 360), (0, 0, 0, 0)), io.BytesIO()
    ImageDraw.Draw(picture).polygon(
        [(10, 10), (290, 10), (290, 210), (150, 350), (10, 210)], fill="#1B7F4B", outline="#B07800"
    )
    picture.save(out, "PNG")
    return take_emblem(government, [out.getvalue()], "lambang.png")


def _letterheads(government, agency):
    emblem = _emblem(government)
    whole = "PEMERINTAH KABUPATEN KEPULAUAN SIAU TAGULANDANG BIARO"
    for level, where, lines in (
        (REGENT, government, ("BUPATI KEPULAUAN SIAU TAGULANDANG BIARO",)),
        (SECRETARY, government, (whole, "SEKRETARIAT DAERAH")),
        (UNIT, agency, (whole, AGENCY.upper())),
    ):
        told = LetterheadFacts(
            lines,
            "Kompleks Perkantoran Pemerintah Daerah, Jalan Lokongbanua Ondong Siau, Kecamatan Siau"
            " Barat 95862",
            "Telepon (0432) 310001 · surel sekretariat.daerah@kepulauan-sitaro.example ·"
            " kepulauan-sitaro.example",
            "Ondong Siau",
        )
        save_letterhead(by=None, where=where, level=level, facts=told, emblem=emblem)


def _twelve_pages(kind):
    """Annexes of which each says how long names stand in columns; every second one is wide."""
    rows = [(AGENCY, "Maklumat pelayanan belum dipublikasikan", "15 Desember 2026")] * 9
    return tuple(
        Annex(f"Kelengkapan kelompok {number}", (table(("Unit", "Kekurangan", "Batas"), rows),),
              wide=number % 2 == 0)
        for number in range(1, 13)
    )  # fmt: skip


def _paper(writer, where, kind, size):
    paper = drafted(writer, where, kind.slug, **CHOSEN)
    body = paper.body
    paper.content = Content(body.blocks, body.annexes or _twelve_pages(kind)).as_json()
    paper.size, paper.dated, paper.number = size, date(2026, 11, 23), "000.8.3.4/1234/SETDA/XI/2026"
    if where is not writer and paper.level != REGENT:
        paper.on_behalf, paper.behalf_through = "ub", "Sekretaris Daerah"
        paper.behalf_of = "Bupati Kepulauan Siau Tagulandang Biaro"
    return paper


def _keep(name, pdf):
    """Each page as a picture, where somebody asked for pictures."""
    if folder := os.environ.get("ZONAHIJAU_PICTURES"):
        document = pypdfium2.PdfDocument(pdf)
        for number, page in enumerate(document, 1):
            page.render(scale=1.2).to_pil().save(Path(folder) / f"{name}-{number:02}.png")
        document.close()


def places(government, agency):
    """Where each kind is drafted: by the government and by the agency with the longest name."""
    return {"pemda": government, "dinas": agency}


@pytest.mark.parametrize("size", MILLIMETRES)
def test_every_kind_is_set_on_both_papers_with_the_longest_names(government, agency, writer, size):
    for kind in kinds.all_kinds():
        for word, where in places(government, agency).items():
            pdf = paper_pdf(_paper(writer, where, kind, size), ADDRESS)
            _keep(f"{kind.slug}-{word}-{size}", pdf)
            document = pypdfium2.PdfDocument(pdf)
            for page in document:
                assert not _beyond(page), f"{kind.slug}, {word}, {size}"
            document.close()


def _beyond(page):
    """The words of a page that stand outside of its margins."""
    width, _ = page.get_size()
    words = page.get_textpage()
    boxes = [words.get_rect(number) for number in range(words.count_rects())]
    return [box for box in boxes if box[0] < 20 or box[2] > width - 20 or box[1] < 10]


def test_libreoffice_opens_every_kind_and_a_round_trip_keeps_it(
    tmp_path, government, agency, writer
):
    sources = []
    for kind in kinds.all_kinds():
        sources.append(tmp_path / f"{kind.slug}.docx")
        paper = _paper(writer, agency, kind, "f4")
        sources[-1].write_bytes(paper_docx(paper, ADDRESS))
    opened = converted(tmp_path, sources, "odt")
    back = converted(tmp_path / "out", opened, "docx")
    for source, after in zip(sources, back, strict=True):
        assert _shape(after) == _shape(source), source.name
    if os.environ.get("ZONAHIJAU_PICTURES"):
        for source, pdf in zip(sources, converted(tmp_path, sources, "pdf"), strict=True):
            _keep(f"docx-{source.stem}", pdf.read_bytes())


def _shape(path):
    """What must survive: every word in its order, and every table with its rows and columns."""
    content = path.read_bytes()
    tables = docx.Document(io.BytesIO(content)).tables
    return text_of(content).split(), [(len(each.rows), len(each.columns)) for each in tables]
