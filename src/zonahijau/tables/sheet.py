"""A spreadsheet opened for reading: CSV or XLSX, its header found, its rows streamed."""

import contextlib
import itertools
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from zonahijau.tables.feed import STANDARD_INPUT, Feed, open_bytes
from zonahijau.tables.header import find_columns, normal
from zonahijau.tables.records import SEPARATORS, Record, Records, sniff_separator
from zonahijau.tables.row import Columns, Row
from zonahijau.tables.workbook import OLD_EXCEL_START, ZIP_START, old_excel, read_workbook
from zonahijau.wording import Refused, Text, refuse

_COMMENT = "#"
_STANDARD_INPUT_NAME = "<stdin>"


class Sheet:
    """The header of a file and, once, its rows.

    ``names`` are the header's cells, ``header_row`` its physical row, ``file`` what messages call
    the file. A text file also has its ``feed`` and ``separator``; a workbook has neither.
    """

    def __init__(
        self,
        file: str,
        header: Record,
        records: Iterator[Record],
        feed: Feed | None = None,
        separator: str = ";",
    ):
        self.file = file
        self.header_row = header.number
        self.names = tuple(header.cells)
        self.feed = feed
        self.separator = separator
        self._records = records

    @property
    def decimal_comma(self) -> bool:
        """Whether ``87,59`` is a number here: wherever the comma does not separate cells."""
        return self.separator != ","

    def has(self, column: str) -> bool:
        """Whether the header names this column."""
        return any(normal(name) == normal(column) for name in self.names)

    def columns(self, required: Sequence[str], optional: Sequence[str] = ()) -> Columns:
        """Where the wanted columns stand; Refused when a required one is missing."""
        places = find_columns(self.names, required, optional, self.file, self.header_row)
        return Columns(self.file, places, self.decimal_comma)

    def rows(self, required: Sequence[str], optional: Sequence[str] = ()) -> Iterator[Row]:
        """Every row that is not blank; Refused at the first bad one and when there is none."""
        columns = self.columns(required, optional)
        empty = True
        for record in self.records():
            if record.fault:
                raise record.fault
            empty = False
            yield Row(record.number, record.cells, columns)
        if empty:
            raise self.without_rows()

    def records(self) -> Iterator[Record]:
        """The raw records below the header; blank ones are left out, too long ones marked."""
        filled = itertools.filterfalse(is_blank, self._records)
        return filled if self.feed is None else map(self.checked, filled)

    def checked(self, record: Record) -> Record:
        """The record, marked as unreadable when it has more cells than the header.

        In a workbook that is a remark beside the table; in text a separator went astray.
        """
        width = len(self.names)
        if len(record.cells) > width and any(map(str.strip, record.cells[width:])):
            return record._replace(fault=self._too_many_cells(record))
        return record

    def without_rows(self) -> Refused:
        """The refusal of a file that has a header and nothing below it."""
        what = Text("Tidak ada baris di bawah kepala tabel", "There is no row below the header")
        remedy = Text("Isi paling sedikit satu baris", "Fill at least one row")
        return refuse(what, remedy, file=self.file, row=self.header_row)

    def _too_many_cells(self, record: Record) -> Refused:
        what = Text(
            "Ada {cells} sel, padahal kepala tabel {columns} kolom",
            "There are {cells} cells, yet the header has {columns} columns",
        ).fill(cells=len(record.cells), columns=len(self.names))
        remedy = Text(
            "Apit teks yang berisi pemisah dengan tanda kutip, tulis desimal dengan titik",
            "Put text that holds the separator in quotation marks, write decimals with a point",
        )
        if self.decimal_comma:
            remedy = Text(
                "Apit teks yang berisi pemisah dengan tanda kutip",
                "Put text that holds the separator in quotation marks",
            )
        return refuse(what, remedy, file=self.file, row=record.number)


def is_blank(record: Record) -> bool:
    """Whether the record is an empty line, or separators with nothing between."""
    return not any(map(str.strip, record.cells)) and not record.fault


@contextlib.contextmanager
def open_sheet(path: str) -> Iterator[Sheet]:
    """The CSV or XLSX file at ``path`` (``-``: CSV from standard input), read up to its header.

    Refused when the file is missing, unreadable, empty, no UTF-8 text and no sound XLSX.
    """
    name = _STANDARD_INPUT_NAME if path == STANDARD_INPUT else path
    with open_bytes(path) as stream:
        start = _peek(stream, name)
        if start == OLD_EXCEL_START:
            raise old_excel(name)
        if start == ZIP_START and stream.seekable():
            yield _workbook_sheet(read_workbook(stream, name), name)
        else:
            yield _text_sheet(Feed(stream, name), name)


def _peek(stream: BinaryIO, name: str) -> bytes:
    try:
        return stream.peek(4)[:4]  # type: ignore[attr-defined, no-any-return]
    except OSError:
        what = Text("Berkas tidak dapat dibaca", "The file cannot be read")
        remedy = Text("Sebutkan berkas CSV atau XLSX", "Name a CSV or XLSX file")
        raise refuse(what, remedy, file=name) from None


def _workbook_sheet(records: Iterator[Record], name: str) -> Sheet:
    for record in records:
        if not is_blank(record) and not "".join(record.cells).lstrip().startswith(_COMMENT):
            return Sheet(name, record, records)
    raise _empty(name)


def _text_sheet(feed: Feed, name: str) -> Sheet:
    separator = None
    while line := feed.text():
        if line.lower().startswith("sep=") and line[4:5] in SEPARATORS:
            separator = line[4:5]
        elif line.strip() and not line.startswith(_COMMENT):
            return _below_header(feed, name, line, separator or sniff_separator(line))
    raise _empty(name)


def _below_header(feed: Feed, name: str, line: str, separator: str) -> Sheet:
    lines = itertools.chain([line], iter(feed.text, ""))
    header = next(Records(lines, separator, name, feed.number))
    if header.fault:
        raise header.fault
    feed.has_columns(header.cells, separator)
    below = Records(feed.lines(), separator, name, feed.number + 1)
    return Sheet(name, header, below, feed, separator)


def _empty(name: str) -> Refused:
    what = Text("Berkas ini kosong", "This file is empty")
    remedy = Text(
        "Isi kepala tabel pada baris pertama dan data di bawahnya",
        "Write the column names on the first row and the data below",
    )
    return refuse(what, remedy, file=name, row=1)
