"""What a known fact is offered as: an answer where the mapping says which, else only to inform."""

from datetime import date
from fractions import Fraction

import pytest

from zonahijau.instruments.facts import KnownFact
from zonahijau.instruments.rungs import mapping, offer
from zonahijau.lawbook.library import load_instrument
from zonahijau.wording import Text


def known(key, holds):
    return KnownFact(key, holds, Text("", ""), Text("", ""), date(2026, 1, 1))


def offered(instrument, code, holds):
    node = load_instrument(instrument).node(code)
    found = offer(instrument, node, known(node.fact, holds))
    return found.value if found else None


def test_every_row_names_an_indicator_its_fact_and_a_rung_that_exist():
    for row in mapping():
        node = load_instrument(row.instrument).node(row.indicator)
        assert node.fact == row.fact
        assert node.scale.rung_at(row.rung) is not None


@pytest.mark.parametrize("version", ["ombudsman/2022", "ombudsman/2023"])
def test_a_decree_in_force_is_offered_as_the_rung_that_it_proves_with_what_it_leaves_open(version):
    node = load_instrument(version).node("pengaduan.2")
    found = offer(version, node, known("decree.complaint_officer", True))
    assert found.value == "2"
    assert "ditinjau berkala" in found.note.id


@pytest.mark.parametrize(("media", "rung"), [("0", "0"), ("3", "3"), ("7", "5")])
def test_a_number_reaches_the_highest_rung_that_begins_below_it(media, rung):
    assert offered("panrb/ipp-2022", "A7", Fraction(media)) == rung


def test_a_ladder_without_a_row_is_only_informed():
    assert offered("panrb/ipp-2022", "A6", holds=True) is None
    assert offered("ombudsman/2023", "pengaduan.2", holds=False) is None


@pytest.mark.parametrize(
    ("share", "rung"), [(0, "1"), (1, "2"), (30, "3"), (80, "3"), (81, "4"), (100, "5")]
)
def test_the_share_of_a_plan_is_offered_as_the_rung_that_it_reaches(share, rung):
    assert offered("panrb/ipp-2022", "A8", Fraction(share)) == rung
    assert offered("panrb/ipp-2022", "B7", Fraction(share)) == rung


def test_presence_is_answered_by_yes_and_no_and_a_number_by_a_number():
    assert offered("satgas/monthly", "pengaduan-petugas", holds=True) == "1"
    assert offered("satgas/monthly", "pengaduan-petugas", holds=False) == "0"
    assert offered("ombudsman/2023", "output.ikm", Fraction("88.5")) == "88.5"
    assert offered("ombudsman/2023", "output.ikm", holds=True) is None
