"""A unit starts a survey, prints its card and codes, enters paper and closes it."""

import io

import openpyxl
import pytest

from tests import offices
from tests.surveys import answer, asking_of, open_survey, sent
from zonahijau.catalogue.models import Service
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys.actions.campaigns import ServiceFacts
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.actions.sheets import MOST_FORMS
from zonahijau.surveys.models import Campaign, Code, Sheet


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
def services(dinkes):
    return [
        Service.objects.create(
            government_id=dinkes.government_id, unit=dinkes, name=name, users_a_year=users
        )
        for name, users in (("Izin praktik", 420), ("Surat sehat", None))
    ]


def test_a_survey_is_started_with_what_the_page_proposes(staff, dinkes, services):
    page = staff.get(f"/unit/{dinkes.uid}/survei/mulai/").content.decode()
    assert "Izin praktik" in page
    proposed = {
        "period": "half",
        "channels": ["counter", "link", "paper"],
        "kind": "skm",
        "languages": ["id", "en"],
        f"asks_{services[0].pk}": "on",
        f"users_{services[0].pk}": "420",
        "others": "Legalisasi; 1.000\nLain-lain",
    }
    response = staff.post(f"/unit/{dinkes.uid}/survei/mulai/", proposed, follow=True)
    survey = Campaign.objects.get()
    assert survey.state == "open"
    assert survey.title.startswith("SKM semester")
    required = list(survey.services.values_list("name", "required"))
    assert required == [("Izin praktik", 201), ("Legalisasi", 278), ("Lain-lain", None)]
    assert "0 dari 479 responden" in response.content.decode()


def test_a_survey_without_a_service_is_refused_in_words(staff, dinkes):
    given = {"period": "half", "channels": ["link"], "kind": "skm", "languages": ["id"]}
    page = staff.post(f"/unit/{dinkes.uid}/survei/mulai/", given).content.decode()
    assert "Centang layanan" in page


@pytest.mark.parametrize("size", ["a4", "a5"])
def test_the_card_is_a_pdf(staff, survey, size):
    assert staff.get(f"/survei/{survey.uid}/kartu-{size}.pdf").content.startswith(b"%PDF")


def test_codes_are_printed_and_kept_as_hashes(staff, survey):
    response = staff.post(f"/survei/{survey.uid}/kode/", {"count": "30", "size": "a4"})
    assert response.content.startswith(b"%PDF")
    assert Code.objects.count() == 30
    assert "30 belum" in staff.get(f"/survei/{survey.uid}/kode/").content.decode()


def _figures(survey, **changed):
    scored = {each.code: "3" for each in asking_of(survey).scored}
    return {"layanan": "1", "kelamin": "1", **scored, **changed}


def test_paper_is_typed_form_by_form(staff, survey):
    address = f"/survei/{survey.uid}/kertas/"
    for _ in range(3):
        assert staff.post(address, _figures(survey)).status_code == 302
    page = staff.get(address).content.decode()
    assert "3 formulir dalam bundel ini" in page
    sheet = Sheet.objects.get()
    staff.post(f"/survei/bundel/{sheet.uid}/hapus-terakhir/")
    staff.post(f"/survei/bundel/{sheet.uid}/selesai/")
    sheet.refresh_from_db()
    assert (sheet.state, sheet.answers) == ("pending", 2)


def test_a_figure_that_is_no_option_is_told_and_the_rest_is_kept(staff, survey):
    response = staff.post(f"/survei/{survey.uid}/kertas/", _figures(survey, U4="7"))
    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#U4"' in page
    assert page.count('value="3"') >= 8
    assert not Sheet.objects.filter(answers__gt=0).exists()


def _workbook(survey, *rows):
    book = openpyxl.Workbook()
    header = ["layanan", "kelamin", *(each.code for each in asking_of(survey).scored), "saran"]
    for row in (header, *rows):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    file.name = "kertas.xlsx"
    return file


def test_a_spreadsheet_is_shown_before_it_counts(staff, survey):
    rows = [("Kartu penduduk", "Perempuan", *[4] * 9, "Baik"), ("2", "L", *[3] * 8, "", "")]
    response = staff.post(
        f"/survei/{survey.uid}/kertas/impor/", {"sheet": _workbook(survey, *rows)}, follow=True
    )
    assert "2 formulir terbaca" in response.content.decode()
    sheet = Sheet.objects.get()
    assert sheet.state == "draft"
    assert sheet.lines.splitlines() == ["1|2000|444444444|", "2|1000|333333330|"]
    staff.post(f"/survei/bundel/{sheet.uid}/selesai/")
    sheet.refresh_from_db()
    assert sheet.state == "pending"


