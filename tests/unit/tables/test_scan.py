"""The fast scan of survey files gives exactly what the ordinary reader gives."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.unit.tables.survey_reading import read_one_by_one, scanned
from zonahijau.tables import scan as scan_module

HEADERS = ("unit,U1,U2", "U1,U2,unit", "x,U2,unit,U1,y", "unit;U1;U2")
PIECES = ["1", "4", "9", "0", "4.0", "a", "=", "-", ",", ",", ";", '"', '""', "\n", "\n", "\r\n"]
RARE = ["\r", " ", "é", "\x1f", "\u2028", "7,5", "+", "Dinas", '"4"', '"a,b"', '"a\nb"', "\n,,\n"]
BODIES = st.lists(st.sampled_from(PIECES) | st.sampled_from(RARE), max_size=60).map("".join)


@pytest.fixture
def survey(tmp_path):
    def write(text):
        path = tmp_path / "survey.csv"
        path.write_bytes(text.encode())
        return path

    return write


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    header=st.sampled_from(HEADERS),
    body=BODIES,
    size=st.sampled_from([1, 7, 40, 1 << 20]),
    group=st.sampled_from([None, "unit"]),
)
@example(header=HEADERS[0], body='"a\nb",4,4\nx,1,2\n', size=1, group="unit")
@example(header=HEADERS[0], body='"a""b",4,4\r\n"=x",1,2\r\n', size=1 << 20, group="unit")
def test_scan_and_ordinary_reader_agree(survey, monkeypatch, header, body, size, group):
    monkeypatch.setattr(scan_module, "_PIECE", size)
    path = survey(f"{header}\n{body}")
    assert scanned(path, group) == read_one_by_one(path, group)


def test_rows_that_cannot_be_read_keep_their_place_and_their_reason(survey):
    path = survey("unit,U1,U2\nA,4,3\nB,sembilan,3\n\nA,,1\n=B,1,1\nC,1,1,1\n")
    rows, faults = scanned(path, "unit")
    assert rows == [(2, "A", (4, 3)), (3, "?", (-1, 3)), (5, "A", (0, 1)), *unreadable(6, 7)]
    assert [fault.split(": ")[0].split("survey.csv, ")[1] for fault in faults] == [
        "baris 3, kolom U1",
        "baris 6, kolom unit",
        "baris 7",
    ]


def unreadable(*rows):
    return [(row, "?", (-1, -1)) for row in rows]


def test_line_ends_inside_quotation_marks_count_as_physical_rows(survey):
    path = survey('note,U1,U2\n"a\nb\nc",4,3\n"d",2,1\n')
    assert scanned(path) == ([(2, "", (4, 3)), (5, "", (2, 1))], [])


def test_a_number_that_is_a_digit_may_be_written_with_decimals(survey):
    path = survey("U1;U2\n4,0;3.0\n")
    assert scanned(path) == ([(2, "", (4, 3))], [])


def test_what_is_no_utf8_is_refused_with_its_line(tmp_path):
    path = tmp_path / "latin.csv"
    path.write_bytes(b"unit,U1,U2\nA,1,1\nCaf\xe9,1,1\n")
    assert "row 3, column unit: Byte 0xE9 is no UTF-8 text" in scanned(path)


def test_a_workbook_is_scanned_like_a_text_file(tmp_path):
    from zonahijau.tables.output import write_xlsx

    path = tmp_path / "survey.xlsx"
    write_xlsx(path, "SKM", ["unit", "U1", "U2"], [["A", 4, 3], ["B", "empat", 2]])
    rows, faults = scanned(path, "unit")
    assert rows == [(2, "A", (4, 3)), (3, "?", (-1, 2))]
    assert "“empat” bukan angka. Tulis 4 atau 4,0." in faults[0]
