"""A unit brings the further questions of its survey from a spreadsheet, as people see it."""

import pytest
from django.urls import reverse

from tests import offices
from tests.browser.looking import faults_in_every_look
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys.actions.forms import begin_form

HEADER = "pertanyaan;pilihan 1;pilihan 2;pertanyaan en;pilihan 1 en;pilihan 2 en"
WRONG = "Ada parkir?;Ya;;;;"
RIGHT = "Ada parkir?;Ya;Tidak;Is there parking?;Yes;No"


@pytest.fixture
def form(transactional_db):
    """A form of Batola's health agency in its own words."""
    batola = offices.government()
    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
    batola.save()
    dinkes = offices.unit(batola, "dinkes")
    rahmah = offices.person(batola, "rahmah", "operator", dinkes)
    return begin_form(by=rahmah, where=dinkes, title="SKM Batola", kind="skm")


def test_a_unit_mends_its_sheet_and_takes_the_questions_in(form, open_page, tmp_path):
    sheet = tmp_path / "pertanyaan.csv"
    address = reverse("surveys:form", args=[form.uid])
    page = open_page(address, user=form.by, expects="422")
    page.get_by_role("link", name="Impor dari lembar kerja").click()
    assert faults_in_every_look(page, "pertanyaan-impor") == []
    for line, told in ((WRONG, "1 baris keliru"), (RIGHT, "1 pertanyaan siap ditambahkan")):
        sheet.write_text("\n".join((HEADER, line)), encoding="utf-8")
        page.get_by_label("Lembar kerja").set_input_files(sheet)
        page.get_by_role("button", name="Periksa lembar kerja").click()
        page.get_by_text(told).wait_for()
        assert faults_in_every_look(page, f"pertanyaan-{told[2:7]}") == []
        if line == WRONG:
            page.get_by_role("link", name="Unggah perbaikannya").click()
    page.get_by_role("button", name="Tambahkan semuanya").click()
    page.get_by_text("Ada parkir?").wait_for()
    assert faults_in_every_look(page, "pertanyaan-sesudah") == []
    form.refresh_from_db()
    assert [each["code"] for each in form.content["extra"]] == ["X1"]
