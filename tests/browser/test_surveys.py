"""Surveys as people meet them: a citizen with a telephone, a tablet without a network, a unit of
three people."""

import re

import pytest

from tests import offices
from tests.browser.looking import barriers, faults_in_every_look, keep_picture, sideways_scroll
from tests.surveys import answer, asking_of, open_survey, sent
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys.actions import forms
from zonahijau.surveys.actions.campaigns import close
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.models import Campaign, Sheet, SurveyForm, WaitingAnswer
from zonahijau.surveys.rewording import slots

SMALLEST = {"width": 320, "height": 640}


@pytest.fixture
def office(transactional_db):
    """Batola's health agency, which holds a survey and has its operator."""
    return Office()


class Office:
    """Who and what there is."""

    def __init__(self):
        self.batola = offices.government()
        self.batola.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
        self.batola.save()
        self.dinkes = offices.unit(self.batola, "dinkes")
        self.rahmah = offices.person(self.batola, "rahmah", "operator", self.dinkes)
        self.survey = open_survey(self.dinkes)

    @property
    def address(self):
        return f"/s/{self.survey.address}/"


def _answer_all(page, scored="Sangat"):
    """Chooses in each question by hand, below each other."""
    page.locator("#layanan input").first.check()
    for code in [f"U{number}" for number in range(1, 10)]:
        page.locator(f"#{code} input").last.check()


def test_a_citizen_answers_on_a_small_telephone_without_scripts(office, open_page):
    page = open_page(office.address, "phone", scripts=False)
    page.set_viewport_size(SMALLEST)
    assert sideways_scroll(page) <= 0
    keep_picture(page, "survei-tanpa-skrip")
    _answer_all(page)
    page.get_by_label("Saran atau keluhan").fill("Tambah kursi di ruang tunggu")
    page.get_by_role("button", name="Kirim jawaban").click()
    assert page.get_by_role("heading", name="Terima kasih").is_visible()
    assert WaitingAnswer.objects.count() == 1


def test_a_citizen_answers_one_question_after_the_other(office, open_page):
    page = open_page(office.address, "phone")
    assert page.locator("[data-step]:visible").count() == 1
    keep_picture(page, "survei-satu")
    assert barriers(page) == []
    for _ in range(14):
        step = page.locator("[data-step]:visible")
        name = step.get_attribute("id")
        step.locator(".choice").nth(1).click()
        page.locator(f"#{name}").wait_for(state="hidden")
    assert page.get_by_text("Pertanyaan 15 dari 15").is_visible()
    keep_picture(page, "survei-akhir")
    page.get_by_role("button", name="Kirim jawaban").click()
    assert page.get_by_role("heading", name="Terima kasih").is_visible()
    keep_picture(page, "survei-terima-kasih")
    assert WaitingAnswer.objects.count() == 1


def test_the_accessibility_tree_names_each_question_with_its_options(office, open_page):
    page = open_page(office.address, "phone", scripts=False)
    tree = page.locator("form").aria_snapshot()
    groups = re.findall(r'- group "([^"]+)"', tree)
    assert len(groups) == 14
    assert groups[1] == "Apakah persyaratannya sesuai dengan jenis pelayanannya?"
    first = tree.split('- group "Apakah persyaratannya')[1].split("- group")[0]
    assert re.findall(r'radio "([^"]+)"', first) == [
        "Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai",
    ]  # fmt: skip
    assert "table" not in tree


def _banjar(office):
    """A survey whose form is in Banjar too; the words are those of nobody."""
    own = {"by": office.rahmah}
    form = forms.begin_form(where=office.dinkes, title="SKM Banjar", kind="skm", **own)
    form = forms.add_language(form=form, code="bjn", name="Bahasa Banjar", **own)
    words = {slot.name: f"bjn {slot.words['id']}" for slot in slots(form.content)}
    form = forms.word(form=form, language="bjn", words=words, **own)
    return open_survey(office.dinkes, form=form, languages=("id", "en", "bjn"))


def test_a_citizen_answers_in_a_local_language_without_scripts(office, open_page):
    survey = _banjar(office)
    page = open_page(f"/s/{survey.address}/", "phone", scripts=False)
    page.set_viewport_size(SMALLEST)
    page.get_by_role("link", name="Bahasa Banjar").click()
    assert sideways_scroll(page) <= 0
    keep_picture(page, "survei-banjar")
    tree = page.locator("form").aria_snapshot()
    groups = re.findall(r'- group "([^"]+)"', tree)
    assert len(groups) == 14
    assert all(group.startswith("bjn ") for group in groups)
    assert page.locator("form").get_attribute("lang") == "bjn"
    _answer_all(page)
    page.get_by_role("button", name="bjn Kirim jawaban").click()
    assert page.get_by_role("heading", name="bjn Terima kasih").is_visible()
    assert WaitingAnswer.objects.count() == 1


def test_a_code_stays_when_the_language_is_changed(office, open_page):
    page = open_page(f"{office.address}?v=k&kode=K7M2P-9QRTX", "phone", scripts=False)
    page.get_by_role("link", name="English").click()
    assert page.locator("#kode").input_value() == "K7M2P-9QRTX"


