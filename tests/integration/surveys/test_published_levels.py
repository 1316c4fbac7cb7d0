"""What stands above the survey tells no more than what units have published."""

from datetime import timedelta

import pytest

from tests import offices
from tests.surveys import answer, open_survey, sent
from zonahijau.surveys.above import scopes
from zonahijau.surveys.above.groups import groups_of
from zonahijau.surveys.above.index import version_of
from zonahijau.surveys.actions import reports
from zonahijau.surveys.actions.campaigns import close
from zonahijau.surveys.actions.handing_in import hand_in
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.actions.publishing import publish
from zonahijau.surveys.actions.sheets import (
    begin_sheet,
    enter_form,
    finish_sheet,
    withdraw_sheet,
)
from zonahijau.surveys.models import PublishedCell, Report, Standing
from zonahijau.surveys.queries import progress, table, whole

SERIES = "panrb/skm-2017"
MEN, WOMEN = (1, 3, 3, 4), (2, 3, 3, 4)


@pytest.fixture
def sari(batola):
    return offices.person(batola, "sari", "satgas")


def held(by, unit, men, women, today):
    """A survey that closed with so many men and women, its report accepted."""
    survey = open_survey(unit)
    for about, number in ((MEN, men), (WOMEN, women)):
        for place in range(number):
            sent(survey, answer((1 + place % 4, *[3] * 8), about=about))
    close(by=by, campaign=survey)
    mix(campaign=survey, on=today)
    survey.refresh_from_db()
    report = hand_in(by=by, campaign=survey)
    report = Report.objects.get(pk=report.pk)
    reports.accept(by=by, report=report, revision=report.revision)
    return survey


def sexes(scope, year):
    found = groups_of(scope, year, SERIES, version_of(SERIES))
    known = [each for each in found.groupings if each.title.id.startswith("Jenis")]
    lines = {line.label.id: line.n for each in known for line in each.lines}
    return lines, found.people - sum(lines.values())


def test_a_group_too_small_in_its_own_unit_is_in_no_total(batola, dinkes, sari, today):
    """Three men at the clinic: the agency shows neither them nor anything they follow from."""
    clinic = offices.unit(batola, "puskesmas", "puskesmas", dinkes)
    first = held(sari, dinkes, 8, 9, today)
    held(sari, clinic, 3, 9, today)
    shown, hidden = sexes(scopes.of_unit(dinkes), first.start.year)
    assert (shown, hidden) == ({"Laki-laki": 8, "Perempuan": 9}, 12)
    assert sexes(scopes.of_government(batola), first.start.year) == (shown, 12)


def test_a_level_is_made_of_nothing_but_published_cells(batola, dinkes, sari, today):
    """Whatever the hidden cells are, it stays the same."""
    survey = held(sari, dinkes, 3, 9, today)
    before = sexes(scopes.of_unit(dinkes), survey.start.year)
    for row in Standing.objects.filter(campaign=survey, table="kelamin"):
        row.sums = {**row.sums, "gram": [], "counts": [[[9]]]}
        row.save()
    PublishedCell.objects.all().delete()
    publish(survey)
    assert sexes(scopes.of_unit(dinkes), survey.start.year) == before == ({}, 12)


def test_the_published_cells_are_written_anew_and_stay_the_same(dinkes, sari, today):
    survey = held(sari, dinkes, 8, 9, today)
    fields = ("table", "cell", "label", "n", "total", "error")
    before = list(PublishedCell.objects.values_list(*fields))
    publish(survey)
    assert list(PublishedCell.objects.values_list(*fields)) == before
    assert {n for of, _, _, n, _, _ in before if of == ""} == {17}


def late(by, survey, *about):
    sheet = begin_sheet(by=by, campaign=survey)
    for each in about:
        enter_form(by=by, sheet=sheet, answer=answer(about=each))
    finish_sheet(by=by, sheet=sheet)


def test_what_was_hidden_at_first_stays_so_when_late_paper_makes_it_large(dinkes, sari, today):
    """Three men, hidden together with the women; five more come on paper. Shown now, the women
    would tell what the three had answered before."""
    survey = open_survey(dinkes)
    for about in (*[MEN] * 3, *[WOMEN] * 9):
        sent(survey, answer(about=about))
    close(by=sari, campaign=survey)
    mix(campaign=survey, on=today)
    late(sari, survey, *[MEN] * 5)
    mix(campaign=survey, on=today + timedelta(days=1))
    assert whole(survey).counted.answers == 17
    assert [cell.counted for cell in table(survey, "kelamin")] == [None, None]


