"""An answer as a line, what it counts in, and codes as people type them."""

from datetime import date

import pytest

from zonahijau.surveys.asking import Asking, content_of, languages_of
from zonahijau.surveys.codes import cleaned, new_code
from zonahijau.surveys.lines import Answer, cells_of, fits, read, sorted_lines, written
from zonahijau.surveys.periods import name_of, period_of
from zonahijau.surveys.tallies import Counted, add_up

SKM = Asking.of(content_of("skm"))
ANSWER = Answer("2", (1, 3, 2, 5), (4, 4, 4, 3, 4, 4, 4, 2, 0), ())


def test_a_line_is_read_as_it_was_written():
    assert written(ANSWER) == "2|1325|444344420|"
    assert read(written(ANSWER)) == ANSWER


def test_lines_are_sorted_by_what_they_say():
    assert sorted_lines(["2|b", "1|c", "1|a"]) == "1|a\n1|c\n2|b"


def test_facilities_are_the_eighth_question_and_complaints_the_ninth():
    """In the list of the regulation it is the other way round."""
    assert SKM.elements[7:] == ("SARANA", "PENGADUAN")


def test_an_answer_fits_its_own_questions_only():
    assert fits(ANSWER, SKM, {"1", "2"})
    assert not fits(ANSWER, SKM, {"1"})
    assert not fits(ANSWER, Asking.of(content_of("perception")), {"2"})


def test_an_answer_counts_in_the_whole_its_service_and_each_group():
    assert list(cells_of(ANSWER, SKM)) == [
        ("", ""), ("service", "2"), ("kelamin", "1"), ("usia", "3"), ("pendidikan", "2"),
        ("pekerjaan", "5"),
    ]  # fmt: skip


def test_sums_come_back_from_their_row():
    counted = add_up([ANSWER, ANSWER], SKM)[("", "")]
    again = Counted.unpacked(2, counted.packed())
    assert again.scored == counted.scored
    assert again.with_(counted, -1).answers == 0


def test_forms_of_the_law_speak_both_languages():
    assert all(languages_of(content_of(kind)) == ["id", "en"] for kind in ("skm", "f03"))


def test_scores_of_the_satisfaction_survey_are_one_to_four():
    assert {each.scores for each in SKM.scored} == {(1, 2, 3, 4)}


@pytest.mark.parametrize("typed", ["k7m2p-9qrtx", " K7M2P 9QRTX ", "k7m2p9qrtx"])
def test_a_code_is_known_however_it_is_typed(typed):
    assert cleaned(typed) == "K7M2P-9QRTX"


@pytest.mark.parametrize("typed", ["", "K7M2P-9QRT", "K7M2P-9QRT1", "O7M2P-9QRTX"])
def test_what_is_no_code_is_none(typed):
    assert cleaned(typed) == ""


def test_a_new_code_is_one():
    assert cleaned(new_code()) != ""


@pytest.mark.parametrize(
    ("kind", "day", "until", "name"),
    [
        ("half", date(2026, 11, 22), date(2027, 1, 1), "semester II 2026"),
        ("half", date(2026, 6, 30), date(2026, 7, 1), "semester I 2026"),
        ("quarter", date(2026, 4, 1), date(2026, 7, 1), "triwulan II 2026"),
        ("year", date(2028, 2, 29), date(2029, 1, 1), "tahun 2028"),
    ],
)
def test_the_running_period_ends_with_its_calendar(kind, day, until, name):
    assert period_of(kind, day) == (day, until)
    assert name_of(kind, day).id == name
