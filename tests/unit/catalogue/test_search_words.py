"""Words as the search compares them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonahijau.catalogue.search.words import (
    complains,
    distance,
    elsewhere,
    lexicon,
    stem,
    stems_of,
    vocabulary,
    wanted,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mengurus", "pengurusan"),
        ("perizinan", "ijin"),
        ("pendaftaran", "mendaftar"),
        ("menikah", "pernikahan"),
        ("penerbitan", "terbit"),
        ("perpanjangan", "memperpanjang"),
        ("akte", "akta"),
        ("kematian", "mati"),
    ],
)
def test_forms_of_one_word_meet(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("KTP", "Penerbitan Kartu Tanda Penduduk"),
        ("kartu tanda penduduk", "Pelayanan KTP-el"),
        ("e-KTP", "Perekaman KTP elektronik"),
        ("bikin KK", "Penerbitan Kartu Keluarga"),
        ("kartu kuning", "Pembuatan Kartu Pencari Kerja (AK1)"),
        ("izin mendirikan bangunan", "Persetujuan Bangunan Gedung (PBG)"),
        ("surat miskin", "Surat Keterangan Tidak Mampu"),
    ],
)
def test_a_name_finds_the_other_names_of_the_same_thing(asked, named):
    assert set(wanted(asked)) <= set(stems_of(named))


def test_what_says_nothing_is_left_out_of_a_question():
    assert wanted("bagaimana cara mengurus akta kelahiran") == wanted("akta lahir")


def test_a_question_of_nothing_but_noise_still_asks_for_something():
    assert wanted("layanan") == [stem("layanan")]


def test_a_question_is_cut_to_eight_words():
    assert len(wanted(" ".join(f"kata{n}" for n in range(50)))) == 8


def test_every_name_of_a_group_leads_to_one_token():
    assert all(names for names in lexicon().same)


@pytest.mark.parametrize(
    ("typed", "meant", "slips"),
    [("kelahirna", "kelahiran", 1), ("nikh", "nikah", 1), ("pasport", "paspor", 1), ("x", "yz", 2)],
)
def test_slips_are_counted(typed, meant, slips):
    assert distance(typed, meant, 2) == slips


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_a_distance_is_the_same_both_ways_and_none_only_for_the_same(one, other):
    assert distance(one, other, 6) == distance(other, one, 6)
    assert (distance(one, other, 6) == 0) == (one == other)


@given(st.text(max_size=60))
def test_any_text_is_letters_and_digits_only_when_it_reaches_a_database(text):
    assert all(each.isascii() and each.isalnum() for each in stems_of(text) + wanted(text))


def test_the_vocabulary_holds_no_numbers_and_nothing_short():
    assert vocabulary(["Izin 2024 ke SD Akta"]) == {"izin", "akta"}


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("perpanjang SIM", "Kepolisian (Satpas)"),
        ("cara bikin paspor anak", "Kantor Imigrasi"),
        ("balik nama sertipikat tanah", "Kantor Pertanahan (BPN)"),
        ("bpjs ketenagakerjaan", "BPJS Ketenagakerjaan"),
    ],
)
def test_what_others_deliver_is_known(asked, who):
    told = elsewhere(asked)
    assert told is not None
    assert told.id == who


def test_what_the_region_delivers_is_nobody_elses():
    assert elsewhere("kartu keluarga") is None


def test_a_complaint_is_told_from_a_question():
    assert complains("melaporkan pungli")
    assert not complains("kartu keluarga hilang")


def test_a_name_within_a_longer_name_is_found_too():
    assert set(wanted("nikah")) <= set(stems_of("Pencatatan Perkawinan"))
