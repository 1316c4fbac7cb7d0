"""What the machine takes a comment to say, and by which of its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonahijau.surveys.comments.coding import Coding, pattern, read, written
from zonahijau.surveys.comments.lexicon import lexicon
from zonahijau.surveys.comments.reading import readings, says_nothing


def said(text: str) -> set[str]:
    return {str(each.coding) for each in readings(text)}


@pytest.mark.parametrize(
    ("text", "codings"),
    [
        ("Petugas ramah", {"PERILAKU.keramahan+"}),
        ("Petugas tidak ramah", {"PERILAKU.keramahan-"}),
        ("petugasnya tdk terlalu ramah", {"PERILAKU.keramahan-"}),
        ("kurang ramah", {"PERILAKU.keramahan-"}),
        ("Mohon petugas lebih ramah", {"PERILAKU.keramahan="}),
        ("jangan jutek", {"PERILAKU.keramahan="}),
        ("Keramahan petugas bagus", {"PERILAKU.keramahan+"}),
        ("tidak lama", {"WAKTU.kecepatan+"}),
        ("lamaaaa bgt", {"WAKTU.kecepatan-"}),
        ("pelayanan kada lawas", {"WAKTU.kecepatan+"}),
        ("jangan lama-lama", {"WAKTU.kecepatan="}),
        ("Antre terlalu lama", {"WAKTU.antrean-"}),
        ("tidak ada kursi di ruang tunggu", {"SARANA.ruang-tunggu-"}),
        ("kursi tunggu kurang", {"SARANA.ruang-tunggu-"}),
        ("wifi tidak ada", {"SARANA.jaringan-"}),
        ("tempat parkir sempit", {"SARANA.parkir-"}),
        ("tidak ada pungli", {"BIAYA.pungutan+"}),
        ("Dimintai uang oleh petugas", {"BIAYA.pungutan-"}),
        ("obat sering habis", {"PRODUK.persediaan-"}),
        ("persyaratan tidak jelas", {"PERSYARATAN.syarat-jelas-"}),
        ("syarat terlalu banyak", {"PERSYARATAN.syarat-"}),
        ("Prosedurnya berbelit-belit", {"PROSEDUR.alur-"}),
        ("pengaduan tidak ditanggapi", {"PENGADUAN.tanggapan-"}),
        ("perlu perbaikan toilet", {"SARANA.kebersihan="}),
        ("Semoga pelayanan lebih baik lagi", {"UMUM.puas="}),
        ("Sudah baik, pertahankan", {"UMUM.puas+"}),
        ("selama ini baik-baik saja", {"UMUM.puas+"}),
        ("Nomor pengaduan tidak pernah diangkat", {"PENGADUAN.kanal-"}),
        ("Mohon ditambah petugas saat hari pasar", {"KOMPETENSI.jumlah-petugas="}),
        ("Sistem antrean daring sangat membantu", {"PROSEDUR.daring+", "WAKTU.antrean+"}),
        ("Loket difabel tidak ada petunjuknya", {"SARANA.rentan=", "PROSEDUR.petunjuk-"}),
        ("Parkir jauh", {"SARANA.parkir-"}),
        (
            "Anak saya takut menunggu karena tidak ada tempat bermain",
            {"SARANA.rentan-", "WAKTU.kecepatan="},
        ),
        ("Staff are rude", {"PERILAKU.keramahan-"}),
        ("Terima kasih", set()),
    ],
)
def test_a_comment_says(text, codings):
    assert said(text) == codings


def test_what_is_praised_and_what_is_blamed_are_kept_apart():
    text = "Petugasnya ramah dan sopan tapi antre terlalu lama dan toilet kotor"
    assert said(text) == {"PERILAKU.keramahan+", "WAKTU.antrean-", "SARANA.kebersihan-"}


def test_praise_of_everything_adds_nothing_where_something_is_praised():
    assert said("Bagus sekali, petugas ramah") == {"PERILAKU.keramahan+"}
    assert said("Bagus sekali, tapi parkir sempit") == {"UMUM.puas+", "SARANA.parkir-"}


def test_each_reading_names_its_words_as_they_were_written():
    text = "Petugas TIDAK terlalu ramah, antriannya di loket lama"
    words = {
        str(each.coding): [text[span.start : span.end] for span in each.because]
        for each in readings(text)
    }
    assert words == {
        "PERILAKU.keramahan-": ["TIDAK terlalu ramah"],
        "WAKTU.antrean-": ["antriannya", "lama"],
    }


def test_a_theme_without_a_word_that_says_how_is_not_sure():
    [each] = readings("soal parkir")
    assert not each.is_sure


def test_a_theme_that_is_praised_and_blamed_is_not_sure():
    assert not any(each.is_sure for each in readings("Petugas ramah. Petugas tidak ramah"))


@pytest.mark.parametrize("text", ["-", "tidak ada", "Tidak ada saran.", "nihil", ".", "ga ada"])
def test_a_comment_of_nothing_says_nothing(text):
    assert says_nothing(text)
    assert not readings(text)


def test_a_comment_of_something_does_not_say_nothing():
    assert not says_nothing("tidak ada kursi")


@given(st.text(max_size=200))
def test_whatever_somebody_writes_can_be_read(text):
    for each in readings(text):
        assert each.because
        assert all(0 <= span.start < span.end <= len(text) for span in each.because)


_CODINGS = [
    Coding(theme.element, theme.code, tone) for theme in lexicon().themes.values() for tone in "+-="
]


@given(st.sets(st.sampled_from(_CODINGS), max_size=6))
def test_codings_come_back_as_they_were_written(codings):
    stored = written(codings)
    assert set(read(stored)) == codings
    assert all(pattern(each.element, each.theme, each.tone) in stored for each in codings)


def test_every_theme_has_words_and_a_remedy_in_both_languages():
    told = {entry.theme.code for entry in lexicon().words.values() if entry.theme}
    for theme in lexicon().themes.values():
        assert theme.code in told
        assert all((theme.label.id, theme.label.en, theme.remedy.id, theme.remedy.en))
        assert len(theme.remedy.id) <= 300
