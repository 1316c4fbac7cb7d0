"""The table: one row a contender, with its ratio to the first of its group and what was timed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.timing import Contender

HEADINGS = ("what", "least", "median", "ratio", "aim", "timed, and what was checked")


@dataclass
class Row:
    """A line of the table; empty cells where something does not apply."""

    what: str
    least: str = ""
    median: str = ""
    ratio: str = ""
    aim: str = ""
    timed: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.what, self.least, self.median, self.ratio, self.aim, self.timed)


@dataclass
class Group:
    """Contenders for one piece of work, under a title."""

    title: str
    rows: list[Row] = field(default_factory=list)


def ours(contender: Contender) -> Row:
    """The row that the others are compared with."""
    return _row(contender, "1")


def peer(contender: Contender, of: Contender, aim: float | None = None, note: str = "") -> Row:
    """A row with its ratio: how many times as long as ours it takes, by the least times.

    ``aim`` is the least ratio that was aimed at; below 1 it says that we may be slower.
    """
    ratio = contender.least / of.least
    row = _row(contender, f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}")
    if aim is not None:
        row.aim = f">= {aim:.2f} {'ok' if ratio >= aim else 'MISSED'}"
    row.timed += f"; {note}" if note else ""
    return row


def _row(contender: Contender, ratio: str) -> Row:
    least, median = _time(contender.least), _time(contender.median)
    return Row(contender.name, least, median, ratio, "", contender.timed)


def _time(seconds: float) -> str:
    return milliseconds(seconds) if seconds < 1 else f"{seconds:.2f} s"


def milliseconds(seconds: float) -> str:
    """A short time as it stands in the table: two decimals below ten milliseconds."""
    return f"{seconds * 1000:.{2 if seconds < 0.01 else 0}f} ms"


def in_markdown(groups: Sequence[Group]) -> str:
    """The table as Markdown whose columns line up on a terminal as well."""
    rows = [row.cells for group in groups for row in (Row(f"**{group.title}**"), *group.rows)]
    widths = [max(len(row[i]) for row in [HEADINGS, *rows]) for i in range(len(HEADINGS) - 1)]
    lines = [_line(HEADINGS, widths), _line(["-" * width for width in [*widths, 3]], widths)]
    return "\n".join([*lines, *(_line(row, widths) for row in rows)])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=False)]
    return "| " + " | ".join([*padded, cells[-1]]) + " |"
