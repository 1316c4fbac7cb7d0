"""One row of a sheet, read by column name and by the kind of value that is wanted."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.tables.cells import exact_number, flag, is_formula, worth_of_word
from zonahijau.wording import Refused, Text, quoted, refuse

_PERHAPS_FORMULA = "=@+-"


@dataclass(frozen=True, slots=True)
class Columns:
    """What all rows of a sheet share: the file, where columns stand, how numbers are written."""

    file: str
    places: Mapping[str, int]
    decimal_comma: bool


class Row:
    """A row; ``number`` is its physical row in the file. Every refusal names file, row, column.

    ``text``, ``exact``, ``whole`` want a value; their ``_or_none`` forms return None for an empty
    cell and for an optional column that the file does not have.
    """

    __slots__ = ("_cells", "_columns", "number")

    def __init__(self, number: int, cells: Sequence[str], columns: Columns):
        self.number = number
        self._cells = cells
        self._columns = columns

    def text(self, column: str) -> str:
        """The text of a cell that must not be empty."""
        text = self._read(column)
        if not text:
            raise self.refuse(
                column,
                Text("Sel ini kosong", "This cell is empty"),
                Text("Isi sel ini atau hapus barisnya", "Fill this cell or delete its row"),
            )
        return text

    def text_or_none(self, column: str) -> str | None:
        """The text of a cell, None when empty."""
        return self._read(column) or None

    def exact(self, column: str) -> Fraction:
        """The exact number in a cell."""
        return self._exact(column, self.text(column))

    def exact_or_none(self, column: str) -> Fraction | None:
        """The exact number in a cell, None when empty."""
        text = self._read(column)
        return self._exact(column, text) if text else None

    def whole(self, column: str, least: int = 0) -> int:
        """The whole number in a cell, at least ``least``."""
        number = self.exact(column)
        if number.denominator != 1 or number < least:
            what = Text(
                "{shown} bukan bilangan bulat mulai {least}",
                "{shown} is no whole number of at least {least}",
            ).fill(shown=quoted(self.text(column)), least=least)
            remedy = Text("Tulis bilangan bulat", "Write a whole number")
            raise self.refuse(column, what, remedy)
        return number.numerator

    def whole_or_none(self, column: str, least: int = 0) -> int | None:
        """The whole number in a cell, None when empty."""
        return self.whole(column, least) if self._read(column) else None

    def flag(self, column: str) -> bool:
        """Yes or no; an empty cell and a column that is not there say no."""
        text = self._read(column)
        answer = flag(text)
        if answer is None:
            what = Text("{shown} bukan ya atau tidak", "{shown} is neither yes nor no")
            remedy = Text("Tulis ya atau tidak", "Write ya (yes) or tidak (no)")
            raise self.refuse(column, what.fill(shown=quoted(text)), remedy)
        return answer

    @contextmanager
    def placing(self, column: str | None = None) -> Iterator[None]:
        """Whatever is refused inside is refused at this row, and in this column."""
        try:
            yield
        except Refused as refused:
            raise refused.at(self._columns.file, self.number, column) from None

    def refuse(self, column: str | None, what: Text, remedy: Text) -> Refused:
        """The exception for something wrong with this row, for callers that know more."""
        return refuse(what, remedy, file=self._columns.file, row=self.number, column=column)

    def _read(self, column: str) -> str:
        place = self._columns.places.get(column, -1)
        if place < 0 or place >= len(self._cells):
            return ""
        text = self._cells[place].strip()
        if text and text[0] in _PERHAPS_FORMULA and is_formula(text):
            raise self._formula(column, text)
        return text

    def _exact(self, column: str, text: str) -> Fraction:
        number = exact_number(text, self._columns.decimal_comma)
        if number is None:
            raise self._no_number(column, text)
        return number

    def _formula(self, column: str, text: str) -> Refused:
        what = Text("Sel ini berisi rumus {shown}", "This cell holds the formula {shown}")
        remedy = Text(
            "Ganti rumus dengan nilainya (Salin, lalu Tempel Spesial: Nilai)",
            "Replace the formula by its value (Copy, then Paste Special: Values)",
        )
        return self.refuse(column, what.fill(shown=quoted(text)), remedy)

    def _no_number(self, column: str, text: str) -> Refused:
        what = Text("{shown} bukan angka", "{shown} is no number").fill(shown=quoted(text))
        return self.refuse(column, what, self._how_to_write(text))

    def _how_to_write(self, text: str) -> Text:
        comma = self._columns.decimal_comma
        worth = worth_of_word(text)
        if worth is not None:
            return Text("Tulis {worth} atau {long}", "Write {worth} or {long}").fill(
                worth=worth, long=f"{worth},0" if comma else f"{worth}.0"
            )
        return Text(
            "Tulis angkanya saja tanpa pemisah ribuan, misalnya {example}",
            "Write the number only, without separators of thousands, for example {example}",
        ).fill(example="87,59" if comma else "87.59")
