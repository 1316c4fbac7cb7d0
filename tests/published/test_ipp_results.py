"""The public service index (IPP): categories, published roll-ups, and both forms of F-02."""

from collections import Counter
from fractions import Fraction

import pytest

from tests.published.published_data import Row, rows_of
from zonahijau.lawbook.forms import load_form
from zonahijau.lawbook.library import load_instrument
from zonahijau.scoring.roll_up import UnitScore, classify, roll_up

IPP = load_instrument("panrb/ipp-2022")
FORMS = ("A", "B")


def f02(form: str) -> list[Row]:
    return [row for row in rows_of("pekppp_f02_indicators.csv") if row["jenis"] == form]


# -- categories -------------------------------------------------------------------------------


@pytest.mark.parametrize("row", rows_of("ipp_category.csv"), ids=lambda row: row["kategori"])
def test_both_ends_of_a_category_belong_to_it(row):
    for end in (row["min"], row["max"]):
        assert classify(IPP, Fraction(end))[1].code == row["kategori"]


def test_every_value_has_a_category_and_the_gaps_are_decided_by_rounding():
    letters = [classify(IPP, Fraction(value, 2000))[1].code for value in range(10001)]
    order = [row["kategori"] for row in rows_of("ipp_category.csv")]
    assert sorted(letters, key=order.index, reverse=True) == letters
    assert classify(IPP, Fraction("1.005"))[1].code == "E"
    assert classify(IPP, Fraction("1.0049"))[1].code == "F"


# -- published roll-ups -----------------------------------------------------------------------


def loci(region: str, year: str) -> list[UnitScore]:
    return [
        UnitScore(row["locus"], Fraction(row["ipp_printed"]))
        for row in rows_of("ipp_rollup_published.csv")
        if (row["daerah"], row["tahun"], row["is_total"]) == (region, year, "0")
    ]


def printed_total(region: str, year: str) -> str:
    (row,) = (
        row
        for row in rows_of("ipp_rollup_published.csv")
        if (row["daerah"], row["tahun"], row["is_total"]) == (region, year, "1")
    )
    return row["ipp_printed"]


def test_aceh_tenggara_2024_is_the_mean_of_its_three_loci():
    found = roll_up(IPP, loci("Kab. Aceh Tenggara", "2024"))
    assert (found.n, str(found.score)) == (3, printed_total("Kab. Aceh Tenggara", "2024"))


def test_aceh_tenggara_2024_was_called_a_where_the_table_gives_a_minus():
    assert roll_up(IPP, loci("Kab. Aceh Tenggara", "2024")).band.code == "A-"


def test_madiun_2024_prints_4_67_where_its_printed_loci_give_4_66():
    """Documented difference: only unrounded loci can give 4.67, so full precision is kept."""
    units = loci("Kota Madiun", "2024")
    found = roll_up(IPP, units)
    assert (str(found.score), printed_total("Kota Madiun", "2024")) == ("4.66", "4.67")
    assert found.exact == Fraction("13.99") / 3
    most = Fraction("0.0049999")
    unrounded = [UnitScore(unit.unit, unit.score + most) for unit in units]
    assert str(roll_up(IPP, unrounded).score) == "4.67"


def test_tanggamus_2024_prints_loci_and_no_total():
    assert str(roll_up(IPP, loci("Kab. Tanggamus", "2024")).score) == "4.27"


PRINTED_CATEGORIES = {
    ("Kab. Aceh Tenggara", "2024"): ("A", "A-"),
    ("Kab. Aceh Tenggara", "2023"): ("B", "B"),
    ("Kab. Aceh Tenggara", "2022"): ("C", "C"),
    ("Kab. Sidrap", "2021"): ("C", "C"),
    ("Kab. Sidrap", "2022"): ("B-", "B-"),
    ("Kab. Sidrap", "2023"): ("C", "C-"),
    ("Kab. Sidrap", "2024"): ("D", "D"),
    ("Kab. Sidrap", "2025"): ("B-", "B-"),
}
"""The category as printed, kept as printed, and that of the table; two disagree."""


