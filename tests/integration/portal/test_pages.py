"""What anybody reads: whole, in both languages, kept by caches, without a cookie."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from tests import offices
from tests.integration.portal.conftest import publish, switch_on
from zonahijau.catalogue.actions.contacts import add_channel
from zonahijau.catalogue.models import Pledge
from zonahijau.portal.views import reading


def at(name, **named):
    return reverse(f"portal:{name}", kwargs=named)


def text(response):
    assert response.status_code == 200, response.status_code
    return " ".join(response.content.decode().split())


PAGES = ("start", "government", "search", "units", "needs", "need", "data", "service", "unit")


def address(name, service):
    region, code = service.government.region_id, service.public_code
    given = {
        "start": {},
        "need": {"region": region, "need": "kependudukan"},
        "service": {"code": code},
        "unit": {"code": service.unit.public_code},
    }
    return at(name, **given.get(name, {"region": region}))


def test_a_service_says_what_people_ask(client, family_card):
    page = text(client.get(address("service", family_card)))
    for said in (
        "Gratis (tidak dipungut biaya)", "3 hari kerja", "Surat pengantar desa",
        "Menyerahkan berkas", "Jalan Jenderal Sudirman 1", "Sekarang buka",
        "SP4N-LAPOR!", "aduan@example.go.id", "067/12/2026", "Diperiksa pada", "jalur landai",
    ):  # fmt: skip
        assert said in page, said
    assert page.index("SP4N-LAPOR!") < page.index("aduan@example.go.id")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_in_english_and_keeps_the_language(client, family_card, name):
    response = client.get(address(name, family_card), {"lang": "en"})
    page = text(response)
    assert '<html lang="en"' in page
    assert response.headers["Content-Language"] == "en"
    assert "Cara mengadu" not in page
    assert "?lang=en" in page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_may_be_kept_by_caches_and_sets_no_cookie(client, family_card, name):
    response = client.get(address(name, family_card), {"lang": "en"})
    assert not response.cookies
    assert "public" in response.headers["Cache-Control"]
    assert "cookie" not in response.headers.get("Vary", "").lower()
    again = client.get(
        address(name, family_card), {"lang": "en"}, headers={"If-None-Match": response["ETag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_address_and_words_for_shared_links(client, family_card, name):
    page = text(client.get(address(name, family_card)))
    assert page.count('rel="canonical"') == 1
    assert 'property="og:title"' in page
    assert 'hreflang="en"' in page


@pytest.mark.parametrize("name", PAGES)
def test_no_page_asks_more_with_more_services(
    client, family_card, dukcapil, django_assert_max_num_queries, name
):
    for number in range(12):
        publish(dukcapil, f"Layanan {number}", needs=["kependudukan"])
    with django_assert_max_num_queries(16):
        text(client.get(address(name, family_card)))


def test_ways_to_complain_stand_in_the_same_order_on_every_page(client, dukcapil, family_card):
    add_channel(by=None, unit=dukcapil, kind="phone", value="0511 4799001")
    for name in ("unit", "service"):
        page = text(client.get(address(name, family_card)))
        asked = ["SP4N-LAPOR!", "0511 4799001", "aduan@example.go.id"]
        places = [page.index(each, page.index('id="pengaduan"')) for each in asked]
        assert places == sorted(places)


def test_what_is_older_than_a_year_warns(client, family_card):
    family_card.assured_on -= timedelta(days=366)
    family_card.save()
    page = text(client.get(address("service", family_card)))
    assert "lebih dari setahun lalu" in page


def test_a_service_is_found_in_two_steps(client, batola, family_card):
    found = text(client.get(at("search", region=batola.region_id), {"q": "mengurus KK"}))
    assert f"/publik/layanan/{family_card.public_code}/" in found
    missed = text(client.get(at("search", region=batola.region_id), {"q": "keluargga"}))
    assert "Maksud Anda" in missed
    assert "keluarga" in missed


def test_small_letters_of_a_code_lead_to_the_one_address(client, family_card):
    response = client.get(at("service", code=family_card.public_code.lower()))
    assert response.status_code in {200, 302}
    assert client.get(f"/q/{family_card.public_code.lower()}").headers["Location"] == address(
        "service", family_card
    )
    unit = family_card.unit.public_code
    assert client.get(f"/q/{unit}").headers["Location"] == at("unit", code=unit)


def test_several_governments_are_listed(client, batola, family_card):
    other = switch_on(offices.government(offices.BANYUASIN, "Banyuasin"))
    page = text(client.get(at("start")))
    assert batola.name in page
    assert other.name in page
    assert family_card.name in text(client.get(at("search_all"), {"q": "kartu keluarga"}))


def test_many_governments_stand_under_their_provinces(client, batola, monkeypatch):
    switch_on(offices.government(offices.BANYUASIN, "Banyuasin"))
    address = at("start")
    assert "<h3>" not in text(client.get(address))
    monkeypatch.setattr(reading, "MOST_TOGETHER", 1)
    page = text(client.get(address))
    assert re.findall("<h3>([^<]+)</h3>", page) == ["Kalimantan Selatan", "Sumatera Selatan"]


def test_robots_and_maps_of_the_site_lead_to_public_pages_only(client, batola, family_card):
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /\n" in robots
    assert "/sitemap.xml" in robots
    assert batola.region_id in client.get("/sitemap.xml").content.decode()
    response = client.get(at("sitemap", region=batola.region_id))
    addresses = b"".join(response.streaming_content).decode()
    assert address("service", family_card) in addresses


def test_the_pledge_of_a_unit_stands_on_its_pages_once_it_is_published(client, family_card):
    pledge = Pledge.objects.create(
        government=family_card.government,
        unit=family_card.unit,
        state="set",
        set_on=family_card.government.today(),
        content={"promise": "Kami sanggup melayani sesuai standar."},
    )
    assert "Kami sanggup" not in text(client.get(address("unit", family_card)))
    pledge.state = "published"
    pledge.save()
    for name in ("unit", "service"):
        assert "Kami sanggup" in text(client.get(address(name, family_card)))


def test_the_printed_code_of_a_region_leads_to_its_pledge(client, family_card):
    region = family_card.government.region_id
    answer = client.get(f"/q/{region.replace('.', '')}")
    assert answer["Location"] == f"{at('government', region=region)}#maklumat"
    assert client.get("/q/9999").status_code == 404
