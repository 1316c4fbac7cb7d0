"""Further questions of a form from a spreadsheet: preview with every fault, then all or none."""

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import offices
from zonahijau.audit.models import Entry
from zonahijau.evidence.spreadsheets import LARGEST
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys.actions import forms as actions
from zonahijau.surveys.asking import languages_of
from zonahijau.surveys.models import SurveyForm
from zonahijau.surveys.rewording import MOST_EXTRA

HEADER = "pertanyaan;pilihan 1;pilihan 2;pertanyaan en;pilihan 1 en;pilihan 2 en"
PARKING, SEATS = "Ada parkir?;Ya;Tidak;Parking?;Yes;No", "Ada kursi?;Ya;Tidak;Seats?;Yes;No"


@pytest.fixture
def batola(batola):
    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
    batola.save()
    return batola


@pytest.fixture
def form(rahmah, dinkes):
    return actions.begin_form(by=rahmah, where=dinkes, title="SKM Batola", kind="skm")


@pytest.fixture
def staff(client, rahmah):
    client.force_login(rahmah)
    return client


def sheet(*lines):
    return SimpleUploadedFile("pertanyaan.csv", "\n".join((HEADER, *lines)).encode())


def shown(client, form, *lines):
    """The preview of a sheet, and what it carries for a yes."""
    answer = client.post(reverse("surveys:questions", args=[form.uid]), {"sheet": sheet(*lines)})
    page = answer.content.decode()
    held = re.search(r'name="held" value="([^"]*)"', page)
    return page, held[1] if held else ""


def apply(client, form, held):
    address = reverse("surveys:questions_apply", args=[form.uid])
    return client.post(address, {"held": held}, follow=True).content.decode()


def asked(form):
    form.refresh_from_db()
    return [each["text"]["id"] for each in form.content["extra"]]


def test_nothing_is_asked_before_the_yes_then_every_question_in_its_order(staff, form):
    page, held = shown(staff, form, PARKING, SEATS)
    assert "2 pertanyaan siap ditambahkan" in page
    assert "sekitar 6 detik lebih lama" in page
    assert asked(form) == []
    apply(staff, form, held)
    assert asked(form) == ["Ada parkir?", "Ada kursi?"]
    assert [each["code"] for each in form.content["extra"]] == ["X1", "X2"]
    assert "en" in languages_of(form.content)
    assert Entry.objects.filter(action="survey-form-worded").count() == 1


def test_one_wrong_row_offers_no_yes_and_names_its_fault(staff, form):
    page, held = shown(staff, form, PARKING, "Ada kursi?;Ya;;;;")
    assert "1 baris keliru" in page
    assert "Kurang dari dua pilihan" in page
    assert not held


def test_a_form_that_changed_after_the_preview_is_not_changed_by_it(staff, form, rahmah):
    _, held = shown(staff, form, PARKING)
    words = ({"id": "Ya"}, {"id": "Tidak"})
    actions.put_question(by=rahmah, form=form, code="", text={"id": "Lain?"}, options=words)
    assert "berubah sesudah pratinjau" in apply(staff, form, held)
    assert asked(form) == ["Lain?"]


def test_the_same_yes_twice_adds_the_questions_once(staff, form):
    _, held = shown(staff, form, PARKING)
    apply(staff, form, held)
    assert "berubah sesudah pratinjau" in apply(staff, form, held)
    assert asked(form) == ["Ada parkir?"]


@pytest.mark.parametrize("tamper", [lambda held: held[:-3], lambda held: "", lambda held: "x.y:z"])
def test_a_preview_that_was_tampered_with_is_over(staff, form, tamper):
    _, held = shown(staff, form, PARKING)
    assert "Pratinjau ini sudah lewat" in apply(staff, form, tamper(held))
    assert asked(form) == []


def test_a_preview_of_another_form_is_over(staff, form, rahmah, dinkes):
    other = actions.begin_form(by=rahmah, where=dinkes, title="Lain", kind="skm")
    _, held = shown(staff, other, PARKING)
    assert "Pratinjau ini sudah lewat" in apply(staff, form, held)


def test_a_version_that_a_survey_asks_stays_and_the_questions_are_the_next(staff, form, rahmah):
    from tests.surveys import open_survey

    open_survey(form.unit, form=form)
    _, held = shown(staff, form, PARKING)
    assert "Tersimpan sebagai versi 2" in apply(staff, form, held)
    assert asked(form) == []
    assert asked(SurveyForm.objects.get(version=2)) == ["Ada parkir?"]


def test_the_template_comes_back_as_it_is(staff, form):
    address = reverse("surveys:questions_template", args=[form.uid])
    made = b"".join(staff.get(address).streaming_content)
    header = [each.value for each in next(openpyxl.load_workbook(io.BytesIO(made)).active.rows)]
    assert header[:3] == ["pertanyaan", "pilihan 1", "pilihan 2"]
    upload = SimpleUploadedFile("templat.xlsx", made)
    page = staff.post(reverse("surveys:questions", args=[form.uid]), {"sheet": upload})
    assert "1 pertanyaan siap ditambahkan" in page.content.decode()


@pytest.mark.parametrize("which", ["surveys:questions", "surveys:form_upload"])
def test_a_file_that_is_too_large_is_said_so(staff, form, which):
    huge = SimpleUploadedFile("besar.csv", b"x" * (LARGEST + 10))
    answer = staff.post(reverse(which, args=[form.uid]), {"sheet": huge, "sent": "1"})
    assert answer.status_code == 422
    assert "lebih besar dari 5 MB" in answer.content.decode()


def test_nobody_else_adds_questions(client, form, disdik, batola):
    client.force_login(offices.person(batola, "lain", "operator", disdik))
    for name in ("surveys:questions", "surveys:questions_template"):
        assert client.get(reverse(name, args=[form.uid])).status_code in (403, 404)
    answer = client.post(reverse("surveys:questions_apply", args=[form.uid]), {"held": "x"})
    assert answer.status_code in (403, 404)


def test_the_page_says_how_many_questions_there_is_room_for(staff, form):
    page = staff.get(reverse("surveys:questions", args=[form.uid])).content.decode()
    assert f"masih dapat memuat {MOST_EXTRA} pertanyaan" in page
