"""Opening a round on its three pages, and from a spreadsheet; its plan is in no address."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.integration.assessments import factories as make
from tests.integration.assessments.pages import address, browser, page
from zonahijau.assessments.models import Round


@pytest.fixture
def query(batola):
    """The plan as its page sends it."""

    def planned(instrument=make.MONTHLY, **changes):
        today = batola.government.today()
        fields = {
            "version": make.version(instrument).uid,
            "weights": "",
            "kind": "self",
            "title": "Putaran-uji",
            "starts_on": today,
            "due_on": today + timedelta(10),
            "ends_on": today + timedelta(20),
        }
        return fields | changes

    return planned


class Planning:
    """A browser in which a round is being planned."""

    def __init__(self, person, planned, within=None):
        self.browser = within or browser(person)
        self.first = self.browser.post(address("new_round"), planned)
        self.key = self.first.headers.get("Location", "?").partition("?")[2]

    def at(self, name, more=""):
        return f"{address(name)}?{self.key}{more}"

    def get(self, name):
        return self.browser.get(self.at(name))

    def post(self, name, sent, more=""):
        return self.browser.post(self.at(name, more), sent)


def sheet(batola, planned, text, name="unit.csv"):
    file = SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)
    return Planning(batola.satgas, planned).post("units_sheet", {"berkas": file})


def test_a_good_plan_leads_to_the_units(batola, query):
    page(batola.satgas, "new_round")
    planning = Planning(batola.satgas, query())
    assert planning.first.status_code == 302
    assert batola.clinic.name in planning.get("choose_units").content.decode()


def test_no_address_carries_the_title_of_a_round(batola, query):
    planning = Planning(batola.satgas, query(kind="spot_check", title="Uji petik RSUD"))
    assert "RSUD" not in planning.first.headers["Location"]
    text = planning.get("choose_units").content.decode()
    assert not re.search(r'(href|action|src)="[^"]*(RSUD|title=)', text)
    assert "Uji petik RSUD" in planning.get("new_round").content.decode()


def test_two_rounds_are_planned_side_by_side_and_each_is_opened_once(batola, query):
    one = Planning(batola.satgas, query())
    other = Planning(batola.satgas, query(title="Putaran lain"), one.browser)
    sent = {"unit": [str(batola.agency.uid)]}
    one.post("open_round", sent)
    again = one.post("open_round", sent)
    other.post("open_round", sent)
    assert sorted(Round.objects.values_list("title", flat=True)) == ["Putaran lain", "Putaran-uji"]
    assert again.headers["Location"] == address("new_round")


def test_a_bad_plan_is_told_and_kept(batola, query):
    response = Planning(batola.satgas, query(due_on="2020-01-01")).first
    text = response.content.decode()
    assert response.status_code == 422
    assert "Tanggal putaran tidak berurutan" in text
    assert "Putaran-uji" in text
    without = browser(batola.satgas).get(address("choose_units"))
    assert without.headers["Location"] == address("new_round")


def test_weights_of_another_instrument_are_refused(batola, query):
    text = Planning(batola.satgas, query(weights="merata")).first.content.decode()
    assert "merata" in text
    assert "tidak ada" in text


def test_ticked_units_are_checked_and_opened(batola, query):
    planning, uid = Planning(batola.satgas, query()), str(batola.agency.uid)
    text = planning.post("check_units", {"unit": [uid]}).content.decode()
    assert batola.agency.name in text
    assert batola.clinic.name not in text
    sent = {"unit": [uid], f"penilai-{uid}": batola.verifier.username}
    response = planning.post("open_round", sent)
    opened = Round.objects.get()
    assert response.headers["Location"] == address("round", opened.uid)
    assert opened.assessments.get().assessor == batola.verifier


def test_all_that_the_filters_leave_are_chosen_at_once(batola, query):
    planning = Planning(batola.satgas, query())
    sent = planning.post("check_units", {"cara": "semua"}, "&jenis=puskesmas")
    text = sent.content.decode()
    assert str(batola.clinic.uid) in text
    assert str(batola.agency.uid) not in text


def test_the_filters_of_the_table_keep_the_plan(batola, query):
    planning = Planning(batola.satgas, query())
    text = planning.browser.get(planning.at("choose_units", "&jenis=puskesmas")).content.decode()
    form = re.search(r'id="pilih"[^>]*action="([^"]+)"', text).group(1).replace("&amp;", "&")
    assert planning.key in form
    assert "jenis=puskesmas" in form
    search = re.search(r'<form[^>]*method="get".*?</form>', text, re.DOTALL).group(0)
    assert planning.key.partition("=")[2] in search


def test_nothing_ticked_is_told(batola, query):
    response = Planning(batola.satgas, query()).post("check_units", {})
    assert response.status_code == 422
    assert "centang sedikitnya satu unit" in response.content.decode().lower()


def test_an_unknown_assessor_is_told_and_what_was_typed_stays(batola, query):
    uid = str(batola.agency.uid)
    sent = {"unit": [uid], f"penilai-{uid}": "entah", f"batas-{uid}": "kemarin"}
    response = Planning(batola.satgas, query()).post("open_round", sent)
    assert response.status_code == 422
    assert 'value="entah"' in response.content.decode()
    assert not Round.objects.exists()


def test_a_unit_of_another_regency_is_not_taken(batola, neighbour, query):
    sent = {"unit": [str(neighbour.agency.uid)]}
    response = Planning(batola.satgas, query()).post("open_round", sent)
    assert response.status_code == 422
    assert not Round.objects.exists()


def test_facets_are_set_unit_by_unit(batola, query):
    uids = [str(batola.agency.uid), str(batola.clinic.uid)]
    sent = {"unit": uids, f"form-{uids[0]}": "A", f"form-{uids[1]}": "B"}
    Planning(batola.satgas, query(make.IPP)).post("open_round", sent)
    facets = {each.unit_id: each.facets for each in Round.objects.get().assessments.all()}
    assert facets == {batola.agency.pk: {"form": "A"}, batola.clinic.pk: {"form": "B"}}


def test_a_spreadsheet_gives_units_assessors_and_days(batola, query):
    day = (batola.government.today() + timedelta(5)).isoformat()
    rows = f"unit;form;penilai;batas\n{batola.agency.code};B;{batola.verifier.username};{day}\n"
    rows += f"{batola.clinic.name};;;\n"
    text = sheet(batola, query(make.IPP), rows).content.decode()
    assert f'name="penilai-{batola.agency.uid}" value="{batola.verifier.username}"' in text
    assert f'value="{day}"' in text
    assert not Round.objects.exists()


def test_every_fault_of_every_row_is_told_before_anything_is_written(batola, query):
    rows = (
        "unit;form;penilai;batas\n"
        "Dinas Entah;A;;\n"
        f"{batola.agency.code};Z;;\n"
        f"{batola.clinic.code};A;entah;\n"
        f"{batola.clinic.code};A;;31-12-2026\n"
        "=1+1;A;;\n"
    )
    response = sheet(batola, query(make.IPP), rows)
    text = response.content.decode()
    assert response.status_code == 422
    for row in (2, 3, 4, 5, 6):
        assert f"unit.csv, baris {row}" in text
    assert not Round.objects.exists()


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("nama\nDinas\n", "unit"),
        ("unit\n", "Tidak ada baris"),
        (b"\xff\xfe\x00rusak", "unit.csv"),
        (b"", "unit.csv"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(batola, query, content, complaint):
    response = sheet(batola, query(), content)
    assert response.status_code == 422
    assert complaint in response.content.decode()


def test_a_file_above_the_limit_is_refused_with_the_limit(batola, query):
    response = sheet(batola, query(), "unit\n" + "x" * (3 << 20))
    assert response.status_code == 422
    assert "2 MB" in response.content.decode()


def test_the_template_holds_every_unit_of_the_round(batola, query):
    response = Planning(batola.satgas, query(make.IPP)).get("units_template")
    lines = response.content.decode().splitlines()
    assert lines[0] == "unit,form,penilai,batas"
    assert f"{batola.agency.code},A,," in lines


def test_only_the_task_force_opens_these_pages(batola):
    for name in ("new_round", "choose_units", "units_sheet"):
        page(batola.operator, name, status=403)


def test_a_spot_check_of_tomorrow_is_refused_on_its_first_page_and_not_kept(batola, query):
    tomorrow = batola.government.today() + timedelta(1)
    planning = Planning(batola.satgas, query(kind="spot_check", starts_on=tomorrow))
    assert "sebelum berangkat tidak ada yang disimpan" in planning.first.content.decode()
    assert "plans_of_rounds" not in planning.browser.session


def test_more_units_than_fit_a_page_take_form_and_assessor_for_all(batola, query):
    for number in range(60):
        make.unit(batola.government, f"Kelurahan {number}", "kelurahan")
    planning = Planning(batola.satgas, query(make.IPP))
    text = planning.post("check_units", {"cara": "semua"}).content.decode()
    assert 'name="form-semua"' in text
    uids = re.findall(r'name="unit" value="([0-9a-f-]{36})"', text)
    sent = {"unit": uids, "form-semua": "B", "penilai-semua": batola.verifier.username}
    planning.post("open_round", sent)
    rows = Round.objects.get().assessments.filter(facets__form="B", assessor=batola.verifier)
    assert rows.count() == len(uids) == 62
