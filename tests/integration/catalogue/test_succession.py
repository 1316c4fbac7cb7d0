"""Services of units that were merged or split go on in the unit that follows them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests import offices
from tests.whole_standards import complete
from zonahijau.catalogue.actions import add_service
from zonahijau.catalogue.actions.succession import left_behind, take_over
from zonahijau.catalogue.models import Service, Standard
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.catalogue.standards import read_content
from zonahijau.organisations.actions.succession import Decision, merge_units, split_unit
from zonahijau.organisations.policies import UnitFacts
from zonahijau.wording import Refused

SET_ON = date(2026, 3, 2)


@pytest.fixture
def admin(batola):
    return offices.person(batola, "noor", "admin")


@pytest.fixture
def decision(batola):
    return Decision(batola.today() - timedelta(days=10), "Perbup 1/2026")


def listed(unit):
    return {each.name: each for each in Service.objects.offered().filter(unit=unit)}


def test_a_merged_unit_takes_over_what_each_of_them_offered(
    batola, dinkes, disdik, admin, decision
):
    akta = add_service(by=None, unit=dinkes, facts=ServiceFacts("Akta", "A1", users_a_year=12))
    complete(akta, "set", set_on=SET_ON)
    Service.objects.filter(pk=akta.pk).update(has_standard=True, standard_published=True)
    add_service(by=None, unit=disdik, facts=ServiceFacts("akta"))
    add_service(by=None, unit=disdik, facts=ServiceFacts("Ijazah", "A1"))
    merged = merge_units(
        by=admin, units=[dinkes, disdik], into=UnitFacts("DPK", "Dinas Gabungan", "dinas"),
        parent=None, decision=decision,
    )  # fmt: skip
    assert [each.name for each in left_behind(merged)] == ["Akta", "akta", "Ijazah"]
    assert take_over(by=admin, unit=merged, services=left_behind(merged)) == 2
    held = listed(merged)
    assert set(held) == {"Akta", "Ijazah"}
    assert (held["Akta"].code, held["Akta"].users_a_year, held["Ijazah"].code) == ("A1", 12, "")
    assert not held["Akta"].has_standard, "a new unit lays its standards down itself"
    draft = Standard.objects.get(service=held["Akta"])
    assert (draft.state, draft.reused_from.service) == ("draft", akta)
    assert len(read_content(draft.content).filled) == 14
    assert left_behind(merged) == []


def test_of_two_that_follow_one_each_takes_its_part_once(batola, dinkes, admin, decision):
    for name in ("Akta", "Ijazah"):
        add_service(by=None, unit=dinkes, facts=ServiceFacts(name))
    first, second = split_unit(
        by=admin, unit=dinkes, decision=decision,
        into=[UnitFacts("D1", "Dinas Satu", "dinas"), UnitFacts("D2", "Dinas Dua", "dinas")],
    )  # fmt: skip
    akta, ijazah = left_behind(first)
    take_over(by=admin, unit=first, services=[akta])
    assert [each.name for each in left_behind(second)] == ["Ijazah"]
    with pytest.raises(Refused, match="No service is chosen"):
        take_over(by=admin, unit=second, services=[akta])
    assert take_over(by=admin, unit=second, services=[ijazah]) == 1
    assert (set(listed(first)), set(listed(second))) == ({"Akta"}, {"Ijazah"})


def test_it_is_offered_on_the_list_of_the_new_unit_and_to_nobody_of_another(
    client, batola, dinkes, disdik, admin, decision
):
    add_service(by=None, unit=dinkes, facts=ServiceFacts("Akta"))
    first, _ = split_unit(
        by=admin, unit=dinkes, decision=decision,
        into=[UnitFacts("D1", "Dinas Satu", "dinas"), UnitFacts("D2", "Dinas Dua", "dinas")],
    )  # fmt: skip
    client.force_login(admin)
    page = client.get(reverse("catalogue:list", args=[first.uid])).content.decode()
    assert "Layanan dari unit sebelumnya" in page
    address = reverse("catalogue:take_over", args=[first.uid])
    client.force_login(offices.person(batola, "lain", "operator", disdik))
    assert client.post(address, {"services": left_behind(first)[0].uid}).status_code == 403
    client.force_login(admin)
    client.post(address, {"services": left_behind(first)[0].uid})
    page = client.get(reverse("catalogue:list", args=[first.uid])).content.decode()
    assert "Layanan dari unit sebelumnya" not in page
    assert set(listed(first)) == {"Akta"}
