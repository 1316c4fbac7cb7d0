"""Numbers, dates and times as people read them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from zonahijau.web import formatting
from zonahijau.web.formatting import number


@pytest.mark.parametrize(
    ("value", "places", "indonesian", "english"),
    [
        (Decimal("1234.56"), None, "1.234,56", "1,234.56"),
        ("87.59", 2, "87,59", "87.59"),
        (1000000, None, "1.000.000", "1,000,000"),
        (Fraction(1, 8), 2, "0,13", "0.13"),
        (Fraction(2, 3), None, "0,67", "0.67"),
        (Fraction(6, 3), None, "2", "2"),
        (Decimal("-2.5"), 0, "−3", "−3"),
        (Decimal("-0.001"), 2, "0,00", "0.00"),
        (0, 2, "0,00", "0.00"),
        (None, 2, "–", "–"),
        ("", None, "–", "–"),
    ],
)
def test_a_number_has_the_marks_of_its_language(value, places, indonesian, english):
    assert number(value, places) == indonesian
    assert number(value, places, "en") == english


@given(some.integers(-(10**9), 10**9), some.integers(0, 4))
def test_a_half_is_rounded_away_from_zero(thousandths, places):
    shown = number(Fraction(thousandths, 1000), places, "en").replace(",", "").replace("−", "-")
    distance = abs(Fraction(shown) - Fraction(thousandths, 1000))
    assert distance <= Fraction(1, 2 * 10**places)
    if distance == Fraction(1, 2 * 10**places):
        assert abs(Fraction(shown)) > abs(Fraction(thousandths, 1000))


def test_dates_are_written_out():
    day = date(2021, 4, 12)
    assert formatting.long_date(day) == "Senin, 12 April 2021"
    assert formatting.long_date(day, "en") == "Monday, 12 April 2021"
    assert formatting.plain_date(date(2026, 5, 1)) == "1 Mei 2026"
    assert formatting.short_date(date(2026, 8, 17)) == "17 Agu 2026"
    assert formatting.short_date(date(2026, 8, 17), "en") == "17 Aug 2026"


def test_every_day_and_month_has_its_name_in_both_languages():
    for language in ("id", "en"):
        assert len(set(formatting.DAYS[language])) == 7
        assert len(set(formatting.MONTHS[language])) == 12
        assert len(set(formatting.SHORT_MONTHS[language])) == 12


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Asia/Jakarta", "08.41 WIB"),
        ("Asia/Makassar", "09.41 WITA"),
        ("Asia/Jayapura", "10.41 WIT"),
    ],
)
def test_a_time_is_said_in_the_zone_of_the_office(zone, shown):
    assert formatting.clock(datetime(2026, 3, 2, 1, 41, tzinfo=UTC), zone) == shown


def test_the_english_clock_has_a_colon():
    instant = datetime(2026, 3, 2, 1, 41, tzinfo=UTC)
    assert formatting.clock(instant, "Asia/Makassar", "en") == "09:41 WITA"


def test_the_zone_is_that_of_the_government_or_of_what_belongs_to_it():
    batola = SimpleNamespace(time_zone="Asia/Makassar")
    assert formatting.zone_of(batola) == "Asia/Makassar"
    assert formatting.zone_of(SimpleNamespace(government=batola)) == "Asia/Makassar"
    assert formatting.zone_of("") == "Asia/Jakarta"
