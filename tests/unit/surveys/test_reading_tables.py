"""Figures of reports read from the three shapes that offices have them in."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from tests.published.test_published_surveys import DATA, bantul_means
from zonahijau.surveys.figures import INSTRUMENT, Figures, compute
from zonahijau.surveys.reading.tables import read_figures
from zonahijau.wording import Refused


def read(path: Path):
    return read_figures(path, path.name, INSTRUMENT)


def said(tmp_path: Path, text: str):
    path = tmp_path / "angka.csv"
    path.write_text(text, encoding="utf-8")
    return read(path)


def test_the_distribution_of_gaspul_gives_its_printed_index_under_its_own_weight():
    found = read(DATA / "skm_agg_gaspul_triwulan3.csv")
    assert found.respondents == 29
    figures = Figures(counts=found.counts, printed=Decimal("90.56"), convention="0.11")
    assert compute(figures).agrees


def test_the_means_of_bantul_go_by_code_though_two_stand_in_another_order():
    found = read(DATA / "skm_agg_bantul_dptr_2023.csv")
    assert found.means == bantul_means()
    assert compute(Figures(means=found.means, printed=Decimal("87.28"))).agrees


def test_the_answers_of_kediri_give_the_last_printed_index():
    found = read(DATA / "skm_raw_kediri_dump20_cumulative.csv")
    assert found.respondents == 20
    last = (DATA / "skm_raw_kediri_dump20_cumulative.csv").read_text().split()[-1].split(",")[-1]
    computed = compute(Figures(counts=found.counts, printed=Decimal(last)))
    assert computed.agrees, computed


def test_rows_that_cannot_be_read_are_counted_and_the_first_is_told(tmp_path):
    header = ",".join(f"U{number}" for number in range(1, 10))
    found = said(tmp_path, f"{header}\n{'4,' * 8}4\n{'4,' * 8}7\n")
    assert (found.respondents, found.skipped) == (1, 1)
    assert found.because.startswith("3: ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("unsur,nilai\nKeramahan,3\n", "Keramahan"),
        ("unsur,jumlah\nWaktu,3\n", "n1"),
        ("unsur,n1,n2,n3,n4\nWaktu,1,x,2,3\n", "x"),
        ("U1,U2\n4,4\n", "U3"),
    ],
)
def test_a_file_that_is_none_of_the_three_is_refused_with_what_is_missing(tmp_path, text, told):
    with pytest.raises(Refused) as refused:
        said(tmp_path, text)
    assert told in refused.value.refusals[0].one_line("id")
    assert "angka.csv" in refused.value.refusals[0].one_line("id")


def test_elements_are_known_by_code_name_and_question(tmp_path):
    found = said(tmp_path, ["unsur;nilai\nU8;3,5\n", "an Prasarana Lain;3\n"][0])
    assert found.means == {"SARANA": Fraction("3.5")}
    found = said(tmp_path, "kode;nilai\nSarana dan prasarana;3,25\nwaktu;3\n")
    assert found.means == {"SARANA": Fraction("3.25"), "WAKTU": Fraction(3)}
