"""A government without units begins with its first steps, each with the way to its page."""

import pytest
from django.urls import reverse

from tests import offices
from zonahijau.reports.first_hour import STEPS

pytestmark = pytest.mark.django_db


@pytest.fixture
def enter(client):
    """Signs somebody of a government in; returns the browser."""

    def signed_in(government, role):
        client.force_login(offices.person(government, role, role))
        return client

    return signed_in


def test_after_set_up_the_first_page_is_the_first_hour(enter):
    browser = enter(offices.government(), "satgas")
    answer = browser.get("/", follow=True)
    assert answer.redirect_chain == [("/langkah-pertama/", 302)]
    page = answer.content.decode()
    assert "0 dari 6 selesai" in page
    assert reverse("catalogue:recaps") in page
    assert reverse("reports:completeness") not in page.split("<main")[1]


def test_with_units_the_first_page_is_itself_and_later_steps_open(enter):
    government = offices.government()
    offices.unit(government, "dinkes")
    browser = enter(government, "satgas")
    assert browser.get("/").status_code == 200
    page = browser.get("/langkah-pertama/").content.decode()
    assert reverse("organisations:officials") in page
    assert "2 dari 6 selesai" in page


def test_a_step_that_is_another_roles_has_no_way_in(enter):
    page = enter(offices.government(), "pimpinan").get("/langkah-pertama/").content.decode()
    assert "Dikerjakan orang lain" in page
    assert "Sesudah unit dimasukkan" in page
    assert reverse("catalogue:recaps") not in page


def test_once_there_are_units_nothing_waits_for_them(enter):
    government = offices.government()
    offices.unit(government, "dinkes")
    page = enter(government, "admin").get("/langkah-pertama/").content.decode()
    assert "Sesudah unit dimasukkan" not in page


def test_every_step_leads_to_a_page_that_exists():
    assert all(reverse(step.address).startswith("/") for step in STEPS)
