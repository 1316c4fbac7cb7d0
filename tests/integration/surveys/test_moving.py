"""Answers of surveys that ended long ago lie in files, give the same figures, and nowhere else."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from tests.surveys import answer, asking_of, open_survey, sent
from zonahijau.cli import main
from zonahijau.cli.care.files import stored_files
from zonahijau.cli.care.proving import is_safe
from zonahijau.schedule.models import Job
from zonahijau.surveys import past, queries, raw, sealing, tasks
from zonahijau.surveys.actions import moving
from zonahijau.surveys.actions.campaigns import close
from zonahijau.surveys.actions.counting import recount
from zonahijau.surveys.actions.intake import take
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.actions.sheets import (
    begin_sheet,
    enter_form,
    finish_sheet,
    withdraw_sheet,
)
from zonahijau.surveys.asking import content_of
from zonahijau.surveys.history.engines import embedded
from zonahijau.surveys.history.indices import indices
from zonahijau.surveys.history.layout import UNIT
from zonahijau.surveys.lines import written
from zonahijau.surveys.models import Campaign, PastAnswers, Seal, Shelf, WaitingAnswer
from zonahijau.surveys.results import groups_of, results_of, rule_of
from zonahijau.surveys.submissions import Submission
from zonahijau.wording import Refused

YEAR = timedelta(days=366)


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


def _people(survey):
    """Twelve over the network who differ in all they say, one with a gap."""
    for n in range(12):
        scored = tuple((n * (place + 1)) % 4 + 1 for place in range(9))
        about = (n % 2 + 1, n % 6 + 1, n % 3, n % 5 + 1)
        sent(survey, answer((0, *scored[1:]) if n == 11 else scored, str(n % 2 + 1), about))


def _paper(by, survey, size=6):
    sheet = begin_sheet(by=by, campaign=survey)
    for n in range(size):
        enter_form(by=by, sheet=sheet, answer=answer((n % 4 + 1,) * 9, "2"))
    return finish_sheet(by=by, sheet=sheet)


def _end(survey, on):
    close(by=None, campaign=survey)
    mix(campaign=survey, on=on)
    survey.refresh_from_db()


@pytest.fixture
def ended(survey, rahmah, today):
    _people(survey)
    _paper(rahmah, survey)
    _end(survey, today)
    return survey


def _figures(survey):
    """Everything that a page shows, and the sums behind it."""
    tallies = list(survey.tallies.values_list("table", "cell", "answers", "sums"))
    shown = [(each.on, each.counted.packed()) for each in queries.history(survey)]
    return results_of(survey), groups_of(survey), tallies, shown


def _lines(survey):
    return sorted(map(written, past.all_counted(survey)))


def test_figures_and_answers_are_the_same_before_and_after(ended, today):
    figures, lines = _figures(ended), _lines(ended)
    done = moving.move(campaign=ended, on=today + YEAR)
    assert (done.answers, len(lines)) == (18, 18)
    assert _figures(ended) == figures
    assert _lines(ended) == lines
    assert recount(campaign=ended) == []


def test_the_index_of_the_history_is_that_of_the_survey(ended, today, dinkes):
    moving.move(campaign=ended, on=today + YEAR)
    found = indices(embedded(past.history_of(ended)), rule_of(ended), [UNIT])
    result = results_of(ended).result
    said = [(each.key, each.n, each.exact, each.index, each.grade) for each in found]
    assert said == [((dinkes.pk,), result.n, result.index_exact, result.index, result.grade)]


def test_no_answer_stays_in_the_database_and_the_sheet_keeps_its_count(ended, today):
    lines = set(_lines(ended))
    moving.move(campaign=ended, on=today + YEAR)
    assert not Shelf.objects.exists()
    sheet = ended.sheets.get()
    assert (sheet.lines, sheet.answers, sheet.state) == ("", 6, "counted")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            assert not any(line in str(row) for row in cursor.fetchall() for line in lines)


def test_the_file_holds_no_key_no_instant_and_no_order(ended, today):
    import pyarrow.parquet as pq

    moving.move(campaign=ended, on=today + YEAR)
    table = pq.read_table(past.file_of(ended.past), partitioning=None)
    about = {"sex", "age", "education", "work", "channel", "further"}
    asked = {each.lower() for each in asking_of(ended).elements}
    assert set(table.column_names) == {"unit", "service"} | about | asked
    rows = [tuple((value is None, value) for value in row.values()) for row in table.to_pylist()]
    assert rows == sorted(rows, key=lambda row: [(empty, value or 0) if empty else (empty, value)
                                                 for empty, value in row])  # fmt: skip


def test_every_kind_of_form_comes_back_as_it_was(dinkes, rahmah, today):
    """Other elements, further questions, groups that the law's form does not ask."""
    content = content_of("f03")
    words = {"id": "Pernah datang?", "en": "Been here before?"}
    asked = {"code": "pernah", "text": words, "options": [words, words]}
    survey = open_survey(dinkes, kind="f03")
    content |= {"about": [asked, *content["about"]], "extra": [{**asked, "code": "lagi"}]}
    Campaign.objects.filter(pk=survey.pk).update(questions=content)
    survey.refresh_from_db()
    asking = asking_of(survey)
    for n in range(10):
        given = answer(tuple([n % 2 + 1] * len(asking.scored)), about=(n % 3, 1, 2, 0, 1))
        sent(survey, type(given)(given.service, given.about, given.scored, (n % 3,)))
    _end(survey, today)
    lines = _lines(survey)
    assert len(lines) == 10
    moving.move(campaign=survey, on=today + YEAR)
    assert _lines(survey) == lines
    assert recount(campaign=survey) == []


