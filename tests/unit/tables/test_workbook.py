"""Workbooks: formulas are seen, huge empty rectangles are not built, numbers read as shown."""

import datetime
import zipfile

import pytest
import xlsxwriter

from zonahijau.tables import open_sheet
from zonahijau.wording import Refused


@pytest.fixture
def workbook(tmp_path):
    def write(fill):
        path = tmp_path / "book.xlsx"
        with xlsxwriter.Workbook(path) as book:
            fill(book)
        return str(path)

    return write


def rows(path, *columns):
    with open_sheet(path) as sheet:
        return [tuple(row.text(column) for column in columns) for row in sheet.rows(columns)]


def test_a_formula_in_a_column_that_is_read_is_refused_with_its_row(workbook):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_column("A1", ["region", "Batola", "Kobar"])
        sheet.write_column("B1", ["score", 87])
        sheet.write_formula("B3", "=B2+1", value=88)

    with pytest.raises(Refused, match="row 3, column score: This cell holds the formula “=B2\\+1”"):
        rows(workbook(fill), "region", "score")


def test_a_formula_in_another_column_is_nobodys_business(workbook):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["region", "total"])
        sheet.write_row("A2", ["Batola"])
        sheet.write_array_formula("B2:B2", "{=SUM(A1:A2)}")

    assert rows(workbook(fill), "region") == [("Batola",)]


def test_a_remark_far_to_the_right_neither_counts_nor_fills_the_memory(workbook):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write("A1", "region")
        sheet.write("XFD40000", "far")
        sheet.write("A40000", "Batola")

    assert rows(workbook(fill), "region") == [("Batola",)]


def test_the_first_visible_sheet_is_read(workbook):
    def fill(book):
        hidden, visible = book.add_worksheet("a"), book.add_worksheet("b")
        visible.activate()
        hidden.hide()
        hidden.write_column("A1", ["region", "wrong"])
        visible.write_column("A1", ["region", "right"])

    assert rows(workbook(fill), "region") == [("right",)]


def test_cells_read_as_they_are_shown(workbook):
    def fill(book):
        sheet = book.add_worksheet()
        date = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row("A1", ["sum", "whole", "large", "day", "flag"])
        sheet.write_row("A2", [0.1 + 0.2, 4.0, 1e15])
        sheet.write_datetime("D2", datetime.datetime(2026, 11, 21), date)
        sheet.write_boolean("E2", True)

    read = rows(workbook(fill), "sum", "whole", "large", "day", "flag")
    assert read == [("0.3", "4", "1000000000000000", "2026-11-21", "TRUE")]


def test_rows_above_the_header_keep_the_numbers_true(workbook):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_column("B3", ["# source", "region", "Batola"])

    with open_sheet(workbook(fill)) as sheet:
        assert (sheet.header_row, [row.number for row in sheet.rows(["region"])]) == (4, [5])


def test_a_workbook_that_was_made_to_burst_is_refused_before_it_is_read(workbook):
    path = workbook(lambda book: book.add_worksheet().write("A1", "region"))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", b" " * (80 * 1024 * 1024))
    with pytest.raises(Refused, match="too large"):
        rows(path, "region")
