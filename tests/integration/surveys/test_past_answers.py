"""The files of the history: watched by the doctor, and added up by one command."""

import json
import shutil
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.surveys import answer, sent
from zonahijau.cli import main
from zonahijau.surveys import past, queries
from zonahijau.surveys.actions import moving
from zonahijau.surveys.actions.campaigns import close
from zonahijau.surveys.actions.counting import recount
from zonahijau.surveys.actions.intake import take
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.models import Campaign
from zonahijau.surveys.results import results_of
from zonahijau.surveys.submissions import Submission
from zonahijau.web.health import FINE, NOTICE, WRONG, checks, examine
from zonahijau.wording import Refused

YEAR = timedelta(days=366)


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def ended(survey, today):
    """Twelve over the network who differ in what they say."""
    return _held(survey, today, [tuple(n * place % 4 + 1 for place in range(9)) for n in range(12)])


def _held(survey, on, answers):
    for scored in answers:
        sent(survey, answer(scored))
    close(by=None, campaign=survey)
    mix(campaign=survey, on=on)
    survey.refresh_from_db()
    return survey


def _examined(*, thorough=False):
    check = next(each for each in checks() if each.slug == "survey-history")
    return examine(check, thorough=thorough)


def _cut_off(file):
    file.write_bytes(file.read_bytes()[:-100])


def _altered(file):
    """One bit, the length as it was."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize("harm", [_cut_off, _altered, lambda file: file.unlink()],
                         ids=["cut off", "altered", "gone"])  # fmt: skip
def test_a_file_that_is_not_what_it_was_is_found_and_never_counted(ended, today, capsys, harm):
    moving.move(campaign=ended, on=today + YEAR)
    assert _examined().level == _examined(thorough=True).level == FINE
    harm(past.file_of(ended.past))
    for finding in (_examined(), _examined(thorough=True)):
        assert finding.level == WRONG
        assert "missing or altered" in finding.what.en
    assert main(["surveys", "index", "--lang", "en"]) == 2
    assert "missing or altered" in capsys.readouterr().err
    with pytest.raises(Refused, match="missing or altered"):
        recount(campaign=ended)


def test_every_file_must_be_there_however_few_are_read(ended, today, monkeypatch):
    moving.move(campaign=ended, on=today + YEAR)
    monkeypatch.setattr("zonahijau.surveys.health.SAMPLE", 0)
    assert _examined().level == FINE
    past.file_of(ended.past).unlink()
    assert _examined().level == WRONG


def test_a_file_that_no_survey_owns_is_told_and_counts_for_nothing(ended, today, capsys):
    """A move that was cut off leaves one; the index is of the others."""
    moving.move(campaign=ended, on=today + YEAR)
    file = past.file_of(ended.past)
    shutil.copy(file, file.with_name(f"{uuid4()}.parquet"))
    finding = _examined()
    assert finding.level == NOTICE
    assert "1 file counts for nothing" in finding.what.en
    assert main(["surveys", "index", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["n"] == results_of(ended).result.n


@pytest.mark.parametrize("by", ["unit", "region", "year"])
def test_the_command_tells_the_index_of_the_history(ended, today, capsys, by):
    moving.move(campaign=ended, on=today + YEAR)
    assert main(["surveys", "index", "--by", by, "--json"]) == 0
    group = {
        "unit": ended.unit.name,
        "region": ended.government.region.name,
        "year": str((ended.until - timedelta(days=1)).year),
    }[by]
    result = results_of(ended).result
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["group"], told["n"], told["index"]) == (group, result.n, str(result.index))


def test_what_was_never_shown_counts_in_no_index_of_the_history(survey, today, capsys):
    """Four complete answers: the unit shows none, and the region less its other units would."""
    _held(survey, today, [(3,) * 9] * 4 + [(0,) * 8 + (3,)] * 5)
    moving.move(campaign=survey, on=today + YEAR)
    assert main(["surveys", "index", "--lang", "en"]) == 0
    assert "1 survey is left out" in capsys.readouterr().out


def test_late_answers_too_few_to_be_shown_are_not_found_by_the_index(ended, today, capsys):
    """Five came late, four of them complete: the whole stays, and the history holds all."""
    for scored in (*[(4,) * 9] * 4, (0,) * 9):
        kept = Submission(answer(scored), "kiosk")
        take(campaign=ended, submission=kept, uid=str(uuid4()), was_asked_in_time=True)
    mix(campaign=ended, on=today + timedelta(days=1))
    assert queries.whole(ended).counted.answers == 12
    assert moving.move(campaign=ended, on=today + YEAR).answers == 17
    assert main(["surveys", "index", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_survey_that_was_withdrawn_counts_in_no_index_of_the_history(ended, today, capsys):
    moving.move(campaign=ended, on=today + YEAR)
    Campaign.objects.update(withdrawn_at="2026-11-22T00:00Z", withdrawn_because="Salah unit")
    assert main(["surveys", "index", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
