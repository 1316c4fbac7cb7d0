"""When a unit last looked at what the public reads: said, shown everywhere, taken back."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests import offices
from tests.integration.portal.conftest import publish
from tests.integration.portal.test_pages import PAGES, address, text
from zonahijau.catalogue.actions.contacts import assure, take_back_assurance
from zonahijau.catalogue.models import Service
from zonahijau.web.formatting import plain_date
from zonahijau.wording import Refused


@pytest.fixture
def head(batola, dukcapil):
    return offices.person(batola, "kepala", "kepala_unit", dukcapil)


def said_on(service, days):
    """As if the unit had looked at it so many days ago."""
    on = service.government.today() - timedelta(days=days)
    Service.objects.filter(pk=service.pk).update(assured_on=on)
    return on


@pytest.mark.parametrize("name", [name for name in PAGES if name != "search"])
def test_every_page_says_when_it_was_checked(client, family_card, name):
    on = said_on(family_card, 20)
    page = text(client.get(address(name, family_card)))
    assert "Diperiksa pada" in page
    assert plain_date(on) in page


@pytest.mark.parametrize("name", [name for name in PAGES if name not in {"search", "service"}])
def test_every_page_warns_of_what_nobody_checked_for_a_year(client, family_card, name):
    said_on(family_card, 366)
    assert "1 dari 1 layanan di sini tidak diperiksa" in text(
        client.get(address(name, family_card))
    )


def test_each_hit_of_a_search_says_when_it_was_checked(client, family_card):
    found = {"q": "kartu keluarga"}
    on = said_on(family_card, 20)
    assert f"Diperiksa pada {plain_date(on)}" in text(
        client.get(address("search", family_card), found)
    )
    said_on(family_card, 400)
    assert "lebih dari setahun lalu" in text(client.get(address("search", family_card), found))


def test_a_head_of_unit_says_that_it_is_still_true_and_takes_it_back(client, head, family_card):
    before = said_on(family_card, 400)
    client.force_login(head)
    listed = reverse("portal:contacts", kwargs={"unit": family_card.unit.uid})
    assert "1 dari 1 layanan perlu diperiksa ulang" in text(client.get(listed))
    client.post(reverse("portal:assure", kwargs={"service": family_card.uid}))
    assert "Semua layanan sudah diperiksa" in text(client.get(listed))
    family_card.refresh_from_db()
    assert (family_card.assured_on, family_card.assured_by) == (
        family_card.government.today(), head,
    )  # fmt: skip
    client.post(reverse("portal:assure_not", kwargs={"service": family_card.uid}))
    family_card.refresh_from_db()
    assert (family_card.assured_on, family_card.assured_by) == (before, None)


def test_said_twice_on_a_day_it_is_taken_back_to_the_day_before(operator, family_card):
    before = said_on(family_card, 400)
    assure(by=operator, services=[family_card])
    assure(by=operator, services=[family_card])
    take_back_assurance(by=operator, service=family_card)
    family_card.refresh_from_db()
    assert family_card.assured_on == before


def test_what_was_said_on_another_day_stands(operator, family_card):
    said_on(family_card, 1)
    with pytest.raises(Refused):
        take_back_assurance(by=operator, service=family_card)


def test_all_services_of_a_unit_are_said_to_be_true_at_once(client, operator, family_card):
    other = publish(family_card.unit, "Akta Kelahiran")
    said_on(family_card, 400)
    client.force_login(operator)
    client.post(reverse("portal:assure_unit", kwargs={"unit": family_card.unit.uid}))
    for row in (family_card, other):
        row.refresh_from_db()
        assert row.assured_on == row.government.today()


def test_whoever_only_reads_says_nothing(client, batola, family_card):
    said_on(family_card, 400)
    reader = offices.person(batola, "bupati", "pimpinan")
    client.force_login(reader)
    refused = client.post(reverse("portal:assure", kwargs={"service": family_card.uid}))
    assert refused.status_code in {403, 404}
    page = text(client.get(reverse("portal:contacts", kwargs={"unit": family_card.unit.uid})))
    assert "masih benar</button>" not in page


def test_the_day_begins_with_what_nobody_checked_for_a_year(client, head, family_card):
    client.force_login(head)
    asked = "Periksa ulang 1 layanan di halaman publik Dukcapil"
    assert asked not in text(client.get("/"))
    said_on(family_card, 400)
    assert asked in text(client.get("/"))
