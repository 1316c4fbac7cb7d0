"""Tables out: CSV and XLSX, row by row, with no cell that a spreadsheet would compute."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

Cell = str | int | Decimal | None
"""What a cell may hold; numbers stay numbers. Fractions are rounded by whoever publishes them."""

_COMPUTED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Where a formula may begin; the wide signs are read like the narrow ones in East Asian Excel."""
_COMPUTED_WITHIN = re.compile(r"([;\t\r\n]\s*)(?=[=@＝＠]|[-+－＋]\s*\w+[(|!])")
"""Where one may begin inside a cell: an Indonesian Excel parts a file with commas at its semicolons
and, where it missed the quotation marks, at its line ends."""


@dataclass(frozen=True, slots=True)
class CsvStyle:
    """How a CSV file is written: the separator of its cells and its decimal mark."""

    separator: str = ","
    decimal: str = "."


INTERNATIONAL = CsvStyle()
INDONESIAN_EXCEL = CsvStyle(separator=";", decimal=",")


def harmless(text: str) -> str:
    """The text, behind an apostrophe when a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_COMPUTED) else text


def write_csv(
    stream: TextIO,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    style: CsvStyle = INTERNATIONAL,
) -> None:
    """Writes header and rows to a text stream opened with ``newline=""``, in constant memory."""
    writer = csv.writer(stream, delimiter=style.separator, lineterminator="\r\n")
    writer.writerow([harmless(name) for name in header])
    writer.writerows([as_text(cell, style) for cell in row] for row in rows)


def write_xlsx(
    path: Path, sheet_name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> None:
    """Writes one sheet to an XLSX file, in constant memory; the header stays in sight."""
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(sheet_name)
        sheet.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        for column, name in enumerate(header):
            sheet.write_string(0, column, harmless(name), bold)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                _write_cell(sheet, number, column, cell)


def as_text(cell: Cell, style: CsvStyle) -> str:
    """A cell as a CSV file has it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return harmless(_COMPUTED_WITHIN.sub(r"\1'", cell))
    return f"{cell:f}".replace(".", style.decimal) if isinstance(cell, Decimal) else str(cell)


def _write_cell(sheet: Any, row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, harmless(cell))
    elif cell is not None:
        sheet.write_number(row, column, cell)
