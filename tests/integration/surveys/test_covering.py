"""Personal data in what people wrote: nothing of it is quoted, told or learnt by accident."""

import pytest
from django.urls import reverse

from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys import teaching, voices
from zonahijau.surveys.actions import comments as actions
from zonahijau.surveys.comments.coding import Coding
from zonahijau.surveys.models import Comment, Lesson
from zonahijau.wording import Refused

KIND = Coding("PERILAKU", "keramahan", "-")
MIXED = "Si Udin galak, hubungi 0812-3456-7890"


@pytest.fixture(autouse=True)
def surveys_online(batola):
    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
    batola.save()


def written(survey, text):
    return Comment.objects.create(government_id=survey.government_id, campaign=survey, text=text)


def desk(client, survey):
    return client.get(reverse("surveys:comments", args=[survey.uid])).content.decode()


def do(client, row, **step):
    return client.post(reverse("surveys:comment", args=[row.campaign.uid, row.uid]), step)


def test_covering_one_word_by_hand_leaves_the_rest_to_be_looked_at(survey, rahmah):
    """A telephone number beside the name must not slip into a quotation unseen."""
    row = written(survey, MIXED)
    actions.code(by=rahmah, comment=row, codings=[KIND])
    actions.cover(by=rahmah, comment=row, word="Udin")
    with pytest.raises(Refused, match="personal data"):
        actions.quote(by=rahmah, comment=row, may=True)
    actions.cover(by=rahmah, comment=row)
    row = actions.quote(by=rahmah, comment=row, may=True)
    assert row.said() == "Si [disamarkan] galak, hubungi [nomor telepon]"


def test_what_stands_open_after_a_word_was_covered_is_still_marked(client, survey, rahmah):
    row = written(survey, MIXED)
    client.force_login(rahmah)
    do(client, row, langkah="samarkan", kata="Udin")
    page = desk(client, survey)
    assert "Udin" not in page
    assert "<mark>0812-3456-7890</mark>" in page


def test_saying_that_a_number_is_nobodys_keeps_what_is_covered(client, survey, rahmah):
    row = written(survey, MIXED)
    client.force_login(rahmah)
    do(client, row, langkah="samarkan", kata="Udin")
    do(client, row, langkah="aman")
    row.refresh_from_db()
    assert row.said() == "Si [disamarkan] galak, hubungi 0812-3456-7890"
    assert "Mungkin memuat data pribadi" not in desk(client, survey)


def test_what_is_opened_again_is_marked_again_and_quoted_no_longer(client, survey, rahmah):
    row = written(survey, MIXED)
    actions.code(by=rahmah, comment=row, codings=[KIND])
    actions.cover(by=rahmah, comment=row)
    actions.quote(by=rahmah, comment=row, may=True)
    client.force_login(rahmah)
    do(client, row, langkah="buka")
    row.refresh_from_db()
    assert row.quoted_on is None
    assert "Mungkin memuat data pribadi" in desk(client, survey)
    with pytest.raises(Refused, match="personal data"):
        actions.quote(by=rahmah, comment=row, may=True)


def test_a_covered_word_is_no_reason_that_a_proposal_names(survey, rahmah):
    rows = [written(survey, f"Udin galak {number}") for number in range(6)]
    for row in rows:
        actions.code(by=rahmah, comment=row, codings=[KIND])
    new = actions.cover(by=rahmah, comment=written(survey, "Udin lagi"), word="Udin")
    [offered] = teaching.proposals_for(survey.government_id, [new])
    assert not any("Udin" in word for each in offered for word in each.because)


def test_covering_takes_the_word_out_of_what_was_learnt(survey, rahmah):
    row = written(survey, "Udin galak")
    actions.code(by=rahmah, comment=row, codings=[KIND])
    before = Lesson.objects.filter(count__gt=0).exclude(word__in=("offered", "taken")).count()
    row = actions.cover(by=rahmah, comment=row, word="udin")
    words = Lesson.objects.filter(count__gt=0).exclude(word__in=("offered", "taken"))
    assert words.count() == before - 2  # the word itself, and the word with its coding
    actions.uncode(by=rahmah, comment=row)
    assert not words.all().exists()


def test_a_quotation_shows_the_covers_of_the_day_on_which_it_is_read(survey, rahmah):
    rows = [written(survey, "Antre lama") for _ in range(4)] + [written(survey, "Si Udin galak")]
    actions.code(by=rahmah, comment=rows[4], codings=[KIND])
    actions.quote(by=rahmah, comment=rows[4], may=True)
    survey.state = "closed"
    assert voices.quotes(survey) == ["Si Udin galak"]
    actions.cover(by=rahmah, comment=rows[4], word="Udin")
    assert voices.quotes(survey) == ["Si [disamarkan] galak"]
