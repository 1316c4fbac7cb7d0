"""The first week of a regent: five things, one button each; others see what is there."""

from io import BytesIO

import pytest
from django.urls import reverse
from pptx import Presentation

from tests import offices
from zonahijau.documents.actions.papers import Wish, draft_paper
from zonahijau.organisations.models import Unit
from zonahijau.organisations.roles import ROLES
from zonahijau.reports.first_week import TASKS

WEEK, SLIDES = "/minggu-pertama/", "/minggu-pertama/salindia.pptx"


@pytest.fixture
def place(db):
    made = offices.government()
    offices.unit(made, "dinkes")
    return made


@pytest.fixture
def page_of(client, place):
    """The page as somebody of that role sees it."""

    def opened(role, unit=None):
        client.force_login(offices.person(place, role, role, unit))
        return client.get(WEEK)

    return opened


def main_of(answer):
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


def test_the_task_force_has_a_button_for_each_of_the_five(page_of):
    shown = main_of(page_of("satgas"))
    assert shown.count('class="button') == len(TASKS) == 5
    for kind in ("nota-hasil-resmi", "surat-kelengkapan", "rencana-90-hari"):
        assert reverse("documents:new", args=[kind]) in shown
    assert reverse("reports:completeness") in shown
    assert reverse("reports:slides") in shown


def test_the_regent_reads_and_takes_the_slides_but_drafts_nothing(page_of):
    shown = main_of(page_of("pimpinan"))
    assert "/surat/" not in shown
    assert shown.count("Disusun Satgas atau Sekretaris Daerah") == 3
    assert reverse("reports:slides") in shown


def test_a_paper_that_is_drafted_appears(page_of, place):
    author = offices.person(place, "penulis", "satgas")
    paper = draft_paper(by=author, where=place, kind="rencana-90-hari", wish=Wish())
    shown = main_of(page_of("pimpinan"))
    assert reverse("documents:paper", args=[paper.uid]) in shown
    assert "1 naskah sudah tersusun" in shown


@pytest.mark.parametrize(
    ("role", "page", "file"),
    [
        ("satgas", 200, 200),
        ("sekda", 200, 200),
        ("pimpinan", 200, 200),
        ("pemeriksa", 200, 200),
        ("verifikator", 403, 403),
        ("operator", 403, 403),
        ("kepala_unit", 403, 403),
        ("admin_unit", 403, 403),
    ],
)
def test_who_sees_all_units_sees_the_week_and_takes_its_slides(client, place, role, page, file):
    own = Unit.objects.get(code="dinkes") if ROLES[role].unit_only else None
    client.force_login(offices.person(place, role, role, own))
    assert client.get(WEEK).status_code == page
    assert client.get(SLIDES).status_code == file


def test_the_slides_come_as_a_file_of_their_own(client, place):
    client.force_login(offices.person(place, "satgas", "satgas"))
    answer = client.get(SLIDES)
    assert answer["Content-Disposition"].endswith('.pptx"')
    assert len(Presentation(BytesIO(answer.content)).slides) >= 5


def test_the_first_page_leads_there(client, place):
    client.force_login(offices.person(place, "satgas", "satgas"))
    assert WEEK in client.get("/").content.decode()
