"""Above the government somebody chooses the rule too: it is named, recorded, and only a look when
the address asks for the other one."""

import pytest
from django.urls import reverse

from tests import offices
from tests.integration.surveys.test_indices import accepted
from zonahijau.audit.models import INSTALLATION, Entry
from zonahijau.surveys.actions.choosing import choose, choose_above
from zonahijau.surveys.models import RollUpChoice
from zonahijau.wording import Refused

NATION, PROVINCE = reverse("surveys:index_of_nation"), "63"


@pytest.fixture
def sari(batola):
    return offices.person(batola, "sari", "satgas")


@pytest.fixture
def numbers(batola, dinkes, sari):
    clinic = offices.unit(batola, "puskesmas", "puskesmas", dinkes)
    accepted(sari, dinkes, 2025, "90", 10)
    accepted(sari, clinic, 2025, "80", 30)


@pytest.fixture
def keeper(settings, sari):
    settings.KEEPERS = ("sari",)
    return sari


def page(client, who, address=NATION, **asked):
    client.force_login(who)
    return client.get(address, asked).content.decode()


@pytest.mark.usefixtures("numbers")
def test_nobody_has_chosen_is_said_of_the_nation(client, sari):
    said = page(client, sari)
    assert "2025: 85,00" in said
    assert "Cara (setempat, bawaan aplikasi, belum ada yang memilih): rata-rata nilai unit" in said


@pytest.mark.usefixtures("numbers")
def test_the_choice_of_who_keeps_the_installation_holds_for_nation_and_province(client, keeper):
    client.force_login(keeper)
    sent = client.post(reverse("surveys:rolling_above"), {"rule": "pooled"})
    assert sent["Location"] == NATION
    for address in (NATION, reverse("surveys:index_of_province", args=[PROVINCE])):
        said = page(client, keeper, address)
        assert "2025: 82,50" in said
        assert "(setempat, pilihan pengelola pemasangan ini): semua responden digabung" in said
    own = page(client, keeper, reverse("surveys:indices"))
    assert "2025: 85,00" in own  # the region keeps its own way


@pytest.mark.usefixtures("numbers")
def test_a_province_that_chose_by_itself_keeps_its_choice(client, batola, keeper):
    own = offices.government(PROVINCE, "Kalimantan Selatan")
    offices.member(own, keeper, "satgas")
    choose_above(by=keeper, rule="pooled")
    choose(by=keeper, government=own, rule="units", targets={})
    said = page(client, keeper, reverse("surveys:index_of_province", args=[PROVINCE]))
    assert "2025: 85,00" in said
    assert "(setempat, pilihan daerah): rata-rata nilai unit" in said


@pytest.mark.usefixtures("numbers")
def test_the_other_rule_of_the_address_is_only_a_look(client, sari):
    said = page(client, sari, cara="pooled")
    assert "2025: 82,50" in said
    assert "(setempat, hanya untuk melihat): semua responden digabung" in said
    assert not RollUpChoice.objects.exists()


@pytest.mark.usefixtures("numbers")
def test_nobody_else_chooses_and_sees_no_form(client, settings, sari):
    settings.KEEPERS = ("teknisi",)
    assert "rolling_above" not in page(client, sari)
    assert reverse("surveys:rolling_above") not in page(client, sari)
    for rule in ("pooled", "median"):
        assert client.post(reverse("surveys:rolling_above"), {"rule": rule}).status_code == 403
    assert not RollUpChoice.objects.exists()


def test_each_choice_is_kept_and_recorded_in_the_chain_of_the_installation(keeper):
    for rule in ("pooled", "units"):
        choose_above(by=keeper, rule=rule)
    assert [row.rule for row in RollUpChoice.objects.all()] == ["units", "pooled"]
    entries = Entry.objects.filter(
        government_id=INSTALLATION, action="survey-roll-up-chosen-above"
    ).order_by("number")
    assert [entry.details["rule"] for entry in entries] == ["pooled", "units"]


def test_an_invented_rule_is_none(client, keeper):
    client.force_login(keeper)
    client.post(reverse("surveys:rolling_above"), {"rule": "median"})
    with pytest.raises(LookupError):
        choose_above(by=keeper, rule="median")
    assert not RollUpChoice.objects.exists()


def test_without_the_right_the_action_itself_refuses(settings, sari):
    settings.KEEPERS = ("teknisi",)
    with pytest.raises(Refused):
        choose_above(by=sari, rule="pooled")


@pytest.mark.usefixtures("numbers")
def test_the_rule_stands_with_every_table_that_holds_a_number_above_the_unit(client, sari):
    said = page(client, sari, reverse("surveys:indices"))
    beside = "Di atas unit: rata-rata nilai unit (setempat, bawaan aplikasi"
    for heading in ("Per perangkat daerah, 2025", "Dari tahun ke tahun"):
        assert beside in said.partition(f"<h2>{heading}</h2>")[2][:400]


@pytest.mark.usefixtures("numbers")
def test_another_year_is_read_under_the_same_look(client, batola, dinkes, sari):
    accepted(sari, dinkes, 2024, "88", 10)
    said = page(client, sari, reverse("surveys:indices"), cara="pooled", pemda=str(batola.uid))
    assert f"?cara=pooled&amp;pemda={batola.uid}&amp;tahun=2024" in said
