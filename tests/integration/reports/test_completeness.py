"""The matrix of completeness: what is there, what is missing, and what nobody has counted."""

from datetime import date

import pytest
from django.urls import reverse

from tests import offices
from zonahijau.catalogue.actions import add_count, add_service
from zonahijau.catalogue.policies import Counts, ServiceFacts
from zonahijau.reports.completeness import Completeness, Extent

MATRIX = "reports:completeness"


@pytest.fixture
def place(db):
    return offices.government()


@pytest.fixture
def health(place):
    return offices.unit(place, "dinkes")


@pytest.fixture
def secretary(place):
    return offices.person(place, "sekretaris", "satgas")


def counts(unit, secretary, on=date(2025, 1, 1), **numbers):
    add_count(by=secretary, unit=unit, counts=Counts(on, "Rekap", **numbers))


def states(place, secretary):
    (row,) = Completeness(place, secretary).rows
    return {key: extent.state for key, extent in row.extents.items()}


def test_what_nobody_counted_is_not_known_and_not_missing(place, health, secretary):
    found = states(place, secretary)
    assert found["standards"] == found["pledge"] == "unknown"
    assert found["head"] == "missing"


def test_a_recap_says_what_is_there_and_what_is_not(place, health, secretary):
    counts(health, secretary, services=5, with_standard=5, decrees=2, pledges=0)
    found = states(place, secretary)
    said = [found[key] for key in ("standards", "decrees", "published", "pledge")]
    assert said == ["complete", "partly", "unknown", "missing"]


def test_a_later_recap_changes_only_what_it_counts(place, health, secretary):
    counts(health, secretary, services=5, with_standard=5, pledges=1)
    counts(health, secretary, date(2025, 2, 1), services=6, with_standard=5)
    found = states(place, secretary)
    assert (found["standards"], found["pledge"]) == ("partly", "complete")


def test_names_of_services_take_the_place_of_counts_once_they_are_as_many(place, health, secretary):
    counts(health, secretary, services=2, with_standard=2, decrees=1)
    add_service(by=secretary, unit=health, facts=ServiceFacts("KTP", has_standard=True))
    (row,) = Completeness(place, secretary).rows
    assert (row.services, row.extents["standards"]) == (2, Extent(2, 2))
    add_service(by=secretary, unit=health, facts=ServiceFacts("KK"))
    (row,) = Completeness(place, secretary).rows
    assert (row.services, row.extents["standards"]) == (2, Extent(1, 2))


def test_a_unit_without_services_has_no_complete_standards(place, health, secretary):
    counts(health, secretary, services=0, with_standard=0)
    assert states(place, secretary)["standards"] == "missing"


def test_the_page_answers_first_and_leads_to_the_recap(client, place, health, secretary):
    client.force_login(secretary)
    text = client.get(reverse(MATRIX)).content.decode()
    assert "Standar pelayanan lengkap di 0 dari 1 unit." in text
    assert "1 unit belum diketahui." in text
    assert reverse("catalogue:recaps") in text


def test_a_government_without_units_is_told_to_import_its_recap(client, place, secretary):
    client.force_login(secretary)
    assert "Belum ada unit" in client.get(reverse(MATRIX)).content.decode()


def test_the_sheet_has_a_row_for_each_unit(client, place, health, secretary):
    client.force_login(secretary)
    sent = client.get(reverse("reports:completeness_sheet"))
    assert sent.status_code == 200
    assert b"".join(sent.streaming_content).startswith(b"PK")


@pytest.mark.parametrize("units", [2, 20])
def test_the_matrix_asks_as_often_for_few_units_as_for_many(
    units, client, place, secretary, django_assert_max_num_queries
):
    for number in range(units):
        counts(offices.unit(place, f"unit{number}"), secretary, services=3, with_standard=2)
    client.force_login(secretary)
    with django_assert_max_num_queries(14):
        client.get(reverse(MATRIX))
