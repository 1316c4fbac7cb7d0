"""The gallery as people see it: phone and desk, day and night, with and without scripts."""

import re

from tests.browser.looking import faults_in_every_look, keep_picture


def test_the_gallery_shuts_nobody_out(open_page):
    assert faults_in_every_look(open_page("/galeri/"), "galeri") == []


def test_what_unfolds_shuts_nobody_out_either(open_page):
    page = open_page("/galeri/?lang=en")
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert faults_in_every_look(page, "galeri-unfolded") == []


def test_a_page_that_is_not_there_shuts_nobody_out(open_page):
    page = open_page("/tidak-ada/", expects="404")
    assert faults_in_every_look(page, "404") == []


def test_an_error_summary_takes_the_focus_and_leads_to_the_field(open_page):
    page = open_page("/galeri/")
    assert page.evaluate("document.activeElement.className") == "errors"
    page.get_by_role("link", name=re.compile("Nilai: ")).click()
    assert page.evaluate("document.activeElement.value") == "sembilan"


def test_a_table_sorts_filters_and_pages_without_scripts(open_page):
    page = open_page("/galeri/", scripts=False)
    page.get_by_role("link", name="Unit", exact=False).filter(has_text="↕").first.click()
    assert page.locator(".as-list tbody th").first.inner_text().startswith("Dinas Kependudukan")
    assert page.locator("th[aria-sort=ascending]").count() == 1
    page.get_by_label("Jenis").first.select_option("puskesmas")
    page.get_by_role("button", name="Tampilkan").click()
    assert page.locator(".as-list tbody th").all_inner_texts() == [
        "Puskesmas Contoh Hilir",
        "Puskesmas Contoh Hulu",
    ]
    assert "urut=name" in page.url


def test_the_keyboard_reaches_the_content_first(open_page):
    page = open_page("/galeri/tanpa-kesalahan/", expects="404")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Langsung ke isi"


def test_a_form_is_sent_once_however_often_the_button_is_pressed(open_page):
    page = open_page("/galeri/")
    sent = []

    def answer_without_a_page(route):
        sent.append(route.request.method)
        route.fulfill(status=204)

    page.route("**/galeri/**", answer_without_a_page)
    button = page.get_by_role("button", name="Kirim ke verifikator")
    button.evaluate("button => { button.click(); button.click(); }")
    page.wait_for_timeout(200)
    assert sent == ["POST"]
    assert button.get_attribute("aria-disabled") == "true"


def test_an_upload_shows_how_far_it_is_and_says_when_the_line_broke(open_page):
    page = open_page("/galeri/", expects="ERR_FAILED")
    page.route("**/galeri/**", lambda route: route.abort())
    page.set_input_files(
        "#upload-bukti", {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": b"x" * 1000}
    )
    page.get_by_role("button", name="Unggah").click()
    status = page.locator("[data-upload] [role=status]")
    status.get_by_text("Berkas belum tersimpan").wait_for()
    assert page.get_by_role("button", name="Unggah").get_attribute("aria-disabled") is None


def test_the_chosen_night_holds_against_the_device(open_page):
    page = open_page("/galeri/?theme=dark", theme="light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 24, 30)"
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    keep_picture(page, "galeri-print")
