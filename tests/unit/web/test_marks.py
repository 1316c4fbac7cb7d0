"""A class is a word and a shape before it is a colour."""

from zonahijau.web.marks import SHAPES, ZONES, mark
from zonahijau.wording import Text


def test_every_zone_has_its_own_shape_and_its_word():
    assert len(set(SHAPES.values())) == len(SHAPES)
    assert SHAPES.keys() == ZONES.keys()


def test_what_is_not_assessed_is_not_red():
    assert mark(None).tone == "abu"
    assert mark(None).word == ZONES["abu"]
    assert mark(None).shape == "ring"


def test_a_letter_keeps_its_own_word():
    tall = mark("hijau", Text("Tinggi", "High"), "B")
    assert (tall.letter, tall.word.en, tall.shape) == ("B", "High", "circle")


def test_a_zone_in_a_sentence_is_the_official_word_and_english_says_what_it_means():
    tall = mark("hijau", Text("Tinggi", "High"), "B")
    assert tall.zone == Text("hijau", "hijau, green")
    assert mark(None, Text("Baik", "Good")).zone == Text("Baik", "Good")