def test_a_question_that_was_skipped_is_told_where_it_stands(office, open_page):
    page = open_page(office.address, "phone")
    page.get_by_role("button", name="Lanjut").click()
    step = page.locator("[data-step]:visible")
    assert step.get_attribute("id") == "layanan"
    assert step.get_by_role("alert").inner_text() == "Pilih salah satu jawaban"
    assert barriers(page) == []


def test_a_code_that_is_refused_is_mended_where_it_stands(office, open_page):
    page = open_page(office.address, "phone")
    for _ in range(14):
        step = page.locator("[data-step]:visible")
        name = step.get_attribute("id")
        step.locator(".choice").first.click()
        page.locator(f"#{name}").wait_for(state="hidden")
    page.get_by_label("Kode pada tanda terima").fill("K7M2P-9QRTX")
    page.get_by_role("button", name="Kirim jawaban").click()
    page.get_by_role("link", name="Kode ini sudah dipakai").wait_for()
    keep_picture(page, "survei-kode-ditolak")
    assert page.get_by_label("Kode pada tanda terima").is_visible()
    page.get_by_role("button", name="Kembali").click()
    page.get_by_role("link", name="Kode ini sudah dipakai").click()
    assert page.evaluate("document.activeElement.id") == "kode"


def test_what_was_chosen_goes_along_into_another_language(office, open_page):
    page = open_page(office.address, "phone")
    page.locator("#layanan .choice").nth(1).click()
    page.locator("#U1 .choice").nth(2).click()
    page.locator("#U2").wait_for()
    page.get_by_role("link", name="English").click()
    page.get_by_text("Question 3 of 15").wait_for()
    assert page.locator("#U2").is_visible()
    assert page.locator("input:checked").count() == 2
    page.reload()
    assert page.locator("input:checked").count() == 0


def test_a_fault_goes_when_its_question_is_answered(office, open_page):
    page = open_page(office.address, "phone")
    page.get_by_role("button", name="Lanjut").click()
    page.get_by_text("Pilih salah satu jawaban").wait_for()
    page.locator("#layanan .choice").first.click()
    page.locator("#U1").wait_for()
    page.get_by_role("button", name="Kembali").click()
    assert page.locator(".field__error").count() == 0


