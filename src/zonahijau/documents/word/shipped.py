"""The templates that come with the product, made here: one a layout, each with its fields."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from zonahijau.documents.word.body import SIGNED_FROM, lay_out, sign
from zonahijau.documents.words import CERTIFICATE, DECREE, LETTER, NOTE, ORDER, REPORT, TITLED

FACE = "Arial"
"""Found on every machine of an office, or replaced by one of the same widths."""


@lru_cache(maxsize=8)
def shipped(layout: str) -> bytes:
    """The template of a layout, as a DOCX; the same bytes until the program ends."""
    document = Document()
    _page(document, landscape=layout == CERTIFICATE)
    _LAYOUTS[layout](document)
    _footer(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _page(document: Any, *, landscape: bool) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if landscape:
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin, section.right_margin = Mm(25), Mm(20)
    section.top_margin, section.bottom_margin = Mm(16), Mm(25)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(11)
    style.paragraph_format.space_after = Pt(2)
    style.paragraph_format.line_spacing = 1.0


def _line(
    holder: Any, text: str, *, size: float = 11, bold: bool = False, centred: bool = False
) -> Any:
    paragraph = holder.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold or None, Pt(size)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _head(document: Any, *, rule: bool = True) -> None:
    """Emblem above, lines in the middle; the rule under it is the border of the last line."""
    _line(document, "{{ lambang }}", centred=True)
    _line(document, "{{ kop }}", size=12, centred=True)
    _line(document, "{{ kop_utama }}", size=14, bold=True, centred=True)
    last = _line(document, "{{ alamat }}", size=9, centred=True)
    if rule:
        _rule_under(last)
    last.paragraph_format.space_after = Pt(8)


def _rule_under(paragraph: Any) -> None:
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "thickThinSmallGap"), ("sz", "18"), ("space", "4")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)


def _facts(document: Any, rows: list[tuple[str, str]], width: int) -> None:
    """Label, colon, field; a row in brackets vanishes when its field is empty."""
    table = document.add_table(0, 3)
    for label, field in rows:
        _condition(table, f"{{%tr if {field} %}}" if label.startswith("(") else "")
        said = f"Yth. {{{{ {field} }}}}" if field == "kepada" else f"{{{{ {field} }}}}"
        _row(table, label.strip("()"), ":", said)
        _condition(table, "{%tr endif %}" if label.startswith("(") else "")
    lay_out(table, (24, 4, width))


def _condition(table: Any, tag: str) -> None:
    if tag:
        _row(table, tag)


def _row(table: Any, *texts: str) -> None:
    for cell, text in zip(table.add_row().cells, texts, strict=False):
        cell.text = text


def _signature(document: Any, *before: str, start: int = SIGNED_FROM) -> None:
    sign(
        document,
        ("", *before, "{{ ttd_jabatan }}", "", "", "", "{{ ttd_nama }}", "{{ ttd_pangkat }}",
         "{{ ttd_nip }}"),
        ("{{ ttd_jabatan }}", "{{ ttd_nama }}"),
        start=start,
    )  # fmt: skip


def _end(document: Any) -> None:
    for name, label in (("paraf", "Paraf koordinasi"), ("tembusan", "Tembusan")):
        _line(document, f"{{%p if {name} %}}")
        _line(document, f"{label}:\n{{{{ {name} }}}}", size=9)
        _line(document, "{%p endif %}")
    _line(document, "{{p daftar_lampiran }}")


_BOLD = ("NOTA DINAS", "{{ hal }}")


def _title(document: Any, *lines: str) -> None:
    for line in lines:
        paragraph = _line(document, line, bold=line in _BOLD or "judul" in line, centred=True)
        paragraph.runs[0].font.all_caps = "Nomor" not in line


_REFERENCE = [
    ("Nomor", "nomor"), ("Sifat", "sifat"), ("Lampiran", "lampiran"), ("Hal", "hal"),
]  # fmt: skip


def _letter(document: Any) -> None:
    _head(document)
    day = _line(document, "{{ tempat }}, {{ tanggal }}")
    day.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    table = document.add_table(0, 4)
    for label, field in _REFERENCE:
        _row(table, label, ":", f"{{{{ {field} }}}}")
    lay_out(table, (24, 4, 62, 75))
    to = table.cell(0, 3).merge(table.cell(len(_REFERENCE) - 1, 3))
    to.text = "Yth. {{ kepada }}\ndi Tempat"
    _line(document, "")
    _line(document, "{{p isi }}")
    _signature(document)
    _end(document)


def _note(document: Any) -> None:
    _head(document)
    _title(document, "NOTA DINAS", "Nomor: {{ nomor }}")
    _facts(
        document,
        [
            ("Kepada", "kepada"), ("(Melalui)", "melalui"), ("Dari", "dari"),
            ("Tanggal", "tanggal"), ("Sifat", "sifat"), ("Lampiran", "lampiran"), ("Hal", "hal"),
        ],
        137,
    )  # fmt: skip
    _rule_under(_line(document, ""))
    _line(document, "{{p isi }}")
    _signature(document)
    _end(document)


_DECIDED = ("Ditetapkan di {{ tempat }}", "pada tanggal {{ tanggal }}")


def _order(document: Any) -> None:
    _head(document)
    _title(document, "{{ judul }}", "Nomor: {{ nomor }}")
    _line(document, "{{p isi }}")
    _signature(document, *_DECIDED)
    _end(document)


def _decree(document: Any) -> None:
    _head(document, rule=False)
    _title(document, "{{ judul }} {{ penetap }}", "NOMOR {{ nomor }}", "TENTANG", "{{ hal }}",
           "{{ penetap }},")  # fmt: skip
    _line(document, "{{p isi }}")
    _signature(document, *_DECIDED)
    _end(document)


def _titled(document: Any) -> None:
    _head(document)
    _title(document, "{{ judul }}", "{{ hal }}", "Nomor: {{ nomor }}")
    _line(document, "{{p isi }}")
    _line(document, "{%p if ttd_jabatan %}")
    _signature(document, "{{ tempat }}, {{ tanggal }}")
    _line(document, "{%p endif %}")
    _end(document)


def _contents(document: Any) -> None:
    """What stands where, on a page of its own; nothing where there are no chapters."""
    for level, left in enumerate((0, 6), start=1):
        style = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.element.styleId = f"TOC{level}"
        style.base_style = document.styles["Normal"]
        style.font.bold = level == 1 or None
        style.paragraph_format.left_indent = Mm(left)
        style.paragraph_format.space_before = Pt(6 if level == 1 else 0)
        style.paragraph_format.tab_stops.add_tab_stop(
            Mm(165), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
    _line(document, "{%p if daftar_isi %}")
    _line(document, "DAFTAR ISI", size=12, bold=True, centred=True)
    _line(document, "{{p daftar_isi }}")
    _line(document, "").add_run().add_break(WD_BREAK.PAGE)
    _line(document, "{%p endif %}")


def _report(document: Any) -> None:
    """A cover of its own, what stands where, then the chapters."""
    _line(document, "{{ lambang }}", centred=True).paragraph_format.space_before = Pt(60)
    title = _line(document, "{{ judul }}", size=16, bold=True, centred=True)
    title.runs[0].font.all_caps = True
    title.paragraph_format.space_before = Pt(110)
    _line(document, "{{ hal }}", size=18, bold=True, centred=True)
    _line(document, "{{ kop }}", size=12, centred=True).paragraph_format.space_before = Pt(170)
    _line(document, "{{ kop_utama }}", size=14, bold=True, centred=True)
    _line(document, "{{ alamat }}", size=9, centred=True)
    _line(document, "{{ tahun }}", bold=True, centred=True)
    _line(document, "Nomor: {{ nomor }}", centred=True).add_run().add_break(WD_BREAK.PAGE)
    _contents(document)
    _line(document, "{{p isi }}")
    _signature(document, "{{ tempat }}, {{ tanggal }}")
    _end(document)


def _certificate(document: Any) -> None:
    _head(document, rule=False)
    _line(document, "{{ judul }}", size=26, bold=True, centred=True)
    _line(document, "Nomor: {{ nomor }}", centred=True)
    _line(document, "diberikan kepada", centred=True)
    _line(document, "{{ hal }}", size=20, bold=True, centred=True)
    _line(document, "{{p isi }}")
    _signature(document, "{{ tempat }}, {{ tanggal }}", start=165)
    _line(document, "{{p daftar_lampiran }}")


def _footer(document: Any) -> None:
    """The proof, and at the right edge which page of how many: both count by themselves."""
    section = document.sections[0]
    paragraph = section.footer.paragraphs[0]
    width = section.page_width - section.left_margin - section.right_margin
    paragraph.paragraph_format.tab_stops.clear_all()
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run("{{ qr }} ")
    for text, field in (("{{ kode }}\thalaman ", "PAGE"), (" dari ", "NUMPAGES")):
        paragraph.add_run(text).font.size = Pt(8)
        paragraph._p.append(_counted(field))


def _counted(field: str) -> Any:
    """A number that a word processor counts whenever it lays the pages out."""
    counted = OxmlElement("w:fldSimple")
    counted.set(qn("w:instr"), f" {field} ")
    run, shape, size, text = (OxmlElement(each) for each in ("w:r", "w:rPr", "w:sz", "w:t"))
    size.set(qn("w:val"), "16")
    text.text = "1"
    shape.append(size)
    run.extend([shape, text])
    counted.append(run)
    return counted


_LAYOUTS: dict[str, Callable[[Any], None]] = {
    LETTER: _letter,
    NOTE: _note,
    ORDER: _order,
    DECREE: _decree,
    TITLED: _titled,
    REPORT: _report,
    CERTIFICATE: _certificate,
}
