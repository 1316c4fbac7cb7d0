"""What the Ombudsman's versions must be, beyond the worked cases that stand beside them."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from zonahijau.lawbook.instruments import Instrument, read_instrument
from zonahijau.lawbook.library import (
    all_instruments,
    instrument_files,
    load_facts,
    load_instrument,
    load_series,
)

VERSIONS = ["2015", "2021", "2022", "2023", "2025"]
IDS = [f"ombudsman/{version}" for version in VERSIONS]
GORONTALO_2017 = Fraction("50.12")  # printed yellow
BUTON_UTARA_2019 = Fraction("50.39")  # printed red


def zone_of(instrument: Instrument, value: Fraction) -> str | None:
    return instrument.class_table("region").classify(value).zone


def official_points(instrument: Instrument) -> Fraction:
    return sum((part.weight for part in instrument.root.parts if part.weight), Fraction(0))


def weight_of(instrument: Instrument, code: str) -> Fraction:
    node = instrument.node(code)
    assert node is not None
    assert node.weight is not None
    return node.weight


def test_the_printed_weights_of_2015_add_up_to_91():
    assert official_points(load_instrument("ombudsman/2015")) == 91


def test_the_three_rows_that_are_cut_off_have_no_weight():
    parts = load_instrument("ombudsman/2015").root.parts
    unknown = [part.code for part in parts if part.weight is None]
    assert unknown == ["kepuasan", "visi-misi-moto", "atribut"]


def test_no_weight_of_2021_claims_to_be_known():
    nodes = list(load_instrument("ombudsman/2021").root.walk())
    assert all(node.weight is None for node in nodes)


@pytest.mark.parametrize("version", ["2022", "2023"])
def test_the_four_dimensions_add_up_to_exactly_100(version: str):
    assert official_points(load_instrument(f"ombudsman/{version}")) == 100


def test_the_first_indicator_of_2023_is_worth_two_point_six_seven_points():
    instrument = load_instrument("ombudsman/2023")
    points = weight_of(instrument, "input") * weight_of(instrument, "input.1") / 100
    assert instrument.round(points) == Fraction("2.67")


def test_2023_has_fifteen_eleven_five_and_one_and_six_indicators():
    parts = load_instrument("ombudsman/2023").root.parts
    assert {part.code: len(part.parts) for part in parts} == {
        "input": 15,
        "proses": 11,
        "output": 6,
        "pengaduan": 6,
    }


def test_the_zones_of_2015_read_the_gap_as_red():
    instrument = load_instrument("ombudsman/2015")
    assert zone_of(instrument, BUTON_UTARA_2019) == "merah"
    assert zone_of(instrument, GORONTALO_2017) == "merah"


def test_the_opposite_reading_of_the_gap_is_a_change_of_data_alone(tmp_path: Path):
    written = instrument_files()["ombudsman/2015"].read_text("utf-8")
    other = written.replace("compare: at-least\n", "compare: above\n")
    other = other.replace('{from: "81",', '{from: "80",').replace('{from: "51",', '{from: "50",')
    copy = tmp_path / "ombudsman" / "2015.yaml"
    copy.parent.mkdir()
    copy.write_text(other, "utf-8")

    instrument = read_instrument(copy)

    assert zone_of(instrument, GORONTALO_2017) == "kuning"
    assert zone_of(instrument, Fraction(50)) == "merah"
    assert zone_of(instrument, Fraction("80.01")) == "hijau"


def test_2025_has_words_and_no_zones():
    tables = load_instrument("ombudsman/2025").classes
    words = {level: [band.code for band in table.bands] for level, table in tables.items()}
    assert words == {
        "unit": ["Sangat Baik", "Baik", "Cukup", "Kurang"],
        "region": ["Kualitas Tertinggi", "Kualitas Tinggi", "Kualitas Sedang", None],
    }
    assert all(band.zone is None for table in tables.values() for band in table.bands)


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2015, 1, 1), "2015"),
        (date(2019, 12, 31), "2015"),
        (date(2020, 1, 1), None),
        (date(2020, 12, 31), None),
        (date(2021, 1, 1), "2021"),
        (date(2021, 12, 31), "2021"),
        (date(2022, 1, 1), "2022"),
        (date(2022, 12, 31), "2022"),
        (date(2023, 1, 1), "2023"),
        (date(2024, 12, 31), "2023"),
        (date(2025, 1, 1), "2025"),
        (date(2026, 11, 21), "2025"),
    ],
)
def test_the_version_in_force_on_every_boundary(day: date, version: str | None):
    found = load_series()["ombudsman"].in_force(all_instruments(), day)
    assert (found.version if found else None) == version


@pytest.mark.parametrize("instrument_id", [*IDS, "satgas/monthly"])
def test_every_indicator_asks_for_a_named_fact_and_asks_it_once(instrument_id: str):
    facts = [node.fact for node in load_instrument(instrument_id).indicators()]
    assert all(fact in load_facts() for fact in facts)
    assert len(facts) == len(set(facts))


def test_nothing_in_the_monthly_check_claims_to_be_official():
    instrument = load_instrument("satgas/monthly")
    cites = [node.cite for node in instrument.root.walk()]
    cites += [band.cite for band in instrument.class_table("unit").bands]
    assert {cite.provenance for cite in cites} == {"local"}
