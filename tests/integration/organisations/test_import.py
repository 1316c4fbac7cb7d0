"""Units from a spreadsheet: every fault of every row before anything is written."""

import io
from datetime import timedelta

import pytest
import xlsxwriter
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests import offices
from zonahijau.organisations.actions.importing import (
    KEPT,
    apply_units,
    forget_unused,
    preview_units,
)
from zonahijau.organisations.models import Unit, UnitImport, UnitName
from zonahijau.wording import Refused

HEADER = "kode;nama;jenis;induk;blud;berdiri;situs"


def csv_of(*lines: str, header: str = HEADER) -> SimpleUploadedFile:
    text = "\n".join([header, *lines]) + "\n"
    return SimpleUploadedFile("unit.csv", text.encode())


def xlsx_of(*rows: list[object]) -> SimpleUploadedFile:
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([HEADER.split(";"), *rows]):
            sheet.write_row(number, 0, row)
    return SimpleUploadedFile("unit.xlsx", memory.getvalue())


def said(plan) -> list[str]:
    return [fault.one_line("en") for fault in plan.faults]


def test_new_units_are_made_whatever_their_order_in_the_file(admin, batola):
    upload = csv_of(
        "marabahan;Puskesmas Marabahan;Puskesmas;dinkes;ya;1985-04-01;",
        "dinkes;Dinas Kesehatan;dinas;;;;https://dinkes.batola.go.id",
    )
    plan, draft = preview_units(by=admin, government=batola, upload=upload)
    assert plan.count("new") == 2
    assert not Unit.objects.exists()
    apply_units(by=admin, draft=draft)
    unit = Unit.objects.get(code="marabahan")
    assert (unit.parent.code, unit.is_blud, unit.kind) == ("dinkes", True, "puskesmas")


def test_a_workbook_does_the_same(admin, batola):
    upload = xlsx_of(["dinkes", "Dinas Kesehatan", "dinas", "", "", "", ""])
    _, draft = preview_units(by=admin, government=batola, upload=upload)
    apply_units(by=admin, draft=draft)
    assert Unit.objects.get().name == "Dinas Kesehatan"


def test_a_file_sent_again_changes_nothing_and_a_second_yes_neither(admin, batola):
    rows = ("dinkes;Dinas Kesehatan;dinas;;;;",)
    _, draft = preview_units(by=admin, government=batola, upload=csv_of(*rows))
    apply_units(by=admin, draft=draft)
    apply_units(by=admin, draft=draft)
    plan, _ = preview_units(by=admin, government=batola, upload=csv_of(*rows))
    assert (plan.count("same"), Unit.objects.count()) == (1, 1)


def test_a_new_name_and_a_new_superior_hold_from_today(admin, batola, dinkes, disdik, marabahan):
    upload = csv_of("marabahan;Puskesmas Marabahan;puskesmas;disdik;;;https://pkm.go.id")
    plan, draft = preview_units(by=admin, government=batola, upload=upload)
    assert set(plan.rows[0].fields) == {"name", "website", "parent"}
    apply_units(by=admin, draft=draft)
    unit = Unit.objects.get(pk=marabahan.pk)
    assert (unit.name, unit.parent, unit.website) == (
        "Puskesmas Marabahan",
        disdik,
        "https://pkm.go.id",
    )
    assert UnitName.objects.filter(unit=unit, name="Marabahan").get().until == batola.today()


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("a;=1+1;dinas;;;;", "row 2, column nama: this cell holds the formula “=1+1”"),
        ("a;;dinas;;;;", "row 2, column nama: this cell is empty"),
        ("a;A;kantor;;;;", "row 2, column jenis: the kind “kantor” is not known"),
        ("a;A;dinas;x;;;", "row 2, column induk: no unit has the code “x”"),
        ("a;A;dinas;a;;;", "row 2, column induk: this unit stands below itself"),
        ("a;A;dinas;;mungkin;;", "row 2, column blud: “mungkin” is neither yes nor no"),
        ("a;A;dinas;;;31-01-2017;", "row 2, column berdiri: “31-01-2017” is no date"),
        ("a;A;dinas;;;;javascript:1", "row 2, column situs: the website address"),
        ("a b;A;dinas;;;;", "row 2, column kode: the code “a b” cannot be used"),
    ],
)
def test_a_fault_names_file_row_and_column_and_nothing_is_kept(admin, batola, line, fault):
    plan, draft = preview_units(by=admin, government=batola, upload=csv_of(line))
    assert draft is None
    assert fault.casefold() in said(plan)[0].casefold()
    assert said(plan)[0].startswith("unit.csv")
    assert not Unit.objects.exists()
    assert not UnitImport.objects.exists()


