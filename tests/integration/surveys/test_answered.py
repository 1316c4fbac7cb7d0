"""Forms without an index, and further questions, are read question by question."""

import uuid
from datetime import timedelta
from fractions import Fraction

import pytest

from tests.surveys import SERVICES, open_survey, sent
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys import queries
from zonahijau.surveys.actions import forms
from zonahijau.surveys.actions.campaigns import close
from zonahijau.surveys.actions.intake import take
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.answered import further_of, users_means
from zonahijau.surveys.lines import Answer
from zonahijau.surveys.submissions import Submission


@pytest.fixture
def batola(batola):
    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
    batola.save()
    return batola


def _held(survey, by, today, answers):
    for scored, extra in answers:
        sent(survey, Answer("1", (1, 3, 3, 4), scored, extra))
    close(by=by, campaign=survey)
    mix(campaign=survey, on=today)
    survey.refresh_from_db()
    return survey


@pytest.mark.parametrize(
    ("kind", "facet", "count", "told"),
    [
        ("f03", "A", 14, "Rata-rata F-03 2,50 dari 5"),
        ("f03", "B", 11, "Rata-rata F-03 2,50 dari 5"),
        ("perception", "", 5, "10 orang menjawab lengkap"),
    ],
)
def test_a_form_without_an_index_has_a_page_of_results(
    client, dinkes, rahmah, today, kind, facet, count, told
):
    survey = open_survey(dinkes, kind=kind, facet=facet)
    rungs = (1, 6) if kind == "f03" else (1, 4)
    _held(survey, rahmah, today, [((rungs[place % 2],) * count, ()) for place in range(10)])
    client.force_login(rahmah)
    page = client.get(f"/survei/{survey.uid}/hasil/").content.decode()
    assert told in page
    assert "Disusun dari" in page


def test_the_two_means_of_f03_differ_where_aspects_have_unlike_questions(dinkes, rahmah, today):
    survey = open_survey(dinkes, kind="f03")
    scored = (6,) * 4 + (1,) * 10  # the four of the first aspect full, all others none
    _held(survey, rahmah, today, [(scored, ())] * 5)
    means = users_means(survey, queries.whole(survey).counted)
    assert means == {"aspects": Fraction(5, 5), "flat": Fraction(20, 14)}


@pytest.fixture
def further(dinkes, rahmah):
    """A survey of one service with a further question of three options."""
    own = {"text": {"id": "Prioritas?"}, "options": [{"id": "Ya"}, {"id": "Tidak"}, {"id": "?"}]}
    form = forms.begin_form(by=rahmah, where=dinkes, title="SKM", kind="skm")
    form = forms.put_question(by=rahmah, form=form, code="", **own)
    return open_survey(dinkes, form=form, services=SERVICES[:1], languages=("id",))


def _all_chose(*counts):
    return [((3,) * 9, (option,)) for option, count in enumerate(counts, start=1)
            for _ in range(count)]  # fmt: skip


def _came_late(survey, on, *counts):
    """Tablets send what they kept."""
    for scored, extra in _all_chose(*counts):
        kept = Submission(Answer("1", (1, 3, 3, 4), scored, extra), "kiosk")
        take(campaign=survey, submission=kept, uid=str(uuid.uuid4()), was_asked_in_time=True)
    mix(campaign=survey, on=on)


def _counts(survey):
    (line,) = further_of(survey)
    return [count for _, count in line.options]


def test_further_questions_are_told_after_the_close_and_few_stay_hidden(
    client, further, rahmah, today
):
    assert further_of(further) == []
    _held(further, rahmah, today, _all_chose(20, 8, 2))
    assert _counts(further) == [20, None, None]
    client.force_login(rahmah)
    assert "Prioritas?" in client.get(f"/survei/{further.uid}/hasil/").content.decode()


def test_options_move_by_none_or_five_so_that_late_answers_are_not_told(further, rahmah, today):
    _held(further, rahmah, today, _all_chose(20, 8, 6))
    days = [today + timedelta(days=number) for number in range(1, 5)]
    _came_late(further, days[0], 4, 1)
    assert queries.whole(further).counted.answers == 39
    assert _counts(further) == [20, 8, 6]
    _came_late(further, days[1], 1, 4)
    assert _counts(further) == [25, 13, 6]
    _came_late(further, days[2], 0, 0, 5)
    assert _counts(further) == [25, 13, 11]


def test_the_hidden_options_together_move_by_none_or_five_as_well(further, rahmah, today):
    _held(further, rahmah, today, _all_chose(20, 8, 2))
    _came_late(further, today + timedelta(days=1), 5, 1)
    assert _counts(further) == [20, None, None]


def test_which_options_are_hidden_is_chosen_once_also_where_all_came_late(further, rahmah, today):
    """Nothing could be counted at the close: the first count after it chooses."""
    _held(further, rahmah, today, _all_chose(3))
    assert further_of(further) == []
    _came_late(further, today + timedelta(days=1), 6, 5, 1)
    assert _counts(further) == [9, None, None]
    _came_late(further, today + timedelta(days=2), 0, 5, 10)
    assert _counts(further) == [9, None, None]
