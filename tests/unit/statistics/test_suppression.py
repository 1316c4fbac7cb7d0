"""What is hidden stays hidden, whatever is subtracted from what is shown."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zonahijau.statistics.suppression import suppress_line, suppress_table

SMALL = 2
"""A limit that lets brute force try every table."""


def tables(greatest, rows=3, columns=3):
    def of_shape(shape):
        row = st.lists(st.integers(0, greatest), min_size=shape[1], max_size=shape[1])
        return st.lists(row, min_size=shape[0], max_size=shape[0])

    return st.tuples(st.integers(1, rows), st.integers(1, columns)).flatmap(of_shape)


def extended(counts):
    """The table with its margins, flat, row by row."""
    rows = [[*row, sum(row)] for row in counts]
    last = [sum(column) for column in zip(*rows, strict=True)]
    return [cell for row in [*rows, last] for cell in row]


def shown(published):
    rows = zip(published.cells, published.row_totals, strict=True)
    last = [*published.column_totals, published.total]
    return [cell for row, total in rows for cell in [*row, total]] + last


def equations(rows, columns):
    """Each row and each column of the extended table: its cells minus its total are zero."""
    places = np.arange((rows + 1) * (columns + 1)).reshape(rows + 1, columns + 1)
    matrix = np.zeros((rows + columns + 2, places.size))
    for line, cells in zip(matrix, [*places, *places.T], strict=True):
        line[cells[:-1]], line[cells[-1]] = 1, -1
    return matrix


def determined(matrix, hidden):
    """The hidden cells whose value follows from the equations and the shown cells (rank test)."""
    unknown = matrix[:, hidden]
    rank = np.linalg.matrix_rank(unknown)
    units = np.eye(len(hidden))
    return [i for i in range(len(hidden)) if np.linalg.matrix_rank([*unknown, units[i]]) == rank]


@given(tables(30, rows=6, columns=5), st.booleans())
@settings(max_examples=150, deadline=None)
def test_no_hidden_cell_follows_from_the_shown_ones(counts, show_zeros):
    cells = shown(suppress_table(counts, show_zeros=show_zeros))
    hidden = [place for place, cell in enumerate(cells) if cell is None]
    if hidden:
        assert determined(equations(len(counts), len(counts[0])), hidden) == []


@given(tables(30, rows=6, columns=5), st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_small_cell_is_hidden_and_every_shown_cell_is_true(counts, show_zeros):
    cells = shown(suppress_table(counts, show_zeros=show_zeros))
    for cell, true in zip(cells, extended(counts), strict=True):
        assert cell in (None, true)
        if true < 5:
            assert cell == (0 if show_zeros and true == 0 else None)


@given(tables(3, rows=2, columns=3), st.booleans())
@settings(max_examples=100, deadline=None)
def test_every_hidden_cell_could_be_another_number(counts, show_zeros):
    """Brute force: all tables that agree with what is shown, one person more at the most."""
    published = suppress_table(counts, SMALL, show_zeros=show_zeros)
    cells = shown(published)
    least = 1 if show_zeros else 0
    choices = [
        range(max(least, count - 1), count + 2) if cell is None else [cell]
        for row, line in zip(counts, published.cells, strict=True)
        for count, cell in zip(row, line, strict=True)
    ]
    width = len(counts[0])
    seen = [set() for _ in cells]
    for flat in product(*choices):
        candidate = extended([flat[i : i + width] for i in range(0, len(flat), width)])
        if all(cell in (None, value) for cell, value in zip(cells, candidate, strict=True)):
            for values, value in zip(seen, candidate, strict=True):
                values.add(value)
    assert all(len(values) > 1 for values, cell in zip(seen, cells, strict=True) if cell is None)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=8), st.booleans())
@settings(max_examples=150, deadline=None)
def test_what_is_left_of_a_shown_total_is_not_small(counts, show_zeros):
    line = suppress_line(counts, show_zeros=show_zeros)
    hidden = [count for count, cell in zip(counts, line.cells, strict=True) if cell is None]
    assert len(hidden) + (line.total is None) != 1
    if hidden and line.total is not None:
        assert sum(hidden) >= 5


@pytest.mark.parametrize(
    ("counts", "cells", "total"),
    [
        ([10, 20, 30], (10, 20, 30), 60),
        ([3, 12, 14], (None, None, 14), 29),
        ([3, 4, 14], (None, None, 14), 21),
        ([1, 2, 9, 30], (None, None, None, 30), 42),
        ([3, 1], (None, None), None),
        ([0, 12, 14], (None, None, 14), 26),
    ],
)
def test_a_line_with_its_total(counts, cells, total):
    line = suppress_line(counts)
    assert (line.cells, line.total) == (cells, total)


def test_zeros_can_be_shown():
    line = suppress_line([0, 3, 12, 14], show_zeros=True)
    assert (line.cells, line.total) == ((0, None, None, 14), 29)


def test_in_a_table_the_cycle_that_hides_the_fewest_people_is_chosen():
    table = suppress_table([[10, 2, 30], [12, 14, 16], [20, 21, 22]])
    assert table.cells == ((None, None, 30), (None, None, 16), (20, 21, 22))
    assert (table.row_totals, table.column_totals, table.total) == ((42, 42, 63), (42, 37, 68), 147)


def test_a_table_without_small_cells_is_published_whole():
    table = suppress_table([[5, 6], [7, 8]])
    assert table.cells == ((5, 6), (7, 8))
    assert table.total == 26
