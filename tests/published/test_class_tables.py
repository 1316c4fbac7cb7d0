"""Every class table that was printed: both ends of every band, and what lies in its gaps."""

from dataclasses import dataclass
from fractions import Fraction

import pytest

from tests.published.published_data import rows_of
from tests.unit.scoring.builders import band, instrument, with_classes
from zonahijau.lawbook.instruments import ClassTable
from zonahijau.lawbook.library import load_instrument
from zonahijau.scoring.roll_up import classify

GENERATIONS = {
    "2015-2019 pemda": ["ombudsman/2015"],
    "2021": ["ombudsman/2021"],
    "2022-2024": ["ombudsman/2022", "ombudsman/2023"],
    "2025": ["ombudsman/2025"],
}
"""What the file calls a generation, and the instruments that it printed the table of."""

UNUSED = {
    "PO 17/2015 Art.15 (translation)": (75, [("hijau", 61), ("kuning", 39), ("merah", 0)]),
    "2015 LAKIP, first table (probably K/L incl. pelayanan terpadu - derived)": (
        110, [("hijau", 89), ("kuning", 56), ("merah", 0)],
    ),
}  # fmt: skip
"""Printed tables of which no instrument ships: the highest total, and the lower bounds read."""


@dataclass(frozen=True)
class Printed:
    """A band as printed, both ends inclusive."""

    year: str
    words: str
    low: Fraction | None
    high: Fraction


def printed() -> list[Printed]:
    return [
        Printed(
            row["year"],
            row["zone"],
            Fraction(row["score"]) if row["score"] else None,
            Fraction(row["total"]),
        )
        for row in rows_of("thresholds.csv")
    ]


ENDS = [
    (instrument_id, each, end)
    for each in printed()
    for instrument_id in GENERATIONS.get(each.year, [])
    for end in (each.low, each.high)
    if end is not None
]


def test_every_generation_of_the_file_is_spoken_of_here():
    assert {each.year for each in printed()} == GENERATIONS.keys() | UNUSED.keys()


@pytest.mark.parametrize(
    ("instrument_id", "each", "end"),
    ENDS,
    ids=[f"{i} {each.words} {float(end):g}" for i, each, end in ENDS],
)
def test_both_ends_of_a_printed_band_belong_to_it(instrument_id, each, end):
    _, found = classify(load_instrument(instrument_id), end)
    assert found.code == each.words.split(" / ")[0].removesuffix(" (unit)")


@pytest.mark.parametrize(
    ("instrument_id", "each", "end"),
    [case for case in ENDS if "hijau" in case[1].words or case[1].year == "2021"],
)
def test_the_zone_printed_beside_is_the_zone_found(instrument_id, each, end):
    _, found = classify(load_instrument(instrument_id), end, "region")
    assert found.zone == each.words.split(" / ")[-1]


def gaps() -> list[tuple[str, Fraction, Fraction]]:
    """What lies between the end of one printed band and the beginning of the next."""
    bands = sorted((each for each in printed() if each.low is not None), key=lambda each: each.low)
    return [
        (instrument_id, lower.high, higher.low)
        for year, ids in GENERATIONS.items()
        for instrument_id in ids
        for lower in bands
        for higher in bands
        if lower.year == higher.year == year and 0 < higher.low - lower.high <= 1
    ]


@pytest.mark.parametrize(("instrument_id", "low", "high"), gaps())
def test_a_value_in_a_printed_gap_has_the_class_that_its_rounded_value_has(
    instrument_id, low, high
):
    """The lower class up to the bound of the higher; half a hundredth below it rounds up to it."""
    loaded = load_instrument(instrument_id)
    below, above = classify(loaded, low)[1], classify(loaded, high)[1]
    inside = [low + (high - low) * Fraction(part, 1000) for part in range(1, 1000)]
    for value in inside:
        rounded = loaded.round(value)
        assert classify(loaded, value)[1] is (above if rounded >= high else below)
    assert classify(loaded, high - Fraction("0.005"))[1] is above
    assert classify(loaded, high - Fraction("0.0051"))[1] is below


@pytest.mark.parametrize("year", UNUSED)
def test_tables_of_which_no_instrument_ships_can_be_written_as_lower_bounds(year):
    highest, bounds = UNUSED[year]
    bands = ClassTable(tuple(band(low, code, code) for code, low in bounds), "at-least")
    built = with_classes(instrument(highest=Fraction(highest)), bands)
    for each in printed():
        if each.year == year:
            assert classify(built, each.low)[1].zone == each.words
            assert classify(built, each.high)[1].zone == each.words


def test_the_classes_below_54_that_2025_does_not_print_are_not_invented():
    words = [band.code for band in load_instrument("ombudsman/2025").class_table("region").bands]
    assert words == ["Kualitas Tertinggi", "Kualitas Tinggi", "Kualitas Sedang", None]


# -- satisfaction surveys ---------------------------------------------------------------------

SURVEYS = [
    ("skm_category_14_2017.csv", "panrb/skm-2017"),
    ("skm_category_kep25_2004.csv", "panrb/skm-2004"),
]


@pytest.mark.parametrize(
    ("instrument_id", "row"),
    [(instrument_id, row) for name, instrument_id in SURVEYS for row in rows_of(name)],
    ids=lambda value: value if isinstance(value, str) else value["mutu"],
)
def test_both_ends_of_a_converted_interval_have_its_letter(instrument_id, row):
    loaded = load_instrument(instrument_id)
    for end in (row["konversi_min"], row["konversi_max"]):
        _, found = classify(loaded, Fraction(end))
        assert (found.code, found.label.id) == (row["mutu"], row["kinerja"])


@pytest.mark.parametrize(("name", "instrument_id"), SURVEYS)
def test_no_value_between_25_and_100_falls_through(name, instrument_id):
    loaded = load_instrument(instrument_id)
    letters = [classify(loaded, Fraction(value, 200))[1].code for value in range(5000, 20001)]
    assert letters == sorted(letters, reverse=True)
    assert set(letters) == {row["mutu"] for row in rows_of(name)}


def test_the_intervals_of_means_agree_with_the_converted_ones_but_for_their_gaps():
    """3.532 x 25 is 88.30 and 3.5324 x 25 is 88.31: what lies between is decided by rounding."""
    loaded = load_instrument("panrb/skm-2017")
    for row in rows_of("skm_category_14_2017.csv"):
        for end in (row["interval_min"], row["interval_max"]):
            assert classify(loaded, Fraction(end) * 25)[1].code == row["mutu"]
