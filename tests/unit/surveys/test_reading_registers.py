"""Reports of many units from one spreadsheet: read row by row, every fault of every row kept."""

from datetime import date
from decimal import Decimal

import pytest

from zonahijau.surveys.reading.registers import ReadReport, read_reports
from zonahijau.wording import Refused

UNITS = {"dinkes": "DINKES", "dinas kesehatan": "DINKES", "disdik": "DISDIK"}
ELEMENTS = "U1,U2,U3,U4,U5,U6,U7,U8,U9"


def read(tmp_path, *lines, name="laporan.csv"):
    path = tmp_path / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_reports(path, name, UNITS)


def test_a_row_is_understood_by_code_or_name_with_its_figures(tmp_path):
    header = f"unit,masa,responden,ikm,mutu,bobot,diterima,{ELEMENTS}"
    values = "3.31,3.35,3.49,3.93,3.45,3.39,3.41,3.33,3.76"
    [row] = read(tmp_path, header, f"Dinas Kesehatan,2023,384,87.28,b,1/9,31-01-2024,{values}")
    assert (row.unit, row.faults, row.notes) == ("DINKES", (), ())
    assert row.figures.printed == Decimal("87.28")
    assert row.means["SARANA"] == "3.33"
    assert row.day("diterima") == date(2024, 1, 31)
    assert ReadReport.of_json(row.as_json()) == row


@pytest.mark.parametrize(
    ("written", "start", "until"),
    [
        ("2025", date(2025, 1, 1), date(2026, 1, 1)),
        ("tahun 2025", date(2025, 1, 1), date(2026, 1, 1)),
        ("Semester II 2025", date(2025, 7, 1), date(2026, 1, 1)),
        ("triwulan 3 2025", date(2025, 7, 1), date(2025, 10, 1)),
        ("2025-02-01 s.d. 2025-03-31", date(2025, 2, 1), date(2025, 4, 1)),
        ("1/2/2025 sampai 31-3-2025", date(2025, 2, 1), date(2025, 4, 1)),
    ],
)
def test_periods_are_read_as_offices_write_them(tmp_path, written, start, until):
    [row] = read(tmp_path, "unit,masa,ikm", f"dinkes,{written},80")
    assert row.period == (start, until)


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("tidak ada,2025,80,,", "unit"),
        ("dinkes,kemarin,80,,", "masa"),
        ("dinkes,semester 3 2025,80,,", "masa"),
        ("dinkes,2025,180,,", "ikm"),
        ("dinkes,2025,delapan puluh,,", "ikm"),
        ("dinkes,2025,80,E,", "mutu"),
        ("dinkes,2025,80,,1/8", "bobot"),
    ],
)
def test_what_cannot_be_is_a_fault_of_its_row_and_column(tmp_path, line, column):
    [row] = read(tmp_path, "unit,masa,ikm,mutu,bobot", line)
    assert [fault.column for fault in row.faults] == [column]
    assert row.faults[0].said.id
    assert row.faults[0].said.en


def test_an_element_off_the_scale_is_named(tmp_path):
    [row] = read(tmp_path, "unit,masa,waktu", "dinkes,2025,5.5")
    assert [fault.column for fault in row.faults] == ["waktu"]


def test_the_same_unit_and_period_twice_is_a_fault(tmp_path):
    first, second = read(tmp_path, "unit,masa,ikm", "dinkes,2025,80", "Dinas Kesehatan,2025,81")
    assert not first.faults
    assert second.faults


def test_all_faults_of_a_row_are_told_at_once(tmp_path):
    [row] = read(tmp_path, "unit,masa,ikm,mutu", "siapa,kapan,banyak,E")
    assert [fault.column for fault in row.faults] == ["unit", "masa", "ikm", "mutu"]


def test_a_printed_index_that_does_not_follow_is_a_note_and_no_fault(tmp_path):
    header, values = f"unit,masa,ikm,bobot,{ELEMENTS}", ",".join(["3.35"] * 9)
    right, wrong = read(
        tmp_path, header, f"dinkes,2019,82.9,0.11,{values}", f"disdik,2019,82.9,1/9,{values}"
    )
    assert (right.notes, right.faults) == ((), ())
    assert "83.75" in wrong.notes[0].said.en
    assert not wrong.faults


def test_an_old_legal_basis_is_a_note(tmp_path):
    [row] = read(tmp_path, "unit,masa,ikm,dasar hukum", "dinkes,2025,80,KEP/25/M.PAN/2/2004")
    assert [note.column for note in row.notes] == ["dasar hukum"]


def test_a_file_without_the_needed_columns_is_refused_with_its_own_name(tmp_path):
    with pytest.raises(Refused) as caught:
        read(tmp_path, "nama,tahun", "dinkes,2025", name="rekap.csv")
    assert caught.value.refusals[0].file == "rekap.csv"
