"""From counts to names: what was counted is named, and nothing of what was counted is lost."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests import offices
from zonahijau.catalogue import actions
from zonahijau.catalogue.actions.naming import count_from_names, name_services
from zonahijau.catalogue.facts import COVERED, provide
from zonahijau.catalogue.models import Service, ServiceCount
from zonahijau.catalogue.policies import Counts, ServiceFacts
from zonahijau.catalogue.refining.tallies import tallies, tally_of
from zonahijau.reports.completeness import Completeness
from zonahijau.wording import Refused

DAY = date(2021, 4, 12)


@pytest.fixture
def secretary(batola):
    return offices.person(batola, "sekretaris", "satgas")


@pytest.fixture
def unit(batola, secretary):
    row = offices.unit(batola, "disdik")
    counts = Counts(DAY, "Rekap Bagian Organisasi", services=4, with_standard=3, pledges=1)
    actions.add_count(by=secretary, unit=row, counts=counts)
    return row


def named(secretary, unit, *names, standard=False):
    facts = ServiceFacts("", has_standard=standard)
    return name_services(by=secretary, unit=unit, text="\n".join(names), facts=facts)


def standards(batola, secretary):
    (row,) = Completeness(batola, secretary).rows
    extent = row.extents["standards"]
    return row.services, extent.have


def fact(unit):
    return [each.said.id for each in provide(unit, None, frozenset({COVERED}))]


def test_a_few_names_do_not_stand_for_all_that_was_counted(batola, secretary, unit):
    named(secretary, unit, "Izin belajar", "Legalisir ijazah")
    tally = tally_of(unit)
    assert (tally.uses_names, tally.missing, tally.value("with_standard")) == (False, 2, 3)
    assert standards(batola, secretary) == (4, 3)
    assert fact(unit) == ["3 dari 4 layanan mempunyai standar"]


def test_as_many_names_as_were_counted_are_used_and_the_count_stays(batola, secretary, unit):
    named(secretary, unit, "Satu", "Dua", standard=True)
    named(secretary, unit, "Tiga", "Empat")
    assert standards(batola, secretary) == (4, 2)
    assert fact(unit) == ["2 dari 4 layanan mempunyai standar"]
    (row,) = ServiceCount.objects.filter(withdrawn_at=None)
    assert (row.on, row.services, row.with_standard) == (DAY, 4, 3)


def test_where_they_disagree_the_words_say_which_number_is_used(secretary, unit):
    assert tally_of(unit).disagreements == []
    named(secretary, unit, *"abcde")
    said = [each.id for each in tally_of(unit).disagreements]
    assert said[0] == "Ada 5 nama, rekap menghitung 4 layanan. Yang dipakai: nama."
    assert said[1] == "Berstandar: 0 menurut nama, 3 menurut rekap. Yang dipakai: nama."


def test_a_recap_that_counted_too_many_is_followed_by_a_count_of_the_names(batola, secretary, unit):
    named(secretary, unit, "Satu", "Dua", standard=True)
    row = count_from_names(by=secretary, unit=unit)
    assert (row.on, row.services, row.with_standard) == (batola.today(), 2, 2)
    assert (row.pledges, row.source) == (1, "Daftar nama layanan")
    assert tally_of(unit).uses_names
    assert ServiceCount.objects.filter(withdrawn_at=None, on=DAY).exists()
    named(secretary, unit, "Tiga")
    again = count_from_names(by=secretary, unit=unit)
    assert again.services == 3
    assert ServiceCount.objects.filter(withdrawn_at=None).count() == 2


def test_nothing_is_counted_from_no_names(secretary, unit):
    with pytest.raises(Refused, match="named"):
        count_from_names(by=secretary, unit=unit)


def test_a_later_recap_counts_again_and_names_catch_up(batola, secretary, unit):
    named(secretary, unit, *"abcd")
    counts = Counts(DAY + timedelta(days=30), "Rekap Mei", services=6, with_standard=6)
    actions.add_count(by=secretary, unit=unit, counts=counts)
    assert standards(batola, secretary) == (6, 6)
    assert tally_of(unit).missing == 2


def test_many_units_take_two_queries(batola, secretary, unit, django_assert_num_queries):
    units = [unit, *(offices.unit(batola, f"u{n}") for n in range(5))]
    with django_assert_num_queries(2):
        assert len(tallies(units)) == 6


def test_on_the_page_a_list_is_looked_at_before_it_is_saved(client, secretary, unit):
    client.force_login(secretary)
    address = reverse("catalogue:naming", kwargs={"unit": unit.uid})
    page = client.get(address).content.decode()
    assert "menghitung 4 layanan; 0 sudah ada namanya" in page
    names = "1. Izin belajar\n2. Legalisir ijazah\n3. izin belajar\n"
    page = client.post(address, {"names": names, "do": "look"}).content.decode()
    assert "2 nama baru dari 3 baris" in page
    assert "Tertulis dua kali" in page
    assert not Service.objects.exists()
    form = {"names": names, "do": "save", "standard": "1"}
    page = client.post(address, form, follow=True).content.decode()
    assert "2 layanan bernama ditambahkan" in page
    assert "2 belum bernama" in page
    assert all(Service.objects.values_list("has_standard", flat=True))
    assert "Sebut namanya" in client.get(f"/unit/{unit.uid}/layanan/").content.decode()
    page = client.post(address, {"do": "count"}, follow=True).content.decode()
    assert "Hitungan hari ini: 2 layanan" in page
    assert "12 April 2021: 4 layanan" in page


def test_a_list_without_a_new_name_is_refused_and_stays_on_the_page(client, secretary, unit):
    client.force_login(secretary)
    named(secretary, unit, "Izin belajar")
    address = reverse("catalogue:naming", kwargs={"unit": unit.uid})
    page = client.post(address, {"names": "Izin Belajar", "do": "save"}).content.decode()
    assert "Tidak ada nama baru" in page
    assert "Izin Belajar</textarea>" in page


@pytest.mark.parametrize(("role", "status"), [("operator", 200), ("kepala_unit", 403)])
def test_the_operator_of_the_unit_names_its_services(role, status, client, batola, unit):
    client.force_login(offices.person(batola, role, role, unit))
    address = reverse("catalogue:naming", kwargs={"unit": unit.uid})
    assert client.get(address).status_code == status
