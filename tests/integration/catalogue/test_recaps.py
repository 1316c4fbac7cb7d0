"""The office recap: shown before it counts, written once, taken back within a day."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests import offices
from tests.made_recaps import MESSY, NAMES, saved
from zonahijau.audit.models import Entry
from zonahijau.catalogue import actions
from zonahijau.catalogue.models import RecapImport, ServiceCount
from zonahijau.organisations.actions.units import create_unit
from zonahijau.organisations.models import Unit
from zonahijau.organisations.policies import UnitFacts
from zonahijau.wording import Refused

DAY = date(2021, 4, 12)


@pytest.fixture
def secretary(batola):
    return offices.person(batola, "sekretaris", "satgas")


@pytest.fixture
def read(batola, secretary, tmp_path):
    def opened(fill, on=DAY):
        path = saved(tmp_path / "rekap.xlsx", fill)
        return actions.open_recap(
            by=secretary, government=batola, path=path, name="rekap.xlsx", on=on, source="Rekap"
        )

    return opened


def named(batola, name, short_name="", code="X"):
    facts = UnitFacts(code, name, "dinas", short_name)
    return create_unit(by=None, government=batola, facts=facts)


def counted(unit):
    row = ServiceCount.objects.get(unit=unit, withdrawn_at=None)
    return row.services, row.with_standard, row.published, row.decrees, row.pledges


@pytest.mark.parametrize("messy", MESSY)
def test_an_empty_government_gets_its_units_and_their_counts_from_the_recap(
    messy, batola, secretary, read
):
    done = actions.apply_recap(by=secretary, held=read(MESSY[messy]))
    assert len(done.written) == 3
    rows = ServiceCount.objects.filter(withdrawn_at=None).order_by("pk")
    assert [row.services for row in rows] == [12, 8, 6]
    if messy != "abbreviated":
        assert {row.unit.name for row in rows} == set(NAMES)
        assert Unit.objects.get(name="Puskesmas Mandastana").parent.name == "Dinas Kesehatan"


def test_nothing_is_written_before_a_yes(batola, read):
    read(MESSY["plain"])
    assert not ServiceCount.objects.exists()
    assert not Unit.objects.exists()


def test_units_are_found_by_the_names_that_offices_use(batola, secretary, read):
    health = named(batola, "Dinas Kesehatan", code="DK")
    named(batola, "Dinas Pendidikan", "Disdik", "DP")
    named(batola, "Puskesmas Mandastana", code="PM")
    done = actions.apply_recap(by=secretary, held=read(MESSY["abbreviated"]))
    assert done.units == []
    assert counted(health) == (8, 8, None, 0, 1)


def test_the_same_file_twice_changes_nothing(batola, secretary, read):
    actions.apply_recap(by=secretary, held=read(MESSY["plain"]))
    before = list(ServiceCount.objects.values())
    again = actions.apply_recap(by=secretary, held=read(MESSY["plain"], DAY + timedelta(days=9)))
    assert (again.written, again.units, again.same) == ([], [], 3)
    assert list(ServiceCount.objects.values()) == before


def test_a_later_recap_of_the_same_day_replaces_and_keeps_what_it_does_not_count(
    batola, secretary, read
):
    actions.apply_recap(by=secretary, held=read(MESSY["plain"]))

    def fewer_columns(sheet):
        sheet.append(["OPD", "Layanan"])
        sheet.append(["Dinas Pendidikan", 14])

    actions.apply_recap(by=secretary, held=read(fewer_columns))
    assert counted(Unit.objects.get(name="Dinas Pendidikan")) == (14, 9, None, 9, 1)
    assert ServiceCount.objects.exclude(withdrawn_at=None).count() == 1


def test_an_import_is_undone_within_a_day_and_what_it_replaced_holds_again(batola, secretary, read):
    actions.apply_recap(by=secretary, held=read(MESSY["plain"]))

    def another(sheet):
        sheet.append(["OPD", "Layanan"])
        sheet.append(["Dinas Pendidikan", 14])
        sheet.append(["Dinas Sosial", 3])

    held = read(another)
    actions.apply_recap(by=secretary, held=held)
    actions.undo_recap(by=secretary, held=held)
    assert counted(Unit.objects.get(name="Dinas Pendidikan")) == (12, 9, None, 9, 1)
    today = batola.today()
    assert not Unit.objects.open_on(today).filter(name="Dinas Sosial").exists()
    told = Entry.objects.filter(action__startswith="recap-").order_by("number")
    assert [entry.action for entry in told] == ["recap-imported", "recap-imported", "recap-undone"]


@pytest.mark.parametrize("hours", [25, 24 * 30])
def test_after_a_day_an_import_stands(hours, batola, secretary, read):
    held = read(MESSY["plain"])
    actions.apply_recap(by=secretary, held=held)
    long_ago = timezone.now() - timedelta(hours=hours)
    RecapImport.objects.update(applied_at=long_ago)
    with pytest.raises(Refused, match="undone"):
        actions.undo_recap(by=secretary, held=held)


def test_a_row_without_a_unit_or_with_a_fault_holds_back_everything(batola, secretary, read):
    def doubtful(sheet):
        sheet.append(["OPD", "Layanan", "Standar"])
        sheet.append(["Dinas Sosial", 3, 4])
        sheet.append(["Kantor Pos", 2, 2])

    with pytest.raises(Refused) as refused:
        actions.apply_recap(by=secretary, held=read(doubtful))
    assert "Rows 2, 3" in refused.value.refusals[0].what.en
    assert not Unit.objects.exists()


def test_two_rows_of_one_unit_are_shown_as_a_fault(batola, secretary, read):
    def twice(sheet):
        sheet.append(["OPD", "Layanan"])
        sheet.append(["Dinas Sosial", 3])
        sheet.append(["Din. Sosial", 4])

    named(batola, "Dinas Sosial")
    with pytest.raises(Refused, match="3"):
        actions.apply_recap(by=secretary, held=read(twice))


def test_the_pages_lead_from_the_file_to_the_saved_recap(client, batola, secretary, tmp_path):
    client.force_login(secretary)
    path = saved(tmp_path / "r.xlsx", MESSY["totals_in_the_middle"])
    sent = {
        "sheet": SimpleUploadedFile("rekap.xlsx", path.read_bytes()),
        "on": "2021-04-12",
        "source": "Rekap Bagian Organisasi",
    }
    page = client.post(reverse("catalogue:recaps"), sent, follow=True)
    text = page.content.decode()
    assert "3 baris unit terbaca" in text
    assert "Sub Total" in text
    held = RecapImport.objects.get()
    address = reverse("catalogue:recap", kwargs={"held": held.uid})
    said = {"row-5": "skip", "row-3": "new", "row-7": "new", "column-3": "", "do": "look"}
    client.post(address, said)
    held.refresh_from_db()
    assert (held.rows["5"], held.columns["3"]) == ("skip", "")
    done = client.post(address, {"row-4": "skip", "do": "apply"}, follow=True).content.decode()
    assert "Rekap disimpan: 2 unit dicatat, 2 unit baru" in done


def test_a_file_without_a_table_is_refused_at_the_field_and_the_day_is_kept(client, secretary):
    client.force_login(secretary)
    sent = {
        "sheet": SimpleUploadedFile("catatan.csv", b"halo\n"),
        "on": "2021-04-12",
        "source": "Rekap",
    }
    text = client.post(reverse("catalogue:recaps"), sent).content.decode()
    assert "Kepala tabel tidak ditemukan" in text
    assert 'value="2021-04-12"' in text


def test_an_operator_of_a_unit_may_not_import_a_recap(client, batola, dinkes, rahmah):
    client.force_login(rahmah)
    assert client.get(reverse("catalogue:recaps")).status_code == 403


@pytest.mark.parametrize("rows", [3, 60])
def test_the_preview_asks_the_database_as_often_for_few_rows_as_for_many(
    rows, client, batola, secretary, read, django_assert_max_num_queries
):
    def long(sheet):
        sheet.append(["OPD", "Layanan", "Standar"])
        for number in range(rows):
            sheet.append([f"Puskesmas Nomor {number}", 3, 2])

    held = read(long)
    client.force_login(secretary)
    with django_assert_max_num_queries(16):
        client.get(reverse("catalogue:recap", kwargs={"held": held.uid}))
