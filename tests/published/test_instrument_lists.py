"""The lists of indicators and weights that were printed, and the instruments that ship."""

from collections import Counter
from fractions import Fraction

import pytest

from tests.published.published_data import Row, rows_of
from tests.unit.scoring.builders import answered, indicator, instrument, part
from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.library import load_instrument
from zonahijau.scoring.score import score


def by_variable(name: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows_of(name):
        groups.setdefault(row["variable"], []).append(row)
    return groups


# -- 2015 -------------------------------------------------------------------------------------

WEIGHTS_2015 = [row["weight"] for row in rows_of("instrument_2015_pemda.csv")]


def test_the_indicators_of_2015_have_the_printed_weights_in_the_printed_order():
    leaves = load_instrument("ombudsman/2015").indicators()
    given = ["" if leaf.weight is None else str(leaf.weight) for leaf in leaves]
    assert given == WEIGHTS_2015


def test_the_weights_of_2015_that_can_be_read_add_up_to_91():
    assert sum(Fraction(weight) for weight in WEIGHTS_2015 if weight) == 91
    assert WEIGHTS_2015.count("") == 3


def test_2015_cannot_be_computed_with_official_weights_and_says_why():
    loaded = load_instrument("ombudsman/2015")
    answers = answered(**{leaf.code: 1 for leaf in loaded.indicators()})
    found = score(loaded, answers, weights="official")
    assert (found.exact, found.band, found.tree) == (None, None, None)
    assert "3 parts (kepuasan, visi-misi-moto, atribut)" in found.why_not[0].en


def test_2015_with_the_named_local_weights_is_an_estimate():
    loaded = load_instrument("ombudsman/2015")
    found = score(loaded, answered(**{leaf.code: 1 for leaf in loaded.indicators()}))
    assert (found.exact, found.estimate) == (100, True)


# -- forms without weights --------------------------------------------------------------------


def without_weights(name: str) -> Instrument:
    """The checklist of a file as an instrument: every indicator present or absent, no weight."""
    return instrument(
        *(
            part(f"v{v}", *(indicator(f"v{v}.{n}") for n in range(1, len(rows) + 1)))
            for v, rows in enumerate(by_variable(name).values(), start=1)
        )
    )


@pytest.mark.parametrize(
    ("name", "variables"),
    [("instrument_kl_checklist.csv", 10), ("instrument_pemda_9var_20ind.csv", 9)],
)
def test_a_checklist_without_weights_is_filled_in_and_not_scored(name, variables):
    built = without_weights(name)
    assert (len(built.root.parts), len(built.indicators())) == (variables, 20)
    found = score(built, answered(**{leaf.code: 1 for leaf in built.indicators()}))
    assert (found.exact, found.missing) == (None, ())
    unknown = f"no official weight is known for {variables + 20} parts"
    assert found.why_not[0].en.startswith(unknown)


def test_electronic_and_other_information_are_a_choice_of_one():
    pair = by_variable("instrument_pemda_9var_20ind.csv")["Sistem Informasi"]
    assert [row["indicator"].split()[1] for row in pair] == ["elektronik", "non-elektronik"]
    assert "lingkari salah satu" in pair[1]["indicator"]
    informasi = load_instrument("ombudsman/2015").node("informasi")
    assert informasi.is_indicator
    assert informasi.label.id.endswith("elektronik atau nonelektronik")


# -- 2022 to 2024 -----------------------------------------------------------------------------

DIMENSIONS = {
    row["variable"].lower(): Fraction(row["weight"])
    for row in rows_of("instrument_2022_2024_dimensions.csv")
    if row["level"] == "dimension"
}


@pytest.mark.parametrize("version", ["ombudsman/2022", "ombudsman/2023"])
def test_the_four_dimensions_have_their_printed_weights_and_add_up_to_100(version):
    parts = load_instrument(version).root.parts
    assert {part.code: part.weight for part in parts} == DIMENSIONS
    assert sum(DIMENSIONS.values()) == 100


def test_the_one_printed_weight_within_a_dimension_is_2_67_points():
    (row,) = (
        row
        for row in rows_of("instrument_2022_2024_dimensions.csv")
        if row["level"] == "indicator" and row["weight"]
    )
    loaded = load_instrument("ombudsman/2023")
    assert row["weight"] == "12.22 % of Input"
    assert loaded.node("input.1").weight == Fraction("12.22")
    points = DIMENSIONS["input"] * Fraction("12.22") / 100
    assert (points, loaded.round(points)) == (Fraction("2.67007"), Fraction("2.67"))


def test_the_indicators_of_2023_are_as_many_as_were_printed():
    printed = Counter(row["dimension"].lower() for row in rows_of("instrument_2023_indicators.csv"))
    parts = load_instrument("ombudsman/2023").root.parts
    assert {part.code: len(part.parts) for part in parts} == printed
    counts = {
        row["variable"]: row["indicator"].split()[0]
        for row in rows_of("instrument_2022_2024_dimensions.csv")
        if row["level"] == "indicator count"
    }
    assert counts["Proses"] == str(printed["proses"])
    assert counts["Pengaduan"] == str(printed["pengaduan"])


def test_no_indicator_of_2023_but_the_first_claims_an_official_weight():
    weighed = [leaf.code for leaf in load_instrument("ombudsman/2023").indicators() if leaf.weight]
    assert weighed == ["input.1"]


@pytest.mark.parametrize("version", ["ombudsman/2021", "ombudsman/2022", "ombudsman/2023"])
def test_no_total_of_a_unit_can_be_computed_with_official_weights_alone(version):
    loaded = load_instrument(version)
    best = {leaf.code: leaf.scale.highest for leaf in loaded.indicators()}
    assert score(loaded, answered(**best), weights="official").exact is None
    assert score(loaded, answered(**best)).exact == 100


# -- 2025 -------------------------------------------------------------------------------------


def test_2025_is_70_of_four_dimensions_and_30_of_trust_and_nothing_more_is_official():
    rows = rows_of("instrument_2025_opini.csv")
    components = [Fraction(row["weight"]) for row in rows if row["level"] == "component"]
    dimensions = [row["variable"].lower() for row in rows if row["level"] == "dimension"]
    four, trust = load_instrument("ombudsman/2025").root.parts
    assert [four.weight, trust.weight] == components == [70, 30]
    assert [part.code for part in four.parts] == dimensions
    assert {part.weight for part in four.parts} == {None}


def test_2025_has_no_zone():
    tables = load_instrument("ombudsman/2025").classes.values()
    assert {band.zone for table in tables for band in table.bands} == {None}
