"""The search finds what a person may open, and nothing else."""

import pytest
from django.urls import reverse

from tests import offices
from zonahijau.catalogue.actions import add_service
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.organisations.modules import KEY


@pytest.fixture
def place(db):
    return offices.government()


@pytest.fixture
def health(place):
    return offices.unit(place, "dinkes")


@pytest.fixture
def secretary(place, health):
    user = offices.person(place, "sekretaris", "satgas")
    add_service(by=user, unit=health, facts=ServiceFacts("Izin praktik bidan"))
    return user


@pytest.fixture
def found(client):
    def shown(person, words):
        client.force_login(person)
        return client.get(reverse("reports:search"), {"cari": words}).content.decode()

    return shown


def test_all_words_must_be_there_in_any_order_and_case(found, secretary):
    assert "Izin praktik bidan" in found(secretary, "BIDAN izin")
    assert "Tidak ada yang cocok" in found(secretary, "bidan ktp")


def test_a_unit_is_found_by_its_code(found, secretary, health):
    assert reverse("reports:unit", kwargs={"uid": health.uid}) in found(secretary, "DINKES")


def test_people_are_found_by_those_who_manage_them_only(found, place, secretary):
    admin = offices.person(place, "aminah", "admin")
    offices.person(place, "rahmah")
    assert "Rahmah" in found(admin, "rahm")
    assert "Rahmah" not in found(secretary, "rahm")


def test_another_unit_and_another_government_are_not_found(found, place, secretary):
    other = offices.unit(place, "disdik")
    operator = offices.person(place, "operator", "operator", other)
    assert "Izin praktik" not in found(operator, "izin")
    neighbour = offices.government("16.07", "Banyuasin")
    stranger = offices.person(neighbour, "satgas.tetangga", "satgas")
    assert "Izin praktik" not in found(stranger, "izin")


def test_what_belongs_to_a_module_that_is_off_is_not_looked_through(found, place, secretary):
    place.settings[KEY] = ["monitoring"]
    place.save(update_fields=["settings"])
    assert "Izin praktik" not in found(secretary, "izin")


def test_one_letter_is_too_little_and_markup_stays_text(found, secretary):
    assert "paling sedikit dua huruf" in found(secretary, "i")
    page = found(secretary, "<script>alert(1)</script>")
    assert "<script>alert" not in page


@pytest.mark.parametrize("services", [2, 40])
def test_it_asks_as_often_for_few_rows_as_for_many(
    services, client, health, secretary, django_assert_max_num_queries
):
    for number in range(services):
        facts = ServiceFacts(f"Izin nomor {number}")
        add_service(by=secretary, unit=health, facts=facts)
    client.force_login(secretary)
    with django_assert_max_num_queries(21):
        page = client.get(reverse("reports:search"), {"cari": "izin"}).content.decode()
    assert ("Masih ada yang lain" in page) == (services > 8)
