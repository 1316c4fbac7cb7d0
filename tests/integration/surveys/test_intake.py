"""An answer is taken once, for those who may, and stands nowhere in clear."""

import uuid
from datetime import timedelta

import pytest

from tests.surveys import answer, open_survey, sent
from zonahijau.surveys.actions.codes import make_codes, void_codes
from zonahijau.surveys.actions.intake import Taken, seal_of, take
from zonahijau.surveys.models import Code, Receipt, Seal, WaitingAnswer
from zonahijau.surveys.submissions import Submission
from zonahijau.wording import Refused


def test_an_answer_waits_sealed(survey):
    assert sent(survey, answer(), text="Kursinya kurang") is Taken.NEW
    waiting = WaitingAnswer.objects.get()
    assert b"Kursinya" not in bytes(waiting.content)
    assert b"333333333" not in bytes(waiting.content)


def test_what_waits_has_one_length_whatever_was_written(survey):
    for text in ("", "Antre lama", "ä" * 2000):
        sent(survey, answer(), text=text)
    assert len({len(row.content) for row in WaitingAnswer.objects.all()}) == 1


def test_the_same_submission_sent_twice_counts_once_and_is_answered_the_same(survey):
    uid = str(uuid.uuid4())
    assert sent(survey, answer(), uid=uid) is Taken.NEW
    assert sent(survey, answer(), uid=uid) is Taken.AGAIN
    assert WaitingAnswer.objects.count() == 1


def test_a_code_is_used_once(survey, rahmah):
    (code,) = make_codes(by=rahmah, campaign=survey, count=1)
    assert sent(survey, answer(), code=code) is Taken.NEW
    with pytest.raises(Refused, match="was used"):
        sent(survey, answer(), code=code)
    assert WaitingAnswer.objects.count() == Receipt.objects.count() == 1


def test_the_same_submission_with_its_code_sent_again_is_answered_the_same(survey, rahmah):
    (code,) = make_codes(by=rahmah, campaign=survey, count=1)
    uid = str(uuid.uuid4())
    assert sent(survey, answer(), code=code, uid=uid) is Taken.NEW
    assert sent(survey, answer(), code=code, uid=uid) is Taken.AGAIN


def test_codes_of_a_lost_sheet_are_void(survey, rahmah, today):
    (code,) = make_codes(by=rahmah, campaign=survey, count=1)
    assert void_codes(by=rahmah, campaign=survey, issued_on=today) == 1
    with pytest.raises(Refused):
        sent(survey, answer(), code=code)


def test_a_code_is_kept_as_a_hash_and_under_a_random_key(survey, rahmah):
    codes = make_codes(by=rahmah, campaign=survey, count=40)
    rows = list(Code.objects.order_by("pk"))
    assert not {code for row in rows for code in codes if code in row.digest}
    assert min(row.pk for row in rows) > 2**40


def test_a_survey_with_codes_only_asks_for_one(dinkes):
    survey = open_survey(dinkes, codes_only=True, channels=("code",))
    with pytest.raises(Refused, match="single-use code"):
        sent(survey, answer())


@pytest.mark.parametrize(
    "given",
    [answer((3,) * 8), answer((5,) * 9), answer(service="3"), answer(about=(1, 2, 3))],
    ids=["eight answers", "no such option", "no such service", "too few about oneself"],
)
def test_an_answer_to_other_questions_is_refused(survey, given):
    with pytest.raises(Refused, match="does not fit"):
        sent(survey, given)


def test_a_survey_takes_answers_on_its_days_only(dinkes, today):
    over = open_survey(dinkes, until=today)
    with pytest.raises(Refused, match="takes no answers"):
        sent(over, answer())
    later = open_survey(dinkes, start=today + timedelta(days=1), until=today + timedelta(days=9))
    with pytest.raises(Refused, match="takes no answers"):
        sent(later, answer())


def test_an_answer_under_a_seal_that_is_gone_waits_under_the_next(survey, monkeypatch):
    """As when a mixing ends between the moment of sealing and that of writing."""
    from zonahijau.surveys.actions import intake

    old = seal_of(survey)
    gone = Seal(pk=old.pk, campaign=survey, public=old.public)
    Seal.objects.filter(pk=old.pk).delete()
    offered = iter([gone])
    real = intake.seal_of
    monkeypatch.setattr(intake, "seal_of", lambda campaign: next(offered, None) or real(campaign))
    submission = Submission(answer(), "link")
    taken = take(campaign=survey, submission=submission, uid=str(uuid.uuid4()))
    assert taken is Taken.NEW
    assert WaitingAnswer.objects.get().seal_id != old.pk


test_an_answer_under_a_seal_that_is_gone_waits_under_the_next = pytest.mark.django_db(
    transaction=True
)(test_an_answer_under_a_seal_that_is_gone_waits_under_the_next)
