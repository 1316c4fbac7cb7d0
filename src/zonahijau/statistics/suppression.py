"""Small cells are hidden, and enough others that no subtraction brings them back.

A table of counts is published with its totals. A count below the limit (five) is hidden; so is
whatever can be found by subtracting published counts from a published total:

1. what is hidden in a line whose total is shown adds up to at least the limit, because that sum
   is itself a count that anyone can find;
2. every hidden count could also have been another whole number, not below zero, with all
   published counts as they are.

Rule 2 is kept on a graph: the rows and columns (margins included) are the nodes, each cell joins
its row with its column, and adding up means that what flows into a node flows out again. A hidden
cell can be another number exactly when it lies on a cycle of hidden cells along which one person
can be moved (D. Gusfield, 1988, SIAM Journal on Computing 17, 552-571). Where there is none, the
cycle that hides the fewest people is hidden too. The choice is good, not proven cheapest.

A mean published beside the table is one more equation: publish it only where its line is whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from zonahijau.statistics.cycles import Cell, Cycles, Node

LIMIT = 5

Shown = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """A row of counts and their total as they may be published; None is hidden.

    Which cells are small and which only protect others is not told: it would say too much.
    """

    cells: Shown
    total: int | None


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """Counts by row and column with both margins as they may be published; None is hidden."""

    cells: tuple[Shown, ...]
    row_totals: Shown
    column_totals: Shown
    total: int | None


def suppress_line(
    counts: Sequence[int], limit: int = LIMIT, *, show_zeros: bool = False
) -> PublishedLine:
    """One row of counts with its total, made safe.

    ``show_zeros`` publishes zeros: nobody stands behind one, but a reader then knows that a whole
    group did not choose this answer.
    """
    line, outside = ("row", 0), ("outside", 0)
    cells = [Cell(line, outside, count) for count in counts]
    total = Cell(line, outside, sum(counts), margin=True)
    _protect([Line(cells, total)], limit, show_zeros)
    return PublishedLine(tuple(cell.shown for cell in cells), total.shown)


def suppress_table(
    counts: Sequence[Sequence[int]], limit: int = LIMIT, *, show_zeros: bool = False
) -> PublishedTable:
    """A table of counts with row totals, column totals and grand total, made safe.

    ``counts`` is rectangular with at least one row and one column. ``show_zeros`` as in
    :func:`suppress_line`.
    """
    rows = [
        [Cell(*_place(r, c), count) for c, count in enumerate(row)] for r, row in enumerate(counts)
    ]
    columns = [list(column) for column in zip(*rows, strict=True)]
    last_row, last_column = len(rows), len(columns)
    row_totals = [_total(row, r, last_column) for r, row in enumerate(rows)]
    column_totals = [_total(column, last_row, c) for c, column in enumerate(columns)]
    total = Cell(*_place(last_row, last_column), sum(map(sum, counts)))
    lines = map(
        Line,
        [*rows, *columns, row_totals, column_totals],
        [*row_totals, *column_totals, total, total],
    )
    _protect(list(lines), limit, show_zeros)
    return PublishedTable(
        cells=tuple(tuple(cell.shown for cell in row) for row in rows),
        row_totals=tuple(cell.shown for cell in row_totals),
        column_totals=tuple(cell.shown for cell in column_totals),
        total=total.shown,
    )


@dataclass(frozen=True, slots=True)
class Line:
    """Cells that add up to a total: a row, a column, or a margin and the grand total."""

    cells: list[Cell]
    total: Cell


def _place(row: int, column: int) -> tuple[Node, Node]:
    return ("row", row), ("column", column)


def _total(cells: list[Cell], row: int, column: int) -> Cell:
    return Cell(*_place(row, column), sum(cell.count for cell in cells), margin=True)


def _protect(lines: list[Line], limit: int, show_zeros: bool) -> None:
    """Hide what must be hidden among the cells of these lines."""
    # a dict keeps the order, so that the same table is always published in the same way
    cells = list(dict.fromkeys(cell for line in lines for cell in (*line.cells, line.total)))
    usable = [cell for cell in cells if cell.count > 0 or not show_zeros]
    for cell in usable:
        cell.hidden = cell.count < limit
    for line in lines:
        _hide_small_remainder(line, limit)
    cycles = Cycles(usable, least=1 if show_zeros else 0)
    for cell in [cell for cell in usable if cell.hidden]:
        cycles.protect(cell)


def _hide_small_remainder(line: Line, limit: int) -> None:
    """What is left of a shown total after subtracting the shown counts must not be small.

    One more cell is enough, since a shown count that is not zero is at least the limit.
    """
    hidden = [cell.count for cell in line.cells if cell.hidden]
    if hidden and sum(hidden) < limit and not line.total.hidden:
        shown = [cell for cell in line.cells if not cell.hidden and cell.count > 0]
        min(shown, key=lambda cell: cell.count).hidden = True
