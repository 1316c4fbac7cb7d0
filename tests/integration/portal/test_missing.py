"""What a reader meets where nothing is: the reason, a way to search, and no word for officials."""

import pytest
from django.urls import reverse

from tests import offices


def _missing(client, address, **more):
    response = client.get(address, **more)
    assert response.status_code == 404
    return response, " ".join(response.content.decode().split())


@pytest.mark.parametrize(
    "address",
    [
        "/publik/layanan/AAAAAAAA/", "/publik/unit/AAAAAAA/", "/publik/99/", "/publik/99.99/unit/",
        "/publik/63.04/kebutuhan/terbang/", "/publik/63.04/maklumat/",
        "/publik/99/data/layanan.csv",
    ],
)  # fmt: skip
def test_a_missing_page_leads_to_the_search_in_both_languages(client, family_card, address):
    response, page = _missing(client, address)
    assert "Halaman ini tidak ada" in page
    assert f'action="{reverse("portal:search_all")}"' in page
    assert "lapor.go.id" in page
    assert 'name="robots" content="noindex"' in page
    assert "canonical" not in page
    assert not response.cookies
    response, page = _missing(client, address, data={"lang": "en"})
    assert "This page is not there" in page
    assert '<html lang="en"' in page
    assert not response.cookies


def test_a_missing_page_of_an_office_without_public_pages_offers_no_search(client, db):
    offices.government()
    _, page = _missing(client, "/publik/")
    assert "Belum ada halaman publik di sini" in page
    assert 'role="search"' not in page
    assert "/publik/data/" not in page


def test_an_unknown_printed_code_is_not_called_switched_off(client, family_card):
    _, page = _missing(client, "/q/ZZZZZZZ")
    assert "Kode ini tidak dikenal" in page
    assert "tidak dipakai" not in page
