"""Opening a round on its three pages, and from a spreadsheet."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.integration.assessments import factories as make
from tests.integration.assessments.pages import address, browser, page
from zonahijau.assessments.models import Round


@pytest.fixture
def query(batola):
    """The plan as the address carries it."""

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


def sheet(batola, planned, text, name="unit.csv"):
    file = SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)
    return browser(batola.satgas).post(address("units_sheet", **planned), {"berkas": file})


def test_a_good_plan_leads_to_the_units(batola, query):
    page(batola.satgas, "new_round")
    response = browser(batola.satgas).get(address("new_round", **query()))
    assert response.status_code == 302
    assert batola.clinic.name in page(batola.satgas, "choose_units", **query())


def test_a_bad_plan_is_told_and_kept(batola, query):
    late = query(due_on="2020-01-01")
    text = page(batola.satgas, "new_round", **late)
    assert "Tanggal putaran tidak berurutan" in text
    assert "Putaran-uji" in text
    response = browser(batola.satgas).get(address("choose_units", **late))
    assert address("new_round") in response.headers["Location"]


def test_weights_of_another_instrument_are_refused(batola, query):
    text = page(batola.satgas, "new_round", **query(weights="merata"))
    assert "merata" in text
    assert "tidak ada" in text


def test_ticked_units_are_checked_and_opened(batola, query):
    browse, planned = browser(batola.satgas), query()
    uid = str(batola.agency.uid)
    text = browse.post(address("check_units", **planned), {"unit": [uid]}).content.decode()
    assert batola.agency.name in text
    assert batola.clinic.name not in text
    sent = {"unit": [uid], f"penilai-{uid}": batola.verifier.username}
    response = browse.post(address("open_round", **planned), sent)
    opened = Round.objects.get()
    assert response.headers["Location"] == address("round", opened.uid)
    assert opened.assessments.get().assessor == batola.verifier


def test_all_that_the_filters_leave_are_chosen_at_once(batola, query):
    planned = query() | {"jenis": "puskesmas"}
    where = address("check_units", **planned)
    text = browser(batola.satgas).post(where, {"cara": "semua"}).content.decode()
    assert str(batola.clinic.uid) in text
    assert str(batola.agency.uid) not in text


def test_nothing_ticked_is_told(batola, query):
    response = browser(batola.satgas).post(address("check_units", **query()), {})
    assert response.status_code == 422
    assert "centang sedikitnya satu unit" in response.content.decode().lower()


def test_an_unknown_assessor_is_told_and_what_was_typed_stays(batola, query):
    uid = str(batola.agency.uid)
    sent = {"unit": [uid], f"penilai-{uid}": "entah", f"batas-{uid}": "kemarin"}
    response = browser(batola.satgas).post(address("open_round", **query()), sent)
    assert response.status_code == 422
    assert 'value="entah"' in response.content.decode()
    assert not Round.objects.exists()


def test_a_unit_of_another_regency_is_not_taken(batola, neighbour, query):
    sent = {"unit": [str(neighbour.agency.uid)]}
    response = browser(batola.satgas).post(address("open_round", **query()), sent)
    assert response.status_code == 422
    assert not Round.objects.exists()


def test_facets_are_set_unit_by_unit(batola, query):
    planned = query(make.IPP)
    uids = [str(batola.agency.uid), str(batola.clinic.uid)]
    sent = {"unit": uids, f"form-{uids[0]}": "A", f"form-{uids[1]}": "B"}
    browser(batola.satgas).post(address("open_round", **planned), sent)
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
    response = browser(batola.satgas).get(address("units_template", **query(make.IPP)))
    lines = response.content.decode().splitlines()
    assert lines[0] == "unit,form,penilai,batas"
    assert f"{batola.agency.code},A,," in lines


def test_only_the_task_force_opens_these_pages(batola, query):
    for name in ("new_round", "choose_units", "units_sheet"):
        page(batola.operator, name, status=403, **query())


def test_a_spot_check_of_tomorrow_is_refused_on_its_first_page(batola, query):
    tomorrow = batola.government.today() + timedelta(1)
    text = page(batola.satgas, "new_round", **query(kind="spot_check", starts_on=tomorrow))
    assert "sebelum berangkat tidak ada yang disimpan" in text


def test_more_units_than_fit_a_page_take_form_and_assessor_for_all(batola, query):
    for number in range(60):
        make.unit(batola.government, f"Kelurahan {number}", "kelurahan")
    browse, planned = browser(batola.satgas), query(make.IPP)
    text = browse.post(address("check_units", **planned), {"cara": "semua"}).content.decode()
    assert 'name="form-semua"' in text
    uids = re.findall(r'name="unit" value="([0-9a-f-]{36})"', text)
    sent = {"unit": uids, "form-semua": "B", "penilai-semua": batola.verifier.username}
    browse.post(address("open_round", **planned), sent)
    rows = Round.objects.get().assessments.filter(facets__form="B", assessor=batola.verifier)
    assert rows.count() == len(uids) == 62
