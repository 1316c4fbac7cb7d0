"""The SKM in its versions: what each says, what it leaves open, and on which days."""

from datetime import date
from fractions import Fraction

import pytest

from zonahijau.lawbook.library import load_instrument, load_series

SKM_2004, SKM_2017 = load_instrument("panrb/skm-2004"), load_instrument("panrb/skm-2017")


def letter(instrument, value: str) -> str:
    return instrument.class_table("unit").classify(instrument.round(Fraction(value))).code


def test_the_elements_stand_in_the_regulations_order():
    assert [node.code for node in SKM_2017.indicators()] == [
        "PERSYARATAN",
        "PROSEDUR",
        "WAKTU",
        "BIAYA",
        "PRODUK",
        "KOMPETENSI",
        "PERILAKU",
        "PENGADUAN",
        "SARANA",
    ]


def test_three_ways_of_writing_one_ninth_are_known():
    conventions = {each.name: each.weight for each in SKM_2017.weight_conventions}
    assert conventions == {
        "exact": Fraction(1, 9),
        "0.111": Fraction(111, 1000),
        "0.11": Fraction(11, 100),
    }
    assert [each.name for each in SKM_2017.weight_conventions if each.cite.official] == ["exact"]


def test_of_the_fourteen_elements_two_names_are_verified():
    labels = {node.code: node.label for node in SKM_2004.indicators()}
    unverified = [code for code, label in labels.items() if "belum terverifikasi" in label.id]
    assert list(labels) == [f"U{number}" for number in range(1, 15)]
    assert unverified == list(labels)[2:]


def test_no_source_gives_the_weights_of_2004():
    assert all(node.weight is None for node in SKM_2004.indicators())
    assert not SKM_2004.default_weight_set.cite.official


@pytest.mark.parametrize(
    ("value", "old", "new"),
    [
        ("43.75", "D", "D"),
        ("43.76", "C", "D"),
        ("64.99", "B", "D"),
        ("70", "B", "C"),
        ("81.25", "B", "B"),
        ("81.26", "A", "B"),
        ("88.31", "A", "A"),
    ],
)
def test_the_same_value_has_the_letter_of_its_version(value, old, new):
    assert (letter(SKM_2004, value), letter(SKM_2017, value)) == (old, new)


@pytest.mark.parametrize("instrument", [SKM_2004, SKM_2017], ids=lambda each: each.id)
def test_a_survey_knows_no_zone_and_its_region_is_an_estimate(instrument):
    assert {band.zone for band in instrument.class_table("region").bands} == {None}
    assert not instrument.roll_up.cite.official


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2004, 2, 23), None),
        (date(2004, 2, 24), "2004"),
        (date(2013, 12, 31), "2004"),
        (date(2014, 1, 1), None),
        (date(2016, 12, 31), None),
        (date(2017, 1, 1), "2017"),
        (date(2026, 11, 21), "2017"),
    ],
)
def test_the_series_pauses_while_the_version_of_2014_is_unread(day, version):
    found = load_series()["panrb-skm"].in_force([SKM_2004, SKM_2017], day)
    assert (found.version if found else None) == version