def test_every_fault_of_a_spreadsheet_is_told_with_its_row(staff, survey):
    rows = [("1", "P", *[4] * 9, ""), ("9", "P", *[4] * 9, ""), ("1", "P", 5, *[4] * 8, "")]
    response = staff.post(
        f"/survei/{survey.uid}/kertas/impor/", {"sheet": _workbook(survey, *rows)}, follow=True
    )
    page = response.content.decode()
    assert "2 isian keliru" in page
    sheet = Sheet.objects.get()
    assert [(each["row"], each["column"]) for each in sheet.faults] == [(3, "layanan"), (4, "U1")]
    staff.post(f"/survei/bundel/{sheet.uid}/selesai/")
    sheet.refresh_from_db()
    assert sheet.state == "draft"


def test_a_survey_is_closed_and_a_bundle_taken_back(staff, survey):
    staff.post(f"/survei/{survey.uid}/kertas/", _figures(survey))
    sheet = Sheet.objects.get()
    staff.post(f"/survei/bundel/{sheet.uid}/selesai/")
    staff.post(f"/survei/bundel/{sheet.uid}/tarik/", {"because": "Salah unit"})
    sheet.refresh_from_db()
    assert sheet.state == "withdrawn"
    page = staff.post(f"/survei/{survey.uid}/tutup/", follow=True).content.decode()
    survey.refresh_from_db()
    assert survey.state == "closed"
    assert "Survei ditutup" in page


def test_the_page_of_a_survey_asks_the_database_no_more_with_more_services(
    staff, dinkes, django_assert_max_num_queries
):
    from tests.surveys import ServiceFacts, open_survey

    survey = open_survey(dinkes, services=tuple(ServiceFacts(f"L{n}", 100) for n in range(30)))
    staff.get(f"/survei/{survey.uid}/")
    with django_assert_max_num_queries(25):
        assert staff.get(f"/survei/{survey.uid}/").status_code == 200


def test_somebody_of_another_unit_may_not_look(client, batola, survey):
    from tests import offices

    other = offices.person(batola, "udin", "operator", offices.unit(batola, "disdik"))
    client.force_login(other)
    assert client.get(f"/survei/{survey.uid}/").status_code in {403, 404}


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_blank_form_is_a_pdf_in_each_language(staff, survey, language):
    address = f"/survei/{survey.uid}/kertas/formulir.pdf?bahasa={language}"
    assert staff.get(address).content.startswith(b"%PDF")


def test_a_form_with_many_services_has_a_line_to_write_on(staff, dinkes):
    from tests.surveys import ServiceFacts, open_survey

    survey = open_survey(dinkes, services=tuple(ServiceFacts(f"L{n}", 100) for n in range(30)))
    assert staff.get(f"/survei/{survey.uid}/kertas/formulir.pdf").content.startswith(b"%PDF")


def test_codes_are_printed_on_the_roll_of_a_receipt_printer(staff, survey):
    response = staff.post(f"/survei/{survey.uid}/kode/", {"count": "3", "size": "roll"})
    assert response.content.startswith(b"%PDF")
    assert response.content.count(b"/Type /Page\n") + response.content.count(b"/Type/Page\n") <= 3


def test_users_are_counted_after_the_start_and_the_sample_follows(staff, survey):
    address = f"/survei/{survey.uid}/pengguna/"
    assert "Kartu penduduk" in staff.get(address).content.decode()
    page = staff.post(address, {"1": "1000", "2": ""}, follow=True).content.decode()
    assert list(survey.services.values_list("required", flat=True)) == [278, None]
    assert "0 dari 278 responden" in page


def test_a_survey_for_holders_of_codes_needs_codes_and_takes_no_tablet(staff, dinkes):
    given = {"period": "half", "kind": "skm", "languages": ["id"], "codes_only": "on"}
    where = f"/unit/{dinkes.uid}/survei/mulai/"
    for channels, told in ((["link"], "Centang juga"), (["code", "kiosk"], "Hapus centang tablet")):
        sent_in = {**given, "channels": channels, "others": "Izin; 20"}
        assert told in staff.post(where, sent_in).content.decode()
    assert not Campaign.objects.exists()


def test_figures_of_f03_are_typed_as_they_are_printed(staff, dinkes):
    from tests.surveys import open_survey

    survey = open_survey(dinkes, kind="f03")
    scored = {each.code: "0" for each in asking_of(survey).scored}
    staff.post(f"/survei/{survey.uid}/kertas/", {"layanan": "1", **scored, "A1": "5", "A2": ""})
    assert Sheet.objects.get().lines == "1|0000|60111111111111|"


@pytest.mark.parametrize(
    "line", ["Legalisasi; sekitar 300", "Legalisasi; 1.000.000.000", "a" * 201]
)
def test_a_line_of_services_never_loses_a_part_in_silence(staff, dinkes, line):
    given = {"period": "half", "channels": ["link"], "kind": "skm", "languages": ["id"]}
    response = staff.post(f"/unit/{dinkes.uid}/survei/mulai/", {**given, "others": line})
    assert response.status_code == 422
    page = response.content.decode()
    assert "bukan jumlah pengguna" in page or "lebih panjang dari 200 huruf" in page
    assert not Campaign.objects.exists()


