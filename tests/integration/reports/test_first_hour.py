"""A government without units begins with its first steps, each with the way to its page."""

import pytest
from django.urls import reverse

from tests import offices
from zonahijau.accounts.models import User
from zonahijau.audit.models import Entry
from zonahijau.documents.actions import papers
from zonahijau.reports.first_hour import STEPS
from zonahijau.reports.letters import LETTER_TO_ALL

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
    assert "0 dari 5 selesai" in page
    assert "kira-kira 43 menit" in page
    assert reverse("catalogue:recaps") in page
    assert reverse("reports:completeness") not in page.split("<main")[1]


def test_with_units_the_first_page_is_itself_and_later_steps_open(enter):
    government = offices.government()
    offices.unit(government, "dinkes")
    browser = enter(government, "satgas")
    assert browser.get("/").status_code == 200
    page = browser.get("/langkah-pertama/").content.decode()
    assert reverse("organisations:officials") in page
    assert "1 dari 5 selesai" in page


def test_a_step_that_is_another_roles_has_no_way_in(enter):
    page = enter(offices.government(), "pimpinan").get("/langkah-pertama/").content.decode()
    assert "Dikerjakan orang lain" in page
    assert "Sesudah rekap disimpan" in page
    assert reverse("catalogue:recaps") not in page
    assert "Lewati dahulu" not in page


def test_once_there_are_units_nothing_waits_for_them(enter):
    government = offices.government()
    offices.unit(government, "dinkes")
    page = enter(government, "admin").get("/langkah-pertama/").content.decode()
    assert "Sesudah rekap disimpan" not in page


def test_the_administrator_alone_can_walk_every_step(enter):
    government = offices.government()
    offices.unit(government, "dinkes")
    page = enter(government, "admin").get("/langkah-pertama/").content.decode()
    assert all(reverse(step.address) in page for step in STEPS)


def test_a_step_is_put_off_and_taken_up_again(enter):
    government = offices.government()
    browser = enter(government, "admin")
    for do, slugs in (("later", ["rapor"]), ("later", ["rapor"]), ("again", [])):
        answer = browser.post("/langkah-pertama/rapor/", {"do": do})
        assert answer.headers["Location"] == "/langkah-pertama/"
        government.refresh_from_db()
        assert government.settings["first_hour"] == slugs
    actions = Entry.objects.filter(action__startswith="first-hour").order_by("number")
    assert [each.action for each in actions] == ["first-hour-put-off", "first-hour-taken-up"]


@pytest.mark.parametrize(("role", "slug", "status"), [
    ("admin", "rekap", 302),
    ("admin", "lain", 404),
    ("pimpinan", "rapor", 403),
])  # fmt: skip
def test_what_cannot_wait_is_not_put_off(role, slug, status, enter):
    government = offices.government()
    answer = enter(government, role).post(f"/langkah-pertama/{slug}/", {"do": "later"})
    assert answer.status_code == status
    government.refresh_from_db()
    assert "first_hour" not in government.settings


def test_the_strip_leads_to_the_next_step_until_the_hour_is_over(enter):
    government = offices.government()
    browser = enter(government, "admin")

    def strip():
        page = browser.get("/kelengkapan/").content.decode()
        return page.split('class="strip"')[1].split("</nav>")[0] if 'class="strip"' in page else ""

    assert "0 dari 5" in strip()
    assert reverse("documents:letterhead") in strip()
    browser.post("/langkah-pertama/kop/", {"do": "later"})
    assert reverse("catalogue:recaps") in strip()
    offices.unit(government, "dinkes")
    assert reverse("organisations:officials") in strip()
    browser.post("/langkah-pertama/pejabat/", {"do": "later"})
    browser.post("/langkah-pertama/rapor/", {"do": "later"})
    assert reverse("reports:completeness") in strip()
    by = User.objects.get(username="admin")
    wish = papers.Wish()
    paper = papers.draft_paper(by=by, where=government, kind=LETTER_TO_ALL, wish=wish)
    assert reverse("reports:completeness") in strip()
    papers.issue(by=by, paper=paper, address="http://x/q/")
    assert strip() == ""
    assert "sisanya dilewati" in browser.get("/langkah-pertama/").content.decode()
    assert "/langkah-pertama/" in browser.get("/pengaturan/").content.decode()


def test_nobody_else_is_led(enter):
    government = offices.government()
    offices.unit(government, "dinkes")
    assert 'class="strip"' not in enter(government, "pimpinan").get("/").content.decode()


def test_every_step_leads_to_a_page_that_exists():
    assert all(reverse(step.address).startswith("/") for step in STEPS)
