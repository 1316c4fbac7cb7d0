"""Conditions beside the sum: what they shut, what waits for them, what they leave alone."""

import pytest

from tests.unit.scoring.builders import (
    LADDER,
    NA,
    answered,
    facet,
    gate,
    indicator,
    instrument,
    part,
    policy,
)
from zonahijau.scoring.score import score


def gated(*gates, missing="refuse", not_applicable="leave-out"):
    """A question that is asked but not scored decides about the parts that are."""
    return instrument(
        indicator("asked", scale=LADDER, informational=True),
        part("p", indicator("p1", 50), indicator("p2", 50), weight=60),
        indicator("q", 40),
        gates=gates,
        missing=policy(missing),
        not_applicable=policy(not_applicable),
    )


ZEROES_P = gate("asked", 2, zeroes="p")
CAPS = gate("asked", 2, caps_at="kuning")


def test_a_condition_that_is_met_changes_nothing():
    found = score(gated(ZEROES_P, CAPS), answered(asked=2, p1=1, p2=1, q=1))
    assert (found.exact, found.zone) == (100, "hijau")


def test_a_condition_that_is_not_met_zeroes_its_part_and_all_below():
    found = score(gated(ZEROES_P), answered(asked=1, p1=1, p2=1, q=1))
    assert found.exact == 40
    zeroed = {node.code for node in found.tree.parts[0].leaves()}
    assert zeroed == {"p1", "p2"}
    assert [(n.state, n.contribution) for n in found.tree.leaves()] == [
        ("zeroed", 0),
        ("zeroed", 0),
        ("scored", 40),
    ]
    assert found.tree.parts[0].rule.en == "a condition is not met, it earns nothing"


def test_what_is_zeroed_needs_no_answer_and_contributes_nothing():
    found = score(gated(ZEROES_P), answered(asked=0, p1=1, q=1))
    assert (found.exact, found.why_not) == (40, ())
    assert sum(leaf.contribution for leaf in found.tree.leaves()) == 40


def test_a_part_left_out_is_left_out_even_when_its_condition_is_not_met():
    found = score(gated(ZEROES_P), answered(asked=0, p1=NA, p2=NA, q=1))
    assert found.exact == 100
    assert [n.state for n in found.tree.leaves()] == ["not-applicable", "not-applicable", "scored"]


def test_a_condition_not_answered_yet_keeps_the_total_open_and_says_on_what_it_waits():
    found = score(gated(ZEROES_P), answered(p1=1, p2=1, q=1))
    assert (found.exact, found.missing) == (None, ("asked",))
    assert [reason.en for reason in found.why_not] == ["1 indicator is not answered (asked)"]
    assert (found.least, found.greatest) == (40, 100)
    assert found.tree.parts[0].state == "waiting"
    assert found.tree.parts[0].rule.en == "its condition is not answered yet"


def test_what_waits_and_what_is_open_below_it_are_both_named():
    found = score(gated(ZEROES_P), answered(p1=1, q=1))
    assert found.missing == ("asked", "p2")
    assert found.why_not[0].en == "2 indicators are not answered (p2, asked)"


def test_a_part_that_earns_nothing_waits_for_no_condition():
    assert score(gated(ZEROES_P), answered(p1=0, p2=0, q=1)).exact == 40


def test_one_shut_gate_suffices_whatever_another_waits_for():
    built = gated(ZEROES_P, gate("q", 1, zeroes="p"))
    assert score(built, answered(p1=1, p2=1, q=0)).exact == 0


def test_an_indicator_that_does_not_apply_shuts_no_gate():
    for do in ("leave-out", "refuse", "lowest"):
        built = gated(ZEROES_P, CAPS, not_applicable=do)
        found = score(built, answered(asked=NA, p1=1, p2=1, q=1))
        assert (found.exact, found.zone) == (100, "hijau")


@pytest.mark.parametrize(("do", "total"), [("lowest", 40), ("leave-out", 100)])
def test_a_missing_condition_does_what_missing_answers_do(do, total):
    assert score(gated(ZEROES_P, missing=do), answered(p1=1, p2=1, q=1)).exact == total


def test_the_lowest_answer_can_be_enough():
    built = gated(gate("asked", 0, zeroes="p"), missing="lowest")
    assert score(built, answered(p1=1, p2=1, q=1)).exact == 100


def test_a_cap_lowers_the_class_and_leaves_the_score():
    found = score(gated(CAPS), answered(asked=1, p1=1, p2=1, q=1))
    assert (found.exact, found.zone) == (100, "kuning")


def test_a_cap_never_raises_the_class():
    found = score(gated(CAPS), answered(asked=1, p1=0, p2=0, q=1))
    assert (found.exact, found.zone) == (40, "merah")


def test_the_lower_of_two_caps_holds():
    built = gated(CAPS, gate("asked", 1, caps_at="merah"))
    assert score(built, answered(asked=0, p1=1, p2=1, q=1)).zone == "merah"


def test_the_class_waits_for_a_condition_that_could_lower_it():
    found = score(gated(CAPS), answered(p1=1, p2=1, q=1))
    assert (found.exact, found.band, found.missing) == (100, None, ("asked",))
    assert found.why_not[0].en == "the class waits for 1 indicator of a condition (asked)"


def test_the_class_does_not_wait_for_a_condition_that_could_not():
    found = score(gated(CAPS), answered(p1=0, p2=1, q=1))
    assert (found.exact, found.zone) == (70, "kuning")


def test_a_gate_can_stand_before_the_whole():
    built = gated(gate("asked", 1, zeroes="total"))
    assert score(built, answered(asked=0, p1=1, p2=1, q=1)).exact == 0
    waiting = score(built, answered(p1=1, p2=1, q=1))
    assert (waiting.exact, waiting.least, waiting.greatest) == (None, 0, 100)


def test_a_gate_whose_indicator_belongs_to_another_form_does_not_stand():
    built = instrument(
        indicator("a", 100),
        indicator("only-online", informational=True, only_when={"form": frozenset({"daring"})}),
        facets={"form": facet("form", "luring", "daring")},
        gates=(gate("only-online", 1, zeroes="a"),),
    )
    assert score(built, answered(a=1)).exact == 100
    assert score(built, answered(a=1), facets={"form": "daring"}).exact is None
