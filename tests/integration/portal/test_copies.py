"""Copies of public pages: quick while nothing happened, gone with the first thing that does."""

import pytest
from django.core.cache import caches
from django.test.utils import CaptureQueriesContext

from tests import offices
from tests.integration.portal.test_pages import PAGES, address
from zonahijau.catalogue.actions.contacts import add_channel, assure
from zonahijau.catalogue.models import Service


@pytest.fixture(autouse=True)
def copies(settings):
    settings.COPIES_OF_PAGES = True
    caches["pages"].clear()


@pytest.fixture
def read(client, family_card, connection):
    def page(name="service", **asked):
        with CaptureQueriesContext(connection) as done:
            response = client.get(address(name, family_card), asked)
        return response.content.decode(), len(done)

    return page


@pytest.fixture
def connection():
    from django.db import connection

    return connection


@pytest.mark.parametrize("name", PAGES)
def test_the_second_reader_gets_the_same_page_for_one_question_to_the_database(read, name):
    first, cost = read(name)
    again, less = read(name)
    assert again == first
    assert (cost > 1, less) == (True, 1)


def test_what_is_recorded_is_read_at_once(read, family_card, dukcapil):
    assert "lapor@dukcapil.go.id" not in read()[0]
    add_channel(by=None, unit=dukcapil, kind="email", value="lapor@dukcapil.go.id")
    assert "lapor@dukcapil.go.id" in read()[0]


def test_what_another_government_does_leaves_the_copies(read, db):
    elsewhere = offices.unit(offices.government("63.72"), "kelurahan")
    read()
    add_channel(by=None, unit=elsewhere, kind="email", value="aduan@elsewhere.go.id")
    assert read()[1] == 1


def test_languages_questions_and_hosts_have_copies_of_their_own(read, client, family_card):
    indonesian, english = read()[0], read(lang="en")[0]
    assert "Diperiksa pada" in indonesian
    assert "Diperiksa pada" not in english
    assert read("search", q="kartu")[0] != read("search", q="izin")[0]
    there = client.get(address("service", family_card), headers={"host": "localhost"})
    assert "http://localhost/publik/" in there.content.decode()
    assert "http://localhost/publik/" not in indonesian


def test_what_changes_while_a_page_is_written_keeps_it_from_being_kept(
    read, family_card, monkeypatch
):
    from zonahijau.portal.views import reading

    shown = reading.shown

    def interrupted(*given, **named):
        page = shown(*given, **named)
        assure(by=None, services=Service.objects.filter(pk=family_card.pk))
        return page

    monkeypatch.setattr(reading, "shown", interrupted)
    read()
    monkeypatch.undo()
    assert read()[1] > 1


def test_nothing_is_kept_of_what_is_not_there(client, family_card):
    missing = "/publik/layanan/tidak-ada/"
    assert [client.get(missing).status_code for _ in range(2)] == [404, 404]


def test_a_copy_answers_a_reader_who_has_it_already(client, family_card):
    page = address("service", family_card)
    tag = client.get(page).headers["ETag"]
    known = client.get(page, headers={"if-none-match": tag})
    assert (known.status_code, known.content) == (304, b"")
    assert client.get(page).content
