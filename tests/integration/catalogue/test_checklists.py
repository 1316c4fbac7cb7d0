"""Checklists on paper: printed blank, typed in with the mark of their sheet, taken back."""

import io
from datetime import date

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests import offices
from zonahijau.audit.models import Entry
from zonahijau.catalogue import actions
from zonahijau.catalogue.models import Checklist, Service, ServiceCount, Transcription
from zonahijau.catalogue.policies import Counts, ServiceFacts
from zonahijau.reports.completeness import Completeness
from zonahijau.reports.letters import request_completion

DAY = date(2021, 4, 12)


@pytest.fixture
def secretary(batola):
    return offices.person(batola, "sekretaris", "satgas")


@pytest.fixture
def unit(batola, secretary):
    row = offices.unit(batola, "disdik")
    counts = Counts(DAY, "Rekap", services=12, with_standard=5)
    actions.add_count(by=secretary, unit=row, counts=counts)
    facts = ServiceFacts("Izin belajar", has_standard=True)
    actions.add_service(by=secretary, unit=row, facts=facts)
    return row


@pytest.fixture
def browser(client, secretary):
    client.force_login(secretary)
    return client


@pytest.fixture
def sheet(browser, unit):
    browser.post(reverse("catalogue:checklists", kwargs={"unit": unit.uid}))
    return Checklist.objects.get()


def address(sheet):
    return reverse("catalogue:checklist", kwargs={"code": sheet.code})


def typed(browser, sheet, **changes):
    form = {
        "filled_on": "2021-05-03",
        "published-1": "1",
        "standard-1": "1",
        "name-2": "Legalisir ijazah",
        "standard-2": "1",
        "decree-2": "1",
        "name-3": "Mutasi siswa",
        "pledge": "yes",
        "survey": "no",
    }
    return browser.post(address(sheet), form | changes)


@pytest.mark.parametrize(("size", "height"), [("a4", 297), ("f4", 330)])
def test_the_blank_sheet_prints_names_empty_lines_and_its_code(size, height, browser, sheet):
    at = reverse("catalogue:checklist_pdf", kwargs={"code": sheet.code, "size": size})
    reader = PdfReader(io.BytesIO(browser.get(at).content))
    assert round(float(reader.pages[0].mediabox.height) / 72 * 25.4) == height
    text = "\n".join(page.extract_text() for page in reader.pages)
    for words in ("Izin belajar", sheet.code, "Petugas pengaduan", "Diisi tanggal", "Disdik"):
        assert words in text
    assert sheet.blank_lines == 13


def test_a_filled_sheet_is_typed_in_and_every_value_says_so(browser, batola, secretary, sheet):
    assert typed(browser, sheet).status_code == 302
    assert {s.name: (s.has_standard, s.standard_published) for s in Service.objects.all()} == {
        "Izin belajar": (True, True),
        "Legalisir ijazah": (True, False),
        "Mutasi siswa": (False, False),
    }
    row = ServiceCount.objects.get(on=date(2021, 5, 3))
    assert (row.services, row.with_standard, row.published, row.decrees) == (3, 2, 1, 1)
    assert (row.pledges, row.surveys) == (1, 0)
    mark = f"disalin dari lembar kertas {sheet.code}"
    for page in (f"/unit/{sheet.unit.uid}/layanan/", "/kelengkapan/"):
        assert mark in browser.get(page).content.decode(), page
    page = browser.get(f"/unit/{sheet.unit.uid}/layanan/nama/").content.decode()
    assert f"Disalin dari lembar kertas {sheet.code}" in page
    assert "disalin oleh Sekretaris" in page
    draft = request_completion(batola, secretary)
    assert any(mark in str(annex) for annex in draft.annexes)
    page = browser.get(address(sheet)).content.decode()
    assert "Sekretaris" in page
    assert "3 Mei 2021" in page


