"""The tablet in the waiting room on its bad days: full, left alone, pressed twice, with a wrong
clock, with answers of the survey before, in front of a server that is down."""

from datetime import timedelta

import pytest

from tests import offices
from tests.browser.looking import barriers, keep_picture
from tests.surveys import open_survey
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys.actions.campaigns import prolong
from zonahijau.surveys.models import WaitingAnswer
from zonahijau.surveys.views import kiosk

FULL = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...given) {
  const request = put.apply(this, given);
  this.transaction.abort();
  return request;
};
"""
"""A tablet whose storage is full: what is written is taken back at the end."""


@pytest.fixture
def dinkes(transactional_db):
    """Batola's health agency, where surveys are on."""
    batola = offices.government()
    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
    batola.save()
    return offices.unit(batola, "dinkes")


@pytest.fixture
def survey(dinkes):
    return open_survey(dinkes)


def _of(survey):
    return f"/s/{survey.address}/kios/"


def _kept(page):
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def _answer(page):
    page.get_by_role("button", name="Mulai").click()
    for _ in range(14):
        step = page.locator("[data-step]:visible")
        name = step.get_attribute("id")
        step.locator(".choice").first.click()
        page.locator(f"#{name}").wait_for(state="hidden")


def _send(page):
    page.get_by_role("button", name="Kirim jawaban").click()


def _thanked(page):
    page.get_by_role("heading", name="Terima kasih").wait_for()


def _all_sent(page, number=1):
    """The server has as many answers, and the tablet none any more."""
    for _ in range(100):
        if WaitingAnswer.objects.count() >= number:
            break
        page.wait_for_timeout(100)
    page.locator('[data-state][data-waiting="0"]').wait_for()


def test_somebody_who_reads_slowly_is_asked_before_the_tablet_starts_again(survey, open_page):
    page = open_page(_of(survey), "desk")
    page.clock.install()
    page.reload()
    page.get_by_role("button", name="Mulai").click()
    page.locator("#layanan input").first.check(force=True)
    page.clock.fast_forward(46_000)
    page.get_by_role("alert").get_by_text("Masih di sini?").wait_for()
    keep_picture(page, "kios-masih")
    assert barriers(page) == []
    page.get_by_role("button", name="Ya, lanjutkan").click()
    page.clock.fast_forward(21_000)
    assert page.locator("#layanan input:checked").count() == 1
    page.clock.fast_forward(46_000)
    page.clock.fast_forward(21_000)
    page.get_by_role("button", name="Mulai").wait_for()
    assert page.locator("#layanan input:checked").count() == 0
    assert not page.get_by_text("Masih di sini?").is_visible()


def test_an_answer_whose_button_is_pressed_twice_counts_once(survey, open_page):
    page = open_page(_of(survey), "desk")
    _answer(page)
    page.evaluate("for (let n = 0; n < 3; n++) document.querySelector('form').requestSubmit()")
    _thanked(page)
    _all_sent(page)
    page.evaluate("dispatchEvent(new Event('online'))")
    _all_sent(page)
    assert WaitingAnswer.objects.count() == 1


def test_a_tablet_that_is_full_sends_at_once_and_says_so_where_it_cannot(survey, open_page):
    page = open_page(_of(survey), "desk", expects="ERR_INTERNET_DISCONNECTED")
    _kept(page)
    page.add_init_script(FULL)
    page.reload()
    _answer(page)
    page.context.set_offline(True)
    _send(page)
    page.get_by_role("alert").get_by_text("Jawaban belum tersimpan").wait_for()
    keep_picture(page, "kios-penuh")
    assert page.locator("#U9 input:checked").count() == 1
    assert WaitingAnswer.objects.count() == 0
    page.context.set_offline(False)
    _send(page)
    _thanked(page)
    assert WaitingAnswer.objects.count() == 1


def test_what_the_survey_before_left_on_a_tablet_is_sent_from_the_page_of_the_next(
    dinkes, survey, open_page
):
    page = open_page(_of(survey), "desk", expects="ERR_INTERNET_DISCONNECTED")
    _kept(page)
    following = open_survey(dinkes, title="SKM semester depan")
    page.context.set_offline(True)
    _answer(page)
    _send(page)
    _thanked(page)
    here = page.url
    page.goto("about:blank")
    page.context.set_offline(False)
    page.goto(here.replace(survey.address, following.address))
    _all_sent(page)
    assert WaitingAnswer.objects.get().seal.campaign == survey


def test_a_tablet_with_a_wrong_clock_asks_as_long_as_the_survey_runs(survey, open_page):
    page = open_page(_of(survey), "desk", expects="ERR_INTERNET_DISCONNECTED")
    _kept(page)
    page.clock.install(time="2039-01-01")
    page.reload()
    page.get_by_role("button", name="Mulai").wait_for()
    page.context.set_offline(True)
    page.reload()
    page.get_by_role("button", name="Mulai").click()
    assert page.get_by_role("group", name="Layanan apa yang Anda terima?").is_visible()


def test_a_tablet_asks_again_when_its_survey_is_prolonged(dinkes, open_page):
    today = dinkes.government.today()
    survey = open_survey(dinkes, until=today + timedelta(days=1))
    rahmah = offices.person(dinkes.government, "rahmah", "operator", dinkes)
    page = open_page(_of(survey), "desk", expects="ERR_INTERNET_DISCONNECTED")
    page.clock.install()
    page.reload()
    _kept(page)
    _answer(page)
    page.context.set_offline(True)
    _send(page)
    _thanked(page)
    page.clock.fast_forward("48:00:00")
    page.get_by_role("heading", name="Survei ini sudah berakhir").wait_for()
    prolong(by=rahmah, campaign=survey, until=today + timedelta(days=30))
    page.context.set_offline(False)
    page.get_by_role("button", name="Mulai").wait_for()
    assert not page.get_by_role("heading", name="Survei ini sudah berakhir").is_visible()


def test_the_next_person_sees_no_fault_of_the_one_before(survey, open_page):
    page = open_page(_of(survey), "desk")
    page.clock.install()
    page.reload()
    page.get_by_role("button", name="Mulai").click()
    page.get_by_role("button", name="Lanjut", exact=True).click()
    page.get_by_text("Pilih salah satu jawaban").wait_for()
    page.clock.fast_forward(46_000)
    page.clock.fast_forward(21_000)
    page.get_by_role("button", name="Mulai").click()
    assert page.locator(".field__error:visible").count() == 0


def test_a_server_that_is_down_is_no_network(survey, open_page, monkeypatch):
    page = open_page(_of(survey), "desk", expects="500")
    _kept(page)
    monkeypatch.setattr(kiosk, "campaign_of", _down)
    page.reload()
    _answer(page)
    _send(page)
    _thanked(page)
    page.locator('[data-state][data-waiting="1"]').wait_for()
    monkeypatch.undo()
    page.evaluate("dispatchEvent(new Event('online'))")
    _all_sent(page)
    assert WaitingAnswer.objects.count() == 1


def _down(address):
    raise RuntimeError(f"{address} is out of order")
