"""Rows of an XLSX workbook as text, formulas shown as formulas, in bounded memory.

calamine is six times faster than openpyxl, yet it shows the last computed value where a formula
stands and it holds the whole sheet as a dense rectangle. So the sheet's XML is looked through
first: a sheet with formulas, or one whose rectangle would be huge, is streamed with openpyxl.
"""

import datetime
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from decimal import Decimal
from typing import BinaryIO

from zonahijau.tables.packed import bursts
from zonahijau.tables.records import Record
from zonahijau.wording import Refused, Text, refuse

ZIP_START = b"PK\x03\x04"
OLD_EXCEL_START = b"\xd0\xcf\x11\xe0"

_LARGEST_DENSE = 30_000_000
_LARGEST_TEXTS = 256 << 20
_PIECE = 1 << 20
_OVERLAP = 64
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_WIDE = re.compile(rb'\br="[A-Z]{3}[0-9]')
_MEDIUM = re.compile(rb'\br="[A-Z]{2}[0-9]')
_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="([0-9]{1,7})"')


def read_workbook(stream: BinaryIO, name: str) -> Iterator[Record]:
    """The rows of the first visible sheet, numbered as in the sheet; Refused if it is no XLSX."""
    try:
        with zipfile.ZipFile(stream) as archive:
            fast = _fits_calamine(archive, name)
        rows = _with_calamine(stream) if fast else _with_openpyxl(stream)
        for number, cells in enumerate(rows, start=1):
            yield Record(number, [as_text(cell) for cell in cells])
    except Refused:
        raise
    except Exception as error:
        # Both libraries answer a damaged workbook with errors of many kinds (zlib, XML, KeyError).
        raise _damaged(name) from error


def old_excel(name: str) -> Refused:
    """The refusal of an .xls file and of a workbook locked with a password."""
    what = Text(
        "Berkas Excel lama (.xls) atau terkunci sandi",
        "An old Excel file (.xls), or one locked with a password",
    )
    return refuse(what, _SAVE_AS_XLSX, file=name)


_SAVE_AS_XLSX = Text(
    "Simpan sebagai XLSX tanpa sandi atau sebagai CSV UTF-8",
    "Save it as XLSX without a password or as CSV UTF-8",
)


def _damaged(name: str) -> Refused:
    what = Text("Berkas ini bukan XLSX yang utuh", "This file is no sound XLSX")
    return refuse(what, _SAVE_AS_XLSX, file=name)


def _fits_calamine(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether no sheet holds a formula and none spans a rectangle too large for memory."""
    parts = {part.filename: part.file_size for part in archive.infolist()}
    if "xl/workbook.xml" not in parts:
        raise _damaged(name)
    if bursts(archive.infolist()) or parts.get("xl/sharedStrings.xml", 0) > _LARGEST_TEXTS:
        what = Text("Buku kerja ini terlalu besar", "This workbook is too large")
        raise refuse(what, Text("Simpan sebagai CSV UTF-8", "Save it as CSV UTF-8"), file=name)
    sheets = [part for part in parts if part.startswith("xl/worksheets/") and part[-4:] == ".xml"]
    return all(_is_plain(archive, sheet) for sheet in sheets)


def _is_plain(archive: zipfile.ZipFile, part: str) -> bool:
    width, height = 26, 1
    for piece in _pieces(archive, part):
        if _FORMULA.search(piece):
            return False
        if _WIDE.search(piece):
            width = 16_384
        elif _MEDIUM.search(piece):
            width = max(width, 702)
        height = max([height, *map(int, _ROW.findall(piece))])
    return width * height <= _LARGEST_DENSE


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part's XML, piece by piece; pieces overlap so that no tag is cut in two."""
    with archive.open(part) as xml:
        kept = b""
        while piece := xml.read(_PIECE):
            yield kept + piece
            kept = piece[-_OVERLAP:]


def _with_calamine(stream: BinaryIO) -> Iterator[Iterable[object]]:
    import python_calamine as calamine

    stream.seek(0)
    book = calamine.CalamineWorkbook.from_filelike(stream)
    sheets = [
        number
        for number, sheet in enumerate(book.sheets_metadata)
        if sheet.visible == calamine.SheetVisibleEnum.Visible
        and sheet.typ == calamine.SheetTypeEnum.WorkSheet
    ]
    yield from book.get_sheet_by_index(sheets[0]).iter_rows()


def _with_openpyxl(stream: BinaryIO) -> Iterator[Iterable[object]]:
    import openpyxl

    stream.seek(0)
    with closing(openpyxl.load_workbook(stream, read_only=True, data_only=False)) as book:
        sheet = next(s for s in book.worksheets if s.sheet_state == "visible")
        sheet.reset_dimensions()
        yield from sheet.iter_rows(values_only=True)


def as_text(cell: object) -> str:
    """What the cell shows: numbers with Excel's fifteen digits, dates as 2026-11-21."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return f"{Decimal(f'{cell:.15g}'):f}"
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    if isinstance(cell, datetime.timedelta):
        return str(cell)
    # What is left is openpyxl's object for an array formula or a data table.
    return "=" + str(getattr(cell, "text", "")).lstrip("=")
