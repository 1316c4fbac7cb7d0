"""The pages of websites: overview, unit, site, check, import, findings, downloads."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests import offices
from tests.integration.websites.test_checks import checked
from tests.integration.websites.test_visits import PAGES
from tests.integration.websites.test_visits import page as page_of
from zonahijau.organisations.models import Unit
from zonahijau.tables import open_sheet
from zonahijau.websites import actions
from zonahijau.websites.models import Site, SiteImport
from zonahijau.websites.policies import SiteFacts

OFFICIAL = SiteFacts("https://dinkes.baritokualakab.go.id/", is_official=True)


def at(name, *named):
    return reverse(f"websites:{name}", args=named)


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def satgas(client, yusuf):
    client.force_login(yusuf)
    return client


@pytest.fixture
def listed(rahmah, dinkes):
    return actions.add_site(by=rahmah, unit=dinkes, facts=OFFICIAL)


def test_the_overview_begins_with_the_units_that_have_none(satgas, listed, disdik):
    page = text(satgas.get(at("overview")))
    assert "1 dari 2 unit punya situs." in page
    assert page.index("Belum ada situs") < page.index("dinkes.baritokualakab.go.id/")


def test_the_overview_takes_as_many_queries_for_many_units_as_for_few(
    satgas, batola, listed, django_assert_max_num_queries
):
    with django_assert_max_num_queries(60) as few:
        satgas.get(at("overview"))
    for number in range(12):
        unit = offices.unit(batola, f"unit{number}")
        facts = SiteFacts(f"https://u{number}.go.id")
        checked_site = actions.add_site(by=None, unit=unit, facts=facts)
        assert checked_site.pk
    with django_assert_max_num_queries(len(few.captured_queries)):
        satgas.get(at("overview"))


@pytest.mark.parametrize("column", ["name", "rank", "contents", "-rank", "-contents"])
def test_the_overview_is_sorted_and_narrowed(satgas, listed, disdik, column):
    checked(listed)
    assert satgas.get(at("overview"), {"urut": column}).status_code == 200
    narrowed = {"nama": "none", "belum": "content.pledge", "cari": "dis"}
    page = text(satgas.get(at("overview"), narrowed))
    assert "Disdik" in page
    assert "dinkes.baritokualakab.go.id" not in page


def test_the_module_is_off_at_first(client, yusuf, batola):
    batola.settings = {}
    batola.save()
    client.force_login(yusuf)
    assert client.get(at("overview")).status_code == 404


def test_an_address_is_added_changed_and_withdrawn(satgas, dinkes):
    said = {"address": "dinkes.go.id", "kind": "website", "is_official": "on"}
    satgas.post(at("add", dinkes.uid), said)
    site = Site.objects.get()
    satgas.post(at("change", site.uid), {**said, "label": "Situs Dinkes", "revision": 1})
    assert "Situs Dinkes" in text(satgas.get(at("unit", dinkes.uid)))
    satgas.post(at("withdraw", site.uid), {"because": "pindah"})
    assert "Belum ada alamat yang dicatat" in text(satgas.get(at("unit", dinkes.uid)))


def test_what_is_refused_stands_at_its_field(satgas, dinkes):
    page = text(satgas.post(at("add", dinkes.uid), {"address": "ftp://x", "kind": "website"}))
    assert "bukan alamat http atau https" in page
    assert 'value="ftp://x"' in page


def test_a_check_says_what_each_point_means_and_how_to_mend_it(satgas, listed):
    check = checked(listed)
    page = text(satgas.get(at("check", check.uid)))
    assert "UU 25/2009 tentang Pelayanan Publik, Pasal 22." in page
    assert "Minta Kominfo memasang sertifikat" in page
    assert "Belum diketahui" in page
    assert "Check of" in text(satgas.get(at("check", check.uid), {"lang": "en"}))


def test_the_copy_is_plain_text_to_be_kept(satgas, listed):
    check = checked(listed)
    for which in ("teks", "html"):
        response = satgas.get(at("text", check.uid, which))
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert response["Content-Disposition"].startswith("attachment")
        assert "sandbox" in response["Content-Security-Policy"]
        assert "Dinas Kesehatan" in response.content.decode()
    assert satgas.get(at("text", check.uid, "php")).status_code == 404


def test_a_check_is_entered_by_hand_and_taken_back(satgas, listed):
    said = {"answers": "passes", "content.pledge": "fails", "note": "dibuka dari telepon"}
    page = satgas.post(at("enter", listed.uid), said, follow=True)
    assert "diperiksa dengan tangan" in text(page)
    listed.refresh_from_db()
    satgas.post(at("take_back", listed.newest.uid), {"because": "keliru"})
    listed.refresh_from_db()
    assert listed.newest is None


def test_findings_name_what_is_missing_and_lead_to_a_promise(satgas, listed, disdik):
    checked(listed)
    page = text(satgas.get(at("findings")))
    assert "belum mempunyai situs web" in page
    assert "belum: Sambungan aman (HTTPS)" in page
    assert f"{reverse('improvement:new')}?unit={disdik.uid}" in page
    assert "Moto" not in page


def test_the_table_goes_out_as_spreadsheet_and_as_csv(satgas, listed, disdik):
    checked(listed)
    offered = satgas.get(at("table", "csv")).content
    rows = list(csv.reader(io.StringIO(offered.decode("utf-8-sig"))))
    assert rows[0][0] == "Unit"
    assert [row[0] for row in rows[1:]] == ["Disdik", "Dinkes"]
    assert b"".join(satgas.get(at("table", "xlsx")).streaming_content).startswith(b"PK")
    assert satgas.get(at("table", "exe")).status_code == 404


def test_the_websites_of_units_are_taken_over_with_one_button(satgas, dinkes):
    Unit.objects.filter(pk=dinkes.pk).update(website="https://dinkes.go.id")
    assert "Ambil 1 alamat dari data unit" in text(satgas.get(at("overview")))
    satgas.post(at("seed"))
    assert Site.objects.get().is_official


def sheet(rows, name="situs.csv"):
    return {"sheet": SimpleUploadedFile(name, rows.encode())}


def test_a_spreadsheet_is_shown_with_every_fault_and_saved_after_a_yes(satgas, dinkes, disdik):
    wrong = (
        "unit,alamat,jenis\nantah,https://a.go.id,\n"
        f"{dinkes.code},bukan alamat,\n{disdik.code},https://disdik.go.id,situs web\n"
    )
    page = satgas.post(at("import"), sheet(wrong), follow=True)
    assert "2 baris keliru" in text(page)
    satgas.post(at("apply", SiteImport.objects.get().uid))
    assert not Site.objects.exists()
    right = f"unit,alamat,resmi\n{dinkes.name},dinkes.go.id,ya\n{disdik.code},disdik.go.id,ya\n"
    page = satgas.post(at("import"), sheet(right), follow=True)
    assert "2 alamat baru dan 0 diubah" in text(page)
    satgas.post(at("apply", SiteImport.objects.order_by("-pk")[0].uid))
    assert Site.objects.count() == 2


def test_a_unit_that_is_named_anew_after_the_preview_is_told_at_its_row(satgas, disdik):
    rows = f"unit,alamat\n{disdik.code},disdik.go.id\n"
    satgas.post(at("import"), sheet(rows))
    Unit.objects.filter(pk=disdik.pk).update(code="dikbud")
    page = satgas.post(at("apply", SiteImport.objects.get().uid), follow=True)
    assert "tidak ada lagi" in text(page)
    assert not Site.objects.exists()


def test_the_template_is_one_that_the_import_reads(satgas, tmp_path):
    path = tmp_path / "situs.xlsx"
    path.write_bytes(b"".join(satgas.get(at("template")).streaming_content))
    with open_sheet(str(path)) as opened:
        assert [row.text("unit") for row in opened.rows(("unit", "alamat"), ())] == ["DINKES"]


def test_an_operator_sees_and_asks_for_the_own_unit_only(client, rahmah, listed, disdik):
    client.force_login(rahmah)
    assert client.get(at("unit", disdik.uid)).status_code in (403, 404)
    assert "Dinkes" in text(client.get(at("overview")))
    assert client.post(at("check_all")).status_code in (403, 404)
    client.post(at("ask", listed.uid))
    listed.refresh_from_db()
    assert listed.asked_at is not None


def test_every_site_can_be_asked_for_at_once(satgas, listed):
    satgas.post(at("check_all"))
    listed.refresh_from_db()
    assert listed.asked_at is not None
    assert "1 situs menunggu hasil" in text(satgas.get(at("overview")))


def test_a_page_follows_a_check_until_it_is_done(satgas, listed):
    satgas.post(at("ask", listed.uid))
    page = text(satgas.get(at("site", listed.uid)))
    assert f'hx-get="{at("site_progress", listed.uid)}"' in page
    assert "Muat ulang" in page
    waiting = satgas.get(at("site_progress", listed.uid))
    assert "menunggu giliran" in text(waiting)
    Site.objects.update(begun_at=timezone.now(), read_pages=3)
    reading = satgas.get(at("site_progress", listed.uid))
    assert "Sedang dibaca: 3 halaman." in text(reading)
    assert "HX-Refresh" not in reading
    assert "1 situs menunggu hasil, 1 di antaranya sedang dibaca." in text(
        satgas.get(at("progress"))
    )
    checked(listed)
    assert satgas.get(at("site_progress", listed.uid))["HX-Refresh"] == "true"
    assert satgas.get(at("progress"))["HX-Refresh"] == "true"


def test_a_check_that_waits_for_long_says_where_to_look(satgas, listed):
    Site.objects.update(asked_at=timezone.now() - timedelta(minutes=9))
    assert "mesin pekerjanya mati" in text(satgas.get(at("site_progress", listed.uid)))


def test_the_history_of_a_site_is_told_drawn_and_tabled(satgas, listed):
    checked(listed, {**PAGES, "/maklumat": page_of("Sedang disusun")})
    assert "Perkembangan" not in text(satgas.get(at("site", listed.uid)))
    checked(listed, {})
    checked(listed)
    page = text(satgas.get(at("site", listed.uid)))
    assert "Dari 5 muatan wajib ditemukan 5, semula 4" in page
    assert "Menjawab pada 2 dari 3 pemeriksaan terakhir." in page
    assert page.count('class="plot"') == 2


def test_the_page_of_a_site_takes_as_many_queries_for_many_checks(
    satgas, listed, django_assert_max_num_queries
):
    for _ in range(2):
        checked(listed)
    satgas.get(at("site", listed.uid))
    with django_assert_max_num_queries(60) as few:
        satgas.get(at("site", listed.uid))
    for _ in range(6):
        checked(listed)
    with django_assert_max_num_queries(len(few.captured_queries)):
        satgas.get(at("site", listed.uid))
