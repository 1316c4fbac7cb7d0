"""A spreadsheet of services: every row understood, or every fault named with its place."""

import pytest

from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.catalogue.sheets import ReadRow, read_services
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
