"""What holds for every instrument and all answers."""

import itertools
from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.unit.scoring.builders import by_product
from tests.unit.scoring.random_instruments import (
    ANY,
    HIGHEST,
    Kind,
    admissible,
    answered,
    extreme_shares,
    facets_of,
    instruments,
    is_gap,
    numbers_on,
    observed,
    reweighed,
    scored_once,
    several_answers,
)
from zonahijau.lawbook.entries import Findings
from zonahijau.lawbook.instruments.checking import check
from zonahijau.scoring.answers import Gap, Observation
from zonahijau.scoring.roll_up import classify
from zonahijau.scoring.score import score, score_with
from zonahijau.scoring.weighting import Weighting

NO_GATES = Kind(deep=1, gates=False, forms=False, most_parts=3)


@given(instruments())
@settings(max_examples=60, deadline=None)
def test_random_instruments_pass_the_checker_but_for_idle_gates(built):
    """So that what these tests find holds for instruments that may exist."""
    findings = Findings()
    check(replace(built, gates=()), "contoh/2099", "random", findings)
    assert not [refusal.one_line("en") for refusal in findings.refusals]


@given(scored_once())
@settings(max_examples=80, deadline=None)
def test_a_total_lies_on_the_instruments_scale(drawn):
    built, form, answers = drawn
    found = score(built, observed(answers), facets=facets_of(form))
    assert found.exact is None or 0 <= found.exact <= HIGHEST


@given(scored_once(), st.data())
@settings(max_examples=100, deadline=None)
def test_a_better_answer_never_lowers_the_total_or_the_class(drawn, data):
    built, form, answers = drawn
    numbers = [code for code, answer in answers.items() if not is_gap(answer)]
    assume(numbers)
    code = data.draw(st.sampled_from(numbers))
    better = data.draw(numbers_on(built.node(code).scale))
    assume(better > answers[code])
    before = score(built, observed(answers), facets=facets_of(form))
    after = score(built, observed({**answers, code: better}), facets=facets_of(form))
    if before.exact is not None and after.exact is not None:
        assert before.exact <= after.exact
        assert before.score <= after.score
    if before.band and after.band:
        bands = built.class_table("unit").bands
        assert bands.index(after.band) <= bands.index(before.band)


@given(scored_once(), st.sampled_from(("respondents", "products", "assessors")), st.data())
@settings(max_examples=60, deadline=None)
def test_a_better_answer_among_several_never_lowers_the_total(drawn, level, data):
    built, form, answers = drawn
    field = level.removesuffix("s")
    code = data.draw(st.sampled_from(sorted(answers)))
    scale = built.node(code).scale
    low, high, other = (data.draw(numbers_on(scale)) for _ in range(3))
    assume(low <= high)

    def with_two(first):
        pair = (Observation(first, **{field: "1"}), Observation(other, **{field: "2"}))
        return score(built, {**observed(answers), code: pair}, facets=facets_of(form)).exact

    before, after = with_two(low), with_two(high)
    assert before is None or after is None or before <= after


@given(scored_once())
@settings(max_examples=100, deadline=None)
def test_the_leaves_of_the_explanation_add_up_to_the_total_before_rounding(drawn):
    built, form, answers = drawn
    found = score(built, observed(answers), facets=facets_of(form))
    if found.exact is not None:
        assert sum(leaf.contribution for leaf in found.tree.leaves()) == found.exact
    for node in nodes_of(found.tree):
        assert node.rule.id
        assert node.rule.en
        assert node.cite.article
        assert node.weight_cite.provenance
        assert node.points >= 0
        if node.contribution is not None and node.value is not None:
            assert node.contribution == node.value * node.points
        kept = [part for part in node.parts if part.share]
        assert not kept or sum(part.share for part in kept) == 1


def nodes_of(tree):
    yield tree
    for part in tree.parts:
        yield from nodes_of(part)


@given(instruments(replace(ANY, gates=False)), st.data())
@settings(max_examples=60, deadline=None)
def test_the_leaves_of_several_products_add_up_as_well(built, data):
    built = replace(built, scored="product", rounds_each_level=False)
    pairs = {name: data.draw(answered(built)) for name in ("KTP", "KK")}
    found = score(built, by_product(**pairs))
    if found.exact is not None:
        assert sum(leaf.contribution for leaf in found.tree.leaves()) == found.exact


