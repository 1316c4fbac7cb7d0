"""Saving answers: on the scale, counted, never lost, never overwritten unseen."""

from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.integration.assessments import factories as make
from zonahijau.assessments import actions
from zonahijau.assessments.actions.answers import Conflict, Written
from zonahijau.assessments.models import Answer, Assessment
from zonahijau.assessments.scoring import asked_count, score_assessment
from zonahijau.audit.models import Entry
from zonahijau.wording import Refused


def recount(assessed: Assessment) -> tuple[int, str, str, str]:
    """Answers given and the score, computed anew from the rows."""
    rows = list(Answer.objects.filter(assessment=assessed))
    scored = score_assessment(assessed, rows)
    weighed = {n.code for n in assessed.round.instrument.indicators(assessed.facets)
               if not n.informational}  # fmt: skip
    answered = sum(row.state != "missing" and row.indicator in weighed for row in rows)
    return answered, text(scored.exact), text(scored.least), text(scored.greatest)


def text(value: Fraction | None) -> str:
    return "" if value is None else str(value)


def kept(assessed: Assessment) -> tuple[int, str, str, str]:
    now = make.fresh(assessed)
    return now.answered, now.exact, now.least, now.greatest


def test_the_second_of_two_people_sees_the_first_ones_answer_and_overwrites_nothing(batola):
    assessed = make.assessment(batola)
    make.answer(assessed, batola.operator, "front-office", "1", note="Loket 1")
    colleague = make.person("Koko Rekan", ("operator", batola.agency))
    with pytest.raises(Conflict) as conflict:
        make.answer(assessed, colleague, "front-office", "0", note="Loket tutup")
    assert conflict.value.current.note == "Loket 1"
    assert "Oki Operator" in str(conflict.value)
    answer = assessed.answers.get()
    assert (answer.value, answer.note, answer.revisions.count()) == ("1", "Loket 1", 1)


def test_having_seen_it_the_second_may_save_and_both_versions_are_kept(batola):
    assessed = make.assessment(batola)
    make.answer(assessed, batola.operator, "front-office", "1", note="Loket 1")
    make.answer(assessed, batola.operator, "front-office", "0", note="Tutup", revision=1)
    revisions = assessed.answers.get().revisions.values_list("number", "value", "note")
    assert list(revisions) == [(1, "1", "Loket 1"), (2, "0", "Tutup")]


def test_the_same_answer_sent_twice_is_answered_the_same(batola):
    assessed = make.assessment(batola)
    first = make.answer(assessed, batola.operator, "front-office", "1")
    again = make.answer(assessed, batola.operator, "front-office", "1")
    assert (again.pk, again.revision) == (first.pk, 1)


@pytest.mark.parametrize(("value", "stored"), [("82,5", "82.5"), ("82.50", "82.5"), ("090", "90")])
def test_a_number_is_kept_in_its_shortest_form(batola, value, stored):
    assessed = make.assessment(batola, make.OMBUDSMAN_2023)
    assert make.answer(assessed, batola.operator, "output.ikm", value).value == stored


@pytest.mark.parametrize("value", ["sembilan", "1.234,5", "", "101", "24", "=1+1", "1/0"])
def test_what_is_not_on_the_scale_is_refused_and_nothing_is_written(batola, value):
    assessed = make.assessment(batola, make.OMBUDSMAN_2023)
    written = Written("answered", value)
    with pytest.raises(Refused):
        actions.save_answer(
            assessment=assessed, indicator="output.ikm", written=written, by=batola.operator
        )
    assert not assessed.answers.exists()


def test_a_state_that_is_none_is_refused(batola):
    assessed = make.assessment(batola)
    with pytest.raises(Refused, match="unknown"):
        actions.save_answer(
            assessment=assessed,
            indicator="front-office",
            written=Written("perhaps"),
            by=batola.operator,
        )


def test_an_indicator_of_another_instrument_is_refused(batola):
    assessed = make.assessment(batola)
    with pytest.raises(Refused, match="no indicator"):
        make.answer(assessed, batola.operator, "input.1", "1")


def test_an_indicator_of_another_form_is_refused(batola):
    opened = make.opened(batola, make.IPP, facets={"form": "A"})
    with pytest.raises(Refused, match="not for this unit"):
        make.answer(opened.assessments.get(), batola.operator, "B1", "1")


def test_an_unknown_service_or_none_where_services_are_scored_is_refused(batola):
    make.service(batola.agency, "Izin klinik")
    elsewhere = make.service(batola.clinic, "Rawat jalan")
    assessed = make.assessment(batola, make.OMBUDSMAN_2021)
    for about in (None, elsewhere):
        with pytest.raises(Refused, match="service"):
            make.answer(assessed, batola.operator, "terpadu", "1", about)


