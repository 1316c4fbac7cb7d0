"""Several respondents, assessors and products: how they become one answer, and a unit's total."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.unit.scoring.builders import (
    LADDER,
    LOCAL,
    MISSING,
    NA,
    PERCENT,
    answered,
    by_product,
    combined,
    gate,
    indicator,
    instrument,
    numeric,
    policy,
    weight_set,
)
from zonahijau.lawbook.instruments import RollUp
from zonahijau.lawbook.numbers import Rounding
from zonahijau.scoring.answers import Observation, single_answers
from zonahijau.scoring.score import score
from zonahijau.wording import Refused


def asked(**combining):
    """One indicator from 0 to 100, so that the answer is the total."""
    return instrument(
        indicator("a", 100, scale=PERCENT),
        combining={level: combined(**rule) for level, rule in combining.items()},
        not_applicable=policy("leave-out"),
    )


@pytest.mark.parametrize(
    ("by", "answers", "total"),
    [
        ("mean", [10, 20, 60], 30),
        ("lowest", [10, 20, 60], 10),
        ("highest", [10, 20, 60], 60),
        ("median", [60, 10, 20], 20),
        ("median", [60, 10, 20, 40], 30),
    ],
)
def test_several_respondents_become_one_by_the_rule(by, answers, total):
    found = score(asked(respondents={"by": by}), answered(a=answers))
    assert found.exact == total
    assert found.tree.parts[0].observations == len(answers)
    assert found.tree.parts[0].rule.en.endswith(f"({len(answers)})")


@pytest.mark.parametrize(
    ("answers", "missing", "total"),
    [
        ([10, MISSING, 30], "leave-out", 20),
        ([10, MISSING, 30], "refuse", None),
        ([10, NA, 30], "refuse", 20),
        ([MISSING, MISSING], "leave-out", None),
        ([MISSING, NA], "leave-out", None),
    ],
)
def test_an_empty_one_among_them_does_what_the_rule_says(answers, missing, total):
    found = score(asked(respondents={"missing": missing}), answered(a=answers))
    assert found.exact == total
    assert found.missing == (() if total is not None else ("a",))


def test_it_does_not_apply_where_all_say_so():
    found = score(asked(respondents={}), answered(a=[NA, NA]))
    assert found.why_not[0].en == "no indicator applies"


def several(*observations):
    return {"a": tuple(Observation(number, *names) for number, *names in observations)}


def test_respondents_first_then_assessors_then_products():
    """Columns: answer, respondent, product, assessor."""
    rules = {"respondents": {}, "assessors": {"by": "lowest"}, "products": {"by": "highest"}}
    answers = several(
        (single(10), "r1", "KTP", "x"),
        (single(30), "r2", "KTP", "x"),
        (single(50), None, "KTP", "y"),
        (single(15), None, "KK", "x"),
    )
    assert score(asked(**rules), answers).exact == 20


def single(number):
    (observation,) = single_answers({"a": number})["a"]
    return observation.answer


@pytest.mark.parametrize(
    ("level", "field"), [("respondents", 1), ("products", 2), ("assessors", 3)]
)
def test_without_a_rule_for_several_it_is_refused(level, field):
    def row(number, name):
        return (single(number), *(name if place == field else None for place in (1, 2, 3)))

    answers = several(row(10, "x"), row(20, "y"))
    with pytest.raises(Refused, match=rf"no rule for several answers .*\({level}\)"):
        score(asked(), answers)
    assert score(asked(**{level: {}}), answers).exact == 15


def test_a_rule_of_our_own_makes_an_estimate_only_where_several_answered():
    built = asked(respondents={"cite": LOCAL})
    assert not score(built, answered(a=10)).estimate
    found = score(built, answered(a=[10, 20]))
    assert found.because[0].en == "the way answers are combined: set locally"


# -- instruments that score products ----------------------------------------------------------


def of_products(**changes):
    return instrument(
        indicator("a", 40, scale=LADDER),
        indicator("b", 60),
        scored="product",
        **{"missing": policy("refuse"), **changes},
    )


def test_a_unit_is_the_mean_of_its_products():
    answers = by_product(KTP={"a": 3, "b": 1}, KK={"a": 0, "b": 0}, Akta={"a": 3, "b": 0})
    found = score(of_products(), answers)
    assert (found.exact * 3, found.products) == (100 + 0 + 40, 3)
    assert sum(leaf.contribution for leaf in found.tree.leaves()) == found.exact
    assert [part.share * 3 for part in found.tree.parts] == [1, 1, 1]
    assert found.tree.rule.en == "the mean of its products"


def test_what_names_no_product_holds_for_each():
    answers = by_product(KTP={"a": 3}, KK={"a": 0}) | answered(b=1)
    assert score(of_products(), answers).exact == 80


def test_without_products_named_there_is_one():
    found = score(of_products(), answered(a=3, b=0))
    assert (found.exact, found.products) == (40, 1)


def test_one_product_that_cannot_be_computed_leaves_the_unit_open():
    found = score(of_products(), by_product(KTP={"a": 3, "b": 1}, KK={"a": 3}))
    assert (found.exact, found.missing) == (None, ("b",))
    assert (found.least, found.greatest) == (70, 100)
    assert found.tree.contribution is None


def test_a_unit_of_products_is_rounded_once_or_at_each_level():
    answers = by_product(KTP={"a": 1, "b": 0}, KK={"a": 1, "b": 0}, Akta={"a": 2, "b": 0})
    once = of_products(rounding=Rounding(1))
    each = of_products(rounding=Rounding(1), rounds_each_level=True)
    assert str(score(once, answers).score) == "17.8"
    assert score(each, answers).exact * 3 == Fraction("13.3") + Fraction("13.3") + Fraction("26.7")


def test_units_and_answers_without_products_know_no_number_of_products():
    assert score(asked(), answered(a=10)).products is None


def test_the_range_of_products_weighed_alike_is_exact():
    """b and c share 60, each 30; both may lie between 15 and 45 of it, in all products alike."""
    built = instrument(
        indicator("a", 40),
        indicator("b"),
        indicator("c"),
        scored="product",
        weight_sets=(weight_set(),),
    )
    answers = by_product(KTP={"a": 1, "b": 1, "c": 0}, KK={"a": 1, "b": 0, "c": 1})
    found = score(built, answers)
    assert (found.least, found.exact, found.greatest) == (70, 70, 70)


def test_the_range_of_products_that_leave_out_different_parts_is_an_outer_bound():
    built = instrument(
        indicator("a"), indicator("b"), scored="product", weight_sets=(weight_set(),)
    )
    answers = by_product(KTP={"a": 1, "b": 0}, KK={"a": NA, "b": 1})
    found = score(built, answers)
    assert (found.least, found.exact, found.greatest) == (62.5, 75, 87.5)


def test_a_product_behind_a_shut_gate_bounds_the_unit_as_well():
    built = of_products(gates=(gate("a", 3, zeroes="b"),))
    answers = by_product(KTP={"a": 3, "b": 1}, KK={"a": 0, "b": 1})
    found = score(built, answers)
    assert (found.least, found.exact, found.greatest) == (50, 50, 50)


def test_a_product_of_which_nothing_applies_leaves_the_unit_without_a_total():
    found = score(of_products(), by_product(KTP={"a": 3, "b": 1}, KK={"a": NA, "b": NA}))
    assert (found.exact, found.least) == (None, None)
    assert found.why_not[0].en == "no indicator applies"


def test_an_open_product_and_one_that_is_bounded_have_no_common_range():
    built = of_products(not_applicable=policy("refuse"))
    found = score(built, by_product(KTP={"a": 3, "b": 1}, KK={"a": NA, "b": 1}))
    assert (found.exact, found.least, found.greatest) == (None, None, None)


def test_the_rule_from_products_to_a_unit_counts_for_the_estimate():
    built = replace(of_products(), roll_up=RollUp("product", LOCAL))
    one = by_product(KTP={"a": 3, "b": 1})
    assert not score(built, one).estimate
    found = score(built, one | by_product(KTP={"a": 3, "b": 1}, KK={"a": 3, "b": 1}))
    assert found.because[0].en == "the mean of products: set locally"


def test_numbers_outside_a_scale_are_refused_for_every_respondent():
    built = instrument(indicator("a", 100, scale=numeric(0, 10)))
    with pytest.raises(Refused, match="value 11 is not on the scale"):
        score(built, answered(a=[1, 11]))
