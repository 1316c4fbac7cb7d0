"""Citizens answer on one page, without an account, a script or a name."""

import re

import pytest

from tests.surveys import asking_of, open_survey
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys.actions.codes import make_codes
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.models import Comment, Shelf, WaitingAnswer


@pytest.fixture
def batola(batola):
    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
    batola.save()
    return batola


def _filled(survey, rung="4", **more):
    scored = {each.code: rung for each in asking_of(survey).scored}
    return {"layanan": "1", "kelamin": "2", **scored, **more}


def _address(survey):
    return f"/s/{survey.address}/"


def test_each_question_is_one_fieldset_with_its_options(client, survey):
    page = client.get(_address(survey)).content.decode()
    assert page.count("<fieldset") == page.count("<legend") == 1 + 9 + 4
    assert "<table" not in page
    assert "Tanpa nama" in page
    assert "UU 27/2022" in page


def test_the_page_sets_no_cookie_and_asks_for_no_token(client, survey):
    response = client.get(_address(survey))
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_an_answer_is_sent_and_thanked_for(client, survey):
    response = client.post(_address(survey), _filled(survey, saran="Kursi kurang"), follow=True)
    assert "Terima kasih" in response.content.decode()
    assert WaitingAnswer.objects.count() == 1


def test_what_is_missing_is_named_and_what_was_chosen_is_kept(client, survey):
    given = _filled(survey, saran="Kursi kurang")
    del given["U3"]
    response = client.post(_address(survey), given)
    page = response.content.decode()
    assert '<a href="#U3">' in page
    assert "Kursi kurang" in page
    assert page.count(" checked") == 10
    assert not WaitingAnswer.objects.exists()


def test_questions_about_oneself_may_be_skipped(client, survey):
    given = _filled(survey)
    del given["kelamin"]
    assert client.post(_address(survey), given).status_code == 302


def test_a_page_that_is_sent_twice_counts_once(client, survey):
    page = client.get(_address(survey)).content.decode()
    number = re.search(r'name="nomor" value="([^"]+)"', page)[1]
    for _ in range(2):
        assert client.post(_address(survey), _filled(survey, nomor=number)).status_code == 302
    assert WaitingAnswer.objects.count() == 1


def test_a_code_typed_in_any_way_is_taken_and_a_used_one_told(client, survey, rahmah):
    (code,) = make_codes(by=rahmah, campaign=survey, count=1)
    typed = f" {code.lower().replace('-', ' ')} "
    assert client.post(_address(survey), _filled(survey, kode=typed)).status_code == 302
    again = client.post(_address(survey), _filled(survey, kode=code))
    assert "sudah dipakai" in again.content.decode()


def test_the_page_speaks_english(client, survey):
    page = client.get(f"{_address(survey)}?bahasa=en&lang=en").content.decode()
    assert "Do the requirements fit" in page
    assert "Send the answers" in page


def test_a_local_language_is_data(client, survey):
    survey.questions["languages"] = {"bjn": "Bahasa Banjar"}
    survey.questions["scored"][0]["text"]["bjn"] = "Apakah syaratnya pas?"
    survey.languages = ["id", "bjn"]
    survey.save()
    page = client.get(f"{_address(survey)}?bahasa=bjn").content.decode()
    assert "Apakah syaratnya pas?" in page
    assert "Bahasa Banjar" in page


def test_a_survey_that_is_over_says_so(client, dinkes, today):
    over = open_survey(dinkes, until=today)
    response = client.get(_address(over))
    assert response.status_code == 410
    assert "tidak sedang menerima jawaban" in response.content.decode()


def test_where_surveys_are_switched_off_there_is_none(client, survey, batola):
    batola.settings[KEY] = sorted(AT_FIRST)
    batola.save()
    assert client.get(_address(survey)).status_code == 404


@pytest.mark.parametrize("kind", ["f03", "perception"])
def test_other_forms_run_in_the_same_engine(client, dinkes, today, kind, batola):
    survey = open_survey(dinkes, kind=kind)
    for rung in "1234123412":
        assert client.post(_address(survey), _filled(survey, rung)).status_code == 302
    assert mix(campaign=survey, on=today).waiting == 5
    assert Shelf.objects.get(campaign=survey).answers == 5


def test_a_tablet_sends_many_at_once_and_again_without_counting_twice(client, survey):
    numbers = [f"0000-tablet-{number:08d}" for number in range(3)]
    body = {"answers": [_filled(survey, nomor=number) for number in numbers]}
    address = f"{_address(survey)}kios/kirim/"
    first = client.post(address, body, content_type="application/json").json()["taken"]
    second = client.post(address, body, content_type="application/json").json()["taken"]
    assert set(first.values()) == {"new"}
    assert set(second.values()) == {"again"}
    assert WaitingAnswer.objects.count() == 3


def test_what_a_tablet_sends_wrongly_is_refused_by_number(client, survey):
    body = {"answers": [{"nomor": "0000-tablet-00000001", "layanan": "9"}]}
    address = f"{_address(survey)}kios/kirim/"
    answered = client.post(address, body, content_type="application/json").json()
    assert answered["taken"] == {"0000-tablet-00000001": "refused"}
    for nonsense in ("no json", "[" * 100_000):
        assert client.post(address, nonsense, content_type="application/json").status_code == 400


def test_suggestions_reach_the_office_without_their_answers(client, survey, today):
    for number in range(10):
        client.post(_address(survey), _filled(survey, saran=f"Saran {number}"))
    mix(campaign=survey, on=today)
    assert {comment.text[:5] for comment in Comment.objects.all()} == {"Saran"}


def test_an_answer_costs_few_queries(client, survey, django_assert_max_num_queries):
    client.post(_address(survey), _filled(survey))
    with django_assert_max_num_queries(9):
        assert client.post(_address(survey), _filled(survey)).status_code == 302
