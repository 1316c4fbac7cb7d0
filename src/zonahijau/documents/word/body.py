"""Blocks as the paragraphs and tables of a word processor."""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from lxml import etree
from markupsafe import Markup

from zonahijau.documents.blocks import BLANK
from zonahijau.documents.typesetting import typeset_png
from zonahijau.documents.word.contents import LEVELS, Contents

if TYPE_CHECKING:
    from docx.document import Document
    from docx.parts.story import StoryPart

MARGINS = 45
"""Millimetres beside a line; what is left of the page the columns of a table share."""

CHART = Path(__file__).parent.parent / "paper" / "chart.typ"
WIDEST = 165
"""Millimetres: a picture of figures is drawn for a line of A4."""

SIGNED_FROM = 82
"""Millimetres of the line before a signature."""


class Body:
    """Makes parts of a paper inside a copy of its template, so that its styles hold. Pictures go
    to ``pictures``, the part of the document that is filled; headings are noted in ``contents``."""

    def __init__(
        self,
        document: Document,
        *,
        is_letter: bool,
        size: tuple[int, int],
        pictures: StoryPart | None = None,
    ):
        self.document = document
        self.pictures = pictures or document.part
        self.is_letter = is_letter
        self.size = size
        self.contents = Contents()
        self.below = 1  # the level of a heading: below a chapter or, deeper, below an annex

    def xml(
        self, blocks: Sequence[dict[str, Any]], *, wide: bool = False, signed: bool = True
    ) -> Markup:
        """The blocks as the XML that stands where a template says ``{{p isi }}``; what stands
        before a signature goes to the next page with it."""
        before = len(self.document.element.body)
        following = [*(block["kind"] for block in blocks[1:]), "signatures" if signed else ""]
        line = self.size[1 if wide else 0] - MARGINS
        for block, after in zip(blocks, following, strict=False):  # nothing follows nothing
            getattr(self, f"_{block['kind']}")(block, line)
            if after == "signatures":
                self._keep_to_the_signature()
        return self._taken(before)

    def _keep_to_the_signature(self) -> None:
        """The last paragraph; of a table, its last row and the little space below it."""
        above, last = self.document.element.body[-3:-1]
        keep_with_next(last)
        if above.tag == qn("w:tbl"):
            keep_with_next(above.findall(qn("w:tr"))[-1])

    def annexes(
        self,
        annexes: Sequence[dict[str, Any]],
        heads: Sequence[str],
        *,
        is_wide: bool = False,
        signature: Sequence[str] = (),
    ) -> Markup:
        """Every annex on pages of its own, turned where it is wide, and signed where it has to be;
        ``is_wide`` says how the pages before them lie."""
        made, was_wide, self.below = Markup(""), is_wide, LEVELS
        for annex, head in zip(annexes, heads, strict=True):
            made += self._break(was_wide)
            made += self._heading_of_annex(annex["title"], head)
            made += self.xml(annex["blocks"], wide=annex["wide"], signed=bool(signature))
            made += self._signed(signature)
            was_wide = annex["wide"]
        return made

    def _signed(self, lines: Sequence[str]) -> Markup:
        before = len(self.document.element.body)
        if lines:
            sign(self.document, ("", *lines), bold=(lines[0], lines[4]))
        return self._taken(before)

    def _taken(self, before: int) -> Markup:
        """What was added since, taken out again as text; the last element stays the section's."""
        body = self.document.element.body
        added = list(body)[before - 1 : -1]
        text = "".join(etree.tostring(each, encoding="unicode") for each in added)
        for each in added:
            body.remove(each)
        return Markup(text)  # noqa: S704 - made by us; every value went through the XML library

    def _break(self, wide: bool) -> Markup:
        """Ends a section: what stands before it keeps its orientation."""
        before = len(self.document.element.body)
        paragraph = self.document.add_paragraph()
        section = copy.deepcopy(self.document.element.body.sectPr)
        turn(section, wide)
        paragraph._p.get_or_add_pPr().append(section)
        return self._taken(before)

    def _heading_of_annex(self, title: str, head: str) -> Markup:
        before = len(self.document.element.body)
        small = self._line(head, size=9)
        small.paragraph_format.left_indent = Mm(75)
        top = self._line(title.upper(), bold=True, size=12)
        top.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self.contents.mark(top, 0)
        return self._taken(before)

    def _line(self, text: str, *, bold: bool = False, size: float | None = None) -> Any:
        paragraph = self.document.add_paragraph()
        run = paragraph.add_run(text)
        run.bold = bold or None
        if size:
            run.font.size = Pt(size)
        paragraph.paragraph_format.space_after = Pt(4)
        return paragraph

    def _paragraph(self, block: dict[str, Any], _: int) -> None:
        paragraph = self._line(block["text"])
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        if self.is_letter:
            paragraph.paragraph_format.first_line_indent = Mm(10)

    def _heading(self, block: dict[str, Any], _: int) -> None:
        paragraph = self._line(block["text"], bold=True)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_before = Pt(8)
        self.contents.mark(paragraph, self.below)

    def _chapter(self, block: dict[str, Any], _: int) -> None:
        paragraph = self._line(block["text"].upper(), bold=True, size=12)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_before = Pt(18)
        self.contents.mark(paragraph, 0)

    def _chart(self, block: dict[str, Any], line: int) -> None:
        if block["text"]:
            title = self._line(block["text"], bold=True, size=9)
            title.paragraph_format.keep_with_next = True
        picture = typeset_png(CHART, block["chart"], name="chart")
        inline = self.pictures.new_pic_inline(io.BytesIO(picture), Mm(min(line, WIDEST)))
        inline.docPr.set("descr", block["chart"]["alt"])
        self.document.add_paragraph().add_run()._r.add_drawing(inline)

    def _centred(self, block: dict[str, Any], _: int) -> None:
        line = self._line(block["text"], bold=block["text"].isupper())
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _list(self, block: dict[str, Any], _: int) -> None:
        self._items(block["items"], block["style"], 0)

    def _items(self, items: Sequence[str], style: str, left: int) -> None:
        for number, item in enumerate(items, 1):
            mark = _mark(style, number)
            paragraph = self._line(f"{mark}\t{item}" if mark else item)
            shape = paragraph.paragraph_format
            shape.left_indent = Mm(left + (7 if mark else 0))
            shape.first_line_indent = Mm(-7 if mark else 0)
            shape.tab_stops.add_tab_stop(Mm(left + 7))

    def _clause(self, block: dict[str, Any], line: int) -> None:
        table = self._grid(1, (27, 4, line - 31), borders=False)
        label, colon, said = table.rows[0].cells
        label.text, colon.text = block["label"], ":"
        items = block["items"] or [""]
        _fill(said, [_marked(block["style"], n, item) for n, item in enumerate(items, 1)])
        for paragraph in said.paragraphs if block["style"] != "plain" else ():
            paragraph.paragraph_format.left_indent = Mm(7)
            paragraph.paragraph_format.first_line_indent = Mm(-7)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(7))
        self._space()

    def _facts(self, block: dict[str, Any], line: int) -> None:
        if not block["rows"]:
            return
        table = self._grid(len(block["rows"]), (38, 4, line - 42), borders=False)
        for row, (label, value) in zip(table.rows, block["rows"], strict=True):
            row.cells[0].text, row.cells[1].text, row.cells[2].text = label, ":", value
        self._space()

    def _table(self, block: dict[str, Any], line: int) -> None:
        if not block["header"]:
            return
        header, rows = list(block["header"]), [list(row) for row in block["rows"]]
        shares = sum(block["widths"])
        room = line - 10 if block["numbered"] else line
        widths = [room * share / shares for share in block["widths"]]
        if block["numbered"]:
            header, widths = ["No.", *header], [10, *widths]
            rows = [[f"{number}.", *row] for number, row in enumerate(rows, 1)]
        table = self._grid(1 + len(rows), widths)
        figures = _columns_of_figures(rows, len(header))
        _repeat(table.rows[0])
        keep_with_next(table.rows[0]._tr)
        for row, said in zip(table.rows, [header, *rows], strict=True):
            if block["tall"] or not any(said[1:]):
                row.height = Mm(9)
            for cell, text, is_figure in zip(row.cells, said, figures, strict=True):
                _fill(cell, [text], size=9, bold=said is header)
                if is_figure and said is not header:
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._space()

    def _signatures(self, block: dict[str, Any], line: int) -> None:
        for start in range(0, len(block["rows"]), 2):
            pair = block["rows"][start : start + 2]
            table = self._grid(3, (line / 2, line / 2), borders=False)
            above, room, below = table.rows
            room.height = Mm(18)
            for place, (standing, position, name, rank, nip) in enumerate(pair):
                _fill(above.cells[place], [standing, position], centred=True)
                said = [name or BLANK, rank, f"NIP {nip}" if nip else ""]
                _fill(below.cells[place], [each for each in said if each], centred=True)
            _hold_together(table)
            self._space()

    def _grid(self, rows: int, widths: Sequence[float], *, borders: bool = True) -> Any:
        table = self.document.add_table(rows, len(widths))
        if borders:
            _draw_borders(table)
        lay_out(table, widths)
        return table

    def _space(self) -> None:
        """Parts two tables, which a word processor would join."""
        paragraph = self._line("", size=3)
        paragraph.paragraph_format.space_after = Pt(0)


