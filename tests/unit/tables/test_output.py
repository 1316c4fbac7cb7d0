"""Tables out: what a spreadsheet would compute is made harmless, numbers stay numbers."""

import io
from decimal import Decimal

import pytest

from zonahijau.tables import open_sheet
from zonahijau.tables.output import (
    INDONESIAN_EXCEL,
    INTERNATIONAL,
    as_text,
    harmless,
    write_csv,
    write_xlsx,
)

HEADER = ["region", "score"]
ROWS = [["=HYPERLINK(1)", Decimal("87.59")], ["-5", -5], [None, None]]


def written(**style):
    stream = io.StringIO(newline="")
    write_csv(stream, HEADER, ROWS, **style)
    return stream.getvalue().splitlines()


def test_csv_escapes_formulas_and_keeps_numbers():
    assert written() == ["region,score", "'=HYPERLINK(1),87.59", "'-5,-5", ","]


def test_csv_for_indonesian_excel_has_semicolons_and_decimal_commas():
    assert written(style=INDONESIAN_EXCEL)[1] == "'=HYPERLINK(1);87,59"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_every_start_of_a_formula_is_made_harmless(start):
    assert harmless(f"{start}A1") == f"'{start}A1"


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("Loket;=HYPERLINK(1)", "Loket;'=HYPERLINK(1)"),
        ("Loket\n @SUM(1)", "Loket\n '@SUM(1)"),
        ("Loket; -cmd|' /C calc'!A0", "Loket; '-cmd|' /C calc'!A0"),
        ("0511 4799000; +62 812 3456", "0511 4799000; +62 812 3456"),
        ("Syarat:\n- KTP\n- Ijazah (asli)", "Syarat:\n- KTP\n- Ijazah (asli)"),
        ("a@contoh.go.id", "a@contoh.go.id"),
    ],
)
def test_a_cell_that_excel_would_part_holds_no_formula_and_honest_lists_stay(cell, safe):
    assert as_text(cell, INTERNATIONAL) == safe


def test_xlsx_is_read_back_without_a_formula(tmp_path):
    path = tmp_path / "out.xlsx"
    write_xlsx(path, "Nilai", HEADER, ROWS)
    with open_sheet(str(path)) as sheet:
        read = [(row.text("region"), row.exact("score")) for row in sheet.rows(HEADER)]
    assert read == [("'=HYPERLINK(1)", Decimal("87.59")), ("'-5", -5)]