@pytest.mark.parametrize("stranger", ["satgas", "verifier", "inspector", "clinic_operator"])
def test_only_the_unit_s_own_people_answer_a_self_assessment(batola, stranger):
    assessed = make.assessment(batola)
    with pytest.raises(PermissionDenied):
        make.answer(assessed, getattr(batola, stranger), "front-office", "1")


def test_a_spot_check_is_answered_by_the_task_force_and_not_by_the_unit(batola):
    assessed = make.assessment(batola, kind="spot_check")
    make.answer(assessed, batola.satgas, "front-office", "1")
    with pytest.raises(PermissionDenied):
        make.answer(assessed, batola.operator, "situs-ada", "1")


def test_nobody_of_another_regency_answers(batola, neighbour):
    with pytest.raises(PermissionDenied):
        make.answer(make.assessment(batola), neighbour.operator, "front-office", "1")


def test_the_audit_tells_what_was_saved_and_no_note(batola):
    assessed = make.assessment(batola)
    make.answer(assessed, batola.operator, "front-office", "1", note="Ibu Ani di loket")
    entry = Entry.objects.filter(action="answer-saved").get()
    assert entry.details == {"indicator": "front-office", "value": "1", "revision": 1}


@pytest.mark.parametrize(
    ("instrument", "facets"),
    [(make.MONTHLY, {}), (make.OMBUDSMAN_2023, {}), (make.IPP, {"form": "B"})],
)
def test_counts_and_bounds_kept_on_the_way_equal_a_recount(batola, instrument, facets):
    opened = make.opened(batola, instrument, facets=facets)
    assessed = opened.assessments.get()
    assert kept(assessed) == recount(assessed)
    for number, (code, value) in enumerate(make.highest(assessed).items()):
        make.answer(assessed, batola.operator, code, value)
        if number % 7 == 0:
            assert kept(assessed) == recount(assessed)
    assert kept(assessed) == recount(assessed)
    assert make.fresh(assessed).is_complete


def test_counts_are_kept_for_every_service_where_products_are_scored(batola):
    services = [make.service(batola.agency, name) for name in ("Izin klinik", "Izin apotek")]
    assessed = make.assessment(batola, make.OMBUDSMAN_2021)
    instrument = assessed.round.instrument
    assert assessed.asked == asked_count(instrument, {}, 2) == 2 * len(instrument.indicators())
    make.answer_all(assessed, batola.operator)
    assert make.fresh(assessed).exact == "100"
    make.answer(assessed, batola.operator, "terpadu", "0", services[0], revision=1)
    assert kept(assessed) == recount(assessed)
    assert Fraction(make.fresh(assessed).exact) < 100


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(0, 11), st.sampled_from(["0", "1", ""])), max_size=12))
def test_the_bounds_hold_whatever_is_answered_in_whatever_order(batola, given_answers):
    assessed = make.assessment(batola)
    codes = list(make.highest(assessed))
    for place, value in given_answers:
        row = assessed.answers.filter(indicator=codes[place]).first()
        make.answer(
            assessed, batola.operator, codes[place], value, revision=row.revision if row else 0
        )
    assert kept(assessed) == recount(assessed)


def test_an_answer_that_changes_has_to_be_reviewed_again(batola):
    assessed = make.assessment(batola)
    make.answer_all(assessed, batola.operator)
    actions.submit(assessment=assessed, by=batola.head)
    make.confirm_all(assessed, batola.verifier)
    assert make.fresh(assessed).reviewed == 12
    actions.return_assessment(
        assessment=assessed,
        by=batola.verifier,
        what="Foto",
        promised_on=batola.government.today(),
    )
    make.answer(assessed, batola.operator, "front-office", "0", revision=1)
    assert make.fresh(assessed).reviewed == 11


def test_evidence_is_the_unit_s_own_and_new_evidence_asks_for_a_new_review(batola):
    assessed = make.assessment(batola)
    answer = make.answer(assessed, batola.operator, "front-office", "1")
    Answer.objects.filter(pk=answer.pk).update(review="confirmed", verified_value="1")
    photo = make.link(batola.agency, "Foto loket", batola.operator)
    foreign = make.link(batola.clinic, "Foto puskesmas", batola.clinic_operator)
    with pytest.raises(Refused, match="another unit"):
        actions.set_evidence(answer=answer, evidence=[foreign], by=batola.operator)
    actions.set_evidence(answer=answer, evidence=[photo], by=batola.operator)
    answer.refresh_from_db()
    assert (list(answer.evidence.all()), answer.review) == ([photo], "")
