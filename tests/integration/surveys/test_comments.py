"""A person codes what people wrote; the machine proposes, learns, and tells nobody."""

import logging
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import offices
from tests.surveys import answer, open_survey, sent
from zonahijau.accounts.attempts import keyed
from zonahijau.audit.models import Entry
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.schedule.models import Job
from zonahijau.surveys import tasks, teaching, voices
from zonahijau.surveys.actions import comments as actions
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.actions.planning import plan_theme
from zonahijau.surveys.comments.coding import Coding
from zonahijau.surveys.models import Comment, Lesson
from zonahijau.wording import Refused

QUEUE = Coding("WAKTU", "antrean", "-")
KIND = Coding("PERILAKU", "keramahan", "+")
LOCATION = Coding("SARANA", "lokasi", "-")


@pytest.fixture(autouse=True)
def surveys_online(batola):
    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
    batola.save()


def write(survey, *texts):
    made = [
        Comment(government_id=survey.government_id, campaign=survey, text=text) for text in texts
    ]
    return Comment.objects.bulk_create(made)


def desk(survey, **query):
    return reverse("surveys:comments", args=[survey.uid], query=query or None)


def test_a_comment_is_parted_and_waits_to_be_coded(client, survey, rahmah, today):
    for _ in range(10):
        sent(survey, answer(), text="Antre terlalu lama")
    mix(campaign=survey, on=today)
    assert Comment.objects.count() == 5  # as many stay behind
    client.force_login(rahmah)
    page = client.get(desk(survey, keadaan="belum")).content.decode()
    assert "Antre terlalu lama" in page
    assert "Antrean" in page


def test_the_proposal_names_its_words(client, survey, rahmah):
    write(survey, "Petugas tidak ramah")
    client.force_login(rahmah)
    page = client.get(desk(survey)).content.decode()
    assert "Kesopanan dan keramahan" in page
    assert "“tidak ramah”" in page
    assert "1 dari 1 saran belum dikodekan" in page


def test_one_press_accepts_and_leads_to_the_next(client, survey, rahmah):
    first, second = sorted(write(survey, "Petugas ramah", "Antre lama"), key=lambda c: c.uid)
    client.force_login(rahmah)
    response = client.post(
        reverse("surveys:comment", args=[survey.uid, first.uid]),
        {"langkah": "kode", "kode": "PERILAKU.keramahan+", "berikut": str(second.uid),
         "asal": "keadaan=belum"},
    )  # fmt: skip
    assert response["Location"].endswith(f"?keadaan=belum#s-{second.uid}")
    first.refresh_from_db()
    assert first.codings == (KIND,)
    assert first.coded_by == rahmah


def test_a_form_that_chooses_nothing_or_invents_is_refused_in_words(client, survey, rahmah):
    [row] = write(survey, "Petugas ramah")
    client.force_login(rahmah)
    address = reverse("surveys:comment", args=[survey.uid, row.uid])
    for kode in ("", "UNSUR.lain+", "WAKTU.tidakada-", "x"):
        page = client.post(address, {"langkah": "kode", "kode": kode}, follow=True)
        assert "Belum ada yang dipilih" in page.content.decode()
    row.refresh_from_db()
    assert row.coded_at is None


def test_a_page_is_accepted_at_once_and_put_back_at_once(client, survey, rahmah):
    rows = write(survey, "Petugas ramah", "Antre lama", "soal parkir")
    client.force_login(rahmah)
    uids = [str(row.uid) for row in rows]
    client.post(reverse("surveys:comments_accept", args=[survey.uid]), {"saran": uids})
    assert Comment.objects.coded().count() == 2  # the third is not sure
    page = client.get(desk(survey)).content.decode()
    assert "Diterima sekaligus: 2 saran" in page
    client.post(reverse("surveys:comments_back", args=[survey.uid]))
    assert Comment.objects.coded().count() == 0
    assert not Lesson.objects.filter(count__gt=0).exists()


