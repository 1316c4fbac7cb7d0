"""Websites as the task force and a phone see them, with names as long as they come, and without
scripts."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from tests import offices
from tests.browser.looking import faults_on
from zonahijau.improvement.gathering import gather
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.websites import actions
from zonahijau.websites.checking.points import FAILS, PASSES, UNKNOWN, Found, points
from zonahijau.websites.models import Site, SiteImport
from zonahijau.websites.policies import SiteFacts
from zonahijau.wording import Text

LONG = "https://dinas-pengendalian-penduduk-kb-pemberdayaan-perempuan.baritokualakab.go.id/id/"
WHERE = LONG + "halaman/standar-pelayanan/izin-praktik-tenaga-kesehatan-dan-lainnya?tahun=2026"


@pytest.fixture
def office(transactional_db):
    batola = offices.government()
    batola.settings = {**batola.settings, KEY: [*AT_FIRST, "websites", "monitoring"]}
    batola.save(update_fields=["settings"])
    unit, _ = offices.unit(batola, "dppkb"), offices.unit(batola, "disdik")
    yusuf = offices.person(batola, "yusuf", "satgas")
    site = actions.add_site(by=yusuf, unit=unit, facts=SiteFacts(LONG, is_official=True))
    outcomes = (PASSES, FAILS, UNKNOWN)
    seen = Text("Dilihat pada halaman", "Seen on the page")
    found = [Found(code, outcomes[number % 3], seen, WHERE) for number, code in enumerate(points())]
    better = [replace(each, outcome=PASSES) for each in found]
    actions.keep_check(site=site, found=better, at=timezone.now() - timedelta(days=7))
    check = actions.keep_check(site=site, found=found, at=timezone.now())
    gather(government=batola)
    return batola, yusuf, unit, site, check


def test_the_pages_of_websites_shut_nobody_out(open_page, office, live_server):
    batola, yusuf, unit, site, check = office
    rows = [{"number": 2, "unit": "dppkb", "address": "x", "facts": None,
             "faults": [["alamat", "Keliru", "Wrong"]]}]  # fmt: skip
    held = SiteImport.objects.create(government=batola, by=yusuf, file_name="situs.xlsx", rows=rows)
    pages = {
        "situs": "/situs/",
        "situs-temuan": "/situs/temuan/",
        "situs-impor": "/situs/impor/",
        "situs-periksa-impor": f"/situs/impor/{held.uid}/",
        "situs-unit": f"/situs/unit/{unit.uid}/",
        "situs-tambah": f"/situs/unit/{unit.uid}/tambah/",
        "situs-satu": f"/situs/{site.uid}/",
        "situs-ubah": f"/situs/{site.uid}/ubah/",
        "situs-catat": f"/situs/{site.uid}/catat/",
        "situs-pemeriksaan": f"/situs/periksa/{check.uid}/",
        "janji-temuan": "/janji/temuan/",
        "janji-baru-temuan": f"/janji/baru/?unit={unit.uid}&temuan=semua",
    }
    Site.objects.filter(pk=site.pk).update(asked_at=timezone.now())
    page = open_page("/situs/", user=yusuf)
    assert faults_on(page, live_server.url, pages) == {}


def test_without_scripts_a_site_is_listed_and_checked_by_hand(open_page, office, live_server):
    _, yusuf, unit, _, _ = office
    page = open_page(f"/situs/unit/{unit.uid}/tambah/", scripts=False, user=yusuf)
    page.fill("#id_address", "ppid.baritokualakab.go.id")
    page.uncheck("#id_is_official")
    page.click("main form button")
    page.click("text=/Catat pemeriksaan dengan tangan|Enter a check by hand/")
    page.locator("select").first.select_option("passes")
    page.click("main form button")
    assert page.locator("text=/diperiksa dengan tangan|checked by hand/").count() > 0
    assert Site.objects.get(address__contains="ppid").newest.way == "hand"


def test_a_page_follows_a_check_and_shows_its_result_by_itself(open_page, office):
    _, yusuf, _, site, _ = office
    Site.objects.filter(pk=site.pk).update(asked_at=timezone.now())
    page = open_page(f"/situs/{site.uid}/", user=yusuf)
    page.get_by_text("menunggu giliran").wait_for()
    Site.objects.filter(pk=site.pk).update(begun_at=timezone.now(), read_pages=3)
    page.get_by_text("Sedang dibaca: 3 halaman.").wait_for()
    found = [Found(code, PASSES, Text("Dilihat", "Seen")) for code in points()]
    actions.keep_check(site=site, found=found, at=timezone.now())
    page.locator("[role=status][hx-get]").wait_for(state="detached")
    assert page.get_by_role("button", name="Periksa sekarang").count() == 1


def test_a_check_becomes_evidence_without_a_script(open_page, office):
    _, _, unit, _, check = office
    rahmah = offices.person(unit.government, "rahmah", "operator", unit)
    page = open_page(f"/situs/periksa/{check.uid}/", scripts=False, user=rahmah)
    page.click("text=/Jadikan bukti dukung|Make it evidence/")
    page.click("text=/Lihat buktinya|See the evidence/")
    assert page.locator("text=/Salinan situs/").count() > 0
    assert page.locator(".hash").count() == 1
