"""What a survey says, as a page and as the unit's report."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.urls import reverse

from tests import offices
from tests.surveys import answer, open_survey, sent
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys.actions.campaigns import close
from zonahijau.surveys.actions.handing_in import hand_in
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.actions.reports import Period, expect
from zonahijau.surveys.models import Report
from zonahijau.surveys.results import change_since, groups_of, results_of
from zonahijau.wording import Refused

FOURS, MIXED = (4,) * 9, (3, 3, 3, 3, 2, 3, 3, 3, 3)


@pytest.fixture(autouse=True)
def surveys_online(batola):
    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
    batola.save()


@pytest.fixture
def closed(survey, rahmah, today):
    for number in range(14):
        scored = FOURS if number % 2 else MIXED
        sent(survey, answer(scored, service="1" if number < 9 else "2"))
    close(by=rahmah, campaign=survey)
    mix(campaign=survey, on=today)
    survey.refresh_from_db()
    return survey


def test_nothing_is_shown_before_five_answers(client, survey, rahmah):
    client.force_login(rahmah)
    sent(survey, answer())
    assert results_of(survey) is None
    page = client.get(reverse("surveys:results", args=[survey.uid])).content.decode()
    assert "lima jawaban" in page


def test_the_index_is_that_of_all_answers_in_the_order_of_the_regulation(closed):
    found = results_of(closed)
    assert found.result.n == 14
    means = {line.code: line.mean for line in found.elements}
    assert means["PERSYARATAN"] == Fraction(7, 2)
    assert means["PRODUK"] == 3
    assert found.result.index_exact == sum(means.values(), Fraction(0)) * 25 / 9


def test_both_services_are_shown_when_each_has_five(closed):
    title, lines = groups_of(closed)[0]
    assert (title.id, [(line.label.id, line.n) for line in lines]) == (
        "Layanan",
        [("Kartu penduduk", 9), ("Akta kelahiran", 5)],
    )


def test_the_page_says_index_interval_and_where_to_begin(client, closed, rahmah):
    client.force_login(rahmah)
    page = client.get(reverse("surveys:results", args=[closed.uid])).content.decode()
    assert "IKM 86,11, mutu B" in page
    assert "keyakinan 95%" in page
    assert "Prioritas" in page


def test_a_closed_survey_becomes_the_report_that_its_period_waits_for(
    batola, dinkes, closed, rahmah, today
):
    sari = offices.person(batola, "sari", "satgas")
    start = today.replace(month=1, day=1) - timedelta(days=40)
    until = closed.until + timedelta(days=400)
    period = Period(start, until, until + timedelta(days=10), "other")
    expect(by=sari, government=batola, units=[dinkes], period=period)
    report = hand_in(by=rahmah, campaign=closed)
    assert Report.objects.get() == report
    assert (report.state, report.respondents, report.index_computed) == ("received", 14, "86.11")
    assert Fraction(report.index_exact) == results_of(closed).result.index_exact
    assert hand_in(by=rahmah, campaign=closed) == report


def test_a_running_survey_is_not_handed_in(survey, rahmah):
    with pytest.raises(Refused, match="not closed"):
        hand_in(by=rahmah, campaign=survey)


def test_a_change_is_told_only_within_one_rule(dinkes, closed, rahmah, today):
    assert change_since(closed, results_of(closed)) is None
    later = open_survey(dinkes, start=closed.until, until=closed.until + timedelta(days=30))
    later.instrument = "panrb/skm-2004"
    assert change_since(later, results_of(closed)) is None
    later.instrument = closed.instrument
    before, change = change_since(later, results_of(closed))
    assert before == closed
    assert change.difference == 0
