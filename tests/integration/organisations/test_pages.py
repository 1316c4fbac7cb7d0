"""The pages of units and people: who gets in, what they do, what they keep when refused."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import offices
from zonahijau.accounts.models import User
from zonahijau.audit.queries import entries_of
from zonahijau.organisations.actions.people import give_role
from zonahijau.organisations.models import Membership, OfficeHolder, Unit
from zonahijau.organisations.permissions import NAVIGATION, ROUTES
from zonahijau.organisations.policies import Wish
from zonahijau.organisations.urls import urlpatterns


def address(name: str, *arguments: object) -> str:
    return reverse(f"organisations:{name}", args=arguments)


@pytest.fixture
def as_admin(client, admin):
    client.force_login(admin)
    return client


@pytest.fixture
def operator(batola, dinkes):
    return offices.person(batola, "rahmah", "operator", dinkes)


@pytest.fixture
def as_operator(client, operator):
    client.force_login(operator)
    return client


def test_every_address_has_a_rule_and_every_rule_an_address():
    assert {f"organisations:{each.name}" for each in urlpatterns} == set(ROUTES)
    assert {item.name for item in NAVIGATION} <= set(ROUTES)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    "name", ["units", "tree", "new_unit", "merge", "import", "people", "new_person", "trail"]
)
def test_the_administrators_pages_open_in_both_languages(as_admin, dinkes, name, language):
    page = as_admin.get(address(name), {"lang": language})
    assert page.status_code == 200
    assert "<c-" not in page.content.decode()


@pytest.mark.parametrize(
    "name", ["unit", "edit_unit", "rename", "move", "split", "close", "new_position"]
)
def test_the_pages_of_a_unit_open(as_admin, marabahan, name):
    assert as_admin.get(address(name, marabahan.uid)).status_code == 200


@pytest.mark.parametrize("name", ["person", "edit_person", "give_role"])
def test_the_pages_of_a_person_open(as_admin, operator, name):
    assert as_admin.get(address(name, operator.uid)).status_code == 200


def test_a_unit_of_another_regency_is_not_there(as_admin, banyuasin):
    theirs = offices.unit(banyuasin, "dinkes")
    for name in ("unit", "edit_unit", "rename", "move", "split", "close", "new_position"):
        assert as_admin.get(address(name, theirs.uid)).status_code == 404


def test_a_person_of_another_regency_is_not_there(as_admin, banyuasin):
    theirs = offices.person(banyuasin, "orang", "operator", offices.unit(banyuasin, "dinkes"))
    assert as_admin.get(address("person", theirs.uid)).status_code == 404
    assert as_admin.post(address("slip", theirs.uid)).status_code == 404
    role = theirs.memberships.get()
    assert as_admin.post(address("end_role", role.uid), {"until": "2026-01-01"}).status_code == 404


def test_an_operator_sees_the_own_units_and_is_told_whom_to_ask_for_others(
    as_operator, admin, dinkes, disdik, marabahan
):
    listed = as_operator.get(address("units")).content.decode()
    assert "Marabahan" in listed
    assert "Disdik" not in listed
    assert as_operator.get(address("unit", marabahan.uid)).status_code == 200
    page = as_operator.get(address("unit", disdik.uid))
    assert page.status_code == 403
    assert "Aminah" in page.content.decode()


def test_an_operator_manages_nobody(as_operator, admin, dinkes):
    for name in ("people", "new_person", "trail", "import", "new_unit"):
        assert as_operator.get(address(name)).status_code == 403
    assert as_operator.get(address("person", admin.uid)).status_code == 403


def test_an_inspector_reads_the_trail_and_adds_no_unit(client, batola):
    inspector = offices.person(batola, "inspektur", "pemeriksa")
    client.force_login(inspector)
    assert client.get(address("trail")).status_code == 200
    assert client.get(address("new_unit")).status_code == 403


def test_a_government_that_is_not_theirs_cannot_be_chosen(as_admin, banyuasin):
    for chosen in (banyuasin.uid, "x"):
        assert as_admin.get(address("units"), {"pemda": chosen}).status_code == 404


def test_a_new_unit_is_made_by_the_form(as_admin, dinkes):
    fields = {
        "name": "Puskesmas Marabahan",
        "code": "pkm-marabahan",
        "kind": "puskesmas",
        "parent": dinkes.uid,
        "founded_on": "1985-04-01",
    }
    assert as_admin.post(address("new_unit"), fields).status_code == 302
    unit = Unit.objects.get(code="pkm-marabahan")
    assert (unit.parent, unit.founded_on) == (dinkes, date(1985, 4, 1))


def test_a_superior_of_another_regency_is_no_choice(as_admin, banyuasin):
    theirs = offices.unit(banyuasin, "dinkes")
    fields = {"name": "A", "code": "a", "kind": "dinas", "parent": theirs.uid}
    page = as_admin.post(address("new_unit"), fields)
    assert "parent" in page.context["form"].errors
    assert not Unit.objects.filter(code="a").exists()


def test_who_saves_second_keeps_what_was_typed_sees_what_stands_and_may_save_again(
    as_admin, dinkes
):
    typed = {"code": "dinkes", "kind": "dinas", "version": dinkes.version}
    edit = address("edit_unit", dinkes.uid)
    as_admin.post(edit, typed | {"website": "https://pertama.go.id"})
    page = as_admin.post(edit, typed | {"website": "https://kedua.go.id"})
    shown = page.content.decode()
    assert page.status_code == 422
    assert "https://pertama.go.id" in shown
    assert 'value="https://kedua.go.id"' in shown
    again = typed | {"website": "https://kedua.go.id"}
    again["version"] = page.context["form"]["version"].value()
    assert as_admin.post(edit, again).status_code == 302
    assert Unit.objects.get(pk=dinkes.pk).website == "https://kedua.go.id"


def test_a_unit_is_renamed_moved_split_and_closed_by_forms(as_admin, dinkes, disdik, marabahan):
    on = {"on": "2026-01-01"}
    named = {"name": "Puskesmas Marabahan", "short_name": ""} | on
    assert as_admin.post(address("rename", marabahan.uid), named).status_code == 302
    moved = {"parent": disdik.uid} | on
    assert as_admin.post(address("move", marabahan.uid), moved).status_code == 302
    parts = {
        "name_1": "Satu",
        "code_1": "satu",
        "name_2": "Dua",
        "code_2": "dua",
        "on": "2026-02-01",
    }
    assert as_admin.post(address("split", disdik.uid), parts).status_code == 302
    assert Unit.objects.get(pk=marabahan.pk).parent.code == "satu"
    merged = {
        "units": [dinkes.uid, Unit.objects.get(code="dua").uid],
        "name": "Gabungan",
        "code": "gabungan",
        "kind": "dinas",
        "on": "2026-03-01",
    }
    assert as_admin.post(address("merge"), merged).status_code == 302
    assert as_admin.post(address("close", marabahan.uid), {"on": "2026-04-01"}).status_code == 302
    history = as_admin.get(address("unit", disdik.uid)).content.decode()
    assert "Pemecahan: menjadi Satu" in history


def test_what_is_refused_stands_at_its_field_and_what_was_typed_stays(as_admin, dinkes, marabahan):
    page = as_admin.post(address("rename", dinkes.uid), {"name": "Nama Baru", "on": "1900-01-01"})
    assert "on" in page.context["form"].errors
    assert 'value="Nama Baru"' in page.content.decode()


def test_a_position_gets_a_holder_and_loses_it(as_admin, dinkes, operator):
    as_admin.post(address("new_position", dinkes.uid), {"title": "Kepala Dinas", "kind": "head"})
    position = dinkes.positions.get()
    fields = {"name": "dr. Azizah", "status": "plt", "start": "2026-01-01", "user": operator.uid}
    assert as_admin.post(address("appoint", position.uid), fields).status_code == 302
    assert "dr. Azizah" in as_admin.get(address("units")).content.decode()
    holder = OfficeHolder.objects.get()
    as_admin.post(address("end_office", holder.uid), {"until": "2026-02-01"})
    assert OfficeHolder.objects.get().until == date(2026, 2, 1)


def test_a_file_is_shown_first_and_written_after_a_yes(as_admin, batola):
    text = b"kode;nama;jenis\ndinkes;Dinas Kesehatan;dinas\n"
    page = as_admin.post(address("import"), {"berkas": SimpleUploadedFile("unit.csv", text)})
    assert not Unit.objects.exists()
    shown = as_admin.get(page["Location"]).content.decode()
    assert "Dinas Kesehatan" in shown
    assert as_admin.post(page["Location"]).status_code == 302
    assert Unit.objects.get().code == "dinkes"
    assert as_admin.post(page["Location"]).status_code == 302
    assert Unit.objects.count() == 1


def test_a_bad_file_shows_every_fault_and_no_button_to_go_on(as_admin, batola):
    text = b"kode;nama;jenis\na;=1+1;dinas\nb;B;kantor\n"
    page = as_admin.post(address("import"), {"berkas": SimpleUploadedFile("unit.csv", text)})
    shown = page.content.decode()
    assert page.status_code == 422
    assert "baris 2, kolom nama" in shown
    assert "baris 3, kolom jenis" in shown


def test_no_file_is_a_message_and_no_crash(as_admin, batola):
    assert "Pilih berkas" in as_admin.post(address("import")).content.decode()


def test_an_import_of_another_regency_is_not_there(as_admin, client, banyuasin):
    stranger = offices.person(banyuasin, "orang", "admin")
    text = b"kode;nama;jenis\ndinkes;Dinas Kesehatan;dinas\n"
    page = as_admin.post(address("import"), {"berkas": SimpleUploadedFile("unit.csv", text)})
    client.force_login(stranger)
    assert client.get(page["Location"]).status_code == 404


def test_the_example_can_be_imported_as_it_is(as_admin, batola):
    example = b"".join(as_admin.get(address("import_example")).streaming_content)
    sent = {"berkas": SimpleUploadedFile("contoh.xlsx", example)}
    assert as_admin.post(address("import"), sent).status_code == 302


def test_a_new_person_gets_a_slip_that_is_shown_once_and_lets_in(as_admin, client, batola):
    fields = {"name": "Siti", "username": "siti", "language": "id", "phone": "0812"}
    page = as_admin.post(address("new_person"), fields)
    slip = page.context["slip"]
    assert slip in page.content.decode()
    assert page["Cache-Control"].count("no-store")
    siti = User.objects.get(username="siti")
    assert slip not in as_admin.get(address("person", siti.uid)).content.decode()
    client.logout()
    page = client.post("/masuk/", {"username": "siti", "password": slip})
    assert page.status_code == 302


def test_a_contact_is_hidden_until_it_is_asked_for_and_that_is_written_down(as_admin, batola):
    as_admin.post(
        address("new_person"),
        {"name": "Siti", "username": "siti", "language": "id", "phone": "0812-999"},
    )
    siti = User.objects.get(username="siti")
    assert "0812-999" not in as_admin.get(address("person", siti.uid)).content.decode()
    page = as_admin.post(address("contact", siti.uid))
    assert "0812-999" in page.content.decode()
    assert entries_of(batola).last().action == "contact-read"


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_contact_is_read_past_the_trail_or_from_another_government(
    as_admin, batola, banyuasin, method
):
    for government in (batola, banyuasin):
        person = offices.person(government, f"siti-{government.pk}")
        offices.member(batola, person, "satgas")
        User.objects.filter(pk=person.pk).update(phone="0812-999")
        before = entries_of(batola).count()
        page = getattr(as_admin, method)(address("edit_person", person.uid), follow=True)
        was_told = entries_of(batola).count() > before
        assert ("0812-999" in page.content.decode()) == was_told == (government == batola)


def test_an_inspector_without_a_letter_is_refused_at_the_field(as_admin, operator):
    fields = {"role": "pemeriksa", "start": "2026-01-01", "until": "2026-06-01"}
    page = as_admin.post(address("give_role", operator.uid), fields)
    assert "letter" in page.context["form"].errors
    fields["letter"] = "ST-7/2026, 2 Januari 2026"
    assert as_admin.post(address("give_role", operator.uid), fields).status_code == 302
    assert Membership.objects.get(role="pemeriksa").letter.startswith("ST-7")


def test_roles_end_and_are_withdrawn_by_forms(as_admin, batola, operator):
    role = operator.memberships.get()
    page = as_admin.post(address("end_role", role.uid), {"until": "2026-11-01"})
    assert page.status_code == 302
    wish = Wish("satgas", False, date(2026, 1, 1), None, "")
    second = give_role(by=None, government=batola, user=operator, unit=None, wish=wish)
    as_admin.post(address("withdraw_role", second.uid), {"because": "Salah orang"})
    shown = as_admin.get(address("person", operator.uid)).content.decode()
    assert "ditarik: Salah orang" in shown


def test_the_last_administrator_cannot_lock_everybody_out(as_admin, admin):
    as_admin.post(address("close_account", admin.uid))
    page = as_admin.get(address("person", admin.uid))
    assert "satu-satunya Admin" in page.content.decode()
    admin.refresh_from_db()
    assert admin.is_active


def test_an_account_is_closed_and_opened_again(as_admin, operator):
    as_admin.post(address("close_account", operator.uid))
    operator.refresh_from_db()
    assert not operator.is_active
    as_admin.post(address("reopen_account", operator.uid))
    operator.refresh_from_db()
    assert operator.is_active


def test_the_trail_is_proven_on_request_and_taken_away(as_admin, batola, tmp_path):
    from zonahijau.audit.bundle import verify_bundle

    assert "Rantai utuh" in as_admin.post(address("trail")).content.decode()
    path = tmp_path / "bundle.zip"
    path.write_bytes(b"".join(as_admin.post(address("bundle")).streaming_content))
    assert verify_bundle(path).holds


@pytest.mark.parametrize("name", ["units", "tree", "people", "trail"])
def test_a_page_costs_the_same_queries_with_tenfold_rows(as_admin, batola, dinkes, name):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def add(start: int, count: int) -> None:
        for number in range(start, start + count):
            unit = offices.unit(batola, f"unit-{number}", "uptd", dinkes)
            offices.person(batola, f"orang-{number}", "operator", unit)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            as_admin.get(address(name))
        return len(caught)

    add(0, 2)
    few = queries()
    add(2, 18)
    assert queries() == few


def test_the_page_of_units_says_first_how_many_have_nobody(as_admin, operator, dinkes, disdik):
    shown = as_admin.get(address("units")).content.decode()
    assert "2 dari 2 unit belum punya penanggung jawab." in shown


def test_a_person_of_two_governments_reads_the_one_that_the_address_names(
    client, batola, banyuasin
):
    user = offices.person(batola, "pengawas", "satgas")
    offices.member(banyuasin, user, "satgas")
    offices.unit(banyuasin, "dinsos")
    client.force_login(user)
    assert "Dinsos" not in client.get(address("units")).content.decode()
    page = client.get(address("units"), {"pemda": banyuasin.uid})
    assert "Dinsos" in page.content.decode()


def test_sessions_show_the_clock_of_the_persons_government(client, batola):
    client.force_login(offices.person(batola, "rahmah", "operator", offices.unit(batola, "dinkes")))
    page = client.get("/akun/").content.decode()
    assert "terakhir terlihat" in page
    assert "WITA" in page
    assert "WIB" not in page


def test_people_are_narrowed_to_the_roles_that_they_have_here_and_now(as_admin, batola, dinkes):
    offices.person(batola, "wulan", "verifikator")
    former = offices.person(batola, "fajar")
    offices.member(batola, former, "verifikator", until=date(2021, 1, 1))
    elsewhere = offices.person(batola, "eka", "operator", dinkes)
    offices.member(offices.government(offices.BANYUASIN, "Banyuasin"), elsewhere, "verifikator")
    page = as_admin.get(address("people"), {"peran": "verifikator"}).content.decode()
    assert [name for name in ("Wulan", "Fajar", "Eka") if f">{name}</a>" in page] == ["Wulan"]
