"""The list of officials as staffing keeps it, and decrees whose annex is a spreadsheet."""

import io
from datetime import date

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from tests import offices
from zonahijau.organisations.actions.officials import (
    apply_officials,
    forget_sheets,
    preview_officials,
)
from zonahijau.organisations.models import (
    Handover,
    HeldSheet,
    OfficeHolder,
    Position,
    Transfer,
    Unit,
)

START = date(2026, 1, 1)
NIP = "197801012005011003"

TITLES = [
    ["PEMERINTAH KABUPATEN BARITO KUALA"],
    ["DAFTAR PEJABAT STRUKTURAL KEADAAN JULI 2026"],
    [],
]
HEADER = [["No", "Nama / NIP", "", "Pangkat/Gol.", "Jabatan", "", "Unit Kerja", "Ket."],
          ["", "Nama", "NIP", "", "Nama Jabatan", "TMT", "", ""],
          ["1", "2", "3", "4", "5", "6", "7", "8"]]  # fmt: skip
ROWS = [
    ["1", "dr. Azizah, M.Kes.", NIP, "Pembina (IV/a)", "Kepala Dinas Kesehatan", "01-02-2024",
     "Dinas Kesehatan Kab. Barito Kuala", ""],
    ["2", "Tono Hartono, S.Pd.", "", "", "Plt. Kepala Dinas Pendidikan", "1 Maret 2026",
     "Disdik", "Plt. sejak Maret"],
    ["", "JUMLAH", "2", "", "", "", "", ""],
]  # fmt: skip


def workbook(*rows, name="pejabat.xlsx"):
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Pejabat")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return SimpleUploadedFile(name, memory.getvalue())


@pytest.fixture
def units(batola, dinkes, disdik):
    dinkes.name, disdik.name = "Dinas Kesehatan", "Dinas Pendidikan"
    disdik.short_name = "Disdik"
    dinkes.save()
    disdik.save()
    return dinkes, disdik


def preview(admin, batola, *rows):
    return preview_officials(
        by=admin, government=batola, upload=workbook(*rows), start_if_empty=START
    )


def test_a_messy_list_is_understood_and_nothing_is_written_before_a_yes(admin, batola, units):
    plan, draft = preview(admin, batola, *TITLES, *HEADER, *ROWS)
    assert plan.faults == ()
    assert [(p.row.name, p.row.status, p.unit.code, p.outcome) for p in plan.rows] == [
        ("dr. Azizah, M.Kes.", "definitif", "dinkes", "new"),
        ("Tono Hartono, S.Pd.", "plt", "disdik", "new"),
    ]
    assert not OfficeHolder.objects.exists()
    apply_officials(by=admin, draft=draft)
    head = OfficeHolder.objects.get(position__unit__code="dinkes")
    assert (head.rank, head.nip, head.start) == ("Pembina (IV/a)", NIP, date(2024, 2, 1))
    assert {position.kind for position in Position.objects.all()} == {"head"}