def test_killed_before_the_rows_went_nothing_is_lost_and_nothing_counts_twice(
    ended, today, monkeypatch
):
    lines = _lines(ended)
    with monkeypatch.context() as patched:
        patched.setattr(moving, "_forget", _killed)
        with pytest.raises(KeyboardInterrupt):
            moving.move(campaign=ended, on=today + YEAR)
    assert not PastAnswers.objects.exists()
    assert _lines(ended) == lines
    moving.move(campaign=ended, on=today + YEAR)
    assert _lines(ended) == lines
    assert len(list(past.root().rglob("*.parquet"))) == 1


def _killed(*_):
    raise KeyboardInterrupt


def test_killed_while_the_file_was_written_leaves_no_half_of_one(ended, today, monkeypatch):
    from zonahijau.surveys.history import layout

    with monkeypatch.context() as patched:
        patched.setattr(layout, "_to_disk", _killed)
        with pytest.raises(KeyboardInterrupt):
            moving.move(campaign=ended, on=today + YEAR)
    assert not list(past.root().rglob("*.parquet"))
    moving.move(campaign=ended, on=today + YEAR)
    assert [each.suffix for each in past.root().rglob("*") if each.is_file()] == [".parquet"]


def test_a_file_that_would_hold_other_answers_keeps_the_rows(ended, today, monkeypatch):
    lines = _lines(ended)
    monkeypatch.setattr(moving, "read_part", lambda *_: iter([answer()]))
    with pytest.raises(RuntimeError, match="other answers"):
        moving.move(campaign=ended, on=today + YEAR)
    assert _lines(ended) == lines


def test_a_backup_takes_the_file_along(ended, today):
    moving.move(campaign=ended, on=today + YEAR)
    file = past.file_of(ended.past)
    found = {each.path: each.name for each in stored_files()}
    assert is_safe(found[file])
    assert (past.root().parent / found[file]) == file


def test_the_raw_table_reads_wherever_the_answers_lie(ended, today):
    before = list(raw.rows_of(ended))
    moving.move(campaign=ended, on=today + YEAR)
    assert raw.check_whole(ended) == 18
    assert list(raw.rows_of(ended)) == before


def _late(survey, scored=(3,) * 9):
    kept = Submission(answer(scored), "kiosk")
    take(campaign=survey, submission=kept, uid=str(uuid4()), was_asked_in_time=True)


def test_late_answers_of_a_tablet_are_counted_before_the_survey_moves(ended, today, tomorrow):
    for _ in range(5):
        _late(ended)
    assert moving.move(campaign=ended, on=tomorrow) is None
    mix(campaign=ended, on=tomorrow)
    assert moving.move(campaign=ended, on=tomorrow).answers == 23
    with pytest.raises(Refused, match="takes no answers now"):
        _late(Campaign.objects.get())


def test_late_paper_is_counted_before_the_survey_moves(ended, rahmah, today, tomorrow):
    _paper(rahmah, ended, size=8)
    assert moving.move(campaign=ended, on=tomorrow) is None
    assert mix(campaign=ended, on=tomorrow).paper == 8
    assert moving.move(campaign=ended, on=tomorrow).answers == 26