def test_a_table_that_the_whole_has_left_behind_stays(dinkes, sari, today):
    """Six late forms, one of them of a woman, move the whole only; five more women later would
    move a table by five men and six women, and the difference of both steps would be one woman."""
    survey = open_survey(dinkes)
    for about in (*[MEN] * 8, *[WOMEN] * 9):
        sent(survey, answer(about=about))
    close(by=sari, campaign=survey)
    mix(campaign=survey, on=today)
    late(sari, survey, *[MEN] * 5, WOMEN)
    mix(campaign=survey, on=today + timedelta(days=1))
    late(sari, survey, *[WOMEN] * 5)
    mix(campaign=survey, on=today + timedelta(days=2))
    assert whole(survey).counted.answers == 28
    assert [cell.counted.answers for cell in table(survey, "kelamin")] == [8, 9]


def test_five_answers_of_whom_four_are_complete_move_nothing(dinkes, today):
    """The index is computed from complete answers, so these are counted."""
    survey = open_survey(dinkes)
    for scored in (*[(3,) * 9] * 4, *[(0, *[3] * 8)] * 6):
        sent(survey, answer(scored))
    mix(campaign=survey, on=today)
    assert whole(survey) is None


def test_reports_of_fewer_than_five_people_count_nowhere(batola, dinkes, sari, today):
    from zonahijau.surveys.above.reading import units_of
    from zonahijau.surveys.rolling_up import POOLED, roll_up

    survey = held(sari, dinkes, 8, 9, today)
    Report.objects.update(respondents=4)
    rows = units_of(scopes.of_government(batola), [survey.start.year])[survey.start.year]
    assert roll_up(rows, POOLED).exact is None
    assert roll_up(rows, POOLED).few == 1


def paper(by, survey, *services):
    sheet = begin_sheet(by=by, campaign=survey)
    for service in services:
        enter_form(by=by, sheet=sheet, answer=answer(service=service))
    return finish_sheet(by=by, sheet=sheet)


def test_services_that_the_day_before_would_give_away_are_hidden(dinkes, sari, today):
    """Ten of the first service were all that counted yesterday, and everybody was told so; three
    more came with seven of the second. The service less yesterday would be these three."""
    survey = open_survey(dinkes)
    paper(sari, survey, *"1" * 10)
    paper(sari, survey, *"1" * 3, *"2" * 7)
    mix(campaign=survey, on=today)
    assert [each.answers for each in progress(survey)] == [10, 0]
    close(by=sari, campaign=survey)
    mix(campaign=survey, on=today + timedelta(days=1))
    assert [each.answers for each in progress(survey)] == [13, 7]
    assert [cell.counted for cell in table(survey, "service")] == [None, None]
    assert not PublishedCell.objects.filter(campaign=survey, table="service").exists()


def test_services_that_earlier_days_do_not_give_away_are_shown(dinkes, sari, today):
    survey = open_survey(dinkes)
    paper(sari, survey, *"1" * 10)
    paper(sari, survey, *"1" * 5, *"2" * 7)
    mix(campaign=survey, on=today)
    close(by=sari, campaign=survey)
    mix(campaign=survey, on=today + timedelta(days=1))
    assert [cell.counted.answers for cell in table(survey, "service")] == [15, 7]


def test_the_whole_stays_where_a_table_would_tell_who_went(dinkes, sari, today):
    """Six women and a man came on one sheet, and no other woman. Without the sheet the whole would
    be less by the seven, of whom the table shows the women: the rest is one man."""
    survey = open_survey(dinkes)
    for _ in range(10):
        sent(survey, answer(about=MEN))
    sheet = begin_sheet(by=sari, campaign=survey)
    for about in (*[WOMEN] * 6, MEN):
        enter_form(by=sari, sheet=sheet, answer=answer(about=about))
    finish_sheet(by=sari, sheet=sheet)
    close(by=sari, campaign=survey)
    mix(campaign=survey, on=today)
    assert [cell.counted.answers for cell in table(survey, "kelamin")] == [11, 6]
    withdraw_sheet(by=sari, sheet=sheet, because="Salah unit")
    assert mix(campaign=survey, on=today + timedelta(days=1)).taken_out == 7
    assert whole(survey).counted.answers == 17