def test_the_keyboard_alone_is_enough(office, open_page):
    page = open_page(office.address, "desk")
    page.locator("#layanan input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    step = page.locator("[data-step]:visible")
    assert step.get_attribute("id") == "U1"
    assert page.evaluate("document.activeElement.tagName") == "LEGEND"


def test_the_page_of_citizens_has_no_fault_in_any_look(office, open_page):
    page = open_page(office.address, scripts=True)
    assert faults_in_every_look(page, "survei") == []


def test_a_tablet_asks_for_a_day_without_a_network_and_sends_then(office, open_page, faults):
    page = open_page(f"{office.address}kios/", "desk", expects="ERR_INTERNET_DISCONNECTED")
    keep_picture(page, "kios-mulai")
    assert barriers(page) == []
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.reload(wait_until="load")
    for count in (1, 2, 3):
        _answer_on_tablet(page)
        page.locator(f'[data-state][data-waiting="{count}"]').wait_for()
        page.get_by_role("button", name="Selesai").click()
    keep_picture(page, "kios-luring")
    assert WaitingAnswer.objects.count() == 0
    page.context.set_offline(False)
    page.locator('[data-state][data-waiting="0"]').wait_for()
    assert WaitingAnswer.objects.count() == 3
    assert "terkirim" in page.locator("[data-state]").inner_text()


def test_what_was_kept_for_a_day_is_sent_once_though_the_survey_closed_meanwhile(office, open_page):
    page = open_page(f"{office.address}kios/", "desk", expects="net::ERR")
    page.clock.install()
    page.reload()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    for _ in range(2):
        _answer_on_tablet(page)
        page.get_by_role("button", name="Selesai").click()
    page.clock.fast_forward("24:00:00")
    close(by=office.rahmah, campaign=office.survey)
    page.reload(wait_until="load")
    page.locator('[data-state][data-waiting="2"]').wait_for()
    lost = _lose_the_first_confirmation(page)
    with page.expect_event("requestfailed"):
        page.context.set_offline(False)
    page.clock.fast_forward(31_000)
    page.locator('[data-state][data-waiting="0"]').wait_for()
    assert len(lost) == 1
    assert WaitingAnswer.objects.count() == 2
    assert page.get_by_role("heading", name="Survei ini sudah berakhir").is_visible()
    assert page.get_by_role("button", name="Mulai").count() == 0
    keep_picture(page, "kios-berakhir")


def _lose_the_first_confirmation(page):
    """The server has the answers, and the network breaks before it has said so."""

    lost = []

    def lose(route):
        if lost:
            route.continue_()
            return
        lost.append(route.fetch())
        route.abort()

    page.route("**/kios/kirim/", lose)
    return lost


def test_a_tablet_greets_the_next_person_in_its_usual_language(office, open_page):
    page = open_page(f"{office.address}kios/", "desk")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.get_by_role("link", name="English").click()
    page.get_by_role("button", name="Start").click()
    assert page.get_by_role("group", name="Which service did you receive?").is_visible()
    page.clock.install()
    page.locator("#layanan input").first.check(force=True)
    page.clock.fast_forward(46_000)
    page.clock.fast_forward(21_000)
    page.get_by_role("button", name="Mulai").wait_for()


def _answer_on_tablet(page):
    page.get_by_role("button", name="Mulai").click()
    for _ in range(14):
        step = page.locator("[data-step]:visible")
        name = step.get_attribute("id")
        step.locator(".choice").nth(2 if name.startswith("U") else 1).click()
        page.locator(f"#{name}").wait_for(state="hidden")
    page.get_by_role("button", name="Kirim jawaban").click()
    page.get_by_role("heading", name="Terima kasih").wait_for()


def test_a_unit_starts_a_survey_and_looks_at_it(office, open_page):
    page = open_page(f"/unit/{office.dinkes.uid}/survei/mulai/", user=office.rahmah)
    assert faults_in_every_look(page, "mulai-survei") == []
    page.get_by_label("Layanan lain").fill("Izin praktik; 420")
    page.get_by_role("button", name="Mulai survei").click()
    assert page.get_by_text("0 dari 201 responden terhitung").is_visible()
    assert Campaign.objects.count() == 2
    for _ in range(30):
        sent(office.survey, answer(), text="Antre")
    mix(campaign=office.survey, on=office.batola.today())
    page.goto(page.url.split("/survei/")[0] + f"/survei/{office.survey.uid}/")
    assert faults_in_every_look(page, "survei-unit") == []
    page.goto(page.url.split("/survei/")[0] + f"/unit/{office.dinkes.uid}/survei/")
    assert faults_in_every_look(page, "survei-daftar") == []


def test_paper_is_entered_with_figures_alone(office, open_page):
    page = open_page(f"/survei/{office.survey.uid}/kertas/", user=office.rahmah)
    for _ in range(2):
        page.locator("#layanan").fill("")
        page.locator("#layanan").focus()
        page.keyboard.type("1" + "2345" + "4" * len(asking_of(office.survey).scored))
        assert page.evaluate("document.activeElement.id") == "saran"
        page.get_by_role("button", name="Simpan").click()
        page.wait_for_load_state()
    assert Sheet.objects.get().lines.splitlines() == ["1|2345|444444444|"] * 2
    assert faults_in_every_look(page, "kertas") == []
    page.goto(page.url.split("?")[0] + "impor/")
    assert faults_in_every_look(page, "kertas-impor") == []
    page.goto(page.url.replace("kertas/impor/", "kode/"))
    assert faults_in_every_look(page, "kode") == []


def test_a_form_is_worded_translated_and_seen_as_citizens_see_it(office, open_page):
    page = open_page(f"/unit/{office.dinkes.uid}/survei/formulir/", user=office.rahmah)
    assert faults_in_every_look(page, "formulir-daftar") == []
    page.get_by_role("link", name="Susun formulir").click()
    page.get_by_label("Judul").fill("SKM Barito")
    page.get_by_role("button", name="Susun formulir").click()
    page.get_by_role("link", name="Ubah kata-kata (Bahasa Indonesia)").click()
    page.get_by_text("U1 · Persyaratan").click()
    page.get_by_label("Pertanyaan").first.fill("Apakah syaratnya mudah dipenuhi?")
    assert faults_in_every_look(page, "formulir-kata") == []
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("link", name="Tambah pertanyaan").click()
    page.get_by_label("Pertanyaan (Bahasa Indonesia)").fill("Apakah Anda dibantu loket prioritas?")
    page.get_by_label("Pilihan jawaban (Bahasa Indonesia)").fill("Ya\nTidak")
    assert faults_in_every_look(page, "formulir-pertanyaan") == []
    page.get_by_role("button", name="Simpan").click()
    assert faults_in_every_look(page, "formulir") == []
    page.get_by_role("link", name="Lihat seperti warga").click()
    assert faults_in_every_look(page, "formulir-pratinjau") == []
    page.get_by_text("Tanpa nama. Kurang dari satu menit.").wait_for()
    texts = [row["text"]["id"] for row in SurveyForm.objects.get().content["scored"]]
    assert texts[0] == "Apakah syaratnya mudah dipenuhi?"


def test_users_a_year_and_the_results_of_f03_have_no_fault_in_any_look(office, open_page):
    page = open_page(f"/survei/{office.survey.uid}/pengguna/", user=office.rahmah)
    assert faults_in_every_look(page, "pengguna") == []
    survey = open_survey(office.dinkes, kind="f03")
    for place in range(20):
        sent(survey, answer((1 + place % 6,) * 14))
    mix(campaign=survey, on=office.batola.today())
    page.goto(page.url.split("/survei/")[0] + f"/survei/{survey.uid}/hasil/")
    assert faults_in_every_look(page, "hasil-f03") == []
