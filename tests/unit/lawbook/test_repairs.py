"""What can be repaired within ninety days: the duty is the law's, the rest a local choice."""

import pytest

from tests.unit.lawbook.law_texts import write
from zonahijau.lawbook.library import law_folder, load_instrument
from zonahijau.lawbook.repairs import STATES, load_repairs, read_repairs
from zonahijau.wording import Refused

LAW = (law_folder() / "repairs" / "ninety-days.yaml").read_text(encoding="utf-8")
BOOK = load_repairs()


def test_what_is_free_and_when_is_never_called_official():
    assert {row.cite.provenance for row in BOOK.rows} == {"local"}


def test_a_duty_is_the_laws_own_with_its_article():
    duties = [row.duty for row in BOOK.rows if row.duty]
    assert duties
    assert {duty.provenance for duty in duties} == {"official"}
    assert all(duty.article.startswith("Pasal") for duty in duties)


def test_every_state_of_an_office_has_its_repair():
    assert all(BOOK.mending([state]) for state in STATES)


def test_what_the_ombudsman_asks_of_a_unit_has_a_repair_but_not_what_users_feel():
    nodes = [n for n in load_instrument("ombudsman/2023").root.walk() if n.is_indicator]
    without = {n.fact for n in nodes if not BOOK.mending([n.fact])}
    assert without == {
        "perception.delay.absent",
        "perception.reward.absent",
        "perception.procedure.kept",
        "perception.competence.shown",
        "perception.conduct.proper",
        "survey.ikm",
    }


def test_free_repairs_come_before_those_that_need_money():
    rows = BOOK.mending(what for row in BOOK.rows for what in row.lacks)
    assert [row.is_free for row in rows] == sorted((r.is_free for r in rows), reverse=True)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("lacks: [head]", "lacks: [kepala]", "is not in law/facts.yaml"),
        ("lacks: [operator]", "lacks: [head]", "stands twice"),
        ('weeks: {first: "4", last: "13"}', 'weeks: {first: "4", last: "14"}', "weeks 4 to 14"),
        ('free: "yes"', 'free: "cheap"', "free"),
        ("in_charge: unit", "in_charge: nobody", "in_charge"),
    ],
)
def test_a_broken_table_is_refused_with_its_line(tmp_path, old, new, said):
    assert old in LAW
    path = write(tmp_path, LAW.replace(old, new, 1), "repairs/ninety-days.yaml")
    with pytest.raises(Refused) as refused:
        read_repairs(path)
    assert said in " ".join(each.one_line("en") for each in refused.value.refusals)
