"""Reading the published figures that stand beside these tests, with their sources."""

import csv
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"
Row = dict[str, str]


def rows_of(name: str) -> list[Row]:
    """The rows of a file by their column names; comments above the header are left out."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines(keepends=True)
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def units_of(name: str) -> list[Row]:
    """The rows of single units: those that name one."""
    return [row for row in rows_of(name) if row["opd"]]


def region_of(name: str) -> Row:
    """The row of the region as a whole, whose ``total`` was printed."""
    (row,) = (row for row in rows_of(name) if not row["opd"])
    return row


def values_with_names(name: str) -> Iterator[tuple[str, Row]]:
    """Each row with a name for the test of it."""
    for row in rows_of(name):
        yield f"{row['year']} {row['level']} {row['region']} {row['opd']}".strip(), row
