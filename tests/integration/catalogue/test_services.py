"""The list of services of a unit: added, renamed, withdrawn, imported, counted."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from zonahijau.audit.models import Entry
from zonahijau.catalogue.actions import (
    Overtaken,
    add_count,
    add_service,
    apply_import,
    change_service,
    open_import,
    withdraw_count,
    withdraw_service,
)
from zonahijau.catalogue.models import Service
from zonahijau.catalogue.policies import Counts, ServiceFacts
from zonahijau.instruments.facts import known_facts
from zonahijau.wording import Refused

KTP = ServiceFacts("KTP baru", "A1", has_standard=True)
COVERED = "standard.services.covered"


def fact(unit):
    return known_facts(unit, None, [COVERED, "website.exists"]).get(COVERED)


@pytest.fixture
def ktp(dinkes, rahmah):
    return add_service(by=rahmah, unit=dinkes, facts=KTP)


def test_a_service_is_added_and_renamed_with_its_trail(ktp, rahmah):
    renamed = change_service(
        by=rahmah, service=ktp, facts=ServiceFacts("KTP elektronik", "A1"), revision=1
    )
    assert (renamed.name, renamed.has_standard, renamed.revision) == ("KTP elektronik", False, 2)
    entries = Entry.objects.filter(subject_uid=ktp.uid).order_by("number")
    assert [e.action for e in entries] == ["service-added", "service-changed"]
    assert entries.last().details["fields"] == ["name", "has_standard"]


def test_two_people_cannot_overwrite_each_other(ktp, rahmah):
    change_service(by=rahmah, service=ktp, facts=ServiceFacts("KTP"), revision=1)
    with pytest.raises(Overtaken) as overtaken:
        change_service(by=rahmah, service=ktp, facts=ServiceFacts("K.T.P."), revision=1)
    assert overtaken.value.current.name == "KTP"


def test_name_and_code_stand_once_in_a_unit_and_are_free_after_withdrawal(
    ktp, dinkes, disdik, batola, rahmah
):
    for facts in (ServiceFacts("ktp BARU"), ServiceFacts("KK", "A1")):
        with pytest.raises(Refused, match="in this unit already"):
            add_service(by=rahmah, unit=dinkes, facts=facts)
    add_service(by=None, unit=disdik, facts=KTP)
    with pytest.raises(Refused):
        withdraw_service(by=rahmah, service=ktp, because=" ")
    withdraw_service(by=rahmah, service=ktp, because="Pindah ke Disdukcapil")
    add_service(by=rahmah, unit=dinkes, facts=KTP)
    assert Service.objects.filter(unit=dinkes).count() == 2
    with pytest.raises(Refused, match="withdrawn"):
        change_service(by=rahmah, service=ktp, facts=KTP, revision=2)


def test_a_standard_is_published_only_if_it_is_there(dinkes, rahmah):
    with pytest.raises(Refused, match="not laid down"):
        add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("KK", standard_published=True))


def test_only_who_manages_the_unit_writes(ktp, disdik, rahmah):
    with pytest.raises(PermissionDenied):
        add_service(by=rahmah, unit=disdik, facts=KTP)


@pytest.fixture
def sheet(tmp_path):
    def write(text: str):
        path = tmp_path / "upload"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_spreadsheet_is_shown_first_and_then_written_at_once(ktp, sheet, dinkes, rahmah):
    path = sheet("kode,nama,standar\nA1,KTP elektronik,ya\n,Surat pindah,tidak\n")
    held = open_import(by=rahmah, unit=dinkes, path=path, name="layanan.csv")
    assert Service.objects.count() == 1
    assert apply_import(by=rahmah, held=held) == (1, 1)
    names = Service.objects.offered().values_list("name", "has_standard")
    assert set(names) == {("KTP elektronik", True), ("Surat pindah", False)}
    with pytest.raises(Refused, match="has been imported"):
        apply_import(by=rahmah, held=held)


def test_one_wrong_row_and_nothing_is_written(sheet, dinkes, rahmah):
    path = sheet("nama,pengguna\nKTP,10\nKK,banyak\n")
    held = open_import(by=rahmah, unit=dinkes, path=path, name="layanan.csv")
    with pytest.raises(Refused, match="still wrong"):
        apply_import(by=rahmah, held=held)
    assert not Service.objects.exists()


def test_a_row_finds_its_service_by_code_and_else_by_name_once(ktp, sheet, dinkes, rahmah):
    path = sheet("kode,nama\nA1,KTP elektronik\nA2,KTP baru\n")
    held = open_import(by=rahmah, unit=dinkes, path=path, name="layanan.csv")
    assert apply_import(by=rahmah, held=held) == (1, 1)
    ktp.refresh_from_db()
    assert ktp.name == "KTP elektronik"


def test_what_a_sheet_does_not_say_stays_as_it_is_known(ktp, sheet, dinkes, rahmah):
    facts = ServiceFacts(
        "Akta kelahiran", "A2", "service", True, 1200, has_standard=True, standard_published=True,
        note="Loket 3",
    )  # fmt: skip
    akta = add_service(by=rahmah, unit=dinkes, facts=facts)
    held = open_import(
        by=rahmah, unit=dinkes, path=sheet("nama,pengguna\nAkta kelahiran,\nKK,5\n"), name="a.csv"
    )
    assert apply_import(by=rahmah, held=held) == (1, 0)
    akta.refresh_from_db()
    assert (akta.revision, akta.kind, akta.users_a_year, akta.note) == (
        1,
        "service",
        1200,
        "Loket 3",
    )
    assert (akta.code, akta.is_electronic, akta.standard_published) == ("A2", True, True)
    held = open_import(
        by=rahmah, unit=dinkes, path=sheet("nama,standar\nAkta kelahiran,tidak\n"), name="b.csv"
    )
    assert apply_import(by=rahmah, held=held) == (0, 1)
    akta.refresh_from_db()
    assert (akta.has_standard, akta.standard_published, akta.users_a_year) == (False, False, 1200)


def test_a_row_that_takes_the_name_of_another_service_is_refused_at_its_place(
    ktp, sheet, dinkes, rahmah
):
    add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("KK", "A2"))
    path = sheet("kode,nama\nA3,Akta\nA1,KK\n")
    held = open_import(by=rahmah, unit=dinkes, path=path, name="layanan.csv")
    with pytest.raises(Refused, match="row 3"):
        apply_import(by=rahmah, held=held)
    assert not Service.objects.filter(name="Akta").exists()


def test_the_list_tells_whether_every_service_has_a_standard(ktp, dinkes, rahmah):
    assert fact(dinkes).holds is True
    add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("KK"))
    known = fact(dinkes)
    assert known.holds is False
    assert known.said.id == "1 dari 2 layanan mempunyai standar"


def test_without_a_list_the_newest_recap_tells_and_without_both_nothing_is_said(dinkes, rahmah):
    assert fact(dinkes) is None
    add_count(by=rahmah, unit=dinkes, counts=Counts(date(2024, 1, 1), "Rekap 2024", 10, 10, 0))
    newest = Counts(date(2025, 1, 1), "Rekap 2025", 10, 7, 2)
    row = add_count(by=rahmah, unit=dinkes, counts=newest)
    assert (fact(dinkes).holds, fact(dinkes).on) == (False, date(2025, 1, 1))
    withdraw_count(by=rahmah, count=row, because="Salah ketik")
    assert fact(dinkes).holds is True
    add_count(by=rahmah, unit=dinkes, counts=newest)


@pytest.mark.parametrize("numbers", [(5, 6, 0), (5, 4, 5), (-1, -1, -1)])
def test_a_part_is_no_larger_than_its_whole(dinkes, rahmah, numbers):
    with pytest.raises(Refused, match=r"exceeds its whole|out of range"):
        add_count(by=rahmah, unit=dinkes, counts=Counts(date(2025, 1, 1), "Rekap", *numbers))


def test_a_recap_of_tomorrow_or_of_a_day_that_has_one_is_refused(dinkes, batola, rahmah):
    day = batola.today()
    add_count(by=rahmah, unit=dinkes, counts=Counts(day, "Rekap", 1, 1, 1))
    for on, said in ((day, "of this day already"), (day + timedelta(1), "to come")):
        with pytest.raises(Refused, match=said):
            add_count(by=rahmah, unit=dinkes, counts=Counts(on, "Rekap", 1, 1, 1))