def sign(
    document: Any, lines: Sequence[str], bold: Sequence[str], *, start: int = SIGNED_FROM
) -> None:
    """A signature in the right half: a table of one row, which no page may split."""
    table = document.add_table(1, 2)
    lay_out(table, (start, 83))
    cell = table.rows[0].cells[1]
    for paragraph, line in zip(_paragraphs(cell, len(lines)), lines, strict=True):
        paragraph.add_run(line).bold = line in bold or None
        paragraph.paragraph_format.space_after = Pt(2)
    _hold_together(table)


def _hold_together(table: Any) -> None:
    """All rows on one page: none is split, and each but the last keeps to the next."""
    for row in table.rows:
        whole = OxmlElement("w:cantSplit")
        whole.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(whole)
    for row in list(table.rows)[:-1]:
        keep_with_next(row._tr)


def keep_with_next(element: Any) -> None:
    """A paragraph, or all paragraphs within, on the page of what follows."""
    for each in element.iter(qn("w:p")):
        Paragraph(each, None).paragraph_format.keep_with_next = True  # type: ignore[arg-type]


def lay_out(table: Any, widths: Sequence[float]) -> None:
    """Fixed columns, in millimetres: some word processors read the grid, some the cells."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def turn(section: Any, wide: bool) -> None:
    """Set the orientation of a section's properties."""
    size = section.find(qn("w:pgSz"))
    sides = sorted(int(size.get(qn(f"w:{side}"))) for side in ("w", "h"))
    width, height = reversed(sides) if wide else sides
    size.set(qn("w:w"), str(width))
    size.set(qn("w:h"), str(height))
    size.set(qn("w:orient"), "landscape" if wide else "portrait")


