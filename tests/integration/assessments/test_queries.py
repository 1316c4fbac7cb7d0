"""Pages ask the database as often for ten times as much."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.integration.assessments import factories as make
from tests.integration.assessments.pages import address, browser
from zonahijau.assessments import actions
from zonahijau.assessments.actions.official import Published


def queries(person, name, *args) -> int:
    browse = browser(person)
    browse.get(address(name, *args))
    with CaptureQueriesContext(connection) as captured:
        response = browse.get(address(name, *args))
    assert response.status_code == 200
    return len(captured)


def more_units(batola, count):
    return [make.unit(batola.government, f"Dinas {n}") for n in range(count)]


def test_lists_and_rounds_do_not_ask_more_for_ten_times_the_units_and_rounds(batola):
    opened = make.opened(batola, units=[batola.agency, *more_units(batola, 1)])
    names = [("rounds", ()), ("assessments", ()), ("round", (opened.uid,))]
    before = [queries(batola.satgas, name, *args) for name, args in names]
    for number in range(19):
        make.opened(batola, units=more_units(batola, 3), title=f"Putaran {number}")
    larger = make.opened(batola, units=more_units(batola, 20), title="Besar")
    names[2] = ("round", (larger.uid,))
    assert [queries(batola.satgas, name, *args) for name, args in names] == before


def test_choosing_units_does_not_ask_more_for_ten_times_the_units(batola):
    today = batola.government.today()
    plan = {
        "version": make.version(make.MONTHLY).uid,
        "kind": "self",
        "title": "Uji",
        "starts_on": today,
        "due_on": today,
        "ends_on": today.replace(year=today.year + 1),
    }
    browse = browser(batola.satgas)
    where = browse.post(address("new_round"), plan).headers["Location"]

    def count():
        browse.get(where)
        with CaptureQueriesContext(connection) as captured:
            assert browse.get(where).status_code == 200
        return len(captured)

    before = count()
    more_units(batola, 30)
    assert count() == before


def sent(batola, assessed, operator, head):
    make.answer_all(assessed, operator)
    actions.submit(assessment=assessed, by=head)


@pytest.fixture
def answered(batola):
    """An assessment with one answer, one piece of evidence, one remark."""
    assessed = make.assessment(batola, make.OMBUDSMAN_2023)
    evident(batola, assessed, "input.1")
    return assessed


def evident(batola, assessed, code):
    node = assessed.round.instrument.node(code)
    answer = make.answer(assessed, batola.operator, code, str(node.scale.highest))
    evidence = [make.link(batola.agency, f"Foto {code} {n}", batola.operator) for n in range(2)]
    actions.set_evidence(answer=answer, evidence=evidence, by=batola.operator)
    actions.add_comment(assessment=assessed, indicator=code, text="Ya", by=batola.verifier)


def test_a_unit_s_pages_do_not_ask_more_for_more_answers_evidence_and_remarks(batola, answered):
    names = [("assessment", ()), ("section", ("input",)), ("submit", ())]
    before = [queries(batola.operator, name, answered.uid, *args) for name, args in names]
    for number in range(2, 13):
        evident(batola, answered, f"input.{number}")
    after = [queries(batola.operator, name, answered.uid, *args) for name, args in names]
    assert after == before


def test_the_desk_does_not_ask_more_for_more_that_waits(batola):
    opened = make.opened(batola, units=[batola.agency, *more_units(batola, 11)])
    several = list(opened.assessments.all())
    sent(batola, opened.assessments.get(unit=batola.agency), batola.operator, batola.head)
    before = queries(batola.verifier, "desk")
    opened.assessments.filter(pk__in=[each.pk for each in several]).update(state="in_review")
    assert queries(batola.verifier, "desk") == before
    opened.assessments.update(state="verified")
    assert queries(batola.closer, "sealing") <= before


def test_reviewing_and_sealing_do_not_ask_more_for_more_corrections(batola, answered):
    make.answer_all_missing(answered, batola.operator)
    actions.submit(assessment=answered, by=batola.head)
    rows = list(answered.answers.filter(indicator__startswith="proses"))
    correct(batola, rows[:1])
    names = [("review", ()), ("review_section", ("proses",)), ("seal", ()), ("history", ())]
    people = [batola.verifier, batola.verifier, batola.closer, batola.verifier]
    pairs = list(zip(people, names, strict=True))
    before = [queries(person, name, answered.uid, *args) for person, (name, args) in pairs]
    correct(batola, rows[1:])
    assert [queries(person, name, answered.uid, *args) for person, (name, args) in pairs] == before


def correct(batola, rows):
    for row in rows:
        actions.review_answer(
            answer=row, state="answered", value="0", reason="Foto", revision=1, by=batola.verifier
        )


def test_a_result_page_asks_the_same_whatever_the_instrument_s_size(batola):
    small = make.sealed(batola, make.assessment(batola))
    large = make.sealed(batola, make.assessment(batola, make.OMBUDSMAN_2023))
    codes = [each.results.get(stage="sealed").code for each in (small, large)]
    first, second = (queries(batola.closer, "result", code) for code in codes)
    assert first == second


def test_official_results_do_not_ask_more_for_more_years(batola):
    def enter(year):
        actions.enter_official_result(
            government=batola.government,
            published=Published("ombudsman/2023", year, "87.59", "B", "hijau", "Sumber"),
            by=batola.satgas,
        )

    enter(2023)
    before = queries(batola.regent, "official")
    for year in range(2010, 2022):
        enter(year)
    assert queries(batola.regent, "official") == before
