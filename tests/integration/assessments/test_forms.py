"""What people send: kept where it can be, shown again as typed where it cannot."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.integration.assessments import factories as make
from tests.integration.assessments.pages import address, browser, page
from zonahijau.assessments import actions
from zonahijau.assessments.models import Answer, Comment
from zonahijau.evidence.models import Evidence
from zonahijau.instruments import facts
from zonahijau.instruments.facts import KnownFact
from zonahijau.wording import Text

HTMX = {"HX-Request": "true"}


@pytest.fixture
def assessed(batola):
    return make.assessment(batola)


def save(person, assessed, code="front-office", headers=None, **fields):
    sent = {"jawaban": "1", "catatan": "", "revisi": "0"} | fields
    return browser(person).post(
        address("save_answer", assessed.uid, code), sent, headers=headers or {}
    )


def test_a_plain_form_saves_and_returns_to_the_question(batola, assessed):
    response = save(batola.operator, assessed, catatan="Loket 1")
    assert response.status_code == 302
    assert response.headers["Location"].endswith("#i-front-office")
    assert assessed.answers.get().note == "Loket 1"


def test_an_autosave_answers_with_the_hour_the_new_revision_and_the_new_range(batola, assessed):
    text = save(batola.operator, assessed, headers=HTMX).content.decode()
    assert "Tersimpan" in text
    assert 'id="i-front-office-revisi" value="1" hx-swap-oob="true"' in text
    assert 'id="perkiraan" hx-swap-oob="true"' in text


def test_both_versions_are_shown_where_two_people_save_the_same_answer(batola, assessed):
    save(batola.operator, assessed, catatan="Loket sudah ada")
    colleague = make.person("Koko Rekan", ("operator", batola.agency))
    response = save(colleague, assessed, jawaban="0", catatan="Loket rusak")
    text = response.content.decode()
    assert response.status_code == 409
    assert "Loket sudah ada" in text
    assert '<textarea id="i-front-office-catatan" name="catatan" rows="2">Loket rusak' in text
    assert 'id="i-front-office-revisi" value="1"' in text
    assert assessed.answers.get().value == "1"
    assert save(colleague, assessed, jawaban="0", revisi="1").status_code == 302


def test_ticks_and_typed_titles_stay_where_the_answer_could_not_be_kept(batola, assessed):
    photo = make.link(batola.agency, "Foto loket", batola.operator)
    make.answer(assessed, batola.operator, "front-office", "1")
    answer = assessed.answers.get()
    actions.set_evidence(answer=answer, evidence=[photo], by=batola.operator)
    sent = {"jawaban": "9", "revisi": "1", "bukti_ada": "1", "bukti_lain": "SK loket"}
    text = save(batola.operator, assessed, **sent).content.decode()
    assert 'value="SK loket"' in text
    assert f'value="{photo.uid}" form="i-front-office-form">' in text
    assert answer.evidence.count() == 1


def test_an_autosave_in_conflict_brings_the_whole_question_again(batola, assessed):
    save(batola.operator, assessed)
    colleague = make.person("Koko Rekan", ("operator", batola.agency))
    response = save(colleague, assessed, jawaban="0", headers=HTMX)
    assert response.status_code == 200
    assert response.headers["HX-Retarget"] == "#i-front-office"


@pytest.mark.parametrize("typed", ["sembilan", "7", "=1+1", "<b>1</b>"])
def test_what_is_off_the_scale_is_told_and_the_note_kept(batola, assessed, typed):
    response = save(batola.operator, assessed, jawaban=typed, catatan="Sudah diperiksa")
    assert response.status_code == 422
    assert "Sudah diperiksa" in response.content.decode()
    assert "<b>1</b>" not in response.content.decode()
    assert not assessed.answers.exists()


def test_a_number_typed_with_a_comma_is_taken_and_shown_with_one(batola):
    assessed = make.assessment(batola, make.OMBUDSMAN_2023)
    save(batola.operator, assessed, "output.ikm", jawaban="82,5")
    assert assessed.answers.get().value == "82.5"
    assert 'value="82,5"' in page(batola.operator, "section", assessed.uid, "output")


def test_a_form_that_was_open_while_the_unit_sent_keeps_what_was_typed(batola, assessed):
    make.answer_all(assessed, batola.operator)
    actions.submit(assessment=assessed, by=batola.head)
    response = save(batola.operator, assessed, jawaban="0", catatan="Terlambat", revisi="1")
    assert response.status_code == 422
    assert "Terlambat" in response.content.decode()
    assert assessed.answers.get(indicator="front-office").value == "1"


def test_an_indicator_of_another_instrument_is_not_there(batola, assessed):
    assert save(batola.operator, assessed, "input.1").status_code == 404


def test_people_who_may_not_answer_are_told_so(batola, neighbour, assessed):
    assert save(batola.satgas, assessed).status_code == 403
    assert save(neighbour.operator, assessed).status_code == 404
    assert not assessed.answers.exists()


def test_ticked_evidence_is_attached_and_offered_again_for_the_same_fact(batola, assessed):
    photo = make.link(batola.agency, "Foto loket", batola.operator)
    save(batola.operator, assessed, bukti_ada="1", bukti=[str(photo.uid)])
    assert list(assessed.answers.get().evidence.all()) == [photo]
    later = make.assessment(batola, title="Putaran berikut")
    text = page(batola.operator, "section", later.uid, "total")
    assert f'name="bukti" value="{photo.uid}"' in text


def test_evidence_is_chosen_by_typing_its_title(batola, assessed):
    photo = make.link(batola.agency, "Foto loket", batola.operator)
    name = f"Foto loket [{str(photo.uid)[:8]}]"
    save(batola.operator, assessed, bukti_ada="1", bukti_lain=name)
    assert assessed.answers.get().evidence.count() == 1
    refused = save(batola.operator, assessed, "situs-ada", bukti_ada="1", bukti_lain="Foto entah")
    assert refused.status_code == 422
    assert not assessed.answers.filter(indicator="situs-ada").exists()


def test_evidence_of_another_unit_is_never_attached(batola, assessed):
    foreign = make.link(batola.clinic, "Foto puskesmas", batola.clinic_operator)
    save(batola.operator, assessed, bukti_ada="1", bukti=[str(foreign.uid), "bukan-uid"])
    assert not assessed.answers.get().evidence.exists()


def test_a_link_is_taken_in_beside_an_indicator_that_is_not_answered_yet(batola, assessed):
    sent = {"jenis": "link", "alamat": "https://batola.example/loket", "judul": "Loket"}
    browser(batola.operator).post(address("upload", assessed.uid, "front-office"), sent)
    answer = assessed.answers.get()
    assert (answer.state, answer.evidence.get().title) == ("missing", "Loket")
    assert make.fresh(assessed).answered == 0


def test_a_program_renamed_to_a_photo_is_refused_and_nothing_is_kept(batola, assessed):
    file = SimpleUploadedFile("foto.jpg", b"MZ\x90\x00 not a picture", "image/jpeg")
    browse = browser(batola.operator)
    where = address("upload", assessed.uid, "front-office")
    response = browse.post(where, {"jenis": "photo", "berkas": file}, follow=True)
    assert "foto.jpg" in response.content.decode()
    assert not Evidence.objects.exists()
    assert not assessed.answers.exists()


@pytest.fixture
def knowing(monkeypatch):
    """The registry knows that the front office is there."""

    def provider(unit, service, keys):
        for key in keys:
            yield KnownFact(
                key,
                True,
                Text("ada", "is there"),
                Text("Katalog", "Catalogue"),
                unit.government.today(),
            )

    monkeypatch.setattr(facts, "_providers", [*facts._providers, ("facility", 9, provider)])


def test_what_is_known_is_offered_and_used_by_one_button(batola, assessed, knowing):
    node = next(
        n for n in assessed.round.instrument.indicators() if (n.fact or "").startswith("facility")
    )
    text = page(batola.operator, "section", assessed.uid, "total")
    assert 'name="pakai" value="1"' in text
    save(batola.operator, assessed, node.code, jawaban="", pakai="1")
    assert assessed.answers.get().value == "1"


def test_what_another_attached_meanwhile_stays_though_this_page_did_not_show_it(batola, assessed):
    own, other = (make.link(batola.agency, n, batola.operator) for n in ("Foto", "SK"))
    answer = make.answer(assessed, batola.operator, "front-office", "1")
    actions.set_evidence(answer=answer, evidence=[own], by=batola.operator)
    actions.attach(
        assessment=assessed, indicator="front-office", evidence=[other], by=batola.operator
    )
    untick = {"jawaban": "1", "revisi": "1", "bukti_ada": "1", "bukti_tampak": [str(own.uid)]}
    save(batola.operator, assessed, **untick)
    assert list(assessed.answers.get().evidence.all()) == [other]


def test_a_page_says_which_evidence_it_shows(batola, assessed):
    link = make.link(batola.agency, "Foto", batola.operator)
    answer = make.answer(assessed, batola.operator, "front-office", "1")
    actions.set_evidence(answer=answer, evidence=[link], by=batola.operator)
    text = page(batola.operator, "section", assessed.uid, "total")
    assert f'name="bukti_tampak" value="{link.uid}"' in text


@pytest.fixture
def decreed(monkeypatch):
    """The registry knows of a decree that appoints the complaint officer, and of a survey."""

    def provider(unit, service, keys):
        for key in keys:
            said, origin = Text("SK 12/2026", "Decree 12/2026"), Text("Register", "Register")
            yield KnownFact(key, True, said, origin, unit.government.today())

    knows = [(prefix, 9, provider) for prefix in ("decree", "complaint")]
    monkeypatch.setattr(facts, "_providers", [*facts._providers, *knows])


def test_a_decree_is_offered_as_the_rung_of_a_ladder_and_what_only_informs_says_so(batola, decreed):
    assessed = make.assessment(batola, make.OMBUDSMAN_2023)
    text = page(batola.operator, "section", assessed.uid, "pengaduan")
    assert 'name="pakai" value="2"' in text
    assert "Pakai: 2 · Ada dan terdokumentasi" in text
    assert "pilih 3 bila juga ditinjau berkala" in text
    assert "Ini keterangan saja" in text
    save(batola.operator, assessed, "pengaduan.2", jawaban="", pakai="2")
    assert assessed.answers.get().value == "2"


def test_comments_are_written_and_taken_back(batola, assessed):
    where = address("comment", assessed.uid, "front-office")
    browser(batola.verifier).post(where, {"isi": "Mana <b>fotonya</b>?"})
    comment = Comment.objects.get()
    text = page(batola.operator, "section", assessed.uid, "total")
    assert "Mana &lt;b&gt;fotonya&lt;/b&gt;?" in text
    browser(batola.verifier).post(address("withdraw_comment", assessed.uid, comment.uid))
    assert "fotonya" not in page(batola.operator, "section", assessed.uid, "total")


def test_the_head_sends_from_the_summary(batola, assessed):
    make.answer_all(assessed, batola.operator)
    response = browser(batola.head).post(address("submit", assessed.uid))
    assert response.status_code == 302
    assert make.fresh(assessed).state == "in_review"


def test_the_summary_names_what_is_missing(batola, assessed):
    make.answer(assessed, batola.operator, "front-office", "1")
    text = page(batola.head, "submit", assessed.uid)
    assert "1 dari 12 jawaban terisi, 11 belum." in text
    assert "#i-situs-ada" in text


def test_the_parent_passes_on_or_hands_back(batola):
    opened = make.opened(batola, units=[batola.clinic])
    assessed = opened.assessments.get()
    make.answer_all(assessed, batola.clinic_operator)
    actions.submit(assessment=assessed, by=batola.clinic_head)
    where = address("pass_on", assessed.uid)
    assert browser(batola.clinic_head).get(where).status_code == 403
    assert "menunggu Anda teruskan" in page(batola.head, "assessments")
    empty = browser(batola.head).post(where, {"what": "", "promised_on": ""})
    assert empty.status_code == 422
    browser(batola.head).post(where, {"teruskan": "1"})
    assert make.fresh(assessed).state == "in_review"


@pytest.fixture
def waiting(batola, assessed):
    make.answer_all(assessed, batola.operator)
    actions.submit(assessment=assessed, by=batola.head)
    return assessed


def decide(batola, assessed, code="front-office", **fields):
    return browser(batola.verifier).post(
        address("decide", assessed.uid, code), {"revisi": "1"} | fields
    )


def test_one_button_confirms_and_leads_to_the_next(batola, waiting):
    response = decide(batola, waiting, "standar-lengkap", keputusan="sesuai")
    assert response.headers["Location"].endswith("#i-standar-terbit")
    assert waiting.answers.get(indicator="standar-lengkap").review == "confirmed"


def test_a_correction_without_a_reason_shows_the_form_again(batola, waiting):
    response = decide(batola, waiting, jawaban="0", alasan="")
    assert response.status_code == 422
    assert not waiting.answers.filter(review="corrected").exists()
    assert decide(batola, waiting, jawaban="0", alasan="Tidak ada").status_code == 302


def test_what_the_verifier_noted_is_the_draft_of_the_return(batola, waiting):
    where = address("comment", waiting.uid, "front-office")
    response = browser(batola.verifier).post(where, {"isi": "Foto loket buram", "meja": "1"})
    assert "/periksa/" in response.headers["Location"]
    assert "- Front office tersedia: Foto loket buram" in page(
        batola.verifier, "review", waiting.uid
    )


def test_a_return_takes_a_day_to_come(batola, waiting):
    where = address("return", waiting.uid)
    sent = {"what": "Foto loket", "promised_on": "2020-01-01"}
    response = browser(batola.verifier).post(where, sent)
    assert response.status_code == 422
    assert "Foto loket" in response.content.decode()
    day = batola.government.today().isoformat()
    assert browser(batola.verifier).post(where, sent | {"promised_on": day}).status_code == 302
    assert "Foto loket" in page(batola.operator, "assessment", waiting.uid)


def test_the_desk_is_finished_when_nothing_waits(batola, waiting):
    where = address("verify", waiting.uid)
    browser(batola.verifier).post(where)
    assert make.fresh(waiting).state == "in_review"
    make.confirm_all(waiting, batola.verifier)
    browser(batola.verifier).post(where)
    assert make.fresh(waiting).state == "verified"


def test_the_closer_sends_back_only_with_a_reason(batola, waiting):
    make.confirm_all(waiting, batola.verifier)
    actions.verify(assessment=waiting, by=batola.verifier)
    where = address("reopen", waiting.uid)
    assert browser(batola.closer).post(where, {"note": ""}).status_code == 422
    browser(batola.closer).post(where, {"note": "Periksa lagi"})
    assert make.fresh(waiting).state == "in_review"


def test_the_people_whose_turn_it_is_are_told(batola, waiting):
    assert batola.verifier.notices.filter(kind="assessment-step").exists()
    actions.return_assessment(
        assessment=waiting,
        by=batola.verifier,
        what="Telepon 0812-3456-7890",
        promised_on=batola.government.today(),
    )
    told = batola.operator.notices.get()
    assert "0812" not in told.text_id
    assert "dikembalikan" in told.text_id


def test_reminders_go_once_a_day_to_units_that_have_not_sent(batola):
    opened = make.opened(batola, units=[batola.agency, batola.clinic])
    make.answer_all(opened.assessments.get(unit=batola.agency), batola.operator)
    actions.submit(assessment=opened.assessments.get(unit=batola.agency), by=batola.head)
    for _ in range(2):
        browser(batola.satgas).post(address("remind", opened.uid))
    assert batola.clinic_operator.notices.filter(kind="assessment-due").count() == 1
    assert not batola.operator.notices.filter(kind="assessment-due").exists()


def test_evidence_knows_where_it_is_used(batola, assessed):
    from zonahijau.evidence.uses import uses_of

    photo = make.link(batola.agency, "Foto loket", batola.operator)
    answer = make.answer(assessed, batola.operator, "front-office", "1")
    actions.set_evidence(answer=answer, evidence=[photo], by=batola.operator)
    assert "Front office tersedia" in uses_of(photo, batola.operator)[0].label.id
    assert not uses_of(photo, batola.clinic_operator)
    assert Answer.objects.count() == 1