_FIGURE = re.compile(r"[−-]?[0-9][0-9.]*(,[0-9]+)?( ?%)?")


def _columns_of_figures(rows: Sequence[Sequence[str]], count: int) -> list[bool]:
    """Which columns hold figures, were a few of them left out in words: they stand on their last
    digit, as in the PDF."""
    return [_are_figures([row[at] for row in rows]) for at in range(count)]


def _are_figures(cells: Sequence[str]) -> bool:
    counted = [bool(_FIGURE.fullmatch(cell)) for cell in cells]
    words = (not re.search("[0-9]", cell) for cell in cells)
    return (
        any(counted)
        and 2 * sum(counted) >= len(cells)
        and all(figure or word for figure, word in zip(counted, words, strict=True))
    )


def _mark(style: str, number: int) -> str:
    if style == "letters":
        return f"{chr(ord('a') + (number - 1) % 26)}."
    return {"numbers": f"{number}.", "dashes": "–"}.get(style, "")


def _marked(style: str, number: int, item: str) -> str:
    mark = _mark(style, number)
    return f"{mark}\t{item}" if mark else item


def _fill(
    cell: Any, lines: Sequence[str], *, size: float | None = None, bold: bool = False,
    centred: bool = False,
) -> None:  # fmt: skip
    for paragraph, line in zip(_paragraphs(cell, len(lines)), lines, strict=True):
        run = paragraph.add_run(line)
        run.bold = bold or None
        if size:
            run.font.size = Pt(size)
        paragraph.paragraph_format.space_after = Pt(2)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _paragraphs(cell: Any, count: int) -> Iterator[Any]:
    yield from cell.paragraphs
    for _ in range(count - len(cell.paragraphs)):
        yield cell.add_paragraph()


def _draw_borders(table: Any) -> None:
    """In the table itself, for a template may have no style of that name."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _repeat(row: Any) -> None:
    """The header comes again on each page."""
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(header)
