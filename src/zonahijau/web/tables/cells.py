"""What one row shows in one column."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from zonahijau.web import drawn, formatting, language
from zonahijau.web.tables.columns import Column
from zonahijau.web.templatetags import words


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a row, drawn as its column says."""

    column: Column
    value: object
    address: str
    share: object
    row: object

    @property
    def is_empty(self) -> bool:
        """Nothing to show: a dash in the table, left out of the list on a phone."""
        return self.value is None or self.value == ""

    @property
    def drawn(self) -> SafeString:
        """The value in words and numbers, with its link and its bar; a table has hundreds, and a
        template for each would take most of the time of a page."""
        if self.is_empty:
            return SafeString(formatting.NOTHING)
        shown = conditional_escape(_SHOWN[self.column.kind](self))
        if self.address:
            shown = format_html('<a href="{}">{}</a>', self.address, shown)
        return shown if self.share is None else shown + drawn.bar(self.share)


_SHOWN: Mapping[str, Callable[[Any], str]] = {
    "text": lambda cell: language.said(cell.value),
    "number": lambda cell: words.number(cell.value, cell.column.places),
    "date": lambda cell: _unbroken(words.shortdate(cell.value)),
    "moment": lambda cell: _unbroken(words.moment(cell.value, cell.row)),
    "class": lambda cell: drawn.chip(cell.value),
}


def _unbroken(words: str) -> SafeString:
    return format_html('<span class="unbroken">{}</span>', words)


def cell(column: Column, row: object) -> Cell:
    """What the row shows in the column."""
    return Cell(
        column,
        column.of(row),
        column.link(row) if column.link else "",
        column.share(row) if column.share else None,
        row,
    )
