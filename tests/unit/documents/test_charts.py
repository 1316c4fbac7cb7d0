"""Pictures of figures: bars begin at nought, points that meet share a mark, words stay words."""

from fractions import Fraction

import pytest

from zonahijau.documents.blocks import Block, bars, plane
from zonahijau.documents.charts import drawn, figure, said, top_of

QUARTERS = ("Berlebihan", "Pertahankan", "Prioritas rendah", "Prioritas utama")
HEADER = ("Unsur", "kaitan", "nilai")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("3,57", Fraction("3.57")),
        ("1.234", 1234),
        ("-0,5", Fraction("-0.5")),
        ("", None),
        ("–", None),
        ("sembilan", None),
        ("1e999999999", None),
        ("9" * 100_000, None),
    ],
)
def test_figures_are_read_as_the_office_writes_them(written, read):
    assert figure(written) == read


@pytest.mark.parametrize(("greatest", "top"), [("3.6", 4), ("88", 100), ("42", 50), ("0.3", "0.4")])
def test_no_bar_passes_a_round_number(greatest, top):
    assert top_of([Fraction(greatest)]) == Fraction(top)


def test_bars_are_shares_of_the_room_from_nought_on():
    rows = [("Waktu", "2,00", "terendah"), ("Biaya", "4,00", ""), ("Produk", "tidak ada", "")]
    made = drawn(bars("Waktu terendah", ("Unsur", "Nilai", "Tanda"), rows))
    assert [row["share"] for row in made["rows"]] == [0.5, 1.0, 0.0]


def test_points_that_meet_share_a_mark_and_what_is_not_known_has_none():
    rows = [("A", "0,5", "3"), ("B", "0,5", "3"), ("C", "–", "2"), ("D", "0,1", "1")]
    made = drawn(plane("Gambar", HEADER, rows, QUARTERS))
    assert [point["number"] for point in made["points"]] == ["1, 2", "4"]
    assert made["key"][2]["said"] == "tidak dapat dihitung"


def test_a_picture_of_nothing_is_drawn_as_well():
    assert drawn(Block("chart"))["rows"] == []
    assert drawn(plane("", HEADER, [("A", "", "")], QUARTERS))["points"] == []


def test_whoever_cannot_see_it_reads_its_figures():
    block = bars("Waktu terendah.", ("Unsur", "Nilai", "Tanda"), [("Waktu", "2,00", "terendah")])
    assert said(block) == "Waktu terendah. Waktu 2,00 terendah"
