"""Review, change, expiry, withdrawal, erasure: each with its audit row, nobody overwritten."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests import made_files, offices
from zonahijau.audit import verify
from zonahijau.audit.models import Entry
from zonahijau.evidence.actions import (
    add_facts,
    change,
    decide,
    erase,
    expire,
    send,
    withdraw,
)
from zonahijau.evidence.actions.changing import Overtaken
from zonahijau.evidence.details import Details
from zonahijau.evidence.models import Evidence, LookKey
from zonahijau.evidence.queries import offered_for
from zonahijau.notices.models import Notice
from zonahijau.wording import Refused

PLEDGE, COUNTER = "pledge.published", "facility.counter.available"


def actions_of(evidence):
    return [e.action for e in Entry.objects.filter(subject_uid=evidence.uid).order_by("number")]


def test_a_draft_is_sent_rejected_with_a_reason_and_accepted_later(uploaded, rahmah, satgas):
    evidence = uploaded()
    send(by=rahmah, evidence=[evidence])
    with pytest.raises(Refused, match="reason is empty"):
        decide(by=satgas, evidence=evidence, step="reject")
    decide(by=satgas, evidence=evidence, step="reject", reason="Papan tidak terbaca")
    decide(by=satgas, evidence=evidence, step="accept")
    assert [d.state for d in evidence.decisions.all()] == ["accepted", "rejected"]
    (told,) = Notice.objects.filter(user=rahmah)
    assert told.link == f"/bukti/{evidence.uid}/"
    assert evidence.title not in told.text_id
    assert actions_of(evidence) == [
        "evidence-added", "evidence-sent", "evidence-rejected", "evidence-accepted",
    ]  # fmt: skip
    assert not verify(evidence.government).breaks


def test_nobody_judges_what_they_uploaded_or_their_own_unit(
    uploaded, batola, dinkes, rahmah, satgas
):
    own = uploaded(by=satgas)
    send(by=satgas, evidence=[own])
    with pytest.raises(PermissionDenied, match="sendiri"):
        decide(by=satgas, evidence=own, step="accept")
    offices.member(batola, rahmah, "verifikator", dinkes)
    with pytest.raises(PermissionDenied):
        decide(by=rahmah, evidence=own, step="accept")


def test_a_draft_is_not_judged(uploaded, satgas):
    with pytest.raises(Refused, match="draft"):
        decide(by=satgas, evidence=uploaded(), step="accept")


def test_two_people_cannot_overwrite_each_other(uploaded, rahmah, satgas):
    evidence = uploaded()
    change(by=rahmah, evidence=evidence, details=Details("photo", "Loket A"), revision=1)
    with pytest.raises(Overtaken) as overtaken:
        change(by=satgas, evidence=evidence, details=Details("photo", "Loket B"), revision=1)
    assert overtaken.value.current.title == "Loket A"


def test_facts_are_set_and_added(uploaded, rahmah):
    evidence = uploaded(facts=(PLEDGE,))
    add_facts(by=rahmah, evidence=evidence, facts=[COUNTER, PLEDGE])
    assert {row.fact for row in evidence.facts.all()} == {PLEDGE, COUNTER}
    details = Details("photo", "Loket", facts=(COUNTER,))
    change(by=rahmah, evidence=evidence, details=details, revision=1)
    assert {row.fact for row in evidence.facts.all()} == {COUNTER}


def test_evidence_given_once_is_offered_wherever_it_answers(
    uploaded, dinkes, marabahan, rahmah, satgas, django_assert_num_queries
):
    older, newer = (uploaded(made_files.photo(n), facts=(PLEDGE, COUNTER)) for n in (1, 2))
    uploaded(made_files.photo(3), facts=(PLEDGE,), unit=marabahan)
    over = uploaded(made_files.photo(4), facts=(PLEDGE,), expires_on=dinkes.government.today())
    withdrawn = uploaded(made_files.photo(5), facts=(PLEDGE,))
    withdraw(by=rahmah, evidence=withdrawn, because="Salah unit")
    with django_assert_num_queries(1):
        offered = offered_for(dinkes, [PLEDGE, "website.exists"])
    assert offered == {PLEDGE: [newer, older], "website.exists": []}
    assert over.standing() == "expired"


def test_it_expires_with_the_day_and_is_prolonged_back_to_review(uploaded, batola, rahmah):
    day = batola.today()
    evidence = uploaded(expires_on=day + timedelta(1))
    assert evidence.standing(day) == "draft"
    assert evidence.standing(day + timedelta(1)) == "expired"
    assert expire(government=batola, on=day) == 0
    assert expire(government=batola, on=day + timedelta(1)) == 1
    assert expire(government=batola, on=day + timedelta(1)) == 0
    evidence.refresh_from_db()
    assert evidence.state == "expired"
    longer = Details("photo", "Loket", expires_on=day + timedelta(400))
    assert change(by=rahmah, evidence=evidence, details=longer, revision=1).state == "in_review"


def test_what_is_withdrawn_is_kept_and_changed_no_more(uploaded, rahmah):
    evidence = uploaded()
    with pytest.raises(Refused, match="reason is empty"):
        withdraw(by=rahmah, evidence=evidence, because=" ")
    withdraw(by=rahmah, evidence=evidence, because="Salah unit")
    assert Evidence.objects.filter(pk=evidence.pk).exists()
    assert not Evidence.objects.current().exists()
    with pytest.raises(Refused, match="withdrawn"):
        add_facts(by=rahmah, evidence=evidence, facts=[PLEDGE])


@pytest.mark.django_db(transaction=True)
def test_an_erased_file_leaves_its_hash_and_never_comes_back(
    files, uploaded, rahmah, satgas, marabahan
):
    evidence = uploaded()
    twin = uploaded(unit=marabahan)
    with pytest.raises(PermissionDenied):
        erase(by=rahmah, evidence=evidence, because="Memuat wajah anak")
    erase(by=satgas, evidence=evidence, because="Memuat wajah anak")
    assert not [path for path in files.rglob("*") if path.is_file()]
    evidence.blob.refresh_from_db()
    assert evidence.blob.erased_at
    assert not LookKey.objects.exists()
    for each in (evidence, twin):
        assert actions_of(each)[-1] == "evidence-erased"
    with pytest.raises(Refused, match="erased for ever"):
        uploaded()
    assert not Evidence.objects.current().exists()
