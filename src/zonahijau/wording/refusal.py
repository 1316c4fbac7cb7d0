"""What is wrong, where, and how to mend it: the one shape of every "no" in the product."""

from dataclasses import dataclass, replace

from zonahijau.wording.text import Text

_ROW = Text("baris {row}", "row {row}")
_COLUMN = Text("kolom {column}", "column {column}")
_LONGEST_QUOTE = 120


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that is wrong with what a person gave us.

    ``row`` is the physical line of a text file or the row of a sheet, counted from 1; ``column``
    the column's name. ``what`` says what is wrong, ``remedy`` how to mend it; both end without a
    full stop.
    """

    what: Text
    remedy: Text
    file: str | None = None
    row: int | None = None
    column: str | None = None

    def at(
        self, file: str | None = None, row: int | None = None, column: str | None = None
    ) -> "Refusal":
        """The same refusal, with whatever place was still unknown filled in."""
        return replace(
            self,
            file=self.file or file,
            row=self.row or row,
            column=self.column or column,
        )

    def place(self, language: str = "id") -> str:
        parts = [
            self.file,
            _ROW.fill(row=self.row).say(language) if self.row else None,
            _COLUMN.fill(column=self.column).say(language) if self.column else None,
        ]
        return ", ".join(part for part in parts if part)

    def one_line(self, language: str = "id") -> str:
        """``file, row 14, column value: what. remedy.`` with control characters made visible."""
        place = self.place(language)
        what, remedy = self.what.say(language), self.remedy.say(language)
        sentence = f"{what if place else _capitalised(what)}. {_capitalised(remedy)}."
        return printable(f"{place}: {sentence}" if place else sentence)


class Refused(Exception):
    """Raised when input cannot be taken; carries one :class:`Refusal` or several."""

    def __init__(self, *refusals: Refusal):
        self.refusals = refusals
        super().__init__(*refusals)

    def __str__(self) -> str:
        return "\n".join(refusal.one_line("en") for refusal in self.refusals)

    def at(
        self, file: str | None = None, row: int | None = None, column: str | None = None
    ) -> "Refused":
        return Refused(*(refusal.at(file, row, column) for refusal in self.refusals))


def refuse(
    what: Text,
    remedy: Text,
    *,
    file: str | None = None,
    row: int | None = None,
    column: str | None = None,
) -> Refused:
    """The exception for a single refusal, ready to be raised."""
    return Refused(Refusal(what, remedy, file, row, column))


def quoted(value: str) -> str:
    """A value as it can stand inside a message: shortened, control characters visible."""
    shown = printable(value)
    return f"“{shown}”" if len(shown) <= _LONGEST_QUOTE else f"“{shown[:_LONGEST_QUOTE]}…”"


def _capitalised(sentence: str) -> str:
    """A capital at the start, unless the first word is a code such as ``input.1``."""
    first = sentence.split(" ", 1)[0]
    return sentence[:1].upper() + sentence[1:] if first.isalpha() else sentence


def printable(line: str) -> str:
    """The text with control characters made visible, so that it stays one harmless line."""
    if line.isprintable():
        return line
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in line)
