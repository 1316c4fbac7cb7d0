"""Recaps as offices keep them: invented, and as messy as real ones."""

from collections.abc import Callable, Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Mapping[str, Mapping[str, int | None]]

DIGITS: Rows = {
    "Dinas Pendidikan": {"services": 12, "with_standard": 9, "decrees": 9, "pledges": 1},
    "Dinas Kesehatan": {"services": 8, "with_standard": 8, "decrees": 0, "pledges": 1},
    "Puskesmas Mandastana": {"services": 6, "with_standard": 0, "decrees": 0, "pledges": 0},
}
"""What every file of this page says of its first three units, as far as it has the column."""

NAMES = ["Dinas Pendidikan", "Dinas Kesehatan", "Puskesmas Mandastana"]


def saved(path: Path, fill: Callable[[Worksheet], None]) -> Path:
    """A workbook of one sheet, filled."""
    book = Workbook()
    assert book.active is not None
    fill(book.active)
    book.save(path)
    return path


def plain(sheet: Worksheet) -> None:
    """One header row, nothing else."""
    sheet.append(["Perangkat Daerah", "Jumlah Layanan", "Standar Pelayanan", "SK", "Maklumat"])
    for name, counts in DIGITS.items():
        sheet.append([name, *counts.values()])


def merged_two_row_header(sheet: Worksheet) -> None:
    """A title over all columns, a header of two rows with merged groups, numbers of columns."""
    sheet.append(["REKAPITULASI STANDAR PELAYANAN KABUPATEN BARITO KUALA TAHUN 2021"])
    sheet.merge_cells("A1:F1")
    sheet.append([])
    sheet.append(
        ["No", "Nama SKPD", "Jumlah Jenis Pelayanan", "Standar Pelayanan", None, "Maklumat"]
    )
    sheet.append([None, None, None, "Ada", "SK Penetapan", None])
    for area in ("A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4"):
        sheet.merge_cells(area)
    sheet.append(["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"])
    for number, (name, counts) in enumerate(DIGITS.items(), start=1):
        sheet.append([number, name, *counts.values()])


def split_two_row_header(sheet: Worksheet) -> None:
    """The words of each title over two plain rows, a group over two columns; nothing merged."""
    sheet.append(["Rekapitulasi standar pelayanan dan maklumat tahun 2021"])
    sheet.append(
        ["No.", "Nama Perangkat", "Jumlah Jenis", "Standar Pelayanan", None, "Maklumat", "Ket."]
    )
    sheet.append([None, "Daerah", "Pelayanan", "Tersusun", "Ditetapkan", "Pelayanan", None])
    for number, (name, counts) in enumerate(DIGITS.items(), start=1):
        sheet.append([number, name, *counts.values(), "berkas lengkap"])


def stacked_words(sheet: Worksheet) -> None:
    """Every title in words below each other, as narrow columns force it; a second group whose
    parts have names that others have too."""
    sheet.append(["NO", "UNIT", "JENIS", "STANDAR", "SK", "MAKLUMAT", None, "SURVEI"])
    sheet.append(
        [None, "KERJA", "LAYANAN", "PELAYANAN", "PENETAPAN", "ADA", "PUBLIKASI", "KEPUASAN"]
    )
    for number, (name, counts) in enumerate(DIGITS.items(), start=1):
        sheet.append([number, name, *counts.values(), 1, 1])


def totals_in_the_middle(sheet: Worksheet) -> None:
    """Groups with headings, a sum after each, a sum of all at the end."""
    sheet.append(["No", "Unit Kerja", "Layanan", "Standar", "SK Standar", "Maklumat Pelayanan"])
    sheet.append(["A", "DINAS"])
    sheet.append([1, "Dinas Pendidikan", 12, 9, 9, 1])
    sheet.append([2, "Dinas Kesehatan", 8, 8, 0, 1])
    sheet.append([None, "Jumlah A", 20, 17, 9, 2])
    sheet.append(["B", "PUSKESMAS"])
    sheet.append([1, "Puskesmas Mandastana", 6, 0, 0, 0])
    sheet.append([None, "Sub Total", 6, 0, 0, 0])
    sheet.append([None, "TOTAL", 26, 17, 9, 2])


def abbreviated(sheet: Worksheet) -> None:
    """Names as they are spoken."""
    sheet.append(["SKPD", "Jml Layanan", "SP", "SK SP", "Maklumat"])
    for name, row in zip(["Disdik", "Dinkes", "PKM Mandastana"], DIGITS.values(), strict=True):
        sheet.append([name, *row.values()])


def words_and_dashes(sheet: Worksheet) -> None:
    """Counts with their noun, dashes for none, ticks for one, decimals where a count stands."""
    sheet.append(["Perangkat Daerah", "Jenis Layanan", "Standar", "SK", "Maklumat", "IKM"])
    sheet.append(["Dinas Pendidikan", "12 jenis", "9,0", "9", "ada", "82,35"])
    sheet.append(["Dinas Kesehatan", "8", "8.0", "-", "√", "nihil"])
    sheet.append(["Puskesmas Mandastana", "6 layanan", "nihil", "–", "belum", "-"])


def formulas(sheet: Worksheet) -> None:
    """Sums as formulas, whose results nobody has saved."""
    plain(sheet)
    sheet.append(["Jumlah", "=SUM(B2:B4)", "=SUM(C2:C4)", "=SUM(D2:D4)", "=SUM(E2:E4)"])


def trailing_notes(sheet: Worksheet) -> None:
    """Notes, a place and day, and a signature below the table; a percentage beside it."""
    sheet.append(["Perangkat Daerah", "Layanan", "Standar", "%", "SK", "Maklumat", "Keterangan"])
    for name, counts in DIGITS.items():
        services, standards, decrees, pledges = counts.values()
        sheet.append([name, services, standards, 0.75, decrees, pledges, "lengkap 2 berkas"])
    sheet.append([])
    sheet.append(["Catatan: data per 31 Maret 2021"])
    sheet.append([None, None, None, None, None, "Marabahan, 12 April 2021"])
    sheet.append([None, None, None, None, None, "Kepala Bagian Organisasi,"])
    sheet.append([None, None, None, None, None, "NIP. ...................."])


def hidden_parts(sheet: Worksheet) -> None:
    """A hidden sheet before it, a hidden row and a hidden column in it."""
    assert sheet.parent is not None
    old = sheet.parent.create_sheet("2020", 0)
    old.append(["Perangkat Daerah", "Layanan", "Standar"])
    old.append(["Dinas Pendidikan", 99, 99])
    old.sheet_state = "hidden"
    sheet.append(["Perangkat Daerah", "Layanan", "Standar lama", "Standar", "SK", "Maklumat"])
    for name, counts in DIGITS.items():
        services, *others = counts.values()
        sheet.append([name, services, 99, *others])
    sheet.append(["Dinas Bayangan", 5, 5, 5, 5, 1])
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[5].hidden = True


def silent_unit(sheet: Worksheet) -> None:
    """A unit that has sent nothing yet, and names merged over two rows."""
    plain(sheet)
    sheet.append(["Dinas Perhubungan", None, None, None, None])
    sheet.insert_rows(1)
    sheet["A1"] = "Data sementara"


MESSY: Mapping[str, Callable[[Worksheet], None]] = {
    each.__name__: each
    for each in (
        plain,
        merged_two_row_header,
        split_two_row_header,
        stacked_words,
        totals_in_the_middle,
        abbreviated,
        words_and_dashes,
        formulas,
        trailing_notes,
        hidden_parts,
        silent_unit,
    )
}
