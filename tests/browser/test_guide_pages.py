"""Pages that the guide shows, as their people reach them in the demonstration."""

import re

import pytest

from tests.browser.guide import keep_for_guide
from tests.browser.looking import SIZES, sideways_scroll
from tests.browser.onlooker import Onlooker


def follow(onlooker: Onlooker, name: str | re.Pattern[str], last: bool = False) -> None:
    """On by a link in the middle of the page."""
    links = onlooker.page.get_by_role("main").get_by_role("link", name=name)
    (links.last if last else links.first).click()
    onlooker.page.wait_for_load_state()


def keep(onlooker: Onlooker, name: str, size: str = "desk") -> None:
    """The page as somebody sees it, who need not scroll it sideways."""
    width, height = SIZES[size]
    onlooker.page.set_viewport_size({"width": width, "height": height})
    assert sideways_scroll(onlooker.page) <= 0
    keep_for_guide(onlooker.page, f"{name}-{width}")


@pytest.fixture
def survey(onlooker):
    """The survey of a one-stop shop that is under way, with its operator at its page."""
    onlooker.be("operator")
    onlooker.go("/unit/")
    follow(onlooker, re.compile("Penanaman Modal"))
    follow(onlooker, "Survei kepuasan")
    row = onlooker.page.locator("main tr").filter(has_text="Berjalan")
    row.get_by_role("link").first.click()
    onlooker.page.wait_for_load_state()
    return onlooker


def test_an_operator_sees_what_a_survey_still_lacks(survey):
    assert survey.page.get_by_text(re.compile("responden terhitung")).first.is_visible()
    keep(survey, "survei-berjalan")


def test_a_citizen_is_asked_one_question(survey):
    address = survey.page.get_by_role("main").get_by_role("link", name=re.compile("^http"))
    path = re.sub(r"^https?://[^/]+", "", address.get_attribute("href"))
    survey.be("")
    width, height = SIZES["phone"]
    survey.page.set_viewport_size({"width": width, "height": height})
    survey.go(path)
    survey.page.locator("#layanan .choice").first.click()
    survey.page.locator("#U1").wait_for()
    keep(survey, "survei-warga", "phone")


def closed_survey(onlooker):
    """The newest survey of the same unit that has ended."""
    onlooker.page.go_back()
    rows = onlooker.page.locator("main tr").filter(has_text="Selesai")
    rows.first.get_by_role("link").first.click()
    onlooker.page.wait_for_load_state()


def test_the_results_of_a_survey_begin_with_a_sentence(survey):
    closed_survey(survey)
    follow(survey, "Lihat hasil")
    assert survey.page.get_by_text(re.compile(r"IKM \d\d,\d\d, mutu")).first.is_visible()
    keep(survey, "survei-hasil")


def test_comments_stand_beside_what_the_machine_proposes(survey):
    closed_survey(survey)
    follow(survey, "Saran dan keluhan")
    assert survey.page.get_by_role("heading", name=re.compile("Saran dan keluhan")).is_visible()
    keep(survey, "survei-saran")


@pytest.mark.parametrize(
    ("name", "path", "says"),
    [
        ("laporan-skm", "/skm/", "laporan yang ditunggu"),
        ("indeks-daerah", "/skm/indeks/", "IKM"),
        ("naskah", "/surat/", "naskah menunggu"),
        ("situs", "/situs/", "unit punya situs"),
    ],
)
def test_the_task_force_finds_its_lists(onlooker, name, path, says):
    onlooker.be("satgas")
    onlooker.go(path)
    assert onlooker.page.get_by_text(re.compile(says)).first.is_visible()
    keep(onlooker, name)


def test_anybody_reads_what_a_service_costs_on_a_phone(onlooker):
    onlooker.be("")
    width, height = SIZES["phone"]
    onlooker.page.set_viewport_size({"width": width, "height": height})
    onlooker.go("/publik/63.04/cari/?q=ktp")
    onlooker.page.get_by_role("link", name="Kartu tanda penduduk elektronik").click()
    assert onlooker.page.get_by_text("Gratis (tidak dipungut biaya)").is_visible()
    keep(onlooker, "publik-layanan", "phone")
