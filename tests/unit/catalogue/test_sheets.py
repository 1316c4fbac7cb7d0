"""A spreadsheet of services: every row understood, or every fault named with its place."""

import pytest
from openpyxl import Workbook

from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.catalogue.sheets import ReadRow, read_services, read_sheet
from zonahijau.wording import Refused


@pytest.fixture
def read(tmp_path):
    def reading(text: str, name: str = "layanan.csv"):
        path = tmp_path / "upload"
        path.write_text(text, encoding="utf-8")
        return read_services(path, name)

    return reading


def faults(row: ReadRow) -> list[tuple[str, str]]:
    return [(fault.column, fault.said.en) for fault in row.faults]


def test_a_row_says_what_a_service_is(read):
    (row,) = read(
        "nama;kode;jenis;elektronik;pengguna;standar;terbit\nKTP  baru;A1;jasa;ya;1200;ya;ya\n"
    )
    assert row.facts == ServiceFacts("KTP baru", "A1", "service", True, 1200, True, True)


def test_only_the_name_is_needed(read):
    (row,) = read("Nama\nSurat pindah\n")
    assert row.facts == ServiceFacts("Surat pindah")


@pytest.mark.parametrize("word", ["administratif", "Pelayanan Administratif", "administrative"])
def test_a_kind_is_understood_as_people_write_it(read, word):
    assert read(f"nama,jenis\nKTP,{word}\n")[0].facts.kind == "administrative"


def test_every_fault_of_every_row_is_named_with_its_column(read):
    rows = read(
        "nama,kode,jenis,pengguna,standar,terbit\n"
        ",A1,jasa,dua,mungkin,\n"
        "KTP,A2,gaib,-4,ya,ya\n"
        "=1+1,A3,,,,\n"
        "KK,A4,,,tidak,ya\n"
        "Akta,A5,,,,\n"
        "AKTA,A5,,,,\n"
    )
    columns = [[column for column, _ in faults(row)] for row in rows]
    assert columns == [
        ["nama", "pengguna", "standar"], ["jenis", "pengguna"], ["nama"], ["terbit"], [],
        ["nama", "kode"],
    ]  # fmt: skip
    assert "formula" in faults(rows[2])[0][1]
    assert "row 6" in faults(rows[5])[0][1]
    assert [row.facts is None for row in rows] == [True, True, True, True, False, True]


def test_a_row_survives_the_wait_of_its_preview(read):
    for row in read("nama,pengguna\nKTP,5\nKK,x\n"):
        assert ReadRow.of_json(row.as_json()) == row


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("nama\n", "no row"),
        ("kode\nA1\n", "nama"),
        ("nama\n" + "x\n" * 2001, "2000"),
    ],
)
def test_a_file_that_is_wrong_as_a_whole_is_refused_under_its_own_name(read, text, said):
    with pytest.raises(Refused, match=said) as refused:
        read(text)
    assert refused.value.refusals[0].file == "layanan.csv"


def test_columns_are_known_by_the_names_that_offices_give_them_in_any_order(read_whole):
    sheet = read_whole(
        "No;Standar Pelayanan;Jenis Layanan;Penanggung Jawab;Jumlah Pengguna\n"
        "1;ada;KTP baru;Bidang Dafduk;1200\n"
        "2;belum;KK;;banyak\n"
    )
    first = sheet.rows[0].facts
    assert first == ServiceFacts(
        "KTP baru", users_a_year=1200, has_standard=True, note="Penanggung Jawab: Bidang Dafduk"
    )
    assert sheet.columns == {
        "Jenis Layanan": "nama", "Jumlah Pengguna": "pengguna", "Standar Pelayanan": "standar",
    }  # fmt: skip
    assert sheet.notes == ("Penanggung Jawab",)
    assert [fault.column for fault in sheet.rows[1].faults] == ["pengguna"]


def test_a_header_below_a_title_is_found_in_a_workbook(tmp_path):
    path = tmp_path / "layanan.xlsx"
    book = Workbook()
    for row in (
        ["DAFTAR LAYANAN DINAS KESEHATAN"],
        [],
        ["No", "Nama Layanan", "Online"],
        [1, 2, 3],
        [1, "Imunisasi", "v"],
        ["Jumlah", 1, None],
    ):
        book.active.append(row)
    book.save(path)
    rows = read_services(path, "layanan.xlsx")
    assert [row.facts for row in rows] == [ServiceFacts("Imunisasi", is_electronic=True)]


@pytest.fixture
def read_whole(tmp_path):
    def reading(text: str):
        path = tmp_path / "layanan.csv"
        path.write_text(text, encoding="utf-8")
        return read_sheet(path, "layanan.csv")

    return reading


@pytest.mark.parametrize(
    ("written", "users"),
    [("12.450", 12450), ("1.204.000 orang", 1204000), ("890 pemohon", 890), ("12 450", 12450),
     ("–", None), ("", None), ("0", 0)],
)  # fmt: skip
def test_people_are_counted_as_offices_write_numbers(read, written, users):
    (row,) = read(f"nama;pengguna\nKTP;{written}\n")
    assert (row.faults, row.facts and row.facts.users_a_year) == ((), users)


@pytest.mark.parametrize("written", ["12,5", "1.20", "banyak", "12.4500"])
def test_what_is_no_count_of_people_is_a_fault(read, written):
    (row,) = read(f"nama;pengguna\nKTP;{written}\n")
    assert [column for column, _ in faults(row)] == ["pengguna"]
