"""Personal data in what people wrote: found, offered, covered."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonahijau.surveys.comments.personal import (
    Mask,
    blanked,
    covered,
    everywhere,
    found_in,
    open_parts,
    pieces,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Bu Rina di loket 2 jutek", "Bu [nama] di loket 2 jutek"),
        ("pak budi marah-marah", "pak [nama] marah-marah"),
        ("dr. Siti ramah", "dr. [nama] ramah"),
        ("Pak Ahmad Fauzi Rahman baik", "Pak [nama] baik"),
        ("Petugas bernama Dewi", "Petugas bernama [nama]"),
        ("Hubungi 0812-3456-7890", "Hubungi [nomor telepon]"),
        ("WA +62 812 3456 7890 ya", "WA [nomor telepon] ya"),
        ("tulis ke rina@contoh.go.id", "tulis ke [alamat surel]"),
        ("NIK 6304051234560001 salah cetak", "NIK [NIK] salah cetak"),
        ("NIP 198001012006041002", "NIP [NIP]"),
        ("motor DA 1234 XY hilang", "motor [nomor kendaraan] hilang"),
        ("saya di Jl. Melati No. 12", "saya di [alamat]"),
        ("RT 03 RW 01 jauh", "[alamat] jauh"),
        ("lihat @rina.sari di ig", "lihat [akun] di ig"),
        ("lihat https://facebook.com/rina.sari ya", "lihat [akun] ya"),
        ("no rm 12-34-56 hilang", "no rm [nomor pribadi] hilang"),
        ("BPJS no. 0001234567890", "BPJS no. [nomor pribadi]"),
    ],
)
def test_what_may_tell_who_somebody_is_can_be_covered(text, shown):
    assert covered(text, found_in(text)) == shown


@pytest.mark.parametrize(
    "text",
    [
        "bu tolong dipercepat",
        "ibu hamil tidak diutamakan",
        "buka jam 08.00 sampai 15.00",
        "bayar 50.000 tanpa kuitansi",
        "pak camat jarang datang",
        "Antre dari jam 7 sampai 11, tahun 2026",
        "KTP 2023 belum jadi, SIM juga",
        "antre @ loket 3",
    ],
)
def test_what_names_nobody_stays(text):
    assert not found_in(text)


def test_a_word_that_a_person_names_is_covered_everywhere():
    text = "Rina jutek, kata RINA antre saja. Karina ramah"
    assert covered(text, everywhere(text, "rina"), "en") == (
        "[covered] jutek, kata [covered] antre saja. Karina ramah"
    )
    assert everywhere(text, "  ") == []


def test_a_word_is_covered_with_what_hangs_on_it():
    text = "rinanya jutek, tanya rina, bukan Rinaldi"
    assert covered(text, everywhere(text, "Rina"), "en") == (
        "[covered] jutek, tanya [covered], bukan Rinaldi"
    )


def test_a_blank_keeps_every_other_letter_in_its_place():
    text = "Bu Rina jutek"
    blank = blanked(text, found_in(text))
    assert blank == "Bu ▮▮▮▮ jutek"
    assert not found_in(blank)


def test_what_is_covered_is_no_longer_open():
    text = "Bu Rina, 0812-3456-7890"
    first, second = found_in(text)
    assert open_parts(text, [first]) == [second]
    assert open_parts(text, [Mask(0, len(text), "other")]) == []


@given(st.text(max_size=200))
def test_whatever_somebody_writes_nothing_of_it_is_left_in_a_covered_part(text):
    masks = found_in(text)
    assert all(one.end <= other.start for one, other in pairwise(masks))
    open_pieces = [each.text for each in pieces(text, masks, ()) if each.label is None]
    assert all(each in covered(text, masks) for each in open_pieces)