def test_a_service_that_somebody_changes_later_loses_the_mark(browser, secretary, sheet):
    typed(browser, sheet)
    service = Service.objects.get(name="Mutasi siswa")
    facts = ServiceFacts("Mutasi siswa", has_standard=True)
    actions.change_service(by=secretary, service=service, facts=facts, revision=service.revision)
    page = browser.get(f"/unit/{sheet.unit.uid}/layanan/?urut=name").content.decode()
    assert page.count(f"disalin dari lembar kertas {sheet.code}</span>") == 2


def test_a_copy_is_taken_back_mended_and_saved_again(browser, batola, secretary, sheet):
    typed(browser, sheet)
    undo = reverse("catalogue:checklist_undo", kwargs={"code": sheet.code})
    page = browser.post(undo, {"because": "Salah baris"}, follow=True).content.decode()
    assert "Mutasi siswa" in page
    assert [s.name for s in Service.objects.offered()] == ["Izin belajar"]
    assert not Service.objects.get(name="Izin belajar").standard_published
    assert not ServiceCount.objects.filter(on=date(2021, 5, 3), withdrawn_at=None).exists()
    (row,) = Completeness(batola, secretary).rows
    assert (row.services, row.extents["standards"].have) == (12, 5)
    assert typed(browser, sheet, **{"name-3": "Mutasi siswa SD"}).status_code == 302
    assert Service.objects.offered().filter(name="Mutasi siswa SD").exists()
    assert Transcription.objects.count() == 2
    told = Entry.objects.filter(action__startswith="checklist-").order_by("number")
    assert [each.action.removeprefix("checklist-") for each in told] == [
        "printed", "typed", "taken-back", "typed",
    ]  # fmt: skip


def test_what_a_copy_replaced_holds_again_when_it_is_taken_back(browser, secretary, sheet):
    counts = Counts(date(2021, 5, 3), "Rekap Mei", services=9)
    before = actions.add_count(by=secretary, unit=sheet.unit, counts=counts)
    typed(browser, sheet)
    before.refresh_from_db()
    assert before.withdrawn_at is not None
    undo = reverse("catalogue:checklist_undo", kwargs={"code": sheet.code})
    browser.post(undo, {"because": "Salah unit"})
    before.refresh_from_db()
    assert before.withdrawn_at is None


def test_the_count_of_a_copy_goes_only_with_the_copy(browser, sheet):
    typed(browser, sheet)
    row = ServiceCount.objects.get(on=date(2021, 5, 3))
    withdraw = reverse("catalogue:count_withdraw", kwargs={"count": row.uid})
    page = browser.post(withdraw, {"because": "Salah"}, follow=True).content.decode()
    assert f"Tarik salinannya di lembar {sheet.code}" in page
    row.refresh_from_db()
    assert row.withdrawn_at is None


def test_a_sheet_is_typed_in_once(browser, sheet):
    typed(browser, sheet)
    typed(browser, sheet)
    assert Transcription.objects.count() == 1


@pytest.mark.parametrize(("change", "fault"), [
    ({"filled_on": ""}, "Tanggal di kertas belum diisi"),
    ({"filled_on": "2999-01-01"}, "masa depan"),
    ({"name-3": "legalisir IJAZAH", "standard-3": "1"}, ""),
    ({"published-3": "1"}, "baris 3"),
])  # fmt: skip
def test_what_is_wrong_is_told_and_what_was_typed_stays(change, fault, browser, sheet):
    answer = typed(browser, sheet, **change)
    if not fault:
        assert answer.status_code == 302
        return
    page = answer.content.decode()
    assert answer.status_code == 422
    assert fault in page
    assert "Mutasi siswa" in page
    assert not Transcription.objects.exists()


def test_a_sheet_of_another_government_is_not_there(client, sheet):
    other = offices.government(offices.BANYUASIN, "Banyuasin")
    client.force_login(offices.person(other, "orang", "satgas"))
    assert client.get(address(sheet)).status_code == 404