@pytest.mark.parametrize(("where", "categories"), PRINTED_CATEGORIES.items(), ids=str)
def test_a_printed_total_has_the_category_of_the_table(where, categories):
    printed, of_the_table = categories
    assert classify(IPP, Fraction(printed_total(*where)), "region")[1].code == of_the_table
    (row,) = (
        row
        for row in rows_of("ipp_rollup_published.csv")
        if (row["daerah"], row["tahun"], row["is_total"]) == (*where, "1")
    )
    assert printed in row["note"]


# -- F-02 and F-03 without loss ---------------------------------------------------------------


@pytest.mark.parametrize(("form", "count"), [("A", 31), ("B", 30)])
def test_every_indicator_of_the_form_is_there_under_its_number(form, count):
    codes = [node.code for node in IPP.indicators({"form": form}) if node.code.startswith(form)]
    assert codes == [f"{form}{row['no']}" for row in f02(form)]
    assert len(codes) == count


@pytest.mark.parametrize("form", FORMS)
def test_aspects_have_their_printed_weight_and_number_of_indicators(form):
    printed = {
        row["aspek_no"]: (Fraction(row["bobot_aspek"]), int(row["n_indikator_aspek"]))
        for row in f02(form)
        if row["bobot_aspek"]
    }
    parts = IPP.node(f"f02{form.lower()}").parts
    aspects = {part.code[1:]: part for part in parts if part.parts}
    assert {
        number: (part.weight / 100, len(part.parts)) for number, part in aspects.items()
    } == printed


@pytest.mark.parametrize("form", FORMS)
def test_the_weights_of_all_indicators_add_up_to_exactly_one(form):
    rows = [row for row in f02(form) if row["bobot_aspek"]]
    shares = [
        Fraction(row["bobot_aspek"]) * Fraction(row["bobot_indikator_dalam_aspek"]) for row in rows
    ]
    assert sum(shares) == 1
    for row, share in zip(rows, shares, strict=True):
        assert abs(share - Fraction(row["bobot_global_derived"])) < Fraction(1, 10**6)


@pytest.mark.parametrize(("form", "code"), [("A", "A31"), ("B", "B30")])
def test_the_queue_item_is_asked_and_not_weighed(form, code):
    assert f02(form)[-1]["bobot_aspek"] == ""
    assert IPP.node(code).informational


@pytest.mark.parametrize(
    "row", rows_of("pekppp_f02_rubric.csv"), ids=lambda row: row["jenis"] + row["no"]
)
def test_every_rung_of_the_rubric_has_a_text_of_ours(row):
    """Six texts in the source, six rungs here; the wording is our own."""
    rungs = IPP.node(row["jenis"] + row["no"]).scale.rungs
    assert all(row[f"skor_{number}"] for number in range(6))
    assert [rung.score for rung in rungs] == [0, 1, 2, 3, 4, 5]
    assert all(rung.label.id and rung.label.en for rung in rungs)
    assert len({rung.label.id for rung in rungs}) == 6


def test_the_rubric_and_the_list_name_the_same_61_indicators():
    def keys(name: str) -> list[tuple[str, str]]:
        return [(row["jenis"], row["no"]) for row in rows_of(name)]

    assert keys("pekppp_f02_rubric.csv") == keys("pekppp_f02_indicators.csv")
    assert len(keys("pekppp_f02_rubric.csv")) == 61


@pytest.mark.parametrize("form", FORMS)
def test_users_are_asked_the_printed_number_of_items_for_each_aspect(form):
    rows = [row for row in rows_of("pekppp_f03_questions.csv") if row["jenis"] == form]
    printed = list(Counter(row["aspek_no"] for row in rows).values())
    blocks = load_form("panrb/f-03-2022").asked({"form": form})
    assert [len(block.questions) for block in blocks] == printed
