"""Paper forms as they are typed: what is taken out goes whole; nothing tells which was which."""

import pytest

from tests.surveys import answer
from zonahijau.surveys.actions.sheets import begin_sheet, drop_last_form, enter_form, finish_sheet


@pytest.fixture
def bundle(survey, rahmah):
    return begin_sheet(by=rahmah, campaign=survey)


def test_a_form_that_is_taken_out_takes_its_suggestion_along(bundle, rahmah):
    enter_form(by=rahmah, sheet=bundle, answer=answer(), text="Loket ditambah")
    enter_form(by=rahmah, sheet=bundle, answer=answer())
    enter_form(by=rahmah, sheet=bundle, answer=answer(), text="Salah ketik")
    drop_last_form(by=rahmah, sheet=bundle)
    drop_last_form(by=rahmah, sheet=bundle)
    finished = finish_sheet(by=rahmah, sheet=bundle)
    assert (finished.answers, finished.comments) == (1, ["Loket ditambah"])


def test_suggestions_of_a_finished_bundle_do_not_stand_in_the_order_of_the_forms(bundle, rahmah):
    for text in ("Parkir sempit", "", "Antrean lama", "Bagus"):
        enter_form(by=rahmah, sheet=bundle, answer=answer(), text=text)
    finished = finish_sheet(by=rahmah, sheet=bundle)
    assert finished.comments == ["Antrean lama", "Bagus", "Parkir sempit"]
