"""The users' mean of F-03 as an answer of PEKPPP: with the way in which it was computed, for no
guideline says how."""

from fractions import Fraction

import pytest
from django.urls import reverse

from tests import offices
from tests.surveys import answer, open_survey, sent
from zonahijau.audit.models import Entry
from zonahijau.instruments.facts import known_facts
from zonahijau.instruments.rungs import offer
from zonahijau.lawbook.library import load_instrument
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.scoring.ipp import ASPECTS, FLAT
from zonahijau.surveys.actions.campaigns import close
from zonahijau.surveys.actions.choosing import choose
from zonahijau.surveys.actions.mixing import mix

SAID = (6, 6, 6, 6, *[1] * 10)
"""Places in the scale of 0 to 5: the four questions of the first aspect 5, all others 0."""
BY_ASPECTS, POOLED = Fraction(1), Fraction(20, 14)


@pytest.fixture(autouse=True)
def surveys_online(batola):
    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
    batola.save()


@pytest.fixture
def sari(batola):
    return offices.person(batola, "sari", "satgas")


@pytest.fixture
def asked(dinkes, rahmah, today):
    survey = open_survey(dinkes, kind="f03")
    for _ in range(10):
        sent(survey, answer(SAID))
    close(by=rahmah, campaign=survey)
    mix(campaign=survey, on=today)
    survey.refresh_from_db()
    return survey


def fact(unit):
    return known_facts(unit, None, ["survey.f03.mean"]).get("survey.f03.mean")


def test_the_mean_is_offered_with_how_many_answered_and_the_way(asked, dinkes):
    known = fact(dinkes)
    assert known.holds == BY_ASPECTS
    assert known.said.id == (
        "Rata-rata F-03 1,00 dari 10 pengguna; cara setempat: rata-rata kelima aspek,"
        " bawaan aplikasi, belum ada yang memilih"
    )
    node = load_instrument("panrb/ipp-2022").node("f03")
    assert offer("panrb/ipp-2022", node, known).value == "1"
    assert known.link == reverse("surveys:results", args=[asked.uid])


@pytest.mark.usefixtures("asked")
def test_the_choice_of_the_region_is_the_one_that_is_offered_and_named(batola, dinkes, sari):
    choose(by=sari, government=batola, rule="units", targets={}, users_mean=FLAT)
    dinkes.refresh_from_db()
    known = fact(dinkes)
    assert known.holds == POOLED
    assert "local way: all answers pooled, chosen by the region" in known.said.en
    entry = Entry.objects.filter(action="survey-roll-up-chosen").last()
    assert entry.details["users_mean"] == FLAT


def test_the_results_name_the_way_and_show_the_other(client, asked, batola, rahmah, sari):
    choose(by=sari, government=batola, rule="units", targets={}, users_mean=FLAT)
    client.force_login(rahmah)
    page = client.get(reverse("surveys:results", args=[asked.uid])).content.decode()
    assert "Rata-rata F-03 1,43 dari 5" in page
    assert "(semua jawaban digabung; setempat, pilihan daerah)" in page
    assert "dengan cara lain (rata-rata kelima aspek) 1,00" in page


def test_a_choice_about_something_else_leaves_the_way_as_it_is(batola, sari):
    choose(by=sari, government=batola, rule="units", targets={}, users_mean=FLAT)
    row = choose(by=sari, government=batola, rule="pooled", targets={})
    assert row.settings["f03_users_mean"] == FLAT
    with pytest.raises(LookupError):
        choose(by=sari, government=batola, rule="units", targets={}, users_mean="median")


def test_it_is_chosen_on_the_page_of_the_rule(client, batola, sari):
    client.force_login(sari)
    sent = {"rule": "units", "users_mean": FLAT, "targets": ""}
    assert client.post(reverse("surveys:rolling"), sent).status_code == 302
    batola.refresh_from_db()
    assert batola.settings["f03_users_mean"] == FLAT
    sent["users_mean"] = ASPECTS
    client.post(reverse("surveys:rolling"), sent)
    batola.refresh_from_db()
    assert batola.settings["f03_users_mean"] == ASPECTS


def test_nothing_is_offered_while_it_runs_or_of_too_few(dinkes, rahmah, today):
    survey = open_survey(dinkes, kind="f03")
    for _ in range(4):
        sent(survey, answer(SAID))
    assert fact(dinkes) is None
    close(by=rahmah, campaign=survey)
    mix(campaign=survey, on=today)
    assert fact(dinkes) is None
