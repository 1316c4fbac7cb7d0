"""A unit writes, sets and prints its pledge and its board, at a desk and on a phone without a
script."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests import offices
from tests.browser.guide import keep_for_guide
from tests.browser.looking import faults_in_every_look, sideways_scroll
from tests.whole_standards import complete
from zonahijau.catalogue.actions import add_service
from zonahijau.catalogue.models import Service
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.organisations.models import OfficeHolder, Position


@pytest.fixture
def office(transactional_db):
    """Dinkes with its head, its operator, and one service whose standard is in force."""
    batola = offices.government()
    dinkes = offices.unit(batola, "dinkes")
    rahmah = offices.person(batola, "rahmah", "operator", dinkes)
    own = {"government": batola}
    head = Position.objects.create(**own, unit=dinkes, kind="head", title="Kepala Dinkes")
    OfficeHolder.objects.create(
        **own, position=head, name="Siti Aminah", status="definitif", start=date(2020, 1, 1)
    )
    service = add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("KTP baru", "A1"))
    complete(service, "set", set_on=batola.today())
    Service.objects.filter(pk=service.pk).update(has_standard=True)
    return dinkes, rahmah


def look(page: Page, name: str, scripts: bool) -> None:
    if scripts:
        assert faults_in_every_look(page, name) == []
    assert sideways_scroll(page) <= 0


def printed(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name=name).first.click()
    return download.value.path().read_bytes()


@pytest.mark.parametrize(("size", "scripts"), [("desk", True), ("phone", False)])
def test_a_unit_prints_its_pledge_and_its_board(open_page, office, size, scripts):
    dinkes, rahmah = office
    address = reverse("catalogue:pledge", args=[dinkes.uid])
    page = open_page(address, size, scripts=scripts, user=rahmah)
    look(page, "maklumat-kosong", scripts)
    page.get_by_role("button", name="Susun maklumat").click()
    look(page, "maklumat-isi", scripts)
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("link", name="Tetapkan").click()
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("link", name="Catat publikasi").click()
    page.get_by_label("di tempat layanan").check()
    page.get_by_role("button", name="Simpan").click()
    assert "Maklumat berlaku" in page.inner_text("main")
    look(page, "maklumat", scripts)
    assert printed(page, "Cetak A3 (PDF)").startswith(b"%PDF")
    page.get_by_role("link", name="Semua cetakan unit").click()
    look(page, "cetak", scripts)
    assert printed(page, "Papan tiap layanan A3 tegak").startswith(b"%PDF")
    page.get_by_role("link", name="KTP baru").click()
    look(page, "cetak-layanan", scripts)
    assert printed(page, "Kartu loket A5").startswith(b"%PDF")
    page.goto(
        page.url.split("/layanan/")[0] + reverse("catalogue:unit_coverage", args=[dinkes.uid])
    )
    look(page, "cakupan-unit", scripts)


def test_the_pictures_of_the_guide(onlooker):
    """Made anew with ``ZONAHIJAU_GUIDE=1``."""
    page = onlooker.be("satgas")
    page.set_viewport_size({"width": 390, "height": 800})
    onlooker.go("/cakupan/")
    keep_for_guide(page, "cakupan-390")
    page.set_viewport_size({"width": 1280, "height": 900})
    onlooker.go("/cakupan/")
    page.get_by_role("link", name="Dinas Penanaman Modal").first.click()
    page.goto(page.url.replace("/cakupan/", "/cetak/"))
    keep_for_guide(page, "cetak-unit-1280")
