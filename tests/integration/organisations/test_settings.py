"""The government's settings: who changes them, what stands then, what a module takes along."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from tests import offices
from zonahijau.audit.models import Entry
from zonahijau.instruments.actions import ensure_shipped
from zonahijau.notices import send
from zonahijau.notices.models import Notice
from zonahijau.organisations.actions.governments import change_settings, settings_of
from zonahijau.organisations.models import Government
from zonahijau.organisations.modules import AT_FIRST, is_on, modules_on
from zonahijau.web.gate import module_of
from zonahijau.wording import Refused, Text

SETTINGS = "/pengaturan/"


def wish(batola, **changes):
    return replace(settings_of(batola), **changes)


def test_a_new_government_has_the_four_modules_that_the_office_begins_with(batola):
    assert modules_on(batola) == {"services", "surveys", "monitoring", "papers"} == AT_FIRST
    assert not is_on(batola, "portal")
    with pytest.raises(LookupError):
        is_on(batola, "spelling")


def test_the_administrator_changes_the_settings_and_the_trail_says_which(client, admin, batola):
    ensure_shipped()
    client.force_login(admin)
    assert SETTINGS in client.get("/unit/").content.decode()
    given = {
        "opd_word": "SKPD",
        "time_zone": "Asia/Makassar",
        "target_instrument": "ombudsman/2025",
        "modules": ["monitoring"],
    }
    response = client.post(SETTINGS, given, follow=True)
    assert response.status_code == 200
    assert "Pengaturan sudah disimpan" in response.content.decode()
    batola.refresh_from_db()
    assert (batola.opd_word, batola.target_instrument) == ("SKPD", "ombudsman/2025")
    assert "services" not in modules_on(batola)
    entry = Entry.objects.get(action="settings-changed")
    assert entry.details["switched_off"] == sorted(AT_FIRST - modules_on(batola))


def test_settings_that_are_no_choice_are_refused_and_nothing_is_kept(admin, batola):
    wanted = wish(batola, opd_word="Kantor", modules=frozenset({"everything"}))
    with pytest.raises(Refused) as caught:
        change_settings(by=admin, government=batola, wanted=wanted)
    assert {each.column for each in caught.value.refusals} == {"opd_word", "modules"}
    wanted = wish(batola, target_instrument="karangan/2030")
    with pytest.raises(Refused):
        change_settings(by=admin, government=batola, wanted=wanted)
    assert Government.objects.get() == batola
    assert settings_of(Government.objects.get()) == settings_of(batola)


@pytest.mark.parametrize("role", ["satgas", "pemeriksa", "pimpinan"])
def test_nobody_else_opens_the_settings(client, batola, role):
    client.force_login(offices.person(batola, "orang", role))
    assert client.get(SETTINGS).status_code == 403
    assert SETTINGS not in client.get("/unit/").content.decode()


def test_what_is_off_leaves_the_menu_and_says_in_words_that_it_is_off(client, admin, batola):
    satgas = offices.person(batola, "satgas", "satgas")
    client.force_login(satgas)
    rounds = reverse("assessments:rounds")
    assert rounds in client.get("/unit/").content.decode()
    off = wish(batola, modules=AT_FIRST - {"monitoring"})
    change_settings(by=admin, government=batola, wanted=off)
    assert f'href="{rounds}"' not in client.get("/unit/").content.decode()
    unit = offices.unit(batola, "dinkes")
    for page in (f"/unit/{unit.uid}/", reverse("reports:unit", args=[unit.uid])):
        leads_to = re.findall(r'href="([^"#?]+)', client.get(page).content.decode())
        assert not [link for link in leads_to if module_of(link) == "monitoring"]
    response = client.get(rounds)
    assert response.status_code == 404
    assert "Admin Kabupaten dapat menghidupkannya" in response.content.decode()
    assert "switch it on" in client.get(rounds + "?lang=en").content.decode()


def test_messages_of_a_module_wait_while_it_is_off(admin, batola):
    satgas = offices.person(batola, "satgas", "satgas")
    told = Text("Putaran dibuka", "A round was opened")
    link = reverse("assessments:rounds")
    notice = send(to=satgas, text=told, link=link, kind="round", government=batola)
    other = send(to=satgas, text=told, link="/unit/", kind="unit", government=batola)
    assert (notice.module, other.module) == ("monitoring", "")
    off = wish(batola, modules=frozenset())
    change_settings(by=admin, government=batola, wanted=off)
    assert list(Notice.objects.visible_to(satgas)) == [other]
    on = wish(Government.objects.get(), modules=frozenset({"monitoring"}))
    change_settings(by=admin, government=batola, wanted=on)
    assert Notice.objects.visible_to(satgas).count() == 2
