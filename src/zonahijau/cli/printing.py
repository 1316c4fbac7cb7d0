"""Reports on standard output: JSON, or tables that align and are never cut off."""

import io
import json
import sys
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TextIO

from zonahijau.cli.report import Column, Report, Table, Value
from zonahijau.lawbook.numbers import Rounding, decimal_string
from zonahijau.wording import Text, printable

if TYPE_CHECKING:
    import rich.table
    import rich.text

_UNLIMITED = 1_000_000
_READABLE = 100_000
_COLOURS = {"hijau": "green", "kuning": "yellow", "merah": "red"}
_NOTHING = "–"


def print_json(report: Report, language: str) -> None:
    """The report's data on standard output; indented unless there is too much to read it."""

    def convert(value: object) -> object:
        if isinstance(value, Fraction):
            return decimal_string(value)
        if isinstance(value, Decimal):
            return f"{value:f}"
        if isinstance(value, Text):
            return value.say(language)
        raise TypeError(type(value))

    # Without indent json runs in C, which counts where a million rows are reported.
    text = json.dumps(report.data, ensure_ascii=False, default=convert)
    if len(text) < _READABLE:
        text = json.dumps(report.data, ensure_ascii=False, default=convert, indent=2)
    sys.stdout.write(f"{text}\n")


def print_tables(report: Report, language: str) -> None:
    """The report's tables and notes on standard output."""
    for table in report.tables:
        if table.title:
            sys.stdout.write(f"{table.title.say(language)}\n")
        _print_table(table, language, sys.stdout)
        sys.stdout.write("\n")
    for note in report.notes:
        sys.stdout.write(f"{note.say(language)}\n")


def _print_table(table: Table, language: str, stream: TextIO) -> None:
    from rich.console import Console

    drawn = _drawn(table, language)
    if stream.isatty():
        Console(file=stream, highlight=False).print(drawn)
        return
    page = io.StringIO()
    Console(file=page, width=_UNLIMITED, highlight=False, color_system=None).print(drawn)
    for line in page.getvalue().splitlines():
        stream.write(f"{line.rstrip()}\n")


def _drawn(table: Table, language: str) -> "rich.table.Table":
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as RichTable

    drawn = RichTable(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in table.columns:
        drawn.add_column(
            column.title.say(language),
            justify="right" if column.kind == "number" else "left",
            overflow="fold",
        )
    for row in table.rows:
        drawn.add_row(*_cells(table.columns, row, language))
    return drawn


def _cells(
    columns: Sequence[Column], row: Sequence[Value], language: str
) -> list["rich.text.Text"]:
    from rich.text import Text as RichText

    cells = []
    for column, value in zip(columns, row, strict=True):
        shown = said(value, language, column.places)
        style = _COLOURS.get(shown, "") if column.kind == "zone" else ""
        cells.append(RichText(shown, style=style))
    return cells


def said(value: Value, language: str, places: int | None = None) -> str:
    """A value as people read it: in Indonesian with a decimal comma; nothing is a dash."""
    if value is None:
        return _NOTHING
    if isinstance(value, Text):
        return value.say(language)
    if isinstance(value, Fraction):
        text = decimal_string(value) if places is None else f"{Rounding(places).apply(value):f}"
        return _with_decimal_mark(text, language)
    if isinstance(value, Decimal):
        return _with_decimal_mark(f"{value:f}", language)
    return printable(str(value))


def with_number(sentence: Text, number: Value, places: int | None = None) -> Text:
    """The sentence with ``{number}`` in each language's own writing."""
    return Text(
        sentence.id.format(number=said(number, "id", places)),
        sentence.en.format(number=said(number, "en", places)),
    )


def _with_decimal_mark(text: str, language: str) -> str:
    return text if language == "en" else text.replace(".", ",")