@given(instruments(), st.data())
@settings(max_examples=60, deadline=None)
def test_several_observations_of_anything_are_scored_or_have_a_reason(built, data):
    found = score(built, data.draw(several_answers(built)))
    assert (found.exact is None) == (found.score is None)
    assert (found.band is None) == bool(found.why_not)
    assert (found.tree.contribution is None) == (found.exact is None)


# -- classes ----------------------------------------------------------------------------------


@given(instruments(), st.lists(st.fractions(0, HIGHEST), min_size=2, max_size=20))
@settings(max_examples=60, deadline=None)
def test_every_value_has_a_class_and_a_higher_one_no_lower_class(built, values):
    bands = built.class_table("unit").bands
    places = [bands.index(classify(built, value)[1]) for value in sorted(values)]
    assert places == sorted(places, reverse=True)


@given(instruments())
@settings(max_examples=60, deadline=None)
def test_each_bound_belongs_where_the_version_says(built):
    table, step = built.class_table("unit"), Fraction(1, 10**built.rounding.places)
    for better, worse in itertools.pairwise(table.bands):
        on_the_bound = better if table.compare == "at-least" else worse
        assert classify(built, better.lower)[1] is on_the_bound
        above, below = table.classify(better.lower + step), table.classify(better.lower - step)
        places = [table.bands.index(each) for each in (above, better, worse, below)]
        assert places == sorted(places)


# -- ranges -----------------------------------------------------------------------------------


@given(scored_once(), st.data())
@settings(max_examples=100, deadline=None)
def test_the_range_holds_the_total_of_every_admissible_set_of_weights(drawn, data):
    built, form, answers = drawn
    weighting = Weighting.of(built, None, facets_of(form))
    found = score_with(weighting, observed(answers))
    other = score_with(data.draw(admissible(weighting)), observed(answers))
    if found.least is not None and other.exact is not None:
        assert found.least <= other.exact <= found.greatest
    assert found.exact is None or found.least <= found.exact <= found.greatest


@given(scored_once(replace(ANY, policies=("refuse",))), st.data())
@settings(max_examples=60, deadline=None)
def test_the_range_holds_the_total_whatever_the_open_answers_become(drawn, data):
    built, form, answers = drawn
    open_codes = [code for code, answer in answers.items() if answer is Gap.MISSING]
    filled = {
        **answers,
        **{code: data.draw(numbers_on(built.node(code).scale)) for code in open_codes},
    }
    found = score(built, observed(answers), facets=facets_of(form))
    later = score(built, observed(filled), facets=facets_of(form))
    if found.least is not None and later.exact is not None:
        assert found.least <= later.exact <= found.greatest


@given(scored_once(NO_GATES))
@settings(max_examples=60, deadline=None)
def test_both_ends_of_the_range_are_reached(drawn):
    """Over all corners of the weights, with open answers at their worst and their best."""
    built, form, answers = drawn
    weighting = Weighting.of(built, None, facets_of(form))
    found = score_with(weighting, observed(answers))
    assume(found.least is not None)
    ends = {
        end: [
            score_with(each, observed(closed(built, answers, end))).exact
            for each in corners(weighting)
        ]
        for end in ("lowest", "highest")
    }
    assert min(ends["lowest"]) == found.least
    assert max(ends["highest"]) == found.greatest


def closed(built, answers, end):
    refused = built.missing.do == "refuse"
    return {
        code: getattr(built.node(code).scale, end) if answer is Gap.MISSING and refused else answer
        for code, answer in answers.items()
    }


def corners(weighting):
    shares = {code: set(extreme_shares(parts)) for code, parts in weighting.parts.items()}
    combinations = itertools.product(*shares.values())
    for chosen in itertools.islice(combinations, 4000):
        yield reweighed(weighting, dict(zip(shares, chosen, strict=True)))


@given(scored_once(replace(ANY, gates=False, policies=("leave-out",)), gaps=False))
@settings(max_examples=60, deadline=None)
def test_without_unknown_weights_and_gaps_the_range_is_the_total(drawn):
    built, form, answers = drawn
    weighting = Weighting.of(built, None, facets_of(form))
    found = score_with(weighting, observed(answers))
    if not weighting.uses_weight_set:
        assert found.least == found.exact == found.greatest
