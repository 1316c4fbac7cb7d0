"""A citizen finds a service on a small phone, without a script; nothing shuts anybody out."""

from datetime import timedelta

import pytest

from tests import offices
from tests.browser.looking import faults_in_every_look, sideways_scroll, weight
from tests.integration.portal.conftest import publish, switch_on
from zonahijau.web.formatting import long_date

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


@pytest.fixture
def dukcapil(transactional_db):
    """A unit with its public pages on, and one service whose standard is published."""
    batola = switch_on(offices.government())
    unit = offices.unit(batola, "dukcapil")
    publish(unit, "Penerbitan Kartu Keluarga", needs=["kependudukan"])
    return unit


def look(page, scripts):
    """Nothing shuts anybody out; without scripts nothing can look but at the width."""
    if scripts:
        assert faults_in_every_look(page) == []
    assert sideways_scroll(page) <= 0


@pytest.mark.parametrize("scripts", [False, True], ids=["tanpa skrip", "dengan skrip"])
def test_a_unit_closes_its_counter_and_a_citizen_reads_it_on_a_phone(open_page, dukcapil, scripts):
    unit, batola = dukcapil, dukcapil.government
    operator = offices.person(batola, "rahmah", "operator", unit)
    page = open_page(f"/unit/{unit.uid}/tempat/", "phone", scripts=scripts, user=operator)
    page.get_by_role("link", name="Tambah tempat layanan").click()
    page.get_by_label("Nama tempat").fill("Loket utama")
    page.get_by_label("Alamat").fill("Jalan Contoh 1")
    page.get_by_label("Jam layanan Sabtu").fill("sebentar")
    page.get_by_role("button", name="Simpan").click()
    assert page.get_by_text("Jam “sebentar” tidak terbaca").first.is_visible()
    page.get_by_label("Jam layanan Sabtu").fill("08.00-11.00")
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("button", name="Sudah diperiksa, masih benar").click()
    page.get_by_role("button", name="Batalkan").wait_for()
    look(page, scripts)
    page.get_by_role("link", name="Hari tutup Loket utama").click()
    first = batola.today() + timedelta(days=3)
    page.get_by_label("Hari pertama tutup").fill(first.isoformat())
    page.get_by_label("Sebab").fill("Renovasi gedung")
    page.get_by_role("button", name="Simpan").click()
    page.get_by_text("Hari tutup tersimpan").wait_for()
    look(page, scripts)
    reader = open_page(f"/publik/unit/{unit.public_code}/", "phone", scripts=scripts)
    assert reader.get_by_text("Renovasi gedung").is_visible()
    assert reader.get_by_text(long_date(first)).is_visible()
    assert reader.get_by_text("08.00–11.00", exact=True).is_visible()


def test_a_citizen_without_scripts_reaches_a_service_in_two_steps_by_unit_and_by_need(
    open_page, dukcapil
):
    page = open_page("/publik/", "phone", scripts=False)
    page.get_by_role("link", name=dukcapil.name).click()
    page.get_by_role("link", name="Penerbitan Kartu Keluarga").click()
    assert page.get_by_text("Gratis (tidak dipungut biaya)").is_visible()
    page = open_page("/publik/", "phone", scripts=False)
    page.get_by_role("link", name="KTP, KK dan pindah alamat").click()
    page.get_by_role("link", name="Penerbitan Kartu Keluarga").click()
    assert page.get_by_role("link", name="SP4N-LAPOR!", exact=True).is_visible()


@pytest.mark.parametrize(
    "path",
    [
        "/publik/", "/publik/63.04/unit/", "/publik/63.04/kebutuhan/",
        "/publik/63.04/kebutuhan/kesehatan/", "/publik/63.04/data/",
        "/publik/63.04/cari/?q=paspor", "/publik/63.04/cari/?q=puskemas",
    ],
)  # fmt: skip
def test_no_public_page_shuts_anybody_out(onlooker, path):
    onlooker.be("")
    onlooker.go(path)
    assert faults_in_every_look(onlooker.page) == []