def test_a_formula_in_a_workbook_is_named_too(admin, batola):
    upload = xlsx_of(["a", '=HYPERLINK("http://x")', "dinas", "", "", "", ""])
    plan, _ = preview_units(by=admin, government=batola, upload=upload)
    assert "formula" in said(plan)[0]


def test_every_bad_row_is_told_at_once(admin, batola):
    upload = csv_of("a;A;dinas;;;;", "a;B;dinas;;;;", "c;C;kantor;;;;", "d;;dinas;;;;")
    plan, _ = preview_units(by=admin, government=batola, upload=upload)
    assert [fault.row for fault in plan.faults] == [3, 4, 5]


def test_a_circle_through_units_that_are_there_is_seen(admin, batola, dinkes, marabahan):
    upload = csv_of("dinkes;Dinkes;dinas;marabahan;;;")
    plan, _ = preview_units(by=admin, government=batola, upload=upload)
    assert "below itself" in said(plan)[0]


def test_a_chain_of_thousands_is_named_and_not_followed(admin, batola):
    lines = [f"u{n};U{n};lainnya;u{n - 1};;;" for n in range(1, 2_000)]
    upload = csv_of("u0;U0;lainnya;;;;", *lines)
    plan, _ = preview_units(by=admin, government=batola, upload=upload)
    assert "too deep" in said(plan)[0]


@pytest.mark.parametrize(
    "upload",
    [
        SimpleUploadedFile("unit.exe", b"MZ\x00"),
        SimpleUploadedFile("unit.xlsx", b"MZ\x00\x01 not a workbook"),
        SimpleUploadedFile("unit.csv", b""),
        SimpleUploadedFile("unit.csv", b"kode;nama\na;A\n"),
        SimpleUploadedFile("unit.csv", "kode;nama;jenis\n".encode("utf-16")),
    ],
    ids=["wrong kind", "renamed", "empty", "column missing", "wrong encoding"],
)
def test_a_wrong_file_is_refused_by_its_own_name(admin, batola, upload):
    with pytest.raises(Refused, match=r"unit\."):
        preview_units(by=admin, government=batola, upload=upload)


def test_what_changed_between_looking_and_saying_yes_is_checked_again(admin, batola, dinkes):
    upload = csv_of("marabahan;Puskesmas Marabahan;puskesmas;dinkes;;;")
    _, draft = preview_units(by=admin, government=batola, upload=upload)
    Unit.objects.filter(pk=dinkes.pk).update(code="dinas-kesehatan")
    with pytest.raises(Refused, match="dinkes"):
        apply_units(by=admin, draft=draft)
    assert Unit.objects.count() == 1


def test_only_who_manages_units_imports_them(batola):
    leader = offices.person(batola, "bupati", "pimpinan")
    with pytest.raises(PermissionDenied):
        preview_units(by=leader, government=batola, upload=csv_of("a;A;dinas;;;;"))


def test_a_file_nobody_said_yes_to_is_forgotten_after_a_week_and_an_applied_one_is_not(
    admin, batola
):
    _, draft = preview_units(by=admin, government=batola, upload=csv_of("a;A;dinas;;;;"))
    preview_units(by=admin, government=batola, upload=csv_of("b;B;dinas;;;;"))
    apply_units(by=admin, draft=draft)
    assert forget_unused(timezone.now() + KEPT + timedelta(minutes=1)) == 1
    assert UnitImport.objects.get() == draft
