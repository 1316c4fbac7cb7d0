"""A template filled with a paper: the DOCX that the office changes in its word processor."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from zonahijau.documents.blocks import CHAPTER
from zonahijau.documents.composing import compose
from zonahijau.documents.files import path_of
from zonahijau.documents.letterheads import emblem_bytes
from zonahijau.documents.word.body import Body, turn
from zonahijau.documents.word.checking import environment
from zonahijau.documents.word.fields import plain
from zonahijau.documents.word.shipped import shipped
from zonahijau.documents.words import CERTIFICATE, DECREE, LETTER, UNIT

if TYPE_CHECKING:
    from zonahijau.documents.models import Paper, Template


_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
          (4, "IV"), (1, "I"))  # fmt: skip


def paper_docx(paper: Paper, address: str = "") -> bytes:
    """The paper in the office's own template, or in the one that comes with the product."""
    content = compose(paper, address)
    return fill(template_bytes(paper, content["layout"]), content, paper, address)


def template_bytes(paper: Paper, layout: str) -> bytes:
    """The newest template of the office for this kind, else the shipped one of its layout."""
    own = own_template(paper)
    if own is not None:
        path = path_of(paper.government, own.blob.sha256)
        if path.is_file():
            return path.read_bytes()
    return shipped(layout)


def own_template(paper: Paper) -> Template | None:
    """The office's template of this kind of paper, if it made one."""
    from zonahijau.documents.models import Template

    rows = Template.objects.filter(government=paper.government, kind=paper.kind, withdrawn_at=None)
    return rows.select_related("blob").first()


def fill(template: bytes, content: dict[str, Any], paper: Paper, address: str) -> bytes:
    """Fills every field. Values are escaped; only our own paragraphs and tables go in as XML."""
    from docx import Document
    from docxtpl import DocxTemplate

    made = DocxTemplate(io.BytesIO(template))
    made.init_docx()
    holder = Document(io.BytesIO(template))
    _sized(holder, content)
    is_letter = content["layout"] == LETTER
    body = Body(holder, is_letter=is_letter, size=content["size"], pictures=made.docx.part)
    fields: dict[str, Any] = plain(content)
    fields |= _pictures(made, paper, address)
    fields["isi"] = body.xml(content["blocks"])
    fields["daftar_lampiran"] = body.annexes(
        content["annexes"],
        _heads(content),
        is_wide=content["layout"] == CERTIFICATE,
        signature=_signature(fields) if content["layout"] == DECREE else (),
    )
    fields["daftar_isi"] = body.contents.xml() if _has_chapters(content) else Markup("")
    if any(block["kind"] == "signatures" for block in content["blocks"]):
        fields |= dict.fromkeys(("ttd_jabatan", "ttd_nama", "ttd_pangkat", "ttd_nip"), "")
    made.render(fields, jinja_env=environment())
    _sized(made.docx, content)
    if content["annexes"]:
        turn(made.docx.element.body.sectPr, content["annexes"][-1]["wide"])
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _has_chapters(content: dict[str, Any]) -> bool:
    return any(block["kind"] == CHAPTER for block in content["blocks"])


def _sized(document: Any, content: dict[str, Any]) -> None:
    """The pages in the size that was chosen; a certificate lies on its side."""
    from docx.shared import Mm

    width, height = content["size"]
    is_wide = content["layout"] == CERTIFICATE
    section = document.sections[-1]
    section.page_width, section.page_height = Mm(width), Mm(height)
    turn(document.element.body.sectPr, is_wide)


def _heads(content: dict[str, Any]) -> list[str]:
    """What stands at the top of each annex, as in the PDF."""
    several = len(content["annexes"]) > 1
    numbers = [
        f" {roman(number)}" if several else "" for number in range(1, len(content["annexes"]) + 1)
    ]
    if content["layout"] == DECREE:
        lines = (
            f"{content['heading']} {content['author']}".upper(),
            f"NOMOR {content['number']}",
            f"TANGGAL {content['dated']}",
            f"TENTANG {content['subject'].upper()}",
        )
        return ["\n".join((f"LAMPIRAN{number}", *lines)) for number in numbers]
    whose = content["heading"]
    if content["layout"] == LETTER:
        whose = f"surat {content['head']['lines'][-1]}"
    below = f"Nomor: {content['number']}\nTanggal: {content['dated']}"
    return [f"{f'Lampiran{number} {whose}'.strip()}\n{below}" for number in numbers]


def roman(number: int) -> str:
    """I, II, III, IV, as annexes are counted."""
    said = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        said += letters * count
    return said


def _signature(fields: dict[str, Any]) -> tuple[str, ...]:
    """The lines of the signature that every annex of a decree bears as well."""
    who = (fields["ttd_nama"], fields["ttd_pangkat"], fields["ttd_nip"])
    return (fields["ttd_jabatan"], "", "", "", *(line for line in who if line))


def _pictures(made: Any, paper: Paper, address: str) -> dict[str, Any]:
    """The emblem and the QR code; nothing where there is none."""
    from docx.shared import Mm
    from docxtpl import InlineImage

    pictures: dict[str, Any] = {"lambang": Markup(""), "qr": Markup("")}
    emblem = _emblem(paper)
    if emblem:
        pictures["lambang"] = InlineImage(made, io.BytesIO(emblem), height=Mm(21))
    if address:
        pictures["qr"] = InlineImage(made, io.BytesIO(_qr_png(address)), height=Mm(15))
    return pictures


def _emblem(paper: Paper) -> bytes | None:
    from zonahijau.documents.models import Letterhead

    rows = Letterhead.objects.filter(government=paper.government, level=paper.level)
    found = rows.filter(unit=paper.unit if paper.level == UNIT else None)
    head = found.select_related("emblem__government").first()
    return emblem_bytes(head.emblem) if head and head.emblem else None


def _qr_png(address: str) -> bytes:
    import segno

    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="png", scale=8, border=1)
    return drawn.getvalue()
