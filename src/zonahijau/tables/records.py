"""Records of comma-separated text: cells, each with the physical line it begins on."""

import csv
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zonahijau.tables.feed import LONGEST_LINE, Feed, line_too_long
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

    What would swallow the rest of the file (a quotation mark that is never closed) is raised.
    ``ahead`` are lines already taken from the feed, beginning at line ``feed.number + 1``.
    """

    def __init__(self, feed: Feed, separator: str, ahead: Sequence[str] = ()):
        self._feed = feed
        self._ahead = iter(ahead)
        self.left_ahead = len(ahead)
        self._length = 0
        self._reader = csv.reader(self._lines(), delimiter=separator, strict=True)

    def __next__(self) -> Record:
        first = self._feed.number + 1
        self._length = 0
        try:
            return Record(first, next(self._reader))
        except csv.Error as error:
            return Record(first, (), self._malformed(first, str(error)))

    def _lines(self) -> Iterator[str]:
        for line in self._ahead:
            self.left_ahead -= 1
            self._feed.number += 1
            yield self._within_limit(line)
        while line := self._feed.text():
            yield self._within_limit(line)

    def _within_limit(self, line: str) -> str:
        if self._length + len(line) > LONGEST_LINE:
            raise line_too_long(self._feed.name, self._feed.number)
        self._length += len(line)
        return line

    def _malformed(self, first: int, error: str) -> Refused:
        if "unexpected end" in error:
            raise _never_closed(self._feed.name, first)
        if "new-line" in error:
            return _lone_carriage_return(self._feed.name, first)
        if "field limit" in error:
            return _cell_too_long(self._feed.name, first)
        return _stray_quote(self._feed.name, first, self._feed.number)


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
        "Satu sel lebih panjang daripada 131.072 huruf",
        "One cell is longer than 131,072 characters",
    )
    remedy = Text("Pendekkan isi sel itu", "Shorten that cell")
    return refuse(what, remedy, file=name, row=row)
