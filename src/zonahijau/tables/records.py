"""Records of comma-separated text: cells, each with the physical line it begins on."""

import csv
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zonahijau.wording import Refused, Text, refuse

SEPARATORS = (",", ";", "\t")
_QUOTE = '"'


class Record(NamedTuple):
    """One row of a sheet: its physical number, its cells, and what makes it unreadable if so."""

    number: int
    cells: Sequence[str]
    fault: Refused | None = None


def sniff_separator(header: str) -> str:
    """The separator that stands most often outside quotation marks in the header line."""
    outside = "".join(header.split(_QUOTE)[::2])
    return max(SEPARATORS, key=outside.count)


class Records(Iterator[Record]):
    """Reads one record after another; a malformed one carries its fault and reading goes on.

    ``lines`` begin at the physical line ``first``. What would swallow the rest of the file, a
    quotation mark that is never closed, is raised.
    """

    def __init__(self, lines: Iterator[str], separator: str, file: str, first: int):
        self._file = file
        self._first = first
        self._reader = csv.reader(lines, delimiter=separator, strict=True)

    @property
    def lines_read(self) -> int:
        """How many lines the records so far have taken."""
        return self._reader.line_num

    def __next__(self) -> Record:
        number = self._first + self._reader.line_num
        try:
            return Record(number, next(self._reader))
        except csv.Error as error:
            last = self._first + self._reader.line_num - 1
            return Record(number, (), _malformed(self._file, number, last, str(error)))


def _malformed(file: str, first: int, last: int, error: str) -> Refused:
    if "unexpected end" in error:
        raise _never_closed(file, first)
    if "field limit" in error:
        raise _cell_too_long(file, first)
    if "new-line" in error:
        return _lone_carriage_return(file, first)
    return _stray_quote(file, first, last)


def _never_closed(name: str, row: int) -> Refused:
    what = Text(
        "Tanda kutip yang dibuka di baris ini tidak pernah ditutup",
        "The quotation mark opened on this row is never closed",
    )
    return refuse(what, Text("Tutup atau hapus", "Close or delete it"), file=name, row=row)


def _stray_quote(name: str, first: int, last: int) -> Refused:
    what = Text("Tanda kutip tidak pada tempatnya", "A quotation mark stands where none may stand")
    if last > first:
        what = Text(
            "Tanda kutip tidak pada tempatnya (sampai baris {last})",
            "A quotation mark stands where none may stand (up to row {last})",
        ).fill(last=last)
    remedy = Text(
        "Tulis tanda kutip di dalam sel dua kali, atau hapus",
        "Write a quotation mark inside a cell twice, or delete it",
    )
    return refuse(what, remedy, file=name, row=first)


def _lone_carriage_return(name: str, row: int) -> Refused:
    what = Text("Ada ganti baris gaya lama (CR)", "It has line ends of an old kind (CR)")
    remedy = Text("Simpan ulang sebagai CSV UTF-8", "Save it again as CSV UTF-8")
    return refuse(what, remedy, file=name, row=row)


def _cell_too_long(name: str, row: int) -> Refused:
    what = Text(
        "Satu sel lebih panjang daripada 131.072 huruf, atau tanda kutip tidak ditutup",
        "One cell is longer than 131,072 characters, or a quotation mark is never closed",
    )
    remedy = Text("Tutup tanda kutip, atau pendekkan sel", "Close the mark or shorten the cell")
    return refuse(what, remedy, file=name, row=row)
