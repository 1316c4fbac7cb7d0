"""The register: what holds for whom, what ends, who has left, and what it answers."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests import offices
from zonahijau.documents.actions.register import DecreeFacts, Named, change, enter, withdraw
from zonahijau.documents.actions.reminding import tell_expiring, tell_who_left
from zonahijau.documents.models import DecreeName
from zonahijau.documents.queries import decree_facts, expiring
from zonahijau.instruments.facts import known_facts
from zonahijau.notices.models import Notice
from zonahijau.organisations.actions.positions import end_office, withdraw_holder
from zonahijau.organisations.models import Government
from zonahijau.organisations.policies import Overtaken
from zonahijau.wording import Refused

KEY = "decree.complaint_officer"
START = date(2026, 1, 5)
FACTS = DecreeFacts("complaint_officer", "188/1", START, "Pengelola pengaduan", "Kepala", START)


def known(unit, on=date(2026, 6, 1)):
    found = decree_facts(unit, [KEY, "survey.ikm"], on)
    return found[KEY].decree.number if found else None


def test_a_decree_holds_for_the_unit_and_where_it_says_so_below(satgas, dinkes, marabahan):
    entry = enter(by=satgas, where=dinkes, facts=FACTS)
    assert known(dinkes) == known(marabahan) == "188/1"
    change(by=satgas, decree=entry, revision=1, facts=replace(FACTS, holds_below=False))
    assert (known(dinkes), known(marabahan)) == ("188/1", None)


def test_the_nearest_decree_speaks_and_that_of_the_government_last(satgas, batola, marabahan):
    enter(by=satgas, where=batola, facts=replace(FACTS, number="umum"))
    assert known(marabahan) == "umum"
    enter(by=satgas, where=marabahan.parent, facts=replace(FACTS, number="dinas"))
    enter(by=satgas, where=marabahan, facts=replace(FACTS, number="puskesmas"))
    assert known(marabahan) == "puskesmas"


def test_its_days_are_half_open(satgas, dinkes):
    facts = replace(FACTS, valid_until=date(2027, 1, 1))
    enter(by=satgas, where=dinkes, facts=facts)
    assert known(dinkes, START - timedelta(1)) is None
    assert known(dinkes, START) == known(dinkes, date(2026, 12, 31)) == "188/1"
    assert known(dinkes, date(2027, 1, 1)) is None


def test_another_governments_decree_answers_nothing(satgas, batola, dinkes):
    other = offices.unit(offices.government(offices.BANYUASIN, "Banyuasin"), "dinkes")
    enter(by=satgas, where=batola, facts=FACTS)
    assert known(other) is None


def test_the_registry_of_facts_offers_it_as_an_answer(satgas, dinkes):
    enter(by=satgas, where=dinkes, facts=replace(FACTS, valid_until=date(2099, 1, 1)))
    fact = known_facts(dinkes, None, [KEY])[KEY]
    assert fact.holds is True
    assert fact.said.id == "188/1, 5 Januari 2026, berlaku sampai dengan 31 Desember 2098"
    assert fact.link.startswith("/register/")


def test_what_is_withdrawn_answers_no_more(satgas, dinkes):
    entry = enter(by=satgas, where=dinkes, facts=FACTS)
    withdraw(by=satgas, decree=entry, because="Dicabut bupati")
    assert known(dinkes) is None


def test_the_same_decree_is_entered_once(satgas, dinkes):
    enter(by=satgas, where=dinkes, facts=FACTS)
    with pytest.raises(Refused) as refused:
        enter(by=satgas, where=dinkes, facts=FACTS)
    assert refused.value.refusals[0].column == "number"


def test_the_second_of_two_who_correct_sees_what_is_stored(satgas, dinkes):
    entry = enter(by=satgas, where=dinkes, facts=FACTS)
    change(by=satgas, decree=entry, revision=1, facts=replace(FACTS, title="Yang pertama"))
    with pytest.raises(Overtaken) as overtaken:
        change(by=satgas, decree=entry, revision=1, facts=FACTS)
    assert overtaken.value.stored["decree"].title == "Yang pertama"


def test_an_operator_keeps_the_register_of_the_own_unit_only(rahmah, batola, dinkes):
    assert enter(by=rahmah, where=dinkes, facts=FACTS).unit == dinkes
    with pytest.raises(PermissionDenied):
        enter(by=rahmah, where=batola, facts=replace(FACTS, number="9"))


@pytest.mark.parametrize(
    ("until", "year"),
    [(date(2027, 1, 1), 2026), (date(2026, 7, 1), 2026), (date(2026, 1, 1), 2025), (None, None)],
)
def test_it_ends_in_the_year_of_its_last_day(satgas, batola, until, year):
    facts = replace(FACTS, dated=date(2024, 1, 1), valid_from=date(2024, 1, 1), valid_until=until)
    enter(by=satgas, where=batola, facts=facts)
    assert [each for each in (2025, 2026, 2027) if expiring(batola, each)] == [year] * bool(year)


def test_in_january_each_keeper_is_told_once(satgas, rahmah, batola, dinkes, monkeypatch):
    enter(by=satgas, where=dinkes, facts=replace(FACTS, valid_until=date(2026, 9, 1)))
    enter(by=satgas, where=batola,
          facts=replace(FACTS, number="2", valid_until=date(2027, 1, 1)))  # fmt: skip
    monkeypatch.setattr(Government, "today", lambda self: date(2026, 1, 2))
    for _ in range(2):
        tell_expiring(government=batola)
    told = {(notice.user, notice.text.id[:1]) for notice in Notice.objects.filter(kind="decree")}
    assert told == {(satgas, "2"), (rahmah, "1")}
    assert Notice.objects.filter(kind="decree").count() == 2


def test_where_nothing_ran_in_january_the_list_comes_at_the_first_run_once(
    satgas, batola, monkeypatch
):
    for number, until in (("1", date(2026, 2, 1)), ("2", date(2026, 9, 1))):
        enter(by=satgas, where=batola, facts=replace(FACTS, number=number, valid_until=until))
    for day in (date(2026, 4, 2), date(2026, 5, 2)):
        monkeypatch.setattr(Government, "today", lambda self, day=day: day)
        tell_expiring(government=batola)
    [notice] = Notice.objects.filter(kind="decree")
    assert notice.text.en == "1 decree ends in 2026. Prepare what follows."


def test_the_list_stands_on_the_page_of_the_register_without_any_run(client, satgas, batola):
    year = batola.today().year
    enter(by=satgas, where=batola, facts=replace(FACTS, valid_until=date(year, 12, 31)))
    client.force_login(satgas)
    page = client.get(reverse("documents:register")).content.decode()
    assert f"1 keputusan berakhir dalam tahun {year}." in page


def test_a_transfer_warns_of_decrees_that_name_who_left(satgas, batola, dinkes, head_of_dinkes):
    named = [Named("", "Ketua", head_of_dinkes), Named("Tanpa jabatan", "Anggota")]
    enter(by=satgas, where=dinkes, facts=FACTS, names=named)
    assert tell_who_left(government=batola) == 0
    end_office(by=offices.person(batola, "adm", "admin"), holder=head_of_dinkes,
               until=batola.today())  # fmt: skip
    for _ in range(2):
        tell_who_left(government=batola)
    notice = Notice.objects.get(kind="decree", user=satgas)
    assert "sudah pindah" in notice.text.id
    assert head_of_dinkes.name not in notice.text.id
    assert decree_facts(dinkes, [KEY], batola.today())[KEY].somebody_left
    assert DecreeName.objects.get(role="Ketua").name == "dr. Contoh"


def test_an_office_that_was_withdrawn_warns_like_one_that_ended(
    client, satgas, batola, dinkes, head_of_dinkes
):
    enter(by=satgas, where=dinkes, facts=FACTS, names=[Named("", "Ketua", head_of_dinkes)])
    withdraw_holder(by=offices.person(batola, "adm", "admin"), holder=head_of_dinkes,
                    because="Salah orang")  # fmt: skip
    tell_who_left(government=batola)
    assert Notice.objects.filter(kind="decree", user=satgas).count() == 1
    assert decree_facts(dinkes, [KEY], batola.today())[KEY].somebody_left
    client.force_login(satgas)
    page = client.get(reverse("documents:expiring")).content.decode()
    assert "jabatannya ditarik" in page


def test_the_spreadsheet_computes_nothing(client, satgas, dinkes):
    enter(by=satgas, where=dinkes, facts=replace(FACTS, title="=HYPERLINK(1)", number="@1"))
    client.force_login(satgas)
    response = client.get(reverse("documents:register_sheet"))
    sheet = openpyxl.load_workbook(BytesIO(b"".join(response.streaming_content))).active
    assert [sheet["A2"].value, sheet["C2"].value] == ["'=HYPERLINK(1)", "'@1"]
    assert sheet["A2"].data_type == "s"


def test_the_pages_take_as_many_queries_for_twenty_entries_as_for_two(
    client, satgas, dinkes, django_assert_max_num_queries
):
    client.force_login(satgas)
    for number in range(20):
        enter(by=satgas, where=dinkes, facts=replace(FACTS, number=str(number)))
    with django_assert_max_num_queries(22):
        assert client.get(reverse("documents:register")).status_code == 200


def test_the_form_keeps_what_was_typed_and_names_the_field(client, satgas, dinkes):
    client.force_login(satgas)
    typed = {"kind": "vision", "number": "1", "dated": "2026-01-05", "title": "Visi kami",
             "signatory": "", "unit": str(dinkes.uid)}  # fmt: skip
    response = client.post(reverse("documents:decree_new"), typed)
    assert response.status_code == 422
    assert "Visi kami" in response.content.decode()
    response = client.post(
        reverse("documents:decree_new"),
        typed
        | {"signatory": "Kepala", "valid_last": "2026-12-31", "name0": "Ani", "role0": "Ketua"},
    )
    assert response.status_code == 302
    shown = client.get(response["Location"]).content.decode()
    assert "31 Desember 2026" in shown
    assert "Ani, Ketua" in shown


def test_an_entry_with_names_is_corrected_in_the_browser(client, satgas, dinkes, head_of_dinkes):
    entry = enter(by=satgas, where=dinkes, facts=FACTS,
                  names=[Named("", "Ketua", head_of_dinkes), Named("Ani", "Anggota")])  # fmt: skip
    client.force_login(satgas)
    address = reverse("documents:decree_edit", args=[entry.uid])
    said = client.get(address).content.decode()
    assert "Kepala Dinas Kesehatan: dr. Contoh" in said
    assert 'value="Ani"' in said
    typed = {"kind": "vision", "number": "2", "dated": "2026-01-05", "title": "Visi",
             "signatory": "Kepala", "revision": "1",
             "holder0": str(head_of_dinkes.uid)}  # fmt: skip
    assert client.post(address, typed).status_code == 302
    assert [name.name for name in entry.names.all()] == ["dr. Contoh"]
    stale = client.post(address, typed | {"title": "Judul kedua"})
    assert stale.status_code == 422
    assert "Judul kedua" in stale.content.decode()
    assert "tersimpan sekarang" in stale.content.decode()


def test_each_entry_stands_in_exactly_one_state(client, satgas, batola, dinkes):
    today = batola.today()
    states = {
        "Sekarang": ("berlaku", today, None),
        "Nanti": ("nanti", today + timedelta(9), None),
        "Dahulu": ("habis", today - timedelta(9), today),
    }
    for title, (_, start, until) in states.items():
        days = {"valid_from": start, "valid_until": until}
        enter(by=satgas, where=dinkes, facts=replace(FACTS, number=title, title=title, **days))
    client.force_login(satgas)
    for title, (state, _, _) in states.items():
        page = client.get(reverse("documents:register"), {"keadaan": state}).content.decode()
        assert {each for each in states if f">{each}</a>" in page} == {title}


@pytest.mark.parametrize("year", ["0000", "9999", "²⁰²⁶", "-1", "x"])
def test_a_year_that_is_none_shows_the_present_one(client, satgas, batola, year):
    client.force_login(satgas)
    page = client.get(reverse("documents:expiring"), {"tahun": year})
    assert f"Berakhir dalam tahun {batola.today().year}" in page.content.decode()
