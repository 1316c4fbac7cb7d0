"""Worked cases: read strictly, run by the engine, and told apart from what comes out."""

from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings

from tests.unit.scoring.builders import NA
from tests.unit.scoring.random_instruments import ANY, facets_of, observed, scored_once
from zonahijau.lawbook.cases import Case, read_cases
from zonahijau.lawbook.instruments import parse_instrument
from zonahijau.lawbook.numbers import decimal_string
from zonahijau.scoring.answers import Gap
from zonahijau.scoring.casework import case_answers, run_case
from zonahijau.scoring.score import score
from zonahijau.wording import Refused

SOUND = Path(__file__).parents[1] / "lawbook" / "broken" / "sound.yaml"
INSTRUMENT = parse_instrument(SOUND.read_text("utf-8"), "sound.yaml")
ALL = {"every_other": "1", "answers": {"ikm": "100", "input.3": "2"}}


def read(folder: Path, *cases: dict) -> tuple[Case, ...]:
    path = folder / "2099.cases.yaml"
    path.write_text(yaml.safe_dump({"instrument": "contoh/2099", "cases": list(cases)}), "utf-8")
    return read_cases(path).cases


def differences(folder: Path, expect: dict, **given: object) -> list[tuple[str, str, str]]:
    """What a case expects otherwise than the engine finds."""
    (case,) = read(folder, {"name": "x", "because": "y", "expect": expect, **given})
    found = run_case(INSTRUMENT, case)
    return [(each.what, each.expected, each.found) for each in found]


@pytest.mark.parametrize(
    ("expect", "given"),
    [
        ({"score": "100.0", "band": "hijau", "estimate": "true"}, ALL),
        ({"range": ["100", "100.00"], "missing": []}, ALL),
        ({"score": "null", "missing": ["ikm"]}, {"every_other": "1", "answers": {"ikm": None}}),
        ({"score": "null", "missing": ["ikm"]}, {"every_other": "1", "answers": {"ikm": ""}}),
        ({"score": "null", "range": ["null", "null"]}, {**ALL, "weights": "official"}),
        ({"zone": "hijau"}, {**ALL, "weights": "merata"}),
        ({"zone": "hijau"}, {**ALL, "facets": {"form": "daring"}}),
        ({"score": "85"}, {**ALL, "answers": {"ikm": ["25", "100", None], "input.3": "2"}}),
        ({"score": "80.50", "band": "kuning", "zone": "kuning"}, {"value": "80.5"}),
        ({"score": "81.00", "zone": "hijau"}, {"value": "80.995", "level": "region"}),
        ({"score": "75", "estimate": "false"},
         {"units": [{"unit": "a", "score": "100"}, {"unit": "b", "score": "50"}]}),
    ],
)  # fmt: skip
def test_a_case_that_holds_has_no_difference(tmp_path, expect, given):
    assert not differences(tmp_path, expect, **given)


@pytest.mark.parametrize(
    ("expect", "given", "found"),
    [
        ({"score": "99"}, ALL, ("score", "99", "100.00")),
        ({"score": "null"}, ALL, ("score", "null", "100.00")),
        ({"band": "kuning"}, ALL, ("band", "kuning", "hijau")),
        ({"estimate": "false"}, ALL, ("estimate", "false", "true")),
        ({"range": ["99", "100"]}, ALL, ("range", "99, 100", "100, 100")),
        ({"range": ["100"]}, ALL, ("range", "100", "100, 100")),
        ({"missing": ["ikm"]}, ALL, ("missing", "ikm", "")),
        ({"range": ["1", "2"]}, {"value": "80"}, ("range", "1, 2", "")),
        ({"estimate": "true"}, {"value": "80"}, ("estimate", "true", "null")),
    ],
)
def test_a_case_that_does_not_hold_says_what_came_out_instead(tmp_path, expect, given, found):
    assert differences(tmp_path, expect, **given) == [found]


def test_every_other_answers_only_what_applies_to_the_form(tmp_path):
    (case,) = read(
        tmp_path,
        {"name": "x", "because": "y", "every_other": "1", "facets": {"form": "daring"},
         "expect": {"score": "1"}},
    )  # fmt: skip
    assert "input.4" not in case_answers(INSTRUMENT, case)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"answers": {"a": "1"}, "value": "80"}, "exactly one of answers, units, value"),
        ({}, "exactly one of answers, units, value"),
        ({"value": "tinggi"}, "value “tinggi” is not a number"),
        ({"value": "80", "level": "nasional"}, "level “nasional” is unknown"),
        ({"answers": {"a": "ya"}}, "a “ya” is not an answer"),
        ({"answers": {"a": ["1", "ya"]}}, "a “ya” is not an answer"),
        ({"units": [{"unit": "a"}]}, "key score is missing"),
        ({"units": [{"unit": "a", "score": "1", "products": "0.5"}]}, "must be a whole number"),
        ({"value": "80", "expect": {}}, "the case expects nothing"),
        ({"value": "80", "expect": {"skor": "1"}}, "key skor is unknown"),
        ({"value": "80", "because": None}, "key because is missing"),
    ],
)
def test_a_case_that_cannot_be_read_is_refused_with_its_line(tmp_path, change, says):
    written = {"name": "x", "because": "y", "expect": {"score": "1"}, **change}
    kept = {key: value for key, value in written.items() if value is not None}
    with pytest.raises(Refused) as refused:
        read(tmp_path, kept)
    (refusal,) = refused.value.refusals
    assert says in refusal.what.en
    assert refusal.row is not None


def test_the_faults_of_several_cases_are_named_together(tmp_path):
    with pytest.raises(Refused) as refused:
        read(tmp_path, {"name": "x"}, {"name": "y", "because": "z", "expect": {"score": "1"}})
    assert len(refused.value.refusals) == 2


# -- written down and read again --------------------------------------------------------------


def written(answers: dict) -> dict[str, str]:
    return {code: written_answer(answer) for code, answer in answers.items()}


def written_answer(answer) -> str | None:
    if isinstance(answer, Gap):
        return "na" if answer is NA else None
    return decimal_string(answer)


@given(scored_once(ANY))
@settings(max_examples=40, deadline=None)
def test_a_score_written_as_a_case_and_read_again_holds(tmp_path_factory, drawn):
    built, form, answers = drawn
    found = score(built, observed(answers), facets=facets_of(form))
    ends = [str(end) if isinstance(end, Fraction) else "null" for end in bounds(found)]
    (case,) = read(
        tmp_path_factory.mktemp("cases"),
        {
            "name": "x",
            "because": "y",
            "answers": written(answers),
            "facets": facets_of(form),
            "expect": {
                "score": str(found.score) if found.score is not None else "null",
                "band": found.band.code if found.band else "null",
                "estimate": str(found.estimate).lower(),
                "range": ends,
                "missing": list(found.missing),
            },
        },
    )
    assert case_answers(built, case) == observed(answers)
    assert not run_case(built, case)


def bounds(found):
    return found.least, found.greatest
