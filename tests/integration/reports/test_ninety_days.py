"""The plan of ninety days: free repairs first, by week, with person, proof and article; nothing
that is not released."""

from datetime import date, timedelta
from io import BytesIO

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import offices
from tests.integration.assessments import factories as make
from zonahijau.assessments import actions as assessing
from zonahijau.catalogue.actions import add_count
from zonahijau.catalogue.policies import Counts
from zonahijau.documents.actions.papers import Wish, draft_paper
from zonahijau.documents.actions.register import DecreeFacts, enter
from zonahijau.documents.drafting import names_of
from zonahijau.documents.pdf import paper_pdf
from zonahijau.documents.word.filling import paper_docx
from zonahijau.improvement.actions import make_promise
from zonahijau.reports.ninety_days.paper import SLUG, draft_plan
from zonahijau.reports.ninety_days.plan import NinetyDays, next_monday

MONDAY = date(2026, 11, 23)


@pytest.fixture
def place(db):
    return offices.government()


@pytest.fixture
def satgas(place):
    return offices.person(place, "sekretaris", "satgas")


@pytest.fixture
def health(place):
    return offices.unit(place, "dinkes")


def planned(where, by, start=MONDAY):
    return NinetyDays(names_of(where), by, start)


def codes(plan):
    return [line.repair.code for line in plan.lines]


def counted(by, unit, **counts):
    told = {"services": 5, "with_standard": 5, "decrees": 5, "pledges": 1, "surveys": 1} | counts
    add_count(by=by, unit=unit, counts=Counts(date(2026, 1, 1), "Rekap", **told))


def test_what_is_counted_as_lacking_is_planned_with_how_far_it_is(place, satgas, health):
    counted(satgas, health, with_standard=2)
    (line,) = [x for x in planned(place, satgas).lines if x.repair.code == "standards"]
    assert (line.place, line.in_charge) == ("Dinkes", "Kepala Dinkes")
    assert line.note == "2 dari 5 layanan"
    assert (line.first_week, line.last_week) == (2, 7)


def test_what_nobody_counted_is_to_be_entered_and_not_called_missing(place, satgas, health):
    found = codes(planned(place, satgas))
    assert "data" in found
    assert "standards" not in found


def test_nobody_in_charge_is_the_regional_secretarys_to_mend(place, satgas, health):
    (line,) = [x for x in planned(place, satgas).lines if x.repair.code == "head"]
    assert line.in_charge == "Sekretaris Daerah"


def test_a_decree_that_ends_within_the_plan_is_renewed_and_one_that_holds_is_not(
    place, satgas, health
):
    today = place.today()
    for number, days in (("1/2026", 30), ("2/2026", 300)):
        facts = DecreeFacts(
            kind="complaint_officer",
            number=number,
            dated=today - timedelta(days=200),
            title="Pengelola pengaduan",
            signatory="Kepala",
            valid_from=today - timedelta(days=200),
            valid_until=today + timedelta(days=days),
        )
        enter(by=satgas, where=health, facts=facts)
    plan = planned(place, satgas)
    assert "complaint-officer" not in codes(plan)
    (line,) = [x for x in plan.lines if x.repair.code == "decree-renewed"]
    assert line.note.startswith("1/2026")


def test_a_promise_keeps_its_own_day_and_person(place, satgas, health):
    due = MONDAY + timedelta(days=16)
    make_promise(
        by=satgas,
        unit=health,
        what="Memasang papan",
        person="Sekretaris Dinkes",
        due_on=due,
        source="visit",
    )
    (line,) = [x for x in planned(place, satgas).lines if x.repair.code == "promise"]
    assert (line.in_charge, line.note, line.last_week) == ("Sekretaris Dinkes", "Memasang papan", 3)


def test_a_unit_plans_for_itself_and_those_below_it(place, satgas, health):
    clinic = offices.unit(place, "mandastana", "puskesmas", health)
    offices.unit(place, "disdik")
    places = {line.place for line in planned(clinic, satgas).lines}
    assert places == {"Mandastana"}
    assert {line.place for line in planned(health, satgas).lines} == {"Dinkes", "Mandastana"}


def test_the_plan_runs_ninety_days_from_a_monday(place, satgas):
    assert next_monday(date(2026, 11, 22)) == MONDAY
    assert next_monday(MONDAY) == MONDAY + timedelta(days=7)
    plan = planned(place, satgas)
    assert (plan.end - plan.start).days == 89
    assert plan.days_of(13, 13)[1] == plan.end


def test_free_repairs_come_first_and_money_is_said_to_be_a_local_matter(place, satgas, health):
    draft = draft_plan(place, satgas, start="2026-11-23")
    text = " ".join(block.text for block in draft.blocks)
    assert text.index("Perbaikan tanpa biaya") < text.index("memerlukan anggaran", 400)
    assert "ketetapan lokal, bukan ketentuan hukum" in text
    assert [annex.title for annex in draft.annexes] == ["Rincian perbaikan tanpa biaya"]
    rows = [row for block in draft.annexes[0].blocks for row in block.rows]
    assert any("Pasal 36 ayat (1) UU 25/2009" in row for row in rows)
    assert all(len(row) == 6 and row[3] and row[4] for row in rows)


def test_it_is_drafted_changed_and_printed_like_every_paper(place, satgas, health):
    paper = draft_paper(by=satgas, where=place, kind=SLUG, wish=Wish({"start": MONDAY}))
    assert paper_pdf(paper).startswith(b"%PDF")
    said = "\n".join(p.text for p in docx.Document(BytesIO(paper_docx(paper))).paragraphs)
    assert "23 November 2026 sampai 20 Februari 2027" in said


# -- what the self-assessment adds -------------------------------------------------------------


@pytest.fixture
def assessed(db):
    """A sealed self-assessment at the lowest rungs, not released."""
    batola = make.regency()
    held = make.assessment(batola, make.OMBUDSMAN_2023)
    make.answer_all(held, batola.operator, make.lowest(held))
    assessing.submit(assessment=held, by=batola.head)
    make.confirm_all(held, batola.verifier)
    assessing.verify(assessment=held, by=batola.verifier)
    assessing.seal(assessment=held, by=batola.closer)
    return batola, held.round


def test_an_unreleased_assessment_leaves_a_sentence_and_no_answer(assessed):
    batola, round_ = assessed
    for reader in (batola.satgas, batola.sekda, batola.regent):
        assert "briefing" not in codes(planned(batola.government, reader))
    text = " ".join(b.text for b in draft_plan(batola.government, batola.satgas).blocks)
    assert f"Hasil {round_.title} belum dirilis" in text


def test_a_released_one_adds_the_cheapest_repairs_to_green(assessed):
    batola, round_ = assessed
    round_.release = "rakor"
    round_.save()
    plan = planned(batola.government, batola.regent)
    free, paid = ([x.repair.code for x in part] for part in (plan.free, plan.paid))
    assert "briefing" in free
    assert paid == [], "money is asked for only where free repairs are not enough"
    (briefing,) = [x for x in plan.lines if x.repair.code == "briefing"]
    assert "Pengetahuan tentang" in briefing.note


def test_however_many_units_the_queries_are_the_same(place, satgas, health):
    def queries() -> int:
        with CaptureQueriesContext(connection) as told:
            assert planned(place, satgas).lines
        return len(told)

    before = queries()
    for number in range(8):
        counted(satgas, offices.unit(place, f"dinas{number}"), with_standard=1)
    assert queries() == before
