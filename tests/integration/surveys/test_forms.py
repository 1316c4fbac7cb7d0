"""A form in own words: words and languages are free, elements and scores are not."""

import io

import openpyxl
import pytest

from tests import offices
from tests.surveys import SERVICES
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys.actions import forms as actions
from zonahijau.surveys.actions.campaigns import CampaignFacts, open_campaign
from zonahijau.surveys.asking import content_of, languages_of
from zonahijau.surveys.models import Campaign, SurveyForm
from zonahijau.surveys.rewording import check, slots
from zonahijau.wording import Refused


@pytest.fixture
def batola(batola):
    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
    batola.save()
    return batola


@pytest.fixture
def staff(client, rahmah):
    client.force_login(rahmah)
    return client


@pytest.fixture
def form(rahmah, dinkes):
    return actions.begin_form(by=rahmah, where=dinkes, title="SKM Banjar", kind="skm")


def _translated(form, by):
    form = actions.add_language(by=by, form=form, code="bjn", name="Bahasa Banjar")
    words = {slot.name: f"bjn {slot.words['id']}" for slot in slots(form.content)}
    return actions.word(by=by, form=form, language="bjn", words=words)


def _asked(unit, form, by, languages=("id",)):
    today = unit.government.today()
    return open_campaign(
        by=by,
        unit=unit,
        facts=CampaignFacts(
            title="SKM", start=today, until=today.replace(year=today.year + 1),
            services=SERVICES, kind=form.kind, form=form, languages=languages,
        ),
    )  # fmt: skip


def test_a_form_begins_with_the_words_of_the_law_and_can_be_asked_at_once(form, dinkes, rahmah):
    assert form.content == content_of("skm")
    survey = _asked(dinkes, form, rahmah)
    assert (survey.form_id, survey.form_sha256) == ("panrb/skm-2017 v1", form.sha256)


def test_words_change_and_the_score_of_each_option_stays(form, rahmah):
    words = {"scored/U1": "Mudahkah syaratnya dipenuhi?", "scored/U1/1": "Sulit sekali"}
    made = actions.word(by=rahmah, form=form, language="id", words=words)
    first = made.content["scored"][0]
    assert first["text"]["id"] == "Mudahkah syaratnya dipenuhi?"
    assert first["options"][0] == {
        "score": "1", "label": {"en": first["options"][0]["label"]["en"], "id": "Sulit sekali"},
    }  # fmt: skip
    assert made.content["scored"][1:] == content_of("skm")["scored"][1:]


def test_an_empty_text_takes_the_words_of_the_law_back(form, rahmah):
    actions.word(by=rahmah, form=form, language="id", words={"scored/U1": "Lain"})
    made = actions.word(by=rahmah, form=form, language="id", words={"scored/U1": " "})
    assert made.content == content_of("skm")


def test_a_local_language_can_be_asked_once_every_sentence_is_translated(form, dinkes, rahmah):
    form = actions.add_language(by=rahmah, form=form, code="bjn", name="Bahasa Banjar")
    assert languages_of(form.content) == ["id", "en"]
    with pytest.raises(Refused, match="no words"):
        _asked(dinkes, form, rahmah, ("id", "bjn"))
    form = _translated(form, rahmah)
    assert languages_of(form.content) == ["id", "en", "bjn"]
    assert _asked(dinkes, form, rahmah, ("id", "bjn")).languages == ["id", "bjn"]


def test_a_citizen_reads_questions_consent_and_buttons_in_the_local_language(
    client, form, dinkes, rahmah
):
    survey = _asked(dinkes, _translated(form, rahmah), rahmah, ("id", "bjn"))
    page = client.get(f"/s/{survey.address}/?bahasa=bjn").content.decode()
    for words in ("bjn Apakah persyaratannya", "bjn Dengan mengirim", "bjn Kirim jawaban"):
        assert words in page
    assert f"Penanggung jawab: {dinkes.name}." in page


def test_what_a_survey_asks_never_changes_a_change_is_the_next_version(form, dinkes, rahmah):
    survey = _asked(dinkes, form, rahmah)
    later = actions.word(by=rahmah, form=form, language="id", words={"scored/U1": "Baru?"})
    assert (later.version, SurveyForm.objects.count()) == (2, 2)
    survey.refresh_from_db()
    assert survey.questions == content_of("skm")
    with pytest.raises(Refused, match="changed no more"):
        actions.word(by=rahmah, form=form, language="id", words={"scored/U1": "Lagi?"})