def test_what_a_person_coded_is_never_overwritten_by_a_proposal_nor_put_back(survey, rahmah):
    first, second, third = write(survey, "Petugas ramah", "Antre lama", "Petugas sopan")
    actions.code(by=rahmah, comment=first, codings=[LOCATION])
    batch = actions.accept(by=rahmah, campaign=survey, uids=[first.uid, second.uid, third.uid])
    actions.code(by=rahmah, comment=second, codings=[LOCATION])
    assert actions.take_back(by=rahmah, campaign=survey, batch=batch) == 1
    for row in (first, second, third):
        row.refresh_from_db()
    assert (first.codings, second.codings, third.coded_at) == ((LOCATION,), (LOCATION,), None)


def test_taking_back_another_batch_does_nothing(survey, rahmah):
    write(survey, "Petugas ramah")
    assert actions.take_back(by=rahmah, campaign=survey, batch=uuid.uuid4()) == 0


def test_what_people_coded_is_proposed_for_the_next(survey, rahmah):
    for row in write(survey, *["Tangga curam"] * 5):
        actions.code(by=rahmah, comment=row, codings=[LOCATION])
    [new] = write(survey, "Ada tangga tinggi")
    [[proposal]] = teaching.proposals_for(survey.government_id, [new])
    assert (proposal.coding, proposal.because, proposal.is_taught) == (LOCATION, ("tangga",), True)


def test_what_was_accepted_at_once_or_speaks_of_several_things_teaches_no_coding(survey, rahmah):
    rows = write(survey, *["Petugas ramah"] * 6, "Tangga curam")
    actions.accept(by=rahmah, campaign=survey, uids=[row.uid for row in rows])
    assert _taught() == {}
    actions.code(by=rahmah, comment=rows[6], codings=[LOCATION, QUEUE])
    assert {coding for _, coding in _taught()} == {""}


def test_lessons_hold_no_word_that_can_be_read(survey, rahmah):
    [row] = write(survey, "Tangga curam, kata Bu Rina")
    actions.code(by=rahmah, comment=row, codings=[LOCATION])
    words = set(
        Lesson.objects.exclude(word__in=("offered", "taken")).values_list("word", flat=True)
    )
    assert words
    assert all(len(word) == 64 for word in words)


def test_lessons_follow_what_is_coded_now_and_can_be_counted_anew(survey, rahmah):
    first, second = write(survey, "Tangga curam", "Tangga licin")
    actions.code(by=rahmah, comment=first, codings=[LOCATION])
    actions.code(by=rahmah, comment=first, codings=[QUEUE])
    actions.code(by=rahmah, comment=second, codings=[QUEUE])
    kept = _taught()
    assert teaching.learn_anew(survey.government_id) == 2
    assert _taught() == kept
    actions.uncode(by=rahmah, comment=first)
    actions.uncode(by=rahmah, comment=second)
    assert _taught() == {}


def test_another_word_list_or_key_makes_the_worker_count_the_lessons_anew(
    survey, rahmah, monkeypatch
):
    [row] = write(survey, "Tangga curam")
    actions.code(by=rahmah, comment=row, codings=[LOCATION])
    teaching.learn_anew(survey.government_id)
    assert not teaching.is_outdated(survey.government_id)
    before = _taught()
    monkeypatch.setattr(teaching, "keyed", lambda text: keyed(f"another machine {text}"))
    tasks.nightly()
    job = Job.objects.get(name="surveys.learn")
    tasks.learn(**job.arguments)
    assert sorted(_taught().values()) == sorted(before.values())
    assert not set(_taught()) & set(before)
    Job.objects.all().delete()
    tasks.nightly()
    assert not Job.objects.filter(name="surveys.learn").exists()


def _taught():
    rows = Lesson.objects.filter(count__gt=0).exclude(word__in=("offered", "taken"))
    return {(row.word, row.coding): row.count for row in rows}