def test_what_one_service_has_too_many_does_not_make_up_for_another(staff, survey, today):
    for _ in range(40):
        sent(survey, answer(service="2"))
    mix(campaign=survey, on=today)
    page = staff.get(f"/survei/{survey.uid}/").content.decode()
    assert "19 dari 236 responden terhitung" in page
    assert "masih kurang 217" in page
    assert "Seluruhnya 35" in page


def test_services_of_which_nobody_counted_the_users_are_told(staff, dinkes):
    survey = open_survey(dinkes, services=(ServiceFacts("Kartu", 500), ServiceFacts("Akta")))
    page = staff.get(f"/survei/{survey.uid}/").content.decode()
    assert "0 dari 217 responden terhitung" in page
    assert "1 layanan belum mempunyai pengguna setahun" in page


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("", "Hari terakhirnya kosong"),
        ("9999-12-31", "Hari terakhirnya kosong"),
        ("2099-01-01", "dalam dua tahun"),
    ],
)
def test_a_survey_is_not_prolonged_beyond_two_years_nor_without_a_day(staff, survey, last, said):
    until = survey.until
    page = staff.post(f"/survei/{survey.uid}/perpanjang/", {"last": last}, follow=True)
    assert said in page.content.decode()
    survey.refresh_from_db()
    assert survey.until == until


def test_the_link_is_shared_by_chat_only_where_the_survey_takes_it(staff, survey, dinkes):
    page = staff.get(f"/survei/{survey.uid}/").content.decode()
    assert "https://wa.me/?text=Bagaimana%20layanan" in page
    assert f"%2Fs%2F{survey.address}" in page or f"/s/{survey.address}" in page
    counter = open_survey(dinkes, channels=("counter", "paper"))
    assert "wa.me" not in staff.get(f"/survei/{counter.uid}/").content.decode()


def test_the_results_say_that_a_service_lacks_respondents_were_there_enough_in_all(
    staff, dinkes, today
):
    survey = open_survey(dinkes, services=(ServiceFacts("Kartu", 10), ServiceFacts("Akta", 12)))
    for _ in range(30):
        sent(survey, answer(service="1"))
    mix(campaign=survey, on=today)
    page = staff.get(f"/survei/{survey.uid}/hasil/").content.decode()
    assert "25 responden (diperlukan 22)" in page
    assert "seluruhnya kurang 12" in page


def test_a_row_that_answers_nothing_and_a_comment_that_would_be_cut_are_faults(staff, survey):
    rows = [("1", "P", *[""] * 9, "Baik"), ("1", "P", *[3] * 9, "a" * 501)]
    page = staff.post(
        f"/survei/{survey.uid}/kertas/impor/", {"sheet": _workbook(survey, *rows)}, follow=True
    ).content.decode()
    assert "Tidak satu unsur pun dijawab" in page
    assert "lebih panjang dari 500 huruf" in page
    assert not Sheet.objects.filter(state="pending").exists()


def test_a_full_bundle_is_told_and_what_was_typed_stays(staff, survey):
    address = f"/survei/{survey.uid}/kertas/"
    staff.post(address, _figures(survey))
    Sheet.objects.update(answers=MOST_FORMS)
    response = staff.post(address, _figures(survey, U4="2", saran="Kursi kurang"))
    assert response.status_code == 422
    page = response.content.decode()
    assert "Bundel ini penuh" in page
    assert "Kursi kurang" in page


def test_the_results_say_why_single_services_lack_more_than_the_whole(staff, dinkes, today):
    survey = open_survey(dinkes, services=(ServiceFacts("Kartu", 10), ServiceFacts("Akta", 200)))
    for _ in range(30):
        sent(survey, answer(service="1"))
    mix(campaign=survey, on=today)
    page = staff.get(f"/survei/{survey.uid}/hasil/").content.decode()
    assert "25 responden; diperlukan 142, kurang 132." in page
    assert "Kelebihan pada satu layanan tidak menutup kekurangan layanan lain." in page


def test_whoever_starts_a_survey_is_told_of_the_one_that_runs(staff, dinkes, survey):
    page = staff.get(f"/unit/{dinkes.uid}/survei/mulai/").content.decode()
    assert "Masih berjalan sampai" in page
    assert survey.title in page


def test_the_register_leads_a_unit_to_its_own_surveys(staff, dinkes, client, batola):
    own = f"/unit/{dinkes.uid}/survei/"
    assert own in staff.get("/skm/").content.decode()
    client.force_login(offices.person(batola, "sari", "satgas"))
    assert own not in client.get("/skm/").content.decode()
