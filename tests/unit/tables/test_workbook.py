"""Workbooks: formulas are seen, huge empty rectangles are not built, numbers read as shown."""

import datetime
import zipfile
import zlib
from pathlib import Path

import pytest
import xlsxwriter

from zonahijau.tables import open_sheet
from zonahijau.tables.grids import read_grids
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


def rewritten(path, change, rename=lambda name: name):
    """The workbook with the content and the names of its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(rename(name), change(content))
    return path


def far_corner(book):
    sheet = book.add_worksheet()
    sheet.write_column("A1", ["region", "Batola"])
    sheet.write("A200000", "Kobar")
    sheet.write("XFD200000", "far")


ODD = {
    "other marks": lambda xml: xml.replace(b'r="XFD200000"', b"r='XFD200000'"),
    "small letters": lambda xml: xml.replace(b"XFD200000", b"xfd200000"),
    "another attribute first": lambda xml: xml.replace(b'<c r="XFD', b'<c s="0" r="XFD'),
    "no place": lambda xml: xml.replace(b'<c r="XFD200000"', b"<c" + b"/><c" * 16_382),
    "a prefix": lambda xml: xml.replace(
        b'<sheetData>', b'<sheetData xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/'
        b'main">').replace(b'<c r="XFD', b'<x:c r="XFD').replace(b"</c></row></sheet",
        b"</x:c></row></sheet"),
    "an honest one": lambda xml: xml,
}  # fmt: skip


@pytest.mark.parametrize("change", ODD.values(), ids=ODD)
def test_a_cell_in_the_last_corner_fills_no_memory_however_it_is_written(workbook, change):
    path = rewritten(workbook(far_corner), change)
    assert rows(path, "region") == [("Batola",), ("Kobar",)]


def test_a_sheet_that_is_kept_elsewhere_is_looked_through_there(workbook):
    def elsewhere(name):
        return name.replace("worksheets/sheet1", "other/one")

    path = rewritten(
        workbook(far_corner), lambda xml: xml.replace(b"worksheets/sheet1", b"other/one"), elsewhere
    )
    assert rows(path, "region") == [("Batola",), ("Kobar",)]


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace(b'<row r="200000"', b'<row r="99999999999"'),
        lambda xml: xml.replace(b'<c r="XFD200000"', b"<c/>" * 16_385 + b"<c"),
    ],
)
def test_a_sheet_that_would_never_end_is_refused(workbook, change):
    path = rewritten(workbook(far_corner), change)
    with pytest.raises(Refused, match="too large"):
        rows(path, "region")


@pytest.mark.parametrize(
    "area",
    [
        b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        b'<mergeCells><mergeCell ref="A:XFD"/></mergeCells>',
        b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="b"/></hyperlinks>',
    ],
)
def test_an_area_over_a_whole_sheet_is_not_made_of_cells(workbook, area):
    end = b"</sheetData>"
    path = workbook(lambda book: book.add_worksheet().write("A1", "region"))
    rewritten(path, lambda xml: xml.replace(end, end + area))
    with pytest.raises(Refused, match="more than 2000 rows"):
        read_grids(Path(path), "rekap.xlsx")


def test_two_parts_of_one_name_and_a_sheet_without_its_part_are_no_workbook(workbook):
    path = workbook(far_corner)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("XL/Worksheets/Sheet1.xml", b"<worksheet/>")
    with pytest.raises(Refused, match="no sound XLSX"):
        rows(path, "region")
    renamed = rewritten(workbook(far_corner), lambda xml: xml, lambda name: name.upper())
    with pytest.raises(Refused, match="no sound XLSX"):
        rows(renamed, "region")


def test_a_part_that_is_larger_than_the_archive_says_is_refused(workbook):
    path = workbook(lambda book: book.add_worksheet().write_column("A1", ["region", "Batola"]))
    with zipfile.ZipFile(path) as archive:
        part = archive.getinfo("xl/worksheets/sheet1.xml")
        content = archive.read(part)
    said, size = content[:200], len(content).to_bytes(4, "little")
    lie = zlib.crc32(said).to_bytes(4, "little"), (200).to_bytes(4, "little")
    honest = part.CRC.to_bytes(4, "little")
    with open(path, "rb") as file:  # noqa: PTH123
        whole = file.read()
    assert whole.count(honest) == 2
    length = part.compress_size.to_bytes(4, "little")
    whole = whole.replace(honest + length + size, lie[0] + length + lie[1])
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(whole)
    with zipfile.ZipFile(path) as archive:
        assert archive.read("xl/worksheets/sheet1.xml") == said
    with pytest.raises(Refused, match="no sound XLSX"):
        rows(path, "region")


def test_a_workbook_that_was_made_to_burst_is_refused_before_it_is_read(workbook):
    path = workbook(lambda book: book.add_worksheet().write("A1", "region"))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", b" " * (80 * 1024 * 1024))
    with pytest.raises(Refused, match="too large"):
        rows(path, "region")
