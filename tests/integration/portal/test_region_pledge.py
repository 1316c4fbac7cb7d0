"""The region's pledge for anybody: its four mandatory contents (UU 23/2014 art. 347), as set."""

import pytest
from django.urls import reverse

from tests.integration.portal.conftest import publish
from zonahijau.catalogue.models import Pledge, Service
from zonahijau.catalogue.pledges.wording import usual_of_region
from zonahijau.catalogue.pledging import region_now


@pytest.fixture
def pledge(batola, family_card):
    return Pledge.objects.create(
        government=batola,
        state="published",
        set_on=batola.today(),
        published_on=batola.today(),
        signatory_position="Bupati",
        content=region_now(batola, usual_of_region(batola.name)).as_json(),
    )


def _address(government):
    return reverse("portal:pledge", kwargs={"region": government.region_id})


def _text(response):
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_pledge_tells_its_four_contents(client, pledge, family_card):
    page = _text(client.get(_address(pledge.government)))
    for said in (
        "Penerbitan Kartu Keluarga", "Pelayanan administratif",  # a
        "Surat pengantar desa", "Menyerahkan berkas", "3 hari kerja", "Tidak dipungut biaya",  # b
        "UU 25/2009",  # c
        family_card.unit.name, "Penanggung jawab",  # d
        "SP4N-LAPOR!",
    ):  # fmt: skip
        assert said in page, said
    assert f"/publik/layanan/{family_card.public_code}/" in page


def test_the_first_page_and_the_map_of_the_site_lead_to_it(client, pledge):
    government = pledge.government
    first = _text(client.get(reverse("portal:government", args=[government.region_id])))
    assert f'href="{_address(government)}"' in first
    response = client.get(reverse("portal:sitemap", args=[government.region_id]))
    assert _address(government) in b"".join(response.streaming_content).decode()


def test_the_first_page_says_of_how_many_services_the_pledge_tells_too_little(
    client, batola, dukcapil, pledge
):
    first = reverse("portal:government", args=[batola.region_id])
    assert "Belum lengkap" not in _text(client.get(first))
    publish(dukcapil, "Pencatatan Perkawinan", {})
    Pledge.objects.update(content=region_now(batola, usual_of_region(batola.name)).as_json())
    assert "Belum lengkap pada 1 layanan" in _text(client.get(first))


def test_the_pledge_stays_as_it_was_set_when_a_service_is_gone(client, pledge, family_card):
    Service.objects.filter(pk=family_card.pk).update(standard_published=False)
    page = _text(client.get(_address(pledge.government)))
    assert "Penerbitan Kartu Keluarga" in page
    assert f"/publik/layanan/{family_card.public_code}/" not in page


@pytest.mark.parametrize("state", ["draft", "set", "withdrawn", "replaced"])
def test_a_pledge_that_is_not_published_is_nowhere(client, pledge, state):
    Pledge.objects.update(state=state)
    assert client.get(_address(pledge.government)).status_code == 404
    response = client.get(reverse("portal:sitemap", args=[pledge.government.region_id]))
    assert "maklumat" not in b"".join(response.streaming_content).decode()


def test_it_asks_the_same_however_many_services(
    client, batola, dukcapil, pledge, django_assert_max_num_queries
):
    for number in range(12):
        publish(dukcapil, f"Layanan {number}")
    told = region_now(batola, usual_of_region(batola.name)).as_json()
    Pledge.objects.update(content=told)
    with django_assert_max_num_queries(8):
        assert "Layanan 11" in _text(client.get(_address(batola)))


def test_the_map_of_the_site_names_no_empty_need(client, batola, family_card):
    response = client.get(reverse("portal:sitemap", args=[batola.region_id]))
    addresses = b"".join(response.streaming_content).decode()
    assert "/kebutuhan/kependudukan/" in addresses
    assert "/kebutuhan/kesehatan/" not in addresses
