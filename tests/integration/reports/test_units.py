"""The unit page: who sees which score, breaks between instruments, exposure to sanctions."""

import pytest

from tests.integration.assessments import factories as make
from tests.integration.reports.test_first import official, page, queries


def address(unit):
    return f"/laporan/unit/{unit.uid}/"


def draft_scored(batola):
    """Submitted, so that a self-assessed result exists, and still with the verifier."""
    assessed = make.assessment(batola)
    make.answer_all(assessed, batola.operator)
    make.actions.submit(assessment=assessed, by=batola.head)
    return assessed


@pytest.mark.parametrize(
    ("role", "sees_draft", "sees_sealed"),
    [
        ("operator", True, True),
        ("head", True, True),
        ("verifier", True, True),
        ("inspector", True, True),
        ("satgas", False, True),
        ("sekda", False, True),
        ("regent", False, False),
        ("admin", False, False),
    ],
)
def test_a_score_shows_from_the_state_that_the_table_names(
    batola, signed_in, role, sees_draft, sees_sealed
):
    client = signed_in(getattr(batola, role))
    assessed = draft_scored(batola)
    assert ("score-range" in page(client, address(batola.agency))) is sees_draft
    make.confirm_all(assessed, batola.verifier)
    make.actions.verify(assessment=assessed, by=batola.verifier)
    make.actions.seal(assessment=assessed, by=batola.closer)
    assert ("score-range" in page(client, address(batola.agency))) is sees_sealed


def test_the_unit_of_another_regency_is_not_there(batola, neighbour, signed_in):
    answered = signed_in(neighbour.satgas).get(address(batola.agency))
    assert answered.status_code == 404


def test_an_operator_of_another_unit_is_refused_with_whom_to_ask(batola, signed_in):
    other = make.person("Lain", ("operator", make.unit(batola.government, "Dinas Lain")))
    assert signed_in(other).get(address(batola.agency)).status_code == 403


def test_official_values_of_two_instruments_are_not_joined(batola, signed_in):
    from zonahijau.assessments.actions import enter_official_result
    from zonahijau.assessments.actions.official import Published

    for instrument, year, score in (
        ("ombudsman/2021", 2021, "81.00"),
        ("ombudsman/2023", 2023, "85.87"),
    ):
        published = Published(instrument, year, score, "", "", "Ombudsman RI")
        enter_official_result(
            government=batola.government, published=published, by=None, unit=batola.agency
        )
    text = page(signed_in(batola.satgas), address(batola.agency))
    assert "instrumennya berganti, nilai tidak disambung" in text
    assert "plot__break" in text
    assert "plot__line" not in text


@pytest.mark.parametrize(
    ("role", "sees"),
    [("head", True), ("sekda", True), ("inspector", True), ("operator", False), ("satgas", False)],
)
def test_exposure_to_sanctions_is_for_head_sekda_and_inspectorate(batola, signed_in, role, sees):
    assessed = make.assessment(batola)
    make.answer_all(assessed, batola.operator, make.lowest(assessed))
    text = page(signed_in(getattr(batola, role)), address(batola.agency))
    assert ("Risiko sanksi" in text) is sees
    assert ("Pasal 54" in text) is sees


def test_what_is_not_answered_exposes_to_nothing(batola, signed_in):
    make.assessment(batola)
    text = page(signed_in(batola.head), address(batola.agency))
    assert "Tidak ada yang ditemukan" in text


def test_ten_times_the_rounds_take_no_further_query(batola, signed_in):
    client = signed_in(batola.satgas)
    make.sealed(batola, make.assessment(batola))
    official(batola, unit=batola.agency)
    few = queries(client, address(batola.agency))
    for number in range(9):
        make.assessment(batola, title=f"Putaran {number}")
        make.service(batola.agency, f"Layanan {number}")
    assert queries(client, address(batola.agency)) <= few


def test_a_released_round_shows_the_regent_the_sealed_result_alone(batola, signed_in):
    assessed = make.sealed(batola, make.assessment(batola))
    make.actions.close_round(round_=assessed.round, by=batola.closer)
    make.actions.release_results(round_=assessed.round, release="rakor", decree="", by=batola.sekda)
    report = f"/laporan/putaran/{assessed.round.uid}/"
    for shown in (address(batola.agency), report):
        rows = page(signed_in(batola.regent), shown).partition("<table")[2]
        assert rows.count("score-range") == 1
        assert page(signed_in(batola.sekda), shown).partition("<table")[2].count("score-range") == 3