def _without(content, code):
    return {**content, "scored": [each for each in content["scored"] if each["code"] != code]}


def test_leaving_out_an_element_is_refused_by_its_name():
    content = content_of("skm")
    with pytest.raises(Refused, match="Fee or tariff is not asked") as refused:
        check(_without(content, "U4"), content)
    assert "Setiap unsur wajib ada" in refused.value.refusals[0].one_line("id")


@pytest.mark.parametrize("scores", ["2341", "123", "12345"])
def test_other_scores_are_refused(scores):
    content, base = content_of("skm"), content_of("skm")
    label = content["scored"][3]["options"][0]["label"]
    content["scored"][3]["options"] = [
        {"score": score, "label": {"id": f"{label['id']} {score}"}} for score in scores
    ]
    with pytest.raises(Refused) as refused:
        check(content, base)
    assert "Nilainya tetap 1, 2, 3, 4" in refused.value.refusals[0].one_line("id")


def test_an_element_that_the_law_does_not_know_is_refused():
    content, base = content_of("skm"), content_of("skm")
    content["scored"].append({**content["scored"][0], "code": "U10", "element": "PARKIR"})
    with pytest.raises(Refused, match="U10"):
        check(content, base)


def test_a_further_question_is_counted_and_an_element_is_never_removed(form, rahmah):
    own = {"text": {"id": "Apakah Anda dibantu loket prioritas?"}}
    options = [{"id": "Ya"}, {"id": "Tidak"}]
    made = actions.put_question(by=rahmah, form=form, code="", options=options, **own)
    assert made.content["extra"][0]["code"] == "X1"
    with pytest.raises(Refused, match="two to 9"):
        actions.put_question(by=rahmah, form=made, code="X1", options=options[:1], **own)
    with pytest.raises(Refused, match="always asked"):
        actions.drop_question(by=rahmah, form=made, code="U4")
    assert actions.drop_question(by=rahmah, form=made, code="X1").content["extra"] == []


@pytest.mark.parametrize(("base", "count"), [("f03.A", 14), ("f03.B", 11), ("perception", 5)])
def test_other_forms_are_worded_and_started_as_well(staff, dinkes, rahmah, base, count):
    kind, _, facet = base.partition(".")
    form = actions.begin_form(by=rahmah, where=dinkes, title=base, kind=kind, facet=facet)
    survey = _asked(dinkes, form, rahmah)
    assert len(survey.questions["scored"]) == count
    given = {"period": "half", "channels": ["link"], "kind": base, "languages": ["id"]}
    staff.post(f"/unit/{dinkes.uid}/survei/mulai/", {**given, "others": "Izin"})
    shipped = Campaign.objects.latest("pk")
    assert (shipped.kind, len(shipped.questions["scored"])) == (kind, count)


def test_a_unit_starts_a_survey_with_its_form_and_language(staff, form, dinkes, rahmah):
    form = _translated(form, rahmah)
    page = staff.get(f"/unit/{dinkes.uid}/survei/mulai/").content.decode()
    assert "SKM Banjar" in page
    assert "Bahasa Banjar" in page
    given = {"period": "half", "channels": ["link"], "kind": str(form.uid), "others": "Izin"}
    staff.post(f"/unit/{dinkes.uid}/survei/mulai/", {**given, "languages": ["id", "bjn"]})
    survey = Campaign.objects.get()
    assert (survey.languages, survey.form_sha256) == (["id", "bjn"], form.sha256)


def test_a_form_is_worded_on_its_pages(staff, form):
    where = f"/survei/formulir/{form.uid}/"
    page = staff.get(f"{where}kata/id/").content.decode()
    assert "Pilihan bernilai 4" in page
    staff.post(f"{where}kata/id/", {"scored/U2": "Gampangkah caranya?"})
    form.refresh_from_db()
    assert form.content["scored"][1]["text"]["id"] == "Gampangkah caranya?"
    staff.post(f"{where}bahasa/", {"name": "Bahasa Banjar", "code": "bjn"})
    assert "teks belum diterjemahkan" in staff.get(where).content.decode()
    given = {"text_id": "Prioritas?", "options_id": "Ya\nTidak", "options_en": "Yes"}
    refused = staff.post(f"{where}pertanyaan/", given).content.decode()
    assert "Tulis 2 pilihan" in refused
    staff.post(f"{where}pertanyaan/", {**given, "options_en": ""})
    assert "Prioritas?" in staff.get(where).content.decode()


