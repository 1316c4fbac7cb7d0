"""The index on every level, its rule and the follow-up plans, as the demonstration shows them: read
on a phone and at a desk, by day and by night, and used without scripts."""

from tests import offices
from tests.browser.looking import faults_in_every_look, sideways_scroll, unfold
from tests.integration.surveys.test_indices import accepted
from zonahijau.surveys.models import RollUpChoice


def test_the_index_of_every_level_shuts_nobody_out(onlooker):
    page = onlooker.be("satgas")
    onlooker.go("/skm/indeks/")
    onlooker.look("indeks-daerah")
    page.get_by_role("table").get_by_role("link").first.click()
    onlooker.look("indeks-perangkat-daerah")
    onlooker.go("/skm/indeks/provinsi/63/")
    onlooker.look("indeks-provinsi")
    onlooker.go("/skm/indeks/nasional/")
    onlooker.look("indeks-nasional")
    onlooker.go("/skm/indeks/cara/")
    onlooker.look("indeks-cara")


def test_follow_up_plans_shut_nobody_out(onlooker):
    page = onlooker.be("operator.pkm")
    onlooker.go("/skm/tindak-lanjut/")
    onlooker.look("tindak-lanjut")
    page.locator("td a, th a").first.click()
    unfold(page)
    onlooker.look("tindak-lanjut-baris")


def test_who_keeps_the_installation_chooses_the_rule_above_without_scripts(
    transactional_db, settings, open_page
):
    batola = offices.government()
    sari = offices.person(batola, "sari", "satgas")
    settings.KEEPERS = ("sari",)
    for code, index, people in (("dinkes", "90", 10), ("disdik", "80", 30)):
        accepted(sari, offices.unit(batola, code), 2025, index, people)
    page = open_page("/skm/indeks/nasional/", "phone", scripts=False, user=sari)
    assert page.get_by_text("2025: 85,00").first.is_visible()
    page.get_by_text("Pilih caranya").click()
    assert sideways_scroll(page) <= 0
    page.get_by_label("semua responden digabung").check()
    page.get_by_role("button", name="Simpan").click()
    assert page.get_by_text("2025: 82,50").first.is_visible()
    assert RollUpChoice.objects.get().rule == "pooled"
    page.get_by_role("link", name="Dengan cara lain").click()
    assert page.get_by_text("hanya untuk melihat").first.is_visible()


def test_the_choice_above_has_no_fault_in_any_look(transactional_db, settings, open_page):
    batola = offices.government()
    sari = offices.person(batola, "sari", "satgas")
    settings.KEEPERS = ("sari",)
    accepted(sari, offices.unit(batola, "dinkes"), 2025, "90", 10)
    page = open_page("/skm/indeks/nasional/", user=sari)
    unfold(page)
    assert faults_in_every_look(page, "indeks-pilih") == []
