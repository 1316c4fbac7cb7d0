"""Papers drafted from what the reports know: nothing invented, nothing called missing unseen."""

from datetime import date

import pytest

from tests import offices
from zonahijau.catalogue.actions import add_count
from zonahijau.catalogue.policies import Counts
from zonahijau.documents.actions.papers import Wish, draft_paper
from zonahijau.documents.kinds import kind_of
from zonahijau.reports.letters import official_note, request_completion


@pytest.fixture
def place(db):
    return offices.government()


@pytest.fixture
def secretary(place):
    return offices.person(place, "sekretaris", "satgas")


def cells(annex):
    return [row for block in annex.blocks for row in block.rows]


def test_the_letter_has_an_annex_for_each_agency_with_what_it_and_its_units_lack(place, secretary):
    health = offices.unit(place, "dinkes")
    clinic = offices.unit(place, "mandastana", "puskesmas", health)
    counts = Counts(date(2025, 1, 1), "Rekap", services=5, with_standard=5, decrees=2)
    add_count(by=secretary, unit=clinic, counts=counts)
    draft = request_completion(place, secretary, due="2026-12-15")
    (annex,) = draft.annexes
    assert draft.addressees == ("Kepala Dinkes",)
    assert [b.text for b in annex.blocks if b.text] == ["Dinkes", "Mandastana"]
    said = [row[:2] for row in cells(annex)]
    assert ("Menetapkan standar pelayanan dengan keputusan", "2 dari 5 layanan") in said
    assert all(due == "Selasa, 15 Desember 2026" for *_, due in cells(annex))


def test_what_nobody_counted_is_asked_for_and_not_called_missing(place, secretary):
    offices.unit(place, "dinkes")
    (annex,) = request_completion(place, secretary).annexes
    states = {what: state for what, state, _ in cells(annex)}
    assert states["Menetapkan dan memublikasikan maklumat pelayanan"] == "belum ada data"
    assert states["Menyampaikan nama kepala unit yang menjabat"] == "belum ada"


def test_the_secretary_does_not_write_to_the_own_secretariat(place, secretary):
    offices.unit(place, "setda", "setda")
    assert request_completion(place, secretary).annexes == ()


def test_many_addressees_stand_in_a_list_behind_the_letter(place, secretary):
    for number in range(12):
        offices.unit(place, f"dinas{number:02}")
    draft = request_completion(place, secretary)
    assert draft.addressees == ("Daftar terlampir",)
    assert len(draft.annexes) == 13


def test_the_note_says_what_was_published_and_that_nothing_was(place, secretary):
    text = " ".join(block.text for block in official_note(place, secretary).blocks)
    assert "Belum ada hasil resmi yang tercatat." in text


@pytest.mark.parametrize("kind", ["surat-kelengkapan", "nota-hasil-resmi"])
def test_both_are_offered_and_drafted_like_every_paper(kind, place, secretary):
    offices.unit(place, "dinkes")
    paper = draft_paper(by=secretary, where=place, kind=kind_of(kind).slug, wish=Wish())
    assert paper.subject
