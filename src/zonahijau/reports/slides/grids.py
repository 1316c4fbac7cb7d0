"""Native tables, set as large as they fit."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from zonahijau.reports.slides import look
from zonahijau.reports.slides.content import Grid

_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""No style, no grid: the rules are ours."""

_SIZES = (16, 15, 14, 13, 12, 11, 10, 9)
_PER_INCH, _LETTER, _LINE = 72, 52, 126
_ABOVE, _BESIDE = 3, 10
"""Points an inch; a letter's width and a line's height in percent of its size; points around."""


def add_grid(shown: Any, grid: Grid) -> None:
    """A table in the body of a slide."""
    size = fitting_size(grid)
    frame = shown.shapes.add_table(
        len(grid.rows) + 1,
        len(grid.header),
        Emu(look.MARGIN),
        Emu(look.BODY_TOP),
        Emu(look.INNER),
        Emu(Pt(size * 2) * (len(grid.rows) + 1)),
    )
    made = frame.table
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN
    made.horz_banding = False
    for column, width in zip(made.columns, _widths(grid), strict=True):
        column.width = Emu(width)
    for cells, row in zip(made.rows, (grid.header, *grid.rows), strict=True):
        is_header = row is grid.header
        cells.height = Emu(Pt(size * 3 // 2))
        for cell, said in zip(cells.cells, row, strict=True):
            _fill(cell, said, size, is_header=is_header)


def _widths(grid: Grid) -> list[int]:
    whole = sum(grid.widths)
    return [look.INNER * each // whole for each in grid.widths]


def fitting_size(grid: Grid) -> int:
    """The largest size, in points, at which all rows fit in the body; else the smallest."""
    return next((size for size in _SIZES if fits(grid, size)), _SIZES[-1])


def fits(grid: Grid, size: int) -> bool:
    """Whether all rows fit in the body at a size."""
    return _height(grid, size) <= look.BODY_HIGH * _PER_INCH // Inches(1)


def _height(grid: Grid, size: int) -> int:
    """Points that the table takes, by an estimate on the safe side."""
    widths = [width * _PER_INCH // Inches(1) - _BESIDE for width in _widths(grid)]
    lines = [
        max(
            -(-len(said) * size * _LETTER // (100 * width)) or 1
            for said, width in zip(row, widths, strict=True)
        )
        for row in (grid.header, *grid.rows)
    ]
    return sum(count * size * _LINE // 100 + 2 * _ABOVE for count in lines)


def _fill(cell: Any, said: str, size: int, *, is_header: bool) -> None:
    cell.margin_top = cell.margin_bottom = Pt(_ABOVE)
    cell.margin_left, cell.margin_right = Pt(0), Pt(_BESIDE)
    run = cell.text_frame.paragraphs[0].add_run()
    run.text = said
    run.font.size, run.font.bold = Pt(size), is_header
    run.font.color.rgb = look.colour(look.MUTED if is_header else look.INK)
    _rule_below(cell, look.INK if is_header else look.LINE)


def _rule_below(cell: Any, token: str) -> None:
    """A hairline under a cell, which the library has no words for."""
    properties = cell._tc.get_or_add_tcPr()
    line = etree.SubElement(properties, qn("a:lnB"), w=str(int(Pt(1))))
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=token)
