"""Rows of an XLSX workbook as text, formulas shown as formulas, in bounded memory.

calamine is six times faster than openpyxl, yet it shows the last computed value where a formula
stands and it holds the whole sheet as a dense rectangle. So the sheet's XML is looked through
first: a sheet with formulas, one whose rectangle would be huge, or one that is written otherwise
than office programs write, is streamed with openpyxl.
"""

import datetime
import re
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing
from decimal import Decimal
from typing import BinaryIO

from zonahijau.tables.packed import (
    MOST_ROWS,
    Endless,
    bursts,
    check_shape,
    column_number,
    pieces,
    sheets_of,
)
from zonahijau.tables.records import Record
from zonahijau.wording import Refused, Text, refuse

ZIP_START = b"PK\x03\x04"
OLD_EXCEL_START = b"\xd0\xcf\x11\xe0"

_LARGEST_DENSE = 30_000_000
_LARGEST_TEXTS = 256 << 20
_MOST_CELLS = 200_000_000
_LONGEST_TAG = 4 << 20
_FORMULA = re.compile(rb"<(?:[^\s<>/:]*:)?f[\s/>]")
_CELL = re.compile(rb'<c\sr="([A-Z]{1,3})([0-9]{1,7})"')
_ODD_CELL = re.compile(rb'<[^\s<>/:]*:c[\s/>]|<c(?:[/>]|\s(?!r="[A-Z]{1,3}[0-9]{1,7}"))')
"""A cell that does not begin with its place: where it lies then, only an XML parser can tell."""


def read_workbook(stream: BinaryIO, name: str) -> Iterator[Record]:
    """The rows of the first visible sheet, numbered as in the sheet; Refused if it is no XLSX."""
    try:
        with zipfile.ZipFile(stream) as archive:
            fast = _fits_calamine(archive, name)
        rows = _with_calamine(stream) if fast else _with_openpyxl(stream)
        read = 0
        for number, cells in enumerate(rows, start=1):
            texts = [as_text(cell) for cell in cells]
            read += len(texts)
            if number > MOST_ROWS or read > _MOST_CELLS:
                raise _too_large(name)
            yield Record(number, texts)
    except Refused:
        raise
    except Endless as error:
        raise _too_large(name) from error
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


def _too_large(name: str) -> Refused:
    what = Text("Buku kerja ini terlalu besar", "This workbook is too large")
    return refuse(what, Text("Simpan sebagai CSV UTF-8", "Save it as CSV UTF-8"), file=name)


def _fits_calamine(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether no sheet holds a formula and none spans a rectangle too large for memory; what is
    streamed instead has been looked through for what would never end."""
    parts, sheets = archive.infolist(), sheets_of(archive)
    known = {sheet.filename for sheet in sheets}
    others = [part for part in parts if part.filename not in known]
    if bursts(parts) or any(part.file_size > _LARGEST_TEXTS for part in others):
        raise _too_large(name)
    if all(_is_plain(archive, sheet) for sheet in sheets):
        for part in others:
            deque(pieces(archive, part), maxlen=0)
        return True
    for sheet in sheets:
        check_shape(archive, sheet)
    return False


def _is_plain(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    width = height = 1
    for piece in _whole_tags(archive, part):
        if len(piece) > _LONGEST_TAG or _FORMULA.search(piece) or _ODD_CELL.search(piece):
            return False
        for letters, row in set(_CELL.findall(piece)):
            width = max(width, column_number(letters.decode("ascii")))
            height = max(height, int(row))
    return width * height <= _LARGEST_DENSE


def _whole_tags(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part's XML, piece by piece, each ending before a tag, so that none is cut in two."""
    kept = b""
    for piece in pieces(archive, part):
        before, mark, behind = piece.rpartition(b"<")
        if len(kept) > _LONGEST_TAG:
            break
        if mark:
            yield kept + before
            kept = mark + behind
        else:
            kept += piece
    yield kept


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
