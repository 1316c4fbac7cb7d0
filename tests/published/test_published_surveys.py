"""Printed satisfaction indices and sample sizes, computed again from their printed inputs."""

import csv
from collections.abc import Iterator
from fractions import Fraction
from math import ceil
from pathlib import Path

import pytest

from tests.unit.statistics.questionnaire import ELEMENTS, skm_rule, tally_of
from zonahijau.lawbook.numbers import Rounding
from zonahijau.lawbook.sampling import load_sample_rule
from zonahijau.statistics.sample import required_sample, unrounded_sample
from zonahijau.statistics.skm import (
    index_of_means,
    index_of_sum,
    survey_result,
)

DATA = Path(__file__).parent / "data"
HUNDREDTHS = Rounding(2)
CONVENTIONS = EXACT, THREE_PLACES, TWO_PLACES = "exact", "0.111", "0.11"


def rows_of(name: str) -> list[dict[str, str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


CASES = {row["case"]: row for row in rows_of("skm_printed_ikm_cases.csv")}


def published(value: Fraction, rounding: Rounding = HUNDREDTHS) -> str:
    return f"{rounding.apply(value):f}"


def test_the_printed_cases_are_all_spoken_of_here():
    assert set(CASES) == {
        "Pacitan Bakesbangpol 2019",
        "Tubaba Disdukcapil 2023 S1",
        "Nagari Simpang Kapuak",
        "GASPUL triwulan III",
        "Bantul DPTR 2023",
        *REGENCIES,
    }


def test_pacitan_2019_prints_its_index_under_two_places_of_the_weight():
    assert CASES["Pacitan Bakesbangpol 2019"]["printed_ikm"] == "82.9"
    index = {w: index_of_sum(Fraction("30.15"), skm_rule(w)) for w in CONVENTIONS}
    assert published(index[TWO_PLACES], Rounding(1)) == "82.9"
    assert index == {
        TWO_PLACES: Fraction("82.9125"),
        THREE_PLACES: Fraction("83.66625"),
        EXACT: Fraction("83.75"),
    }


def test_tubaba_2023_displays_100_although_its_legend_says_0_111():
    assert CASES["Tubaba Disdukcapil 2023 S1"]["printed_ikm"] == "100"
    results = {w: survey_result(tally_of([4] * 9), skm_rule(w)) for w in CONVENTIONS}
    assert {w: published(result.index_exact) for w, result in results.items()} == {
        EXACT: "100.00",
        THREE_PLACES: "99.90",
        TWO_PLACES: "99.00",
    }
    assert results[EXACT].grade.code == CASES["Tubaba Disdukcapil 2023 S1"]["printed_mutu"]


def test_simpang_kapuak_cut_its_index_off():
    """3.095 x 25 is 77.375. Printed is 77.37, which only cutting off gives: to the nearest even
    digit it is 77.38 as well, because 7 is odd."""
    index = Fraction("3.095") * skm_rule().conversion
    assert CASES["Nagari Simpang Kapuak"]["printed_ikm"] == "77.37"
    modes = ("half-up", "half-even", "down")
    assert {mode: published(index, Rounding(2, mode)) for mode in modes} == {
        "half-up": "77.38",
        "half-even": "77.38",
        "down": "77.37",
    }
    assert skm_rule().grade(index).code == CASES["Nagari Simpang Kapuak"]["printed_mutu"]


def gaspul_rows() -> Iterator[list[int]]:
    """Respondents with the printed distribution of each element; who gave which is not printed."""
    columns = [
        [rung for rung in (4, 3, 2, 1) for _ in range(int(row[f"n{rung}"]))]
        for row in rows_of("skm_agg_gaspul_triwulan3.csv")
    ]
    return map(list, zip(*columns, strict=True))


@pytest.mark.parametrize(
    ("weight", "index"), [(TWO_PLACES, "90.56"), (THREE_PLACES, "91.38"), (EXACT, "91.48")]
)
def test_gaspul_has_three_indices_for_the_same_answers(weight, index):
    result = survey_result(tally_of(*gaspul_rows()), skm_rule(weight))
    assert (result.n, f"{result.index}", result.grade.code) == (29, index, "A")


def test_gaspul_prints_the_means_and_the_index_under_two_places():
    elements = survey_result(tally_of(*gaspul_rows()), skm_rule()).elements.values()
    printed = rows_of("skm_agg_gaspul_triwulan3.csv")
    assert sum(int(row["total_printed"]) for row in printed) == 955
    for element, row in zip(elements, printed, strict=True):
        assert element.mean == Fraction(int(row["total_printed"]), 29)
        assert published(element.mean, Rounding(4)) == row["nrr_printed"]
    assert CASES["GASPUL triwulan III"]["printed_ikm"] == "90.56"


def bantul_means() -> dict[str, Fraction]:
    named = {"SARANA_PRASARANA": "SARANA"}
    codes = {
        row["unsur_code"].upper(): Fraction(row["nrr_printed_2dp"])
        for row in rows_of("skm_agg_bantul_dptr_2023.csv")
    }
    return {named.get(code, code): mean for code, mean in codes.items()}


def test_bantul_2023_is_the_index_of_its_element_means():
    index = index_of_means(bantul_means(), skm_rule())
    assert sum(bantul_means().values()) == Fraction("31.42")
    assert published(index) == CASES["Bantul DPTR 2023"]["printed_ikm"] == "87.28"
    assert skm_rule().grade(index).code == "B"


def test_bantul_lists_complaints_before_facilities_so_that_elements_go_by_code():
    means = bantul_means()
    assert tuple(means)[7:] == ("PENGADUAN", "SARANA")
    assert ELEMENTS[7:] == ("SARANA", "PENGADUAN")
    by_position = dict(zip(ELEMENTS, means.values(), strict=True))
    assert (means["PENGADUAN"], by_position["PENGADUAN"]) == (Fraction("3.76"), Fraction("3.35"))
    assert index_of_means(by_position, skm_rule()) == index_of_means(means, skm_rule()), (
        "the index does not show the mistake"
    )


def test_the_unit_in_bantul_is_not_the_mean_of_its_three_services():
    services = Fraction("75.56") + Fraction("86.29") + Fraction("94.61")
    assert published(services / 3) == "85.49"
    assert published(index_of_means(bantul_means(), skm_rule())) == "87.28"


REGENCIES = {"Kota Madiun 2025 regency level": "89.89", "Kota Ambon 2025 regency level": "87.56"}


@pytest.mark.parametrize(("case", "index"), REGENCIES.items())
def test_a_regency_prints_only_its_total_and_is_documented_as_not_reproducible(case, index):
    assert CASES[case]["printed_ikm"] == index
    assert CASES[case]["weight_convention"] == "unknown rollup"
    assert CASES[case]["check_derived"].startswith("roll-up not reproducible")


KEDIRI = rows_of("skm_raw_kediri_dump20_cumulative.csv")


@pytest.mark.parametrize("respondents", range(1, 21))
def test_kediri_prints_a_running_total_and_index_after_each_respondent(respondents):
    answers = [[int(row[f"U{u}"]) for u in range(1, 10)] for row in KEDIRI[:respondents]]
    printed, tally = KEDIRI[respondents - 1], tally_of(*answers)
    result = survey_result(tally, skm_rule(places=4))
    total = sum(element.mean for element in result.elements.values()) * respondents
    assert total == int(printed["printed_total_semua"])
    expected = Fraction(printed["printed_nilai_interval"])
    if printed["id"] == "100":
        assert (published(result.index_exact, Rounding(5)), expected) == (
            "74.20635",
            Fraction("74.2064"),
        )
        assert f"{result.index}" == "74.2063", "printed as if rounded twice: 74.20635, then 74.2064"
    else:
        assert Fraction(result.index) == expected


def test_the_file_has_twenty_kediri_rows():
    assert len(KEDIRI) == 20


SAMPLES = rows_of("skm_krejcie_morgan.csv")


def test_nearest_rounding_reproduces_the_printed_sample_table():
    found = [(row["N"], required_sample(int(row["N"]))) for row in SAMPLES]
    assert found == [(row["N"], int(row["S_table_verbatim"])) for row in SAMPLES]


def test_the_printed_sample_table_has_ninety_rows_and_rounding_up_misses_half_of_them():
    exact = [unrounded_sample(int(row["N"]), load_sample_rule()) for row in SAMPLES]
    missed = [
        row
        for row, size in zip(SAMPLES, exact, strict=True)
        if ceil(size) != int(row["S_table_verbatim"])
    ]
    assert (len(SAMPLES), len(missed)) == (90, 45)
    assert [published(size, Rounding(4)) for size in exact] == [row["S_formula"] for row in SAMPLES]
