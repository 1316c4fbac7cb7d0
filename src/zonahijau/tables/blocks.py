"""Blocks of single-digit answers, and the reading of one record into them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from zonahijau.tables.records import Record
from zonahijau.tables.row import Columns, Row
from zonahijau.wording import Refusal, Refused, Text, quoted

EMPTY = 0
UNREADABLE = -1
_DIGITS = {str(digit): digit for digit in range(1, 10)}


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive rows of a survey file.

    ``answers``: int8, rows x columns; 0 empty, 1 to 9 a digit, -1 unreadable. ``rows``: their
    physical rows. ``groups``: for each row the position of its label in the scan's ``labels``
    (all 0 without grouping). ``faults``: why a row holds a -1, one refusal a row, in file order.
    """

    answers: NDArray[np.int8]
    rows: NDArray[np.int64]
    groups: NDArray[np.int32]
    faults: tuple[Refusal, ...] = ()


@dataclass(slots=True)
class Labels:
    """The distinct texts of the grouping column, numbered in the order they first appear."""

    names: list[str] = field(default_factory=list)
    _codes: dict[str, int] = field(default_factory=dict)

    def code(self, name: str) -> int:
        """The number of this label, a new one if it was not seen before."""
        code = self._codes.setdefault(name, len(self.names))
        if code == len(self.names):
            self.names.append(name)
        return code


@dataclass(frozen=True, slots=True)
class RecordReader:
    """Reads one record at a time: the plain rule that the fast scan must agree with."""

    wanted: Sequence[str]
    group: str | None
    columns: Columns
    labels: Labels

    def read(self, record: Record) -> tuple[list[int], int, Refusal | None]:
        """The record's answers, its group, and what is wrong with it if anything is."""
        row = Row(record.number, record.cells, self.columns)
        try:
            if record.fault:
                raise record.fault
            group = self.labels.code(row.text_or_none(self.group) or "") if self.group else 0
        except Refused as refused:
            return [UNREADABLE] * len(self.wanted), 0, refused.refusals[0]
        answers: list[int] = []
        faults: list[Refusal] = []
        for column in self.wanted:
            try:
                answers.append(_digit(row, column))
            except Refused as refused:
                answers.append(UNREADABLE)
                faults += refused.refusals
        return answers, group, faults[0] if faults else None


def _digit(row: Row, column: str) -> int:
    text = row.text_or_none(column)
    if text is None:
        return EMPTY
    if text in _DIGITS:
        return _DIGITS[text]
    number = row.exact(column)
    if number.denominator == 1 and 1 <= number <= 9:
        return number.numerator
    what = Text("Jawaban {shown} di luar skala", "The answer {shown} is off the scale")
    remedy = Text(
        "Tulis satu angka bulat pada skala formulir", "Write one whole digit on the form's scale"
    )
    raise row.refuse(column, what.fill(shown=quoted(text)), remedy)


def block_of(reader: RecordReader, records: Sequence[Record]) -> Block:
    """The block of records that are read one by one."""
    read = [reader.read(record) for record in records]
    return Block(
        np.array([answers for answers, _, _ in read], np.int8).reshape(-1, len(reader.wanted)),
        np.array([record.number for record in records], np.int64),
        np.array([group for _, group, _ in read], np.int32),
        tuple(fault for _, _, fault in read if fault),
    )
