"""What a search tells somebody who did not find what they meant."""

import pytest
from django.urls import reverse

from tests import offices
from tests.integration.portal.conftest import publish
from tests.integration.portal.test_pages import text

pytestmark = pytest.mark.usefixtures("family_card")


@pytest.fixture
def ask(client, batola):
    address = reverse("portal:search", kwargs={"region": batola.region_id})
    return lambda question: text(client.get(address, {"q": question}))


def main(page):
    return page.split("<main")[1].split("</main>")[0]


def test_a_misspelling_shows_what_was_meant_at_once(ask):
    page = main(ask("keluargga"))
    assert "Maksud Anda" in page
    assert "Penerbitan Kartu Keluarga" in page


def test_what_others_deliver_is_said(ask):
    page = main(ask("bikin paspor"))
    assert "Kantor Imigrasi" in page
    assert "Tidak ada layanan yang cocok" in page


def test_somebody_who_complains_is_led_to_the_national_channel(ask):
    assert "Mau melapor atau mengadu?" in main(ask("pungli di loket"))
    assert "Mau melapor atau mengadu?" not in main(ask("kartu keluarga"))


def test_an_empty_result_leads_on(ask):
    page = main(ask("beasiswa"))
    assert "Belum ketemu?" in page
    assert "kebutuhan/pendidikan/" in page
    assert "SP4N-LAPOR!" in page
    assert "Belum ketemu?" not in main(ask("kartu keluarga"))


def test_a_short_name_leads_to_the_need_that_its_long_name_tells_of(ask):
    assert "kebutuhan/pekerjaan/" in main(ask("kartu kuning"))


def test_a_unit_is_found_by_its_name_and_its_abbreviation(ask, batola):
    unit = offices.unit(batola, "PTSP", "dinas")
    unit.name, unit.short_name = "Dinas Penanaman Modal", "DPMPTSP"
    unit.save()
    for question in ("dinas penanaman modal", "dpmptsp"):
        assert f"/publik/unit/{unit.public_code}/" in main(ask(question))


def test_what_holds_only_a_word_that_says_little_is_not_near(ask, dukcapil):
    publish(dukcapil, "Surat Pindah")
    assert "Surat Pindah" not in main(ask("surat helikopter"))
    assert "Surat Pindah" in main(ask("surat"))
