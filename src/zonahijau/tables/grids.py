"""Whole spreadsheets as people keep them: every sheet, merged cells and hidden rows included.

For small files that a person looks over before anything is written (a recap, a list of officials).
What is streamed row by row is read with :func:`zonahijau.tables.open_sheet`.
"""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from zonahijau.tables.packed import Endless, check_shape, sheets_of
from zonahijau.tables.records import SEPARATORS, sniff_separator
from zonahijau.tables.workbook import OLD_EXCEL_START, ZIP_START, as_text, old_excel
from zonahijau.wording import Refused, Text, refuse

MOST_ROWS, MOST_COLUMNS = 2_000, 100
_LARGEST_INSIDE = 60 << 20


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows. ``formula``: it was computed there; ``across``: it is the further part of
    a cell that is merged with the one to its left, and repeats its text."""

    text: str = ""
    formula: bool = False
    across: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row with its physical number; ``hidden`` where the spreadsheet does not show it."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False

    def text(self, column: int) -> str:
        """The text of a column, trimmed; nothing where the row is shorter."""
        return self.cells[column].text if column < len(self.cells) else ""

    def own_texts(self) -> list[str]:
        """What stands in the row, each merged cell once."""
        return [cell.text for cell in self.cells if cell.text and not cell.across]


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet; ``hidden`` where the workbook does not show it. Columns that it does not show
    (``hidden_columns`` of them) are left out."""

    name: str
    rows: tuple[GridRow, ...]
    hidden: bool = False
    hidden_columns: int = 0

    @property
    def width(self) -> int:
        """Columns of the widest row."""
        return max((len(row.cells) for row in self.rows), default=0)


def read_grids(path: Path, name: str) -> list[Grid]:
    """Every sheet of an XLSX workbook, or the one of a CSV file, in its order.

    Refused, with ``name``, when it is neither, damaged, locked, or larger than a person looks over.
    """
    start = path.read_bytes()[:4]
    if start == OLD_EXCEL_START:
        raise old_excel(name)
    if start == ZIP_START:
        return list(_workbook(path, name))
    return [_text(path, name)]


def _workbook(path: Path, name: str) -> Iterator[Grid]:
    import openpyxl

    _check_size(path, name)
    try:
        with path.open("rb") as file:  # by its path openpyxl would go by the name's ending
            _check_shapes(file)
            shown = openpyxl.load_workbook(file, data_only=True)
            written = openpyxl.load_workbook(file, data_only=False)
        sheets = [(sheet, written[sheet.title]) for sheet in shown.worksheets]
    except Endless as error:
        raise _too_large(name) from error
    except Exception as error:  # openpyxl answers damage with errors of many kinds
        what = Text("Berkas ini bukan XLSX yang utuh", "This file is no sound XLSX")
        remedy = Text("Buka di Excel lalu simpan lagi", "Open it in Excel and save it again")
        raise refuse(what, remedy, file=name) from error
    for sheet, source in sheets:
        yield _sheet(sheet, source, name)


def _check_shapes(file: BinaryIO) -> None:
    with zipfile.ZipFile(file) as archive:
        for part in sheets_of(archive):
            check_shape(archive, part)


def _check_size(path: Path, name: str) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            inside = sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile as error:
        what = Text("Berkas ini bukan XLSX yang utuh", "This file is no sound XLSX")
        raise refuse(what, Text("Unggah lagi", "Upload it again"), file=name) from error
    if inside > _LARGEST_INSIDE:
        raise _too_large(name)


def _sheet(sheet: Any, source: Any, name: str) -> Grid:
    height, width = _extent(sheet)
    if height > MOST_ROWS or width > MOST_COLUMNS:
        raise _too_large(f"{name}, {sheet.title}")
    texts = {
        (row, column): as_text(sheet.cell(row, column).value).strip()
        for row in range(1, height + 1)
        for column in range(1, width + 1)
    }
    across = _spread(sheet, texts, height, width)
    unseen = _unseen_columns(sheet, width)

    def cells(row: int) -> Iterator[Cell]:
        for column in range(1, width + 1):
            if column not in unseen:
                place = row, column
                yield Cell(texts[place], _is_formula(source, row, column), place in across)

    rows = tuple(
        GridRow(row, tuple(cells(row)), bool(sheet.row_dimensions[row].hidden))
        for row in range(1, height + 1)
    )
    return Grid(sheet.title, rows, sheet.sheet_state != "visible", len(unseen))


def _unseen_columns(sheet: Any, width: int) -> set[int]:
    spans = [each for each in sheet.column_dimensions.values() if each.hidden]
    return {n for each in spans for n in range(each.min, min(each.max, width) + 1)}


def _extent(sheet: Any) -> tuple[int, int]:
    """The last row and column that hold a value; formats reach much further."""
    filled = [key for key, cell in sheet._cells.items() if cell.value is not None]
    return max((r for r, _ in filled), default=0), max((c for _, c in filled), default=0)


def _is_formula(source: Any, row: int, column: int) -> bool:
    return bool(source.cell(row, column).data_type == "f")


def _spread(
    sheet: Any, texts: dict[tuple[int, int], str], height: int, width: int
) -> set[tuple[int, int]]:
    """Write the text of merged cells into all that they cover; which of them lie to the right."""
    across = set()
    for area in sheet.merged_cells.ranges:
        text = texts.get((area.min_row, area.min_col), "")
        for row in range(area.min_row, min(area.max_row, height) + 1):
            for column in range(area.min_col, min(area.max_col, width) + 1):
                texts[row, column] = text
                if column > area.min_col:
                    across.add((row, column))
    return across


def _text(path: Path, name: str) -> Grid:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        what = Text("Berkas ini bukan XLSX dan bukan teks UTF-8", "Neither XLSX nor UTF-8 text")
        remedy = Text("Simpan sebagai XLSX atau CSV UTF-8", "Save it as XLSX or CSV UTF-8")
        raise refuse(what, remedy, file=name) from error
    lines = text.splitlines()
    widest = max(lines, key=lambda line: sum(map(line.count, SEPARATORS)), default="")
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=sniff_separator(widest)))
    except csv.Error as error:
        what = Text("Susunan CSV ini rusak", "This CSV is malformed")
        raise refuse(what, Text("Simpan sebagai XLSX", "Save it as XLSX"), file=name) from error
    if len(rows) > MOST_ROWS or max(map(len, rows), default=0) > MOST_COLUMNS:
        raise _too_large(name)
    return Grid(
        name,
        tuple(
            GridRow(number, tuple(Cell(text.strip()) for text in row))
            for number, row in enumerate(rows, start=1)
        ),
    )


def _too_large(name: str) -> Refused:
    what = Text(
        f"Lembar ini lebih dari {MOST_ROWS} baris, {MOST_COLUMNS} kolom, atau 60 MB isinya",
        f"This sheet has more than {MOST_ROWS} rows, {MOST_COLUMNS} columns, or 60 MB inside",
    )
    remedy = Text("Salin tabelnya saja ke berkas baru", "Copy only the table into a new file")
    return refuse(what, remedy, file=name)
