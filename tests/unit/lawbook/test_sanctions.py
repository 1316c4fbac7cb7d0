"""Exposure: the sanctions that the absence of a fact leads to, gravest first, with articles."""

from datetime import date

import pytest

from tests.unit.lawbook.law_texts import write
from zonahijau.lawbook.library import law_folder, load_facts
from zonahijau.lawbook.sanctions import load_sanctions, read_sanctions
from zonahijau.wording import Refused

LAW = (law_folder() / "sanctions" / "pp-96-2012.yaml").read_text(encoding="utf-8")


def test_nothing_missing_exposes_to_nothing():
    assert load_sanctions().exposure([]) == ()


def test_an_unpublished_pledge_is_a_matter_of_both_laws_the_graver_first():
    rows = load_sanctions().exposure(["pledge.published"])
    assert [row.cite.article for row in rows] == ["Pasal 54 ayat (7)", "Pasal 49 ayat (1)"]


def test_before_the_government_regulation_only_the_statute_speaks():
    rows = load_sanctions().exposure(["pledge.published"], on=date(2011, 1, 1))
    assert [row.cite.source.key for row in rows] == ["uu-25-2009"]


def test_a_warning_says_how_many_months_it_leaves():
    (row,) = load_sanctions().exposure(["complaint.officer.published"])
    assert row.kind.warning_months == 3


def test_the_sanctions_fall_on_the_head_of_the_provider():
    articles = {cite.article for cite in load_sanctions().falls_on.values()}
    assert articles == {"Pasal 57 ayat (1)"}


def test_the_same_sanction_is_equally_grave_in_both_laws():
    gravity: dict[str, set[int]] = {}
    for row in load_sanctions().rows:
        gravity.setdefault(row.kind.name, set()).add(row.kind.gravity)
    assert all(len(values) == 1 for values in gravity.values())


def test_every_row_is_shown_by_a_fact_and_no_code_stands_twice():
    rows = load_sanctions().rows
    assert all(row.facts and set(row.facts) <= load_facts().keys() for row in rows)
    assert len({row.code for row in rows}) == len(rows)


BROKEN = {
    "a kind that is not listed": ("kind: warning\n", "kind: frown\n", "frown is not in the kinds"),
    "a fact that nobody knows": ("standard.draft.published", "standard.draft", "law/facts.yaml"),
    "a code that stands twice": ("/no-review", "/no-pledge", "pp-96-2012/no-pledge stands twice"),
}


@pytest.mark.parametrize(("old", "new", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_row_is_refused(tmp_path, old, new, message):
    path = write(tmp_path, LAW.replace(old, new, 1), "sanctions/pp-96-2012.yaml")
    with pytest.raises(Refused, match=message):
        read_sanctions(path)
