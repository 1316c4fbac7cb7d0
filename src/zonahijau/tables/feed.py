"""Bytes of a text file, handed on line by line or in blocks of whole lines, in bounded memory."""

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from zonahijau.wording import Refused, Text, refuse

STANDARD_INPUT = "-"
LONGEST_LINE = 1 << 20
"""Bytes of one line (a quoted cell with line ends inside counts as one line): 1 MiB."""

_READ_AHEAD = 1 << 20
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_SAVE_AS_UTF8 = Text(
    "Simpan ulang dari Excel sebagai “CSV UTF-8 (Comma delimited)” atau sebagai XLSX",
    "Save it again from Excel as “CSV UTF-8 (Comma delimited)” or as XLSX",
)


@contextlib.contextmanager
def open_bytes(path: str) -> Iterator[BinaryIO]:
    """The file at ``path`` opened for reading, or standard input for ``-``; Refused otherwise."""
    if path == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        stream = Path(path).open("rb", buffering=_READ_AHEAD)  # noqa: SIM115
    except (OSError, ValueError) as error:
        raise _cannot_open(path, error) from None
    with stream:
        yield stream


def _cannot_open(path: str, error: Exception) -> Refused:
    if isinstance(error, FileNotFoundError):
        what = Text("Berkas tidak ada", "The file does not exist")
        remedy = Text("Periksa nama dan foldernya", "Check its name and folder")
    elif isinstance(error, IsADirectoryError):
        what = Text("Ini folder, bukan berkas", "This is a folder, not a file")
        remedy = Text("Sebutkan satu berkas di dalamnya", "Name one file inside it")
    elif isinstance(error, PermissionError):
        what = Text("Berkas tidak boleh dibaca", "The file may not be read")
        remedy = Text("Minta izin baca kepada pemiliknya", "Ask its owner for permission to read")
    else:
        what = Text("Berkas tidak dapat dibuka", "The file cannot be opened")
        remedy = Text("Periksa nama dan tempatnya", "Check its name and place")
    return refuse(what, remedy, file=path)


class Feed:
    """Whole lines of a byte stream; ``number`` is the physical number of the last line given.

    Refuses, naming file and line, what is no UTF-8 text: other encodings, NUL bytes, and a line
    above :data:`LONGEST_LINE` (which is never read to its end).
    """

    def __init__(self, stream: BinaryIO, name: str):
        self._stream = stream
        self.name = name
        self.number = 0
        self._columns: tuple[str, ...] = ()
        self._separator = b""

    def has_columns(self, names: Sequence[str], separator: str) -> None:
        """From here on, what is no text is named with its column as well."""
        self._columns, self._separator = tuple(names), separator.encode()

    def line(self) -> bytes:
        """The next line with its line end; empty at the end of the file."""
        line = self._read_line()
        if self.number == 0:
            self._refuse_other_encodings(line)
            line = line.removeprefix(_BYTE_ORDER_MARK)
        if len(line) > LONGEST_LINE:
            raise line_too_long(self.name, self.number + 1)
        if line:
            self.number += 1
        return line

    def text(self) -> str:
        """The next line as text."""
        line = self.line()
        return self.decoded(line, self.number)

    def lines(self) -> Iterator[str]:
        """All further lines as text, each with its line end, read and checked block by block.

        :attr:`number` is then that of the last line of the block, not of the line given.
        """
        while block := self.block(_READ_AHEAD):
            yield from self.lines_of(block)

    def lines_of(self, block: bytes) -> list[str]:
        """The lines of a block that was just taken, checked and counted."""
        lines = split_lines(self.decoded(block, self.number + 1))
        lengths = list(map(len, lines))
        if max(lengths) > LONGEST_LINE:
            raise line_too_long(self.name, self.number + 1 + lengths.index(max(lengths)))
        self.number += len(lines)
        return lines

    def block(self, size: int) -> bytes:
        """About ``size`` bytes of whole lines, none of them checked or counted; empty at the end.

        Only a line above :data:`LONGEST_LINE` is cut: nothing may be taken for a line unchecked.
        """
        block = self._read(size)
        if block and not block.endswith(b"\n"):
            block += self._read_line()
        return block

    def decoded(self, lines: bytes, first: int) -> str:
        """The text of ``lines``, of which the first has the physical number ``first``."""
        if b"\0" in lines:
            raise self._holds_nul(lines, lines.index(b"\0"), first)
        try:
            return lines.decode("utf-8")
        except UnicodeDecodeError as error:
            raise self._not_utf8(lines, error.start, first) from None

    def _read_line(self) -> bytes:
        return self._guarded(lambda: self._stream.readline(LONGEST_LINE + 1))

    def _read(self, size: int) -> bytes:
        return self._guarded(lambda: self._stream.read(size))

    def _guarded(self, read: Callable[[], bytes]) -> bytes:
        try:
            return read()
        except IsADirectoryError as error:
            raise _cannot_open(self.name, error) from None
        except OSError:
            what = Text("Berkas tidak dapat dibaca sampai akhir", "The file cannot be read on")
            remedy = Text("Salin ulang berkas ini", "Copy this file again")
            raise refuse(what, remedy, file=self.name, row=self.number + 1) from None

    def _refuse_other_encodings(self, start: bytes) -> None:
        if start.startswith((b"\xff\xfe", b"\xfe\xff")):
            what = Text("Berkas ini UTF-16, bukan UTF-8", "This file is UTF-16, not UTF-8")
            raise refuse(what, _SAVE_AS_UTF8, file=self.name, row=1)

    def _column_at(self, lines: bytes, place: int) -> str | None:
        """The column of a byte, where its line has one cell for each and no quotation mark that
        could hide a separator."""
        start, end = lines.rfind(b"\n", 0, place) + 1, lines.find(b"\n", place)
        line = lines[start : end if end >= 0 else len(lines)]
        if b'"' in line or line.count(self._separator) != len(self._columns) - 1:
            return None
        return self._columns[lines.count(self._separator, start, place)].strip() or None

    def _no_text(self, what: Text, lines: bytes, place: int, first: int) -> Refused:
        row = first + lines.count(b"\n", 0, place)
        column = self._column_at(lines, place) if self._columns else None
        return refuse(what, _SAVE_AS_UTF8, file=self.name, row=row, column=column)

    def _not_utf8(self, lines: bytes, place: int, first: int) -> Refused:
        what = Text(
            "Byte 0x{byte:02X} bukan teks UTF-8", "Byte 0x{byte:02X} is no UTF-8 text"
        ).fill(byte=lines[place])
        return self._no_text(what, lines, place, first)

    def _holds_nul(self, lines: bytes, place: int, first: int) -> Refused:
        what = Text("Ada byte NUL, jadi bukan teks", "It holds a NUL byte, so it is no text")
        return self._no_text(what, lines, place, first)


def split_lines(text: str) -> list[str]:
    """The lines of a text with their line ends (``splitlines`` would also cut at U+2028)."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def line_too_long(name: str, line: int) -> Refused:
    """The refusal of a line, or of a quoted cell that never closes, above the limit."""
    what = Text(
        "Baris lebih panjang daripada 1 MiB, atau tanda kutip tidak ditutup",
        "The line is longer than 1 MiB, or a quotation mark is never closed",
    )
    remedy = Text(
        "Periksa apakah ini benar berkas CSV dan tutup tanda kutipnya",
        "Check that this really is a CSV file and close its quotation mark",
    )
    return refuse(what, remedy, file=name, row=line)
