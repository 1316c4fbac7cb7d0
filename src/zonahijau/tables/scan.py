"""Survey files of millions of rows: single digits out of named columns, at the speed of memory.

Large pieces of the file are searched for separators and line ends all at once. Lines of the plain
shape (as many cells as the header, an answer one digit or nothing) are read by position; every
other line goes through the ordinary reader, so the result is exactly that of the ordinary reader.
"""

import itertools
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from zonahijau.tables.blocks import Block, Labels, RecordReader, block_of
from zonahijau.tables.cells import is_formula
from zonahijau.tables.feed import LONGEST_LINE, Feed, line_too_long, split_lines
from zonahijau.tables.records import Record, Records
from zonahijau.tables.sheet import Sheet, is_blank

_PIECE = 1 << 20
_ROWS_AT_ONCE = 20_000
_SAFE_LINE = 100_000
"""Bytes of a line that certainly hold no cell above the ordinary reader's limit."""
_NEWLINE, _RETURN, _QUOTE, _ZERO = b'\n\r"0'


class Scan:
    """The answers in ``columns`` of a sheet, block by block; ``labels`` fills as it goes.

    ``group`` names one more column whose text groups the rows. Refused when the file as a whole
    cannot be read; a row that cannot is in its block with its fault.
    """

    def __init__(self, sheet: Sheet, columns: Sequence[str], group: str | None = None):
        wanted = [*columns, group] if group else columns
        self.labels = Labels()
        if group is None:
            self.labels.code("")
        self._sheet = sheet
        places = sheet.columns(wanted)
        self._reader = RecordReader(columns, group, places, self.labels)

    def __iter__(self) -> Iterator[Block]:
        if self._sheet.feed is None:
            return self._slow()
        return _Fast(self._sheet, self._sheet.feed, self._reader).blocks()

    def _slow(self) -> Iterator[Block]:
        records = self._sheet.records()
        while some := list(itertools.islice(records, _ROWS_AT_ONCE)):
            yield block_of(self._reader, some)


class _LabelCodes(dict[bytes, int]):
    """From the bytes of a cell to its label's number; -1 where the ordinary reader must look."""

    def __init__(self, labels: Labels):
        super().__init__()
        self._labels = labels

    def __missing__(self, cell: bytes) -> int:
        text = cell.decode().strip()
        odd = '"' in text or is_formula(text)
        self[cell] = -1 if odd else self._labels.code(text)
        return self[cell]


class _Fast:
    """Blocks of a text file, piece by piece."""

    def __init__(self, sheet: Sheet, feed: Feed, reader: RecordReader):
        self._sheet = sheet
        self._feed = feed
        self._reader = reader
        self._separator = ord(sheet.separator)
        self._width = len(sheet.names)
        self._codes = _LabelCodes(reader.labels)

    def blocks(self) -> Iterator[Block]:
        while piece := self._feed.block(_PIECE):
            if not piece.endswith(b"\n"):
                piece += b"\n"
            block = self._block(piece)
            if len(block.rows):
                yield block

    def _block(self, piece: bytes) -> Block:
        if not piece.isascii() or b"\0" in piece:
            self._feed.decoded(piece, self._feed.number + 1)
        lines = _Lines(piece, self._separator)
        if lines.well_formed:
            return self._by_position(lines)
        return self._by_records(piece)

    def _by_records(self, piece: bytes) -> Block:
        """The piece, and what a quoted cell at its end still needs, through the csv reader."""
        first = self._feed.number + 1
        lines = self._feed.lines_of(piece)
        further = itertools.chain(lines, iter(self._feed.text, ""))
        records = Records(further, self._sheet.separator, self._feed.name, first)
        found = []
        while records.lines_read < len(lines):
            record = next(records)
            if not is_blank(record):
                found.append(self._sheet.checked(record))
        return block_of(self._reader, found)

    def _by_position(self, lines: "_Lines") -> Block:
        first = self._feed.number + 1
        self._feed.number += lines.physical
        if lines.longest >= LONGEST_LINE:
            raise line_too_long(self._feed.name, first + int(lines.rows[lines.lengths.argmax()]))
        columns = self._reader.columns.places
        cells = lines.of_width(self._width)
        answers, plain = cells.digits([columns[name] for name in self._reader.wanted])
        groups = np.zeros(len(plain), np.int32)
        if self._reader.group:
            groups = cells.codes(columns[self._reader.group], self._codes)
            plain &= groups >= 0
        read = Block(answers[plain], lines.rows[cells.lines[plain]] + first, groups[plain])
        if len(read.rows) == len(lines.ends):
            return read
        others = np.setdiff1d(np.arange(len(lines.ends)), cells.lines[plain], assume_unique=True)
        return self._with_others(read, lines, others.tolist(), first)

    def _with_others(self, read: Block, lines: "_Lines", others: list[int], first: int) -> Block:
        """The plain lines and, each in its place, the others read one by one."""
        records = [self._record(lines.text(i), first + int(lines.rows[i])) for i in others]
        slow = block_of(self._reader, [record for record in records if not is_blank(record)])
        places = np.searchsorted(read.rows, slow.rows)
        return Block(
            np.insert(read.answers, places, slow.answers, axis=0),
            np.insert(read.rows, places, slow.rows),
            np.insert(read.groups, places, slow.groups),
            slow.faults,
        )

    def _record(self, line: str, number: int) -> Record:
        if '"' not in line and len(line) < _SAFE_LINE:
            line = line.rstrip("\r\n")
            return self._sheet.checked(Record(number, line.split(self._sheet.separator)))
        lines = iter(split_lines(line))
        record = next(Records(lines, self._sheet.separator, self._feed.name, number))
        return self._sheet.checked(record)


