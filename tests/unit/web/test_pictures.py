"""Geometry of the pictures: where things stand on the paper."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from zonahijau.web.pictures import (
    Band,
    Bar,
    Point,
    Scale,
    bar_picture,
    range_picture,
    small_multiples,
)
from zonahijau.wording import Text

BANDS = [Band(0, "merah", Text("merah", "red")), Band(54, "kuning", Text("kuning", "yellow"))]


@given(some.fractions(-50, 150))
def test_no_value_leaves_the_paper(value):
    assert 0 <= Scale(Fraction(0), Fraction(100), 80).place(value) <= 80


def test_a_range_stands_on_its_scale_and_is_said():
    picture = range_picture(25, 75, BANDS)
    assert (picture.left, picture.right) == (100, 300)
    assert [bound.x for bound in picture.bounds] == [0, 216]
    assert picture.said.en == "From 25 to 75 on a scale from 0 to 100"


def test_a_range_of_one_value_can_still_be_seen():
    picture = range_picture(100, 100)
    assert picture.right - picture.left >= 3


def test_lines_of_different_instruments_are_never_joined():
    points = [Point("2021", 60, "a"), Point("2022", 70, "b"), Point("2023", 80, "b")]
    panel = small_multiples([("x", "X", points)]).panels[0]
    assert len(panel.dots) == 3
    assert len(panel.lines) == 1
    assert panel.lines[0].count(",") == 2
    assert panel.breaks == ((panel.dots[0].x + panel.dots[1].x) / 2,)


def test_a_round_without_a_value_is_a_gap_not_a_zero():
    panel = small_multiples([("x", "X", [Point("2022", None), Point("2023", 50)])]).panels[0]
    assert [dot.value for dot in panel.dots] == [50]
    assert panel.said.id == "2022: –; 2023: 50,00"


def test_a_line_does_not_leap_over_a_gap():
    points = [Point("a", 50), Point("b", 60), Point("c", None), Point("d", 70)]
    assert len(small_multiples([("x", "X", points)]).panels[0].lines) == 1


def test_what_was_aimed_at_stands_beside_the_value_and_is_said():
    points = [Point("2024", 50), Point("2025", 60, target=60), Point("2026", None, target=70)]
    panel = small_multiples([("x", "X", points)]).panels[0]
    assert [aim.value for aim in panel.targets] == [60, 70]
    assert panel.targets[0].y == panel.dots[1].y
    assert panel.targets[0].left < panel.dots[1].x < panel.targets[0].right
    assert panel.said.id == "2024: 50,00; 2025: 60,00 (target 60,00); 2026: – (target 70,00)"


def test_the_number_of_the_last_point_stands_above_what_was_aimed_at_close_over_it():
    def drawn(target):
        points = [Point("2024", 50), Point("2025", 60, target=target)]
        return small_multiples([("x", "X", points)]).panels[0]

    close, far, below = drawn(64), drawn(95), drawn(55)
    assert close.last_label_y == close.targets[0].label_y
    assert far.last_label_y == far.last.label_y
    assert below.last_label_y == below.last.label_y


def test_bands_fill_the_scale_without_a_gap():
    picture = small_multiples([], BANDS)
    red, yellow = picture.bands
    assert yellow.top + yellow.height == red.top
    assert red.top + red.height == picture.floor


def test_bars_begin_at_zero_and_share_one_scale():
    rows = bar_picture([Bar("a", 50), Bar("b", Fraction(25, 2))]).rows
    assert [row.length for row in rows] == [100, 25]
    assert bar_picture([Bar("a", 50)], greatest=100).rows[0].length == Decimal(50)


def test_bars_of_zero_and_no_bars_at_all_are_drawn():
    assert bar_picture([Bar("a", 0)]).rows[0].length == 0
    assert bar_picture([]).rows == ()