def test_the_rows_stand_encrypted_while_they_wait_and_are_erased_when_written(admin, batola, units):
    _, draft = preview(admin, batola, *HEADER, *ROWS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM organisations_heldsheet")
        stored = cursor.fetchone()[0]
    assert "Azizah" not in stored
    assert NIP not in stored
    apply_officials(by=admin, draft=draft)
    assert HeldSheet.objects.get().content is None


def test_the_same_list_twice_changes_nothing(admin, batola, units):
    for _ in range(2):
        plan, draft = preview(admin, batola, *HEADER, *ROWS)
        apply_officials(by=admin, draft=draft)
        apply_officials(by=admin, draft=draft)
    assert {planned.outcome for planned in plan.rows} == {"same"}
    assert OfficeHolder.objects.count() == 2


def test_a_new_name_replaces_the_holder_and_a_new_rank_completes(admin, batola, units):
    _, draft = preview(admin, batola, *HEADER, *ROWS)
    apply_officials(by=admin, draft=draft)
    later = [
        ["1", "Siti Rahmah", "", "Penata", "Kepala Dinas Kesehatan", "01-05-2026", "dinkes", ""],
        ["2", "Tono Hartono", "", "Pembina", "Plt. Kepala Dinas Pendidikan", "", "Disdik", ""],
    ]
    plan, draft = preview(admin, batola, *HEADER, *later)
    assert [planned.outcome for planned in plan.rows] == ["replaced", "changed"]
    apply_officials(by=admin, draft=draft)
    assert OfficeHolder.objects.get(name="dr. Azizah, M.Kes.").until == date(2026, 5, 1)
    assert OfficeHolder.objects.get(name__startswith="Tono").rank == "Pembina"


def test_a_unit_may_stand_as_a_heading_above_its_people(admin, batola, units):
    rows = [["Nama", "Jabatan", "NIP"], ["DINAS PENDIDIKAN"], ["Tono", "Kepala Dinas", ""]]
    plan, _ = preview(admin, batola, *rows)
    assert plan.rows[0].unit.code == "disdik"


def test_every_fault_of_every_row_is_told_and_nothing_is_kept(admin, batola, units):
    rows = [
        ["1", "Azizah", "12345", "", "Kepala Dinas", "kemarin", "Dinas Kesehatan", ""],
        ["2", "Tono", "", "", "Kepala Dinas", "", "Dinas Pendidkan", ""],
        ["3", "Budi", "", "", "", "", "Disdik", "ya"],
    ]
    plan, draft = preview(admin, batola, *HEADER, *rows)
    assert draft is None
    assert [(fault.row, fault.column) for fault in plan.faults] == [
        (4, "NIP"), (4, "TMT"), (5, "unit kerja"), (6, "jabatan"),
    ]  # fmt: skip
    assert "Dinas Pendidikan" in plan.faults[2].one_line("id")


def people(*rows):
    return ["Nama", "Jabatan", "Unit kerja"], *rows


def test_an_abbreviated_unit_is_understood_and_shown_as_it_is_written(admin, batola, units):
    units[1].short_name, units[1].code = "", "DP"
    units[1].save()
    rows = people(["Tono", "Kepala Dinas Pendidikan", "Disdik"], ["Ani", "Kepala", "DINKES"])
    plan, _ = preview(admin, batola, *rows)
    assert [row.unit for row in plan.rows] == [units[1], units[0]]
    assert plan.rows[0].unit_said.id == "Dinas Pendidikan (tertulis: Disdik)"
    assert plan.rows[1].unit_said == "Dinas Kesehatan"


def test_units_of_a_list_are_made_only_where_that_was_allowed(admin, batola, units):
    rows = people(
        ["Zulkipli", "Sekretaris Daerah", "Sekretariat Daerah"],
        ["Budi", "Kepala Bagian Organisasi", "Bagian Organisasi"],
        ["Citra", "Asisten Administrasi", "Sekretariat Daerah"],
    )
    plan, draft = preview(admin, batola, *rows)
    assert draft is None
    assert [fault.row for fault in plan.faults] == [2, 3, 4]
    plan, draft = preview_officials(
        by=admin,
        government=batola,
        upload=workbook(*rows),
        start_if_empty=START,
        may_make_units=True,
    )
    assert plan.new_units == ["Sekretariat Daerah", "Bagian Organisasi"]
    assert not Unit.objects.filter(kind="setda").exists()
    apply_officials(by=admin, draft=draft)
    secretariat = Unit.objects.get(kind="setda")
    assert Unit.objects.get(name="Bagian Organisasi").parent == secretariat
    assert secretariat.positions.count() == 2


@pytest.mark.parametrize("unit", ["Staf Ahli", "Dinas Pendidkan"])
def test_what_names_no_unit_or_misspells_one_is_refused_even_then(unit, admin, batola, units):
    plan, draft = preview_officials(
        by=admin,
        government=batola,
        upload=workbook(*people(["Budi", "Kepala", unit])),
        start_if_empty=START,
        may_make_units=True,
    )
    assert draft is None
    assert unit in plan.faults[0].what.id


def test_the_account_with_the_same_nip_is_linked(admin, batola, units):
    user = offices.person(batola, "azizah", "kepala_unit", units[0])
    user.nip = NIP
    user.save()
    _, draft = preview(admin, batola, *HEADER, *ROWS)
    apply_officials(by=admin, draft=draft)
    assert OfficeHolder.objects.get(position__unit=units[0]).user == user


def test_lists_that_nobody_said_yes_to_are_forgotten(admin, batola, units):
    preview(admin, batola, *HEADER, *ROWS)
    assert forget_sheets() == 0
    HeldSheet.objects.update(created_at="2020-01-01T00:00Z")
    assert forget_sheets() == 1


def test_the_pages_take_a_list_from_upload_to_yes(client, admin, batola, units):
    client.force_login(admin)
    address = reverse("organisations:officials")
    sent = {"berkas": workbook(*HEADER, *ROWS), "start": "2026-01-01"}
    response = client.post(address, sent)
    assert "2 baru" in client.get(response["Location"]).content.decode()
    assert client.post(response["Location"]).status_code == 302
    shown = client.get(reverse("organisations:positions")).content.decode()
    assert "dr. Azizah" in shown
    assert NIP not in shown
    wrong = {"berkas": workbook(["satu", "dua"]), "start": "2026-01-01"}
    assert client.post(address, wrong).status_code == 422
    assert client.get(reverse("organisations:officials_example")).status_code == 200


@pytest.fixture
def seated(admin, batola, units):
    _, draft = preview(admin, batola, *HEADER, *ROWS)
    apply_officials(by=admin, draft=draft)


ANNEX = [
    ["NO", "NAMA", "JABATAN", "JABATAN", "UNIT KERJA", "UNIT KERJA", "KETERANGAN"],
    ["", "", "LAMA", "BARU", "LAMA", "BARU", ""],
    ["1", "Azizah", "Kepala Dinas Kesehatan", "Kepala Dinas Pendidikan", "Dinkes",
     "Dinas Pendidikan", ""],
    ["2", "Tono Hartono, S.Pd.", "Kepala Dinas Pendidikan", "", "", "", "Pensiun"],
]  # fmt: skip


def test_the_annex_of_a_decree_is_read_shown_and_entered(client, admin, batola, seated):
    client.force_login(admin)
    decree = {"number": "800/1/2026", "dated": "2026-06-25", "effective": "2026-07-01"}
    sent = decree | {"berkas": workbook(*ANNEX, name="lampiran.xlsx")}
    response = client.post(reverse("organisations:transfer_sheet"), sent)
    assert response.status_code == 302, response.context["faults"]
    shown = client.get(response["Location"]).content.decode()
    assert "Kepala Dinas Pendidikan, Dinas Pendidikan" in shown
    assert not Transfer.objects.exists()
    done = client.post(response["Location"])
    page = client.get(done["Location"]).content.decode()
    assert "pensiun atau berhenti" in page
    head = OfficeHolder.objects.get(position__unit__code="disdik", start="2026-07-01")
    assert head.name == "dr. Azizah, M.Kes."
    assert Handover.objects.count() == 2
    undo = reverse("organisations:undo_transfer", args=[Transfer.objects.get().uid])
    assert client.post(undo, {"because": "Salah lampiran"}).status_code == 302
    assert OfficeHolder.objects.get(position__unit__code="dinkes").until is None


def test_a_row_that_names_nobody_is_told_with_who_is_near(client, admin, batola, seated):
    client.force_login(admin)
    annex = [*ANNEX[:2], ["1", "Azizh", "", "Kepala Dinas Pendidikan", "", "Disdik", ""]]
    sent = {"number": "1", "dated": "2026-06-25", "effective": "2026-07-01"}
    sent |= {"berkas": workbook(*annex)}
    response = client.post(reverse("organisations:transfer_sheet"), sent)
    assert response.status_code == 422
    assert "dr. Azizah" in response.content.decode()


def test_a_decree_is_typed_in_and_keeps_what_was_typed(client, admin, batola, seated):
    client.force_login(admin)
    address = reverse("organisations:new_transfer")
    page = client.get(address).content.decode()
    label = "dr. Azizah, M.Kes. · Kepala Dinas Kesehatan · Dinas Kesehatan"
    assert label in page
    sent = {
        "rows": "1", "number": "800/2/2026", "dated": "2026-06-25", "effective": "2026-07-01",
        "person_1": label, "outcome_1": "moves", "to_1": "Kepala Dinas Pendidikan",
        "status_1": "definitif", "role_1": "",
    }  # fmt: skip
    more = client.post(address, sent | {"tambah": "1"}).content.decode()
    assert 'name="person_2"' in more
    assert "800/2/2026" in more
    response = client.post(address, sent)
    assert response.status_code == 302, response.context["form"].errors
    tono = OfficeHolder.objects.get(name__startswith="Tono")
    assert tono.until == date(2026, 7, 1)
    handover = Handover.objects.get(unit=Unit.objects.get(code="dinkes"))
    shown = client.get(reverse("organisations:handover", args=[handover.uid])).content.decode()
    assert "Arsip surat" in shown
    again = client.post(address, sent)
    assert again.status_code == 422
    assert "sudah dicatat" in again.content.decode()
