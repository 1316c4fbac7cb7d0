"""Exact numbers: from text to fraction, from fraction to what is printed."""

import re
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonahijau.lawbook.numbers import (
    LONGEST_TAIL,
    Rounding,
    decimal_string,
    exact,
    outwards,
    terminates,
)

MODES = {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN, "down": ROUND_DOWN}
WIDE = Context(prec=200)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("21.85", Fraction(437, 20)),
        ("1/9", Fraction(1, 9)),
        ("-3", Fraction(-3)),
        ("+0.5", Fraction(1, 2)),
        ("007", Fraction(7)),
        (" 12.22 ", Fraction(611, 50)),
        ("0.1", Fraction(1, 10)),
        ("4/6", Fraction(2, 3)),
    ],
)
def test_a_number_is_what_is_written(text, number):
    assert exact(text) == number


@pytest.mark.parametrize(
    "text",
    ["", " ", "abc", "1,5", "1.", ".5", "1e3", "1_000", "1/0", "0.5/2", "1/2/3", "1 / 9", "--1",
     "nan", "inf", "0x10", "5%", "٣", "²", "9" * 5000],
)  # fmt: skip
def test_what_is_no_number_is_an_error(text):
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        exact(text)


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 8), st.sampled_from(sorted(MODES)))
def test_rounding_is_that_of_the_decimal_module(number, places, mode):
    expected = number.quantize(Decimal(1).scaleb(-places), MODES[mode], WIDE)
    rounded = Rounding(places, mode).apply(Fraction(number))
    assert (rounded, str(rounded.copy_abs())) == (expected, str(expected.copy_abs()))


@given(st.fractions(-1000, 1000), st.integers(0, 6), st.sampled_from(sorted(MODES)))
def test_a_rounded_number_is_nearest_on_its_grid_or_just_below(number, places, mode):
    rounding, step = Rounding(places, mode), Fraction(1, 10**places)
    off = abs(Fraction(rounding.apply(number)) - number)
    assert off <= step / 2 if mode != "down" else off < step
    assert rounding.scaled(number) * step == Fraction(rounding.apply(number))
    assert rounding.apply(Fraction(rounding.apply(number))) == rounding.apply(number)


@given(
    st.fractions(0, 100), st.fractions(0, 100), st.integers(0, 4), st.sampled_from(sorted(MODES))
)
def test_rounding_keeps_the_order(one, other, places, mode):
    low, high = sorted((one, other))
    assert Rounding(places, mode).apply(low) <= Rounding(places, mode).apply(high)


@pytest.mark.parametrize(
    ("mode", "rounded"),
    [("half-up", ["0.13", "0.14", "-0.13"]), ("half-even", ["0.12", "0.14", "-0.12"]),
     ("down", ["0.12", "0.13", "-0.12"])],
)  # fmt: skip
def test_the_half_goes_where_the_mode_says(mode, rounded):
    halves = [Fraction(text) for text in ("0.125", "0.135", "-0.125")]
    assert [str(Rounding(2, mode).apply(half)) for half in halves] == rounded


@pytest.mark.parametrize(("places", "mode"), [(-1, "half-up"), (2, "up"), (2, "")])
def test_a_rounding_that_is_none_cannot_be_made(places, mode):
    with pytest.raises(ValueError, match=str(places)):
        Rounding(places, mode)


def test_zeros_of_the_declared_places_are_printed():
    assert str(Rounding(2).apply(Fraction(81))) == "81.00"
    assert str(Rounding(0).apply(Fraction("80.5"))) == "81"


@given(st.decimals(-(10**6), 10**6, places=9))
def test_a_terminating_number_is_written_whole_and_read_back(number):
    written = decimal_string(Fraction(number))
    assert exact(written) == Fraction(number)
    assert not ("." in written and written.endswith("0"))


@given(st.fractions())
def test_every_number_has_a_text_close_to_it(number):
    written = decimal_string(number)
    assert "e" not in written.lower()
    assert abs(exact(written) - number) <= Fraction(1, 2 * 10**LONGEST_TAIL)
    assert (exact(written) == number) or not terminates(number)


def test_what_does_not_terminate_has_twelve_places():
    assert decimal_string(Fraction(1, 9)) == "0.111111111111"
    assert decimal_string(Fraction(-2, 3)) == "-0.666666666667"
    assert decimal_string(Fraction(1, 2**20)) == "0.00000095367431640625"


@given(st.fractions(0, 100), st.fractions(0, 100), st.integers(0, 3))
def test_a_printed_range_is_the_narrowest_that_holds_both_ends(one, other, places):
    least, greatest = sorted((one, other))
    low, high = outwards(least, greatest, places)
    step = Fraction(1, 10**places)
    assert least - step < Fraction(low) <= least <= greatest <= Fraction(high) < greatest + step
