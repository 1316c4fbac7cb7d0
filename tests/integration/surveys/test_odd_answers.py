"""What nobody types by hand: signs of machines, bodies without an end, answers after the close."""

import pytest

from tests.surveys import answer, asking_of, open_survey, sent
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.models import Comment, WaitingAnswer
from zonahijau.surveys.submissions import LONGEST_TEXT


@pytest.fixture
def batola(batola):
    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
    batola.save()
    return batola


def _filled(survey, **more):
    return {"layanan": "1", **{each.code: "4" for each in asking_of(survey).scored}, **more}


@pytest.mark.parametrize(
    "text",
    ['"' * LONGEST_TEXT, "\\" * LONGEST_TEXT, "🙂" * LONGEST_TEXT, "a\n" * LONGEST_TEXT],
    ids=["quotation marks", "backslashes", "faces", "line ends"],
)
def test_a_suggestion_of_any_signs_is_taken(client, survey, text):
    assert client.post(f"/s/{survey.address}/", _filled(survey, saran=text)).status_code == 302
    assert WaitingAnswer.objects.count() == 1


def test_the_line_ends_of_a_browser_take_no_room_from_a_suggestion(client, survey):
    said = "\r\n".join(["Kursi"] * 80) + "!" * 21
    given = _filled(survey, saran=said)
    del given["U1"]
    page = client.post(f"/s/{survey.address}/", given).content.decode()
    assert len(said.replace("\r\n", "\n")) == LONGEST_TEXT
    assert "!" * 21 in page


@pytest.mark.parametrize("choice", ["²", "٣", "9" * 5000, "-1", "0x1"])
def test_what_is_no_option_of_a_question_about_oneself_is_left_empty(client, survey, choice):
    response = client.post(f"/s/{survey.address}/", _filled(survey, kelamin=choice))
    assert response.status_code == 302


def test_a_tablet_sends_halves_of_signs_and_they_hold_up_nobody(client, survey):
    rows = [
        _filled(survey, nomor="0000-tablet-00000001", saran="Antre \ud83d\x00 lama"),
        _filled(survey, nomor="0000-tablet-00000002", izin="\ud83d"),
        _filled(survey, nomor="0000-tablet-00000003"),
    ]
    address = f"/s/{survey.address}/kios/kirim/"
    answered = client.post(address, {"answers": rows}, content_type="application/json")
    assert set(answered.json()["taken"].values()) == {"new"}


def test_what_steers_a_machine_is_no_part_of_a_suggestion(survey, today):
    for _ in range(10):
        sent(survey, answer(), text="Antre\x00\x1b[2J lama\r\nsekali")
    mix(campaign=survey, on=today)
    assert {comment.text for comment in Comment.objects.all()} == {"Antre[2J lama\nsekali"}


@pytest.mark.parametrize(("where", "kilobytes"), [("", 65), ("kios/kirim/", 1025)])
def test_more_than_anybody_can_answer_is_refused_unread(client, survey, where, kilobytes):
    body = b"saran=" + b"a" * kilobytes * 1024
    address = f"/s/{survey.address}/{where}"
    kind = "multipart/form-data; boundary=x"
    assert client.generic("POST", address, body, content_type=kind).status_code == 400


@pytest.mark.parametrize("address", ["a" * 13, "²", "a.b"])
def test_an_address_that_is_none_is_not_found(client, survey, address):
    for more in ("", "kios/", "kios/pekerja.js", "terima-kasih/"):
        assert client.get(f"/s/{address}/{more}").status_code == 404


def test_an_address_answers_for_nobody(client, survey):
    chosen = "&".join(f"{each.code}=4" for each in asking_of(survey).scored)
    number = "0000-link-0000-0000-0001"
    address = f"/s/{survey.address}/?{chosen}&layanan=1&saran=Bagus&nomor={number}"
    page = client.get(address).content.decode()
    assert " checked" not in page
    assert "Bagus" not in page
    assert number not in page


def test_a_refused_code_is_told_as_people_speak(client, survey):
    given = _filled(survey, kode="K7M2P-9QRTX")
    page = client.post(f"/s/{survey.address}/", given).content.decode()
    assert '<a href="#kode">Kode ini sudah dipakai atau tidak dikenal. Periksa hurufnya' in page
    assert 'aria-invalid="true"' in page


def test_whoever_sends_after_the_close_is_told_that_nothing_was_kept(client, dinkes, today, batola):
    over = open_survey(dinkes, until=today)
    response = client.post(f"/s/{over.address}/", _filled(over))
    assert response.status_code == 410
    assert "tidak tersimpan" in response.content.decode()
    assert "tidak tersimpan" not in client.get(f"/s/{over.address}/").content.decode()