def _sheet(staff, form, change):
    response = staff.get(f"/survei/formulir/{form.uid}/kata.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    change(book.active)
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    file.name = "kata.xlsx"
    return staff.post(f"/survei/formulir/{form.uid}/lembar/", {"sheet": file}, follow=True)


def test_a_translator_fills_in_a_spreadsheet(staff, form, rahmah):
    form = actions.add_language(by=rahmah, form=form, code="bjn", name="Bahasa Banjar")

    def translate(sheet):
        for row in sheet.iter_rows(min_row=2):
            row[6].value = f"bjn {row[4].value}"

    _sheet(staff, form, translate)
    form.refresh_from_db()
    assert languages_of(form.content) == ["id", "en", "bjn"]


def test_a_sheet_without_an_element_or_with_another_score_is_refused_row_by_row(staff, form):
    def spoil(sheet):
        sheet["D3"].value = "4"
        sheet.delete_rows(7)

    page = _sheet(staff, form, spoil).content.decode()
    assert "Nilai “scored/U1/1” diubah. Nilainya tetap 1." in page
    assert "Baris “scored/U2” hilang" in page
    form.refresh_from_db()
    assert form.content == content_of("skm")


def test_a_preview_shows_the_page_of_citizens_and_keeps_nothing(staff, form):
    page = staff.get(f"/survei/formulir/{form.uid}/lihat/?bahasa=en&lang=en").content.decode()
    assert "Do the requirements fit" in page
    assert "Nothing is kept" in page
    tried = staff.get(f"/survei/formulir/{form.uid}/lihat/?saran=&U1=2").content.decode()
    assert '<a href="#U3">' in tried
    assert "First service" in staff.get("/survei/formulir/bawaan/f03.B/").content.decode()
    assert not Campaign.objects.exists()


def test_a_form_of_another_unit_is_neither_seen_nor_asked(client, batola, form, rahmah):
    disdik = offices.unit(batola, "disdik")
    udin = offices.person(batola, "udin", "operator", disdik)
    client.force_login(udin)
    for page in ("", "lihat/", "kata/id/"):
        assert client.get(f"/survei/formulir/{form.uid}/{page}").status_code in {403, 404}
    with pytest.raises(Refused, match="not for this unit"):
        _asked(disdik, form, udin)


def test_a_form_of_the_government_is_asked_by_every_unit_and_worded_by_the_task_force(
    client, batola, dinkes, rahmah
):
    yusuf = offices.person(batola, "yusuf", "satgas")
    client.force_login(yusuf)
    client.post("/survei/formulir/baru/", {"title": "SKM Batola", "base": "skm"})
    form = SurveyForm.objects.get(unit=None)
    assert "SKM Batola" in client.get("/survei/formulir/").content.decode()
    client.force_login(rahmah)
    assert client.get(f"/survei/formulir/{form.uid}/").status_code == 200
    assert client.get(f"/survei/formulir/{form.uid}/kata/id/").status_code == 403
    assert _asked(dinkes, form, rahmah).form_sha256 == form.sha256


def test_a_withdrawn_form_is_offered_no_more(staff, form, dinkes):
    staff.post(f"/survei/formulir/{form.uid}/tarik/", {"because": "Diganti"})
    assert "SKM Banjar" not in staff.get(f"/unit/{dinkes.uid}/survei/mulai/").content.decode()
    assert "Diganti" in staff.get(f"/survei/formulir/{form.uid}/").content.decode()


def test_the_list_of_forms_asks_the_database_no_more_with_more_forms(
    staff, rahmah, dinkes, django_assert_max_num_queries
):
    for number in range(20):
        actions.begin_form(by=rahmah, where=dinkes, title=f"SKM {number}", kind="skm")
    staff.get(f"/unit/{dinkes.uid}/survei/formulir/")
    with django_assert_max_num_queries(20):
        assert staff.get(f"/unit/{dinkes.uid}/survei/formulir/").status_code == 200
