"""Reading an index opens no answer, and asks the database as much for many units as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import offices
from tests.surveys import answer, open_survey, sent
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys.actions import reports
from zonahijau.surveys.actions.campaigns import close
from zonahijau.surveys.actions.handing_in import hand_in
from zonahijau.surveys.actions.mixing import mix

ANSWERS = ("surveys_shelf", "surveys_waitinganswer", "surveys_seal", "surveys_receipt")


@pytest.fixture(autouse=True)
def surveys_online(batola):
    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
    batola.save()


@pytest.fixture
def sari(batola):
    return offices.person(batola, "sari", "satgas")


def held(by, unit, today):
    survey = open_survey(unit)
    for place in range(9):
        sent(survey, answer((1 + place % 4, *[3] * 8)))
    close(by=by, campaign=survey)
    mix(campaign=survey, on=today)
    survey.refresh_from_db()
    report = hand_in(by=by, campaign=survey)
    reports.accept(by=by, report=report, revision=report.revision)
    return survey


def asked(client, address):
    client.get(address)  # whatever is read once a process
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return [each["sql"] for each in captured]


def addresses(unit):
    names = ("surveys:indices", "surveys:index_of_nation")
    yield from map(reverse, names)
    yield reverse("surveys:index_of_province", args=["63"])
    yield reverse("surveys:index_of_unit", args=[unit.uid])


def test_no_page_of_an_index_opens_an_answer(client, dinkes, sari, today):
    survey = held(sari, dinkes, today)
    client.force_login(sari)
    for address in (*addresses(dinkes), reverse("surveys:results", args=[survey.uid])):
        for sql in asked(client, address):
            assert not any(table in sql for table in ANSWERS), sql
            assert "lines" not in sql, sql


def test_ten_units_ask_the_database_no_more_than_two(client, batola, dinkes, sari, today):
    first = offices.unit(batola, "klinik-0", "puskesmas", dinkes)
    for unit in (dinkes, first):
        held(sari, unit, today)
    client.force_login(sari)
    few = {address: len(asked(client, address)) for address in addresses(dinkes)}
    for number in range(1, 9):
        held(sari, offices.unit(batola, f"klinik-{number}", "puskesmas", dinkes), today)
    assert few == {address: len(asked(client, address)) for address in addresses(dinkes)}
