"""Forms without an index, and further questions, are read question by question."""

from fractions import Fraction

import pytest

from tests.surveys import SERVICES, open_survey, sent
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys import queries
from zonahijau.surveys.actions import forms
from zonahijau.surveys.actions.campaigns import close
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.answered import further_of, users_means
from zonahijau.surveys.lines import Answer


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


def test_further_questions_are_told_after_the_close_and_few_stay_hidden(
    client, dinkes, rahmah, today
):
    own = {"text": {"id": "Prioritas?"}, "options": [{"id": "Ya"}, {"id": "Tidak"}, {"id": "?"}]}
    form = forms.begin_form(by=rahmah, where=dinkes, title="SKM", kind="skm")
    form = forms.put_question(by=rahmah, form=form, code="", **own)
    survey = open_survey(dinkes, form=form, services=SERVICES[:1], languages=("id",))
    assert further_of(survey) == []
    chosen = [1] * 20 + [2] * 8 + [3] * 2
    _held(survey, rahmah, today, [((3,) * 9, (each,)) for each in chosen])
    (line,) = further_of(survey)
    assert [count for _, count in line.options] == [20, None, None]
    client.force_login(rahmah)
    assert "Prioritas?" in client.get(f"/survei/{survey.uid}/hasil/").content.decode()
