"""Reading a sheet: header, comments, separators, and rows that know their physical number."""

import io
import sys
from fractions import Fraction

import pytest

from zonahijau.tables import open_sheet
from zonahijau.tables.output import write_xlsx


@pytest.fixture
def read(tmp_path):
    def rows(content, *required, optional=()):
        path = tmp_path / "units.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with open_sheet(str(path)) as sheet:
            return list(sheet.rows(required or ("region", "score"), optional))

    return rows


def values(rows):
    return [(row.number, row.text("region"), row.exact("score")) for row in rows]


def test_columns_are_found_by_name_and_others_ignored(read):
    rows = read("note,Score , REGION\nx,87.59,Batola\n")
    assert values(rows) == [(2, "Batola", Fraction(8759, 100))]


def test_comments_and_blank_lines_before_the_header_are_skipped(read):
    assert values(read("# source: a newspaper\n\nregion,score\nBatola,1\n")) == [(4, "Batola", 1)]


def test_a_byte_order_mark_is_no_part_of_the_first_name(read):
    assert values(read("region,score\nBatola,1\n".encode("utf-8-sig"))) == [(2, "Batola", 1)]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_with_another_separator_a_decimal_comma_is_a_number(read, separator):
    text = "region,score\nBatola,87:59\n".replace(",", separator).replace(":", ",")
    assert values(read(text)) == [(2, "Batola", Fraction(8759, 100))]


def test_the_line_that_excel_writes_for_itself_names_the_separator(read):
    assert values(read("sep=;\nregion;score\nBatola, barat;1\n")) == [(3, "Batola, barat", 1)]


def test_a_row_is_numbered_by_its_first_physical_line(read):
    rows = read('region,score\n"Barito\nKuala",1\n\n,\nKobar,2\n')
    assert [row.number for row in rows] == [2, 6]


def test_an_empty_cell_and_an_absent_optional_column_are_none(read):
    row = read("region,score\nBatola,\n", optional=("products",))[0]
    assert (row.exact_or_none("score"), row.whole_or_none("products")) == (None, None)
    assert row.text_or_none("products") is None


def test_yes_and_no_are_read_in_both_languages(read):
    rows = read("region,score\nya,1\nno,1\n,1\n")
    assert [row.flag("region") for row in rows] == [True, False, False]


def test_a_signed_number_is_a_number_and_a_dash_a_dash(read):
    row = read("region,score\n-,+5\n")[0]
    assert (row.text("region"), row.exact("score")) == ("-", 5)


def test_a_dash_reads_standard_input(monkeypatch):
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(b"region,score\nBatola,1\n")))
    monkeypatch.setattr(sys, "stdin", stream)
    with open_sheet("-") as sheet:
        assert values(sheet.rows(("region", "score"))) == [(2, "Batola", 1)]


def test_a_workbook_reads_like_a_text_file(tmp_path):
    path = tmp_path / "units.xlsx"
    write_xlsx(path, "Unit", ["region", "score"], [["# komentar", None], ["Batola", 87]])
    with open_sheet(str(path)) as sheet:
        assert sheet.names == ("region", "score")
        assert values(list(sheet.rows(("region", "score")))[1:]) == [(3, "Batola", 87)]
