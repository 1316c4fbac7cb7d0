"""A citizen finds a service on a small phone, without a script; nothing shuts anybody out."""

import pytest

from tests.browser.looking import faults_in_every_look, weight

SIZES = {"kecil": (320, 640), "ponsel": (390, 844), "meja": (1280, 800)}


@pytest.mark.parametrize("size", SIZES)
def test_a_citizen_finds_a_service_in_two_steps(onlooker, size):
    page = onlooker.page
    page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
    onlooker.be("")
    onlooker.go("/publik/")
    assert page.locator("script[src]").count() == 0
    page.get_by_label("Apa yang Anda perlukan?").fill("bikin ktp")
    page.get_by_role("button", name="Cari").click()
    page.get_by_role("link", name="Kartu tanda penduduk elektronik").click()
    assert page.get_by_text("Gratis (tidak dipungut biaya)").is_visible()
    assert page.get_by_role("link", name="SP4N-LAPOR!", exact=True).is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]
    assert weight(page) < 150_000
    assert not page.context.cookies()


def test_the_page_of_a_service_shuts_nobody_out(onlooker):
    page = onlooker.page
    onlooker.be("")
    onlooker.go("/publik/63.04/cari/?q=ktp")
    page.get_by_role("link", name="Kartu tanda penduduk elektronik").click()
    assert faults_in_every_look(page) == []