class _Lines:
    """Where the lines and cells of a piece of text end; quoted separators and line ends are text.

    Not ``well_formed`` when a quotation mark stands inside a bare cell, a quoted cell goes on
    behind its closing mark or beyond the piece, or a carriage return is no part of a line end.
    ``rows`` counts physical lines before each line, ``physical`` those of the whole piece.
    """

    def __init__(self, piece: bytes, separator: int):
        self.piece = piece
        self.bytes = np.frombuffer(piece, np.uint8)
        self.cell_ends = np.flatnonzero((self.bytes == separator) | (self.bytes == _NEWLINE))
        self.quoted = b'"' in piece
        self.well_formed = b"\r" not in piece or piece.count(b"\r") == piece.count(b"\r\n")
        if self.quoted:
            self.well_formed &= self._is_well_quoted(separator)
            open_quotes = np.cumsum(self.bytes == _QUOTE, dtype=np.uint8)
            self.cell_ends = self.cell_ends[open_quotes[self.cell_ends] & 1 == 0]
        self.last_cells = np.flatnonzero(self.bytes[self.cell_ends] == _NEWLINE)
        self.ends = self.cell_ends[self.last_cells]
        self.starts = np.concatenate([[0], self.ends[:-1] + 1])
        self.lengths = self.ends - self.starts
        self.longest = int(self.lengths.max(initial=0))
        self.rows, self.physical = self._count_physical()

    def _is_well_quoted(self, separator: int) -> bool:
        marks = np.flatnonzero(self.bytes == _QUOTE)
        if len(marks) % 2:
            return False
        opening, closing = marks[::2], marks[1::2]
        before = self.bytes[opening - 1]
        if opening[0] == 0:
            before[0] = _NEWLINE
        behind = self.bytes[closing + 1]
        bounds = np.array([separator, _NEWLINE, _QUOTE], np.uint8)
        return bool(np.isin(before, bounds).all() and np.isin(behind, [*bounds, _RETURN]).all())

    def _count_physical(self) -> tuple[NDArray[np.int64], int]:
        if not self.quoted:
            return np.arange(len(self.ends)), len(self.ends)
        newlines = np.flatnonzero(self.bytes == _NEWLINE)
        return np.searchsorted(newlines, self.starts), len(newlines)

    def text(self, line: int) -> str:
        return self.piece[self.starts[line] : self.ends[line] + 1].decode()

    def of_width(self, width: int) -> "_Cells":
        """The lines with exactly ``width`` cells, none of them so long that it needs a check."""
        fit = np.diff(self.last_cells, prepend=-1) == width
        if self.longest >= _SAFE_LINE:
            fit &= self.lengths < _SAFE_LINE
        if fit.all():
            return _Cells(self, np.arange(len(fit)), self.cell_ends.reshape(-1, width))
        chosen = np.flatnonzero(fit)
        first_cells = self.last_cells[chosen] - (width - 1)
        return _Cells(self, chosen, self.cell_ends[first_cells[:, None] + np.arange(width)])


class _Cells:
    """The cells of the lines that have as many as the header: ``ends`` is lines x columns."""

    def __init__(self, whole: _Lines, lines: NDArray[np.int64], ends: NDArray[np.int64]):
        self._whole = whole
        self.lines = lines
        self._ends = ends

    def digits(self, places: Sequence[int]) -> tuple[NDArray[np.int8], NDArray[np.bool_]]:
        """The answers (lines x places), and which lines are plain: digits, not all empty."""
        answers = np.empty((len(places), len(self.lines)), np.int8)
        plain = np.ones(len(self.lines), bool)
        for answer, place in zip(answers, places, strict=True):
            start, length = self._spans(place)
            digit = self._whole.bytes[start] - _ZERO
            single = length == 1
            # Below '1' the unsigned difference wraps to a large number.
            plain &= (length == 0) | (single & (digit - np.uint8(1) < 9))
            np.multiply(digit.view(np.int8), single, out=answer)
        plain &= answers.any(axis=0)
        return np.ascontiguousarray(answers.T), plain

    def codes(self, place: int, codes: _LabelCodes) -> NDArray[np.int32]:
        """The label's number of every line."""
        start, length = self._spans(place)
        piece = self._whole.piece
        spans = zip(start.tolist(), (start + length).tolist(), strict=True)
        return np.array([codes[piece[a:b]] for a, b in spans], np.int32)

    def _spans(self, place: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where the cell's text begins and how long it is, without quotation marks around it."""
        start = self._ends[:, place - 1] + 1 if place else self._whole.starts[self.lines]
        length = self._ends[:, place] - start
        if place == self._ends.shape[1] - 1:
            length = length - (self._whole.bytes[self._ends[:, place] - 1] == _RETURN)
        if self._whole.quoted:
            marked = self._whole.bytes[start] == _QUOTE
            return start + marked, length - 2 * marked
        return start, length
