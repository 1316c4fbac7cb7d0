"""repair: costs, prerequisites, duties and months on the command line."""

import pytest

from zonahijau.lawbook.library import load_instrument

CODES = ("maklumat", "standar.biaya", "standar.waktu")


@pytest.fixture
def repair(zonahijau, write):
    """Calls the command for a unit that lacks three indicators, with these rows of costs."""
    codes = (node.code for node in load_instrument("ombudsman/2015").indicators())
    lines = (f"RSUD,{code},{int(code not in CODES)}" for code in codes)
    file = write("answers.csv", "target,indicator,value", *lines)

    def call(header, *lines, more=()):
        costs = write("costs.csv", header, *lines)
        words = ("repair", "--instrument", "ombudsman/2015", "--answers", file)
        return zonahijau(*words, "--target", "hijau", "--costs", costs, "--lang", "en", *more)

    return call


def test_a_row_without_a_cost_costs_one_a_rung(repair):
    plan = repair("indicator,cost,after", "maklumat,,standar.biaya", more=("--json",)).json
    assert (plan["status"], plan["cost"]) == ("optimal", "2")


def test_as_many_alternatives_as_asked_for(repair):
    for number in (0, 1):
        more = ("--alternatives", number, "--json")
        assert len(repair("indicator,cost", "maklumat,1", more=more).json["alternatives"]) == number


def test_months_and_duties_stand_in_the_steps(repair):
    more = ("--capacity", 1, "--json")
    plan = repair("indicator,cost,duty", "standar.biaya,7,ya", more=more).json
    assert plan["months"] == len(plan["steps"]) == 2
    assert {step["indicator"]: step["duty"] for step in plan["steps"]}["standar.biaya"] is True


def test_costs_of_a_target_without_answers_are_refused_in_their_row(repair):
    call = repair("indicator,cost,target", "maklumat,1,Dinas Z")
    assert ", row 2, column target: " in call.err
    assert "“Dinas Z” has costs and no answers" in call.err


def test_prerequisites_in_a_circle_are_refused_where_the_circle_closes(zonahijau, write):
    answers = write("answers.csv", "target,indicator,value", "RSUD,maklumat,0")
    costs = write(
        "costs.csv",
        *("indicator,cost,after", "standar.biaya,1,", "maklumat,1,informasi"),
        *("informasi,1,maklumat", "standar.waktu,1,"),
    )
    words = ("repair", "--instrument", "ombudsman/2015", "--answers", answers)
    call = zonahijau(*words, "--costs", costs, "--target", "hijau")
    assert call.err.startswith(f"{costs}, baris 4, kolom after: prasyarat berputar")