def test_a_bundle_that_was_taken_back_leaves_before_the_survey_moves(
    ended, rahmah, today, tomorrow
):
    withdraw_sheet(by=rahmah, sheet=ended.sheets.get(), because="Salah unit")
    assert moving.move(campaign=ended, on=tomorrow) is None
    assert mix(campaign=ended, on=tomorrow).taken_out == 6
    assert moving.move(campaign=ended, on=tomorrow).answers == 12


@pytest.mark.parametrize(("days", "moves"), [(20, False), (40, True)])
def test_a_bundle_that_somebody_is_typing_is_waited_for(ended, batola, rahmah, today, days, moves):
    sheet = begin_sheet(by=rahmah, campaign=ended)
    enter_form(by=rahmah, sheet=sheet, answer=answer())
    due = moving.movable(batola, today + timedelta(days=days), after=0)
    assert due.exists() == moves


@pytest.mark.django_db(transaction=True)
def test_what_will_never_count_goes_too_and_no_key_stays(ended, rahmah, today, tomorrow):
    """Bundles that were taken back, and the few that wait for five."""
    sheet = _paper(rahmah, ended, size=7)
    mix(campaign=ended, on=tomorrow)
    withdraw_sheet(by=rahmah, sheet=sheet, because="Salah unit")
    mix(campaign=ended, on=tomorrow + timedelta(days=1))
    small = _paper(rahmah, ended, size=2)
    _late(ended)
    seal = Seal.objects.get()
    assert moving.move(campaign=ended, on=today + YEAR).answers == 18
    assert set(ended.sheets.values_list("lines", flat=True)) == {""}
    assert set(ended.sheets.values_list("pk", flat=True)) >= {sheet.pk, small.pk}
    assert not Seal.objects.exists()
    assert not WaitingAnswer.objects.exists()
    assert seal.pk not in sealing.numbers()


def test_a_survey_moves_once(ended, today):
    assert moving.move(campaign=ended, on=today + YEAR)
    assert moving.move(campaign=ended, on=today + YEAR) is None


def test_figures_stay_where_a_file_is_lost(ended, today):
    moving.move(campaign=ended, on=today + YEAR)
    figures = _figures(ended)
    past.file_of(ended.past).unlink()
    assert _figures(ended) == figures


def test_only_what_closed_long_ago_and_rests_since_moves(ended, batola, rahmah, today, settings):
    def due(days):
        return [each.pk for each in moving.movable(batola, today + timedelta(days=days))]

    assert due(364) == []
    assert due(365) == [ended.pk]
    settings.SURVEYS_HISTORY_AFTER = 0
    assert due(365) == []
    settings.SURVEYS_HISTORY_AFTER = 365
    sheet = _paper(rahmah, ended)
    type(sheet).objects.filter(pk=sheet.pk).update(entered_on=today + timedelta(days=100))
    assert due(365) == []
    assert due(465) == [ended.pk]


def test_an_open_survey_stays(survey, batola, today):
    _people(survey)
    mix(campaign=survey, on=today)
    assert not moving.movable(batola, today + YEAR, after=0)
    assert moving.move(campaign=survey, on=today) is None


def test_no_sheet_comes_or_goes_once_the_answers_have_moved(ended, rahmah, today):
    moving.move(campaign=ended, on=today + YEAR)
    with pytest.raises(Refused, match="gone into the history"):
        begin_sheet(by=rahmah, campaign=ended)
    with pytest.raises(Refused, match="gone into the history"):
        withdraw_sheet(by=rahmah, sheet=ended.sheets.get(), because="Salah unit")
    assert not queries.to_be_mixed(ended.government)
    assert mix(campaign=ended, on=today + YEAR).paper == 0


@pytest.mark.usefixtures("ended")
def test_the_worker_moves_what_is_due_in_the_night(settings, ended, monkeypatch, today):
    settings.SURVEYS_HISTORY_AFTER = 30
    long_ago = today - timedelta(days=40)
    Campaign.objects.update(closed_on=long_ago, mixed_on=long_ago)
    ended.sheets.update(entered_on=long_ago)
    tasks.nightly()
    job = Job.objects.get(name="surveys.move")
    tasks.move(**job.arguments)
    assert PastAnswers.objects.get().campaign == ended


@pytest.mark.usefixtures("ended")
def test_the_command_moves_at_once_and_says_what(capsys):
    assert main(["surveys", "history", "--after", "0", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"surveys": 1, "answers": 18, "held": 18}