def test_how_often_proposals_were_taken_is_told(survey, rahmah):
    for number, row in enumerate(write(survey, *["Petugas ramah"] * 6)):
        actions.code(by=rahmah, comment=row, codings=[KIND] if number < 2 else [QUEUE])
    [new] = write(survey, "petugas ramah")
    [proposed] = teaching.proposals_for(survey.government_id, [new])
    [kind] = [each for each in proposed if each.coding == KIND]
    assert (kind.taken, kind.offered, kind.is_sure) == (2, 6, False)


def test_personal_data_is_offered_to_be_covered_and_shown_covered(client, survey, rahmah):
    [row] = write(survey, "Bu Rina di loket 2 jutek, HP 0812-3456-7890")
    client.force_login(rahmah)
    page = client.get(desk(survey)).content.decode()
    assert "Mungkin memuat data pribadi" in page
    assert "<mark>Rina</mark>" in page
    client.post(reverse("surveys:comment", args=[survey.uid, row.uid]), {"langkah": "samarkan"})
    page = client.get(desk(survey)).content.decode()
    assert "Rina" not in page
    assert "0812" not in page


def test_a_word_that_the_machine_did_not_know_is_covered_by_hand(survey, rahmah):
    [row] = write(survey, "Si Udin galak")
    row = actions.cover(by=rahmah, comment=row, word="Udin")
    assert row.said() == "Si [disamarkan] galak"
    with pytest.raises(Refused):
        actions.cover(by=rahmah, comment=row, word="Siti")
    assert actions.uncover(by=rahmah, comment=row).said() == "Si Udin galak"


def test_nothing_is_quoted_uncoded_or_with_personal_data_that_nobody_looked_at(survey, rahmah):
    [row] = write(survey, "Bu Rina jutek")
    with pytest.raises(Refused, match="not been coded"):
        actions.quote(by=rahmah, comment=row, may=True)
    actions.code(by=rahmah, comment=row, codings=[KIND])
    with pytest.raises(Refused, match="personal data"):
        actions.quote(by=rahmah, comment=row, may=True)
    actions.cover(by=rahmah, comment=row)
    assert actions.quote(by=rahmah, comment=row, may=True).quoted_on


def test_quotes_are_shown_covered_by_a_yes_after_the_close_and_not_of_few(survey, rahmah):
    rows = write(survey, "Bu Rina jutek", *["Antre lama"] * 4)
    for row in rows:
        actions.code(by=rahmah, comment=row, codings=[QUEUE])
    actions.cover(by=rahmah, comment=rows[0])
    actions.quote(by=rahmah, comment=rows[0], may=True)
    assert voices.quotes(survey) == []
    survey.state = "closed"
    assert voices.quotes(survey) == ["Bu [nama] jutek"]
    rows[1].delete()
    assert voices.quotes(survey) == []


def test_numbers_under_five_are_not_shown_to_everybody(survey, rahmah):
    for row in write(survey, *["Antre lama"] * 5, *["Petugas ramah"] * 4):
        coding = QUEUE if "Antre" in row.text else KIND
        actions.code(by=rahmah, comment=row, codings=[coding])
    shown = {name.id: (asked, praised) for name, asked, praised in
             voices.shown_elements(voices.heard(survey))}  # fmt: skip
    assert set(shown.values()) == {(5, None), (None, None)}


def test_what_is_asked_for_becomes_a_line_of_the_plan_with_one_button(client, survey, rahmah):
    for row in write(survey, *["Antre lama"] * 3):
        actions.code(by=rahmah, comment=row, codings=[QUEUE])
    client.force_login(rahmah)
    summary = client.get(reverse("surveys:comments_summary", args=[survey.uid])).content.decode()
    assert "Yang paling sering diminta: Antrean (3 dari 3 saran)" in summary
    response = client.post(
        reverse("surveys:comments_plan", args=[survey.uid]), {"tema": "WAKTU.antrean"}
    )
    line = survey.follow_ups.get()
    assert response["Location"] == reverse("surveys:follow_up", args=[line.uid])
    assert (line.element, line.theme, line.comments) == ("WAKTU", "antrean", 3)
    assert "nomor antrean" in line.programme
    assert line.in_charge
    with pytest.raises(Refused, match="in the plan already"):
        plan_theme(by=rahmah, campaign=survey, element="WAKTU", theme="antrean")


