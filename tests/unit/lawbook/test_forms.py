"""Forms: the three that ship, and what the reader refuses."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.unit.lawbook.law_texts import FORM, write
from zonahijau.lawbook.forms import check_form, form_files, load_form, read_form
from zonahijau.lawbook.forms.model import Form
from zonahijau.lawbook.library import load_instrument
from zonahijau.wording import Refused

F01, F03, SKM = "panrb/f-01-2022", "panrb/f-03-2022", "panrb/skm-2017"
NEGATIVE_TO_POSITIVE = [Fraction(score) for score in (1, 2, 3, 4)]


def codes(form: Form, kind: str) -> list[str]:
    return [question.code for block in form.asked({"form": kind}) for question in block.questions]


@pytest.mark.parametrize("form_id", form_files())
def test_a_form_that_ships_fits_its_instrument(form_id):
    form = load_form(form_id)
    assert check_form(form, load_instrument(form.instrument), form_id) == []


def test_an_unknown_form_is_refused_with_those_that_exist():
    with pytest.raises(Refused, match="panrb/skm-2017"):
        load_form("panrb/skm-1999")


# -- the SKM questionnaire -------------------------------------------------------------------------


def test_the_questionnaire_asks_facilities_before_complaints():
    elements = load_form(SKM).element_of
    assert list(elements) == [f"U{number}" for number in range(1, 10)]
    assert (elements["U8"], elements["U9"]) == ("SARANA", "PENGADUAN")


def test_the_questionnaire_asks_every_element_of_the_instrument_once():
    indicators = [node.code for node in load_instrument(SKM).indicators()]
    assert sorted(load_form(SKM).element_of.values()) == sorted(indicators)
    assert list(load_form(SKM).element_of.values()) != indicators


def test_every_element_is_answered_from_one_to_four():
    form = load_form(SKM)
    for code in form.element_of:
        assert [option.score for option in form.questions[code].options] == NEGATIVE_TO_POSITIVE
        assert form.questions[code].admits(Fraction(4))
        assert not form.questions[code].admits(Fraction(5))


def test_the_respondent_is_not_asked_for_a_name_and_the_block_is_not_official():
    respondent = load_form(SKM).blocks[0]
    asked = [question.code for question in respondent.questions]
    assert asked == ["tanggal", "layanan", "kelamin", "usia", "pendidikan", "pekerjaan"]
    assert not respondent.cite.official


# -- F-03 ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "items"), [("A", [4, 3, 4, 2, 1]), ("B", [4, 1, 4, 1, 1])])
def test_users_are_asked_about_five_aspects_and_not_about_innovation(kind, items):
    blocks = load_form(F03).asked({"form": kind})
    assert [block.aspect for block in blocks] == ["1", "2", "3", "4", "5"]
    assert [len(block.questions) for block in blocks] == items


@pytest.mark.parametrize(("kind", "last"), [("A", 14), ("B", 11)])
def test_the_items_of_users_are_numbered_without_a_gap(kind, last):
    assert codes(load_form(F03), kind) == [f"{kind}{number}" for number in range(1, last + 1)]


def test_users_score_from_nought_to_five():
    item = load_form(F03).questions["B11"]
    assert item.admits(Fraction(0))
    assert item.admits(Fraction(5))
    assert not item.admits(Fraction(6))


def test_only_the_first_eleven_items_of_a_were_read_in_the_official_form():
    read = [q.code for q in load_form(F03).questions.values() if q.cite.confidence == "V"]
    assert read == [f"A{number}" for number in range(1, 12)]


# -- F-01 ------------------------------------------------------------------------------------------


def test_the_self_assessment_has_a_block_for_each_indicator_of_form_a():
    indicators = [node.code for node in load_instrument("panrb/ipp-2022").indicators({"form": "A"})]
    blocks = load_form(F01).blocks
    assert [block.indicators for block in blocks] == [
        (code,) for code in indicators if code != "f03"
    ]


def test_the_self_assessment_keeps_every_row_of_its_source():
    """118 rows: 86 questions, 31 rows of evidence (4 of them empty), one option put back."""
    form = load_form(F01)
    empty = [block.code for block in form.blocks if not block.evidence]
    assert (len(form.blocks), len(form.questions)) == (31, 86)
    assert empty == ["22", "24", "30", "31"]
    assert len(form.questions) + len(form.blocks) + 1 == 118


def test_the_self_assessment_mends_the_faults_of_its_source():
    questions = load_form(F01).questions
    assert [option.label.id for option in questions["29.4"].options] == [
        "Kurang dari 1 tahun",
        "1 tahun atau lebih",
    ]
    assert questions["24.2"].kind == questions["30.2"].kind == "choice"
    assert questions["24.2"].cite.provenance == "derived"


def test_the_self_assessment_carries_no_score():
    questions = load_form(F01).questions.values()
    assert all(option.score is None for question in questions for option in question.options)
    assert "score" not in {question.kind for question in questions}


def test_the_self_assessment_asks_for_the_evidence_that_the_indicator_names():
    instrument = load_instrument("panrb/ipp-2022")
    asked = {block.indicators[0]: block.evidence for block in load_form(F01).blocks}
    assert {code: instrument.node(code).evidence for code in asked} == asked


def test_a_share_of_the_plan_is_between_nought_and_a_hundred():
    share = load_form(F01).questions["8.2"]
    assert share.admits(Fraction(100))
    assert not share.admits(Fraction(101))


# -- what the reader refuses -----------------------------------------------------------------------


def question(**keys: str) -> str:
    return "      - {" + ", ".join(f"{key}: {value}" for key, value in keys.items()) + "}\n"


TEXT = "{id: Apa?, en: What?}"
ONE_OPTION = "[{label: {id: Ya, en: Yes}}]"
SAME_SCORES = '[{score: "1", label: {id: A, en: A}}, {score: "1", label: {id: B, en: B}}]'


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (question(code="q", kind="guess", text=TEXT), "kind “guess” is unknown"),
        (question(code="q", kind="choice", text=TEXT), "q needs at least two options"),
        (question(code="q", kind="choices", text=TEXT, options=ONE_OPTION), "at least two options"),
        (question(code="q", kind="yes-no", text=TEXT, options=ONE_OPTION), "do not go with yes-no"),
        (question(code="q", kind="score", text=TEXT, options=SAME_SCORES), "must have scores"),
        (question(code="q", kind="score", text=TEXT, options=ONE_OPTION), "must have scores"),
        (question(code="q", kind="text", text=TEXT, to='"5"'), "key to is unknown"),
        (question(code="q", kind="text", text="{id: Apa?}"), "key en is missing"),
        (question(code="q", kind="number", text=TEXT) * 2, "q stands twice"),
        (question(code="q", kind="number", text=TEXT, **{"from": '"2"', "to": '"1"'}), "to is not"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_with_its_line(tmp_path, written, says):
    with pytest.raises(Refused, match=says) as refused:
        read_form(write(tmp_path, FORM + written))
    first = refused.value.refusals[0]
    assert first.file.endswith("contoh/f.yaml")
    assert first.row >= len(FORM.splitlines())


def test_every_fault_of_a_form_is_named_in_one_reading(tmp_path):
    written = question(code="p", kind="guess", text=TEXT) + question(code="q", kind="date")
    with pytest.raises(Refused) as refused:
        read_form(write(tmp_path, FORM + written))
    assert len(refused.value.refusals) == 2


def test_a_score_needs_bounds_of_its_own_or_of_the_form(tmp_path):
    bare = FORM.replace('scores: {from: "0", to: "5"}\n', "")
    asked = question(code="q", kind="score", text=TEXT)
    assert read_form(write(tmp_path, FORM + asked)).questions["q"].highest == 5
    with pytest.raises(Refused, match="q has no bounds"):
        read_form(write(tmp_path, bare + asked))


def test_a_form_that_names_a_strange_indicator_or_facet_does_not_fit(tmp_path):
    strange = FORM.replace("[A1]", "[A99]\n    only_when: {form: [C]}")
    form = read_form(write(tmp_path, strange + question(code="q", kind="date", text=TEXT)))
    faults = check_form(form, load_instrument("panrb/ipp-2022"), "contoh/f.yaml")
    assert [fault.what.en for fault in faults] == [
        "A99 is not in panrb/ipp-2022",
        "form: C is not in panrb/ipp-2022",
    ]


def test_the_fingerprint_of_a_form_does_not_depend_on_its_translation(tmp_path):
    asked = question(code="q", kind="date", text=TEXT)
    one = read_form(write(tmp_path, FORM + asked, "one/contoh/f.yaml"))
    other = read_form(write(tmp_path, FORM + asked.replace("What", "Which"), "two/contoh/f.yaml"))
    reworded = FORM + asked.replace("Apa", "Mana")
    assert one.sha256 == other.sha256
    assert read_form(write(tmp_path, reworded, "three/contoh/f.yaml")).sha256 != one.sha256


def test_a_form_is_named_like_its_file(tmp_path: Path):
    with pytest.raises(Refused, match="contoh/g"):
        read_form(write(tmp_path, FORM, "contoh/g.yaml"))
