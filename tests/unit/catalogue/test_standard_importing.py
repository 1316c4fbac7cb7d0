"""Existing standards from text and sheets: components by name, in any order."""

import pytest

from zonahijau.catalogue.standards.content import CODES, Content, Evaluation
from zonahijau.catalogue.standards.importing import duration_in, read_cells, read_text
from zonahijau.catalogue.standards.parts import Duration, Fee
from zonahijau.catalogue.standards.saying import said

PUSKESMAS = """STANDAR PELAYANAN LOKET
1. Dasar Hukum
   a. UU Nomor 25 Tahun 2009
   b. Permenkes 43/2019
2. Persyaratan
   - KTP asli
   - Kartu BPJS
3. SISTEM, MEKANISME, DAN PROSEDUR
   1) Pasien mengambil nomor antrean (5 menit)
   2) Petugas mencatat
4. Waktu : 15 (lima belas) menit
5. Biaya/Tarif
   Karcis umum Rp. 5.000
   sesuai Perda 1 Tahun 2024
6. Produk pelayanan: Kartu berobat
7. Pengaduan, saran, dan masukan
   SP4N-LAPOR! lapor.go.id
   Kotak saran
   Ditindaklanjuti paling lambat lima hari oleh petugas yang ditunjuk kepala puskesmas setiap pekan
8. Jumlah petugas
   2 orang
9. Visi dan misi
   Sehat
"""


def test_a_pasted_standard_is_read_by_the_names_of_its_components_in_any_order():
    read = read_text(PUSKESMAS)
    made = read.components
    assert [each.component.code for each in read.found] == [
        "legal-basis", "requirements", "procedure", "time", "fee", "product", "complaints",
        "staffing",
    ]  # fmt: skip
    assert made["legal-basis"].items == ("UU Nomor 25 Tahun 2009", "Permenkes 43/2019")
    assert [each.original for each in made["requirements"].items] == [True, False]
    assert made["procedure"].steps[0].time == Duration(5, "minutes")
    assert made["time"].duration == Duration(15, "minutes")
    assert made["fee"].items == (Fee("Karcis umum", 5000),)
    assert made["fee"].basis == "sesuai Perda 1 Tahun 2024"
    assert [each.kind for each in made["complaints"].channels] == ["lapor", "box"]
    assert made["staffing"].number == 2
    assert read.unknown == ("STANDAR PELAYANAN LOKET",)


def test_what_a_person_should_look_at_is_said():
    read = read_text("Biaya: Rp 10.000\nWaktu: secepatnya")
    looks = {each.component.code: each.look for each in read.found}
    assert looks["fee"]
    assert looks["time"]
    assert read.components["time"].note == "secepatnya"


def test_a_sheet_is_read_row_by_row_and_goes_on_where_no_name_stands():
    rows = [
        ("No", "Komponen", "Uraian"),
        ("1", "Biaya", "Gratis"),
        ("2", "Persyaratan", "KTP\nKK"),
        ("", "", "Akta"),
        ("3", "Jangka Waktu Penyelesaian", "1-3 hari kerja"),
    ]
    made = read_cells(rows).components
    assert made["fee"].kind == "free"
    assert [each.text for each in made["requirements"].items] == ["KTP", "KK", "Akta"]
    assert made["time"].duration == Duration(3, "working-days", 1)


def test_a_name_that_stands_twice_is_told_and_the_first_kept():
    read = read_text("Produk: KTP\nProduk layanan: KK")
    assert read.components["product"].items == ("KTP",)
    assert read.unknown == ("Produk layanan",)


def test_every_component_can_be_read():
    from zonahijau.lawbook.components import load_components

    text = "\n".join(f"{each.label.id}\nisi" for each in load_components().rows)
    assert set(read_text(text).components) == set(CODES)


def test_times_as_offices_write_them():
    assert duration_in("paling lama 14 (empat belas) hari kerja") == Duration(14, "working-days")
    assert duration_in("2 s/d 5 jam") == Duration(5, "hours", 2)
    assert duration_in("secepatnya") is None


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("Persyaratan\nKTP asli\nWaktu tunggu:\nDua jam", ("Waktu tunggu:",)),
        ("PERSYARATAN\n1. KTP\nWAKTU TUNGGU\nDua jam", ("WAKTU TUNGGU",)),
        ("1. Persyaratan\na. KTP\nb. KK\n2. Waktu tunggu\nDua jam", ("2. Waktu tunggu",)),
        ("1. Persyaratan\n1. KTP\n2. Kartu keluarga\n3. Akta", ()),
        ("Persyaratan\nKTP\nKartu keluarga asli dan dua lembar fotokopinya", ()),
    ],
)
def test_a_name_that_is_no_component_goes_in_above_and_is_told(lines, joined):
    (found,) = read_text(lines).found
    assert found.joined == joined


def test_a_row_of_a_sheet_with_an_unknown_name_is_told_too():
    rows = [("1", "Persyaratan", "KTP"), ("", "", "KK"), ("2", "Waktu tunggu", "Dua jam")]
    (found,) = read_cells(rows).found
    assert found.joined == ("Waktu tunggu",)
    assert [each.text for each in found.value.items][:2] == ["KTP", "KK"]


def test_several_fees_on_a_line_keep_their_own_amounts():
    (found,) = read_text(
        "Biaya/tarif\nCabut gigi Rp 25.000; karang gigi Rp 75.000, sesuai Perda 4/2024"
    ).found
    assert [(each.name, each.amount) for each in found.value.items] == [
        ("Cabut gigi", 25_000), ("karang gigi", 75_000),
    ]  # fmt: skip


def test_several_channels_on_a_line_are_told_apart_and_other_commas_stay():
    lines = "Kotak saran, WhatsApp 0812-3456, SP4N-LAPOR! www.lapor.go.id\nLoket 2, lantai dasar"
    (found,) = read_text(f"Penanganan pengaduan, saran, dan masukan\n{lines}").found
    assert {(each.kind, each.value) for each in found.value.channels} == {
        ("box", "Kotak saran"), ("whatsapp", "WhatsApp 0812-3456"),
        ("lapor", "SP4N-LAPOR! www.lapor.go.id"), ("counter", "Loket 2, lantai dasar"),
    }  # fmt: skip


def test_what_is_told_by_its_number_is_not_said_twice():
    (people,) = read_text("Jumlah pelaksana\n3 orang").found
    assert said(Content().replacing({"staffing": people.value}), "staffing").lines == ("3 orang",)
    often = Content().replacing({"evaluation": Evaluation("Setiap 6 bulan.", 6)})
    assert said(often, "evaluation").lines == ("Dievaluasi setiap 6 bulan",)