def test_a_search_finds_what_is_encrypted(client, survey, rahmah):
    write(survey, "Toilet kotor", "Parkir sempit")
    client.force_login(rahmah)
    page = client.get(desk(survey, cari="TOILET")).content.decode()
    assert "Toilet kotor" in page
    assert "Parkir sempit" not in page


def test_comments_are_filtered_by_state_element_and_tone(client, survey, rahmah):
    first, second, _ = write(survey, "Antre lama", "Petugas ramah", "belum dilihat")
    actions.code(by=rahmah, comment=first, codings=[QUEUE])
    actions.code(by=rahmah, comment=second, codings=[KIND])
    client.force_login(rahmah)
    found = {
        key: [text for text in ("Antre lama", "Petugas ramah", "belum dilihat")
              if text in client.get(desk(survey, **query)).content.decode()]
        for key, query in {
            "all": {}, "left": {"keadaan": "belum"}, "time": {"unsur": "WAKTU"},
            "praise": {"nada": "pujian"},
        }.items()
    }  # fmt: skip
    assert found == {
        "all": ["Antre lama", "Petugas ramah", "belum dilihat"],
        "left": ["belum dilihat"],
        "time": ["Antre lama"],
        "praise": ["Petugas ramah"],
    }


def test_the_page_asks_as_much_of_few_comments_as_of_many(client, survey, rahmah):
    client.force_login(rahmah)
    write(survey, "Antre lama")
    client.get(desk(survey))
    with CaptureQueriesContext(connection) as few:
        client.get(desk(survey))
    write(survey, *[f"Petugas ramah {number}" for number in range(30)])
    with CaptureQueriesContext(connection) as many:
        client.get(desk(survey))
    assert len(many) == len(few)


def test_the_text_is_encrypted_and_neither_logged_nor_audited(client, survey, rahmah, caplog):
    [row] = write(survey, "Bu Rina jutek sekali")
    client.force_login(rahmah)
    with caplog.at_level(logging.DEBUG):
        client.get(desk(survey))
        actions.cover(by=rahmah, comment=row)
        actions.code(by=rahmah, comment=row, codings=[KIND])
        actions.quote(by=rahmah, comment=row, may=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM surveys_comment")
        [(stored,)] = cursor.fetchall()
    assert "Rina" not in stored
    assert "Rina" not in "".join(record.getMessage() for record in caplog.records)
    entries = Entry.objects.filter(action__startswith="survey-comment")
    assert {entry.action for entry in entries} == {"survey-comments-read", "survey-comment-quoted"}
    assert "Rina" not in str(list(entries.values()))
    assert str(row.uid) not in str(list(entries.values()))


def test_who_reads_comments_is_noted_once_a_day(client, survey, rahmah):
    write(survey, "Antre lama")
    client.force_login(rahmah)
    client.get(desk(survey))
    client.get(desk(survey))
    assert Entry.objects.filter(action="survey-comments-read").count() == 1


def test_whoever_does_not_hold_surveys_of_the_unit_reads_no_comment(client, batola, survey):
    write(survey, "Antre lama")
    other = offices.person(batola, "lain", "operator", offices.unit(batola, "dispora"))
    client.force_login(other)
    assert client.get(desk(survey)).status_code in (403, 404)


def test_comments_keep_their_coding_when_others_are_mixed_in(dinkes, rahmah, today):
    survey = open_survey(dinkes)
    [row] = write(survey, "Antre lama")
    actions.code(by=rahmah, comment=row, codings=[QUEUE])
    for _ in range(10):
        sent(survey, answer(), text="Petugas ramah")
    mix(campaign=survey, on=today)
    kept = Comment.objects.get(uid=row.uid)
    assert kept.pk != row.pk
    assert kept.codings == (QUEUE,)
