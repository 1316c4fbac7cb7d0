"""One target: scales, weights, gaps, rounding, classes, what is official and what is not."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.unit.scoring.builders import (
    DERIVED,
    LADDER,
    LOCAL,
    MISSING,
    NA,
    OFFICIAL,
    PERCENT,
    answered,
    band,
    facet,
    indicator,
    instrument,
    laddered,
    numeric,
    part,
    policy,
    table,
    text,
    weight_set,
    with_classes,
)
from zonahijau.lawbook.numbers import Rounding
from zonahijau.scoring.score import score
from zonahijau.wording import Refused

# -- scales -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scale", "answer", "total"),
    [
        (laddered(0, 1, kind="presence"), 0, 0),
        (laddered(0, 1, kind="presence"), 1, 100),
        (LADDER, 2, "200/3"),
        (laddered(1, 2, 3, 4, 5), 1, 20),
        (laddered(1, 2, 3, 4, 5, zero=1), 1, 0),
        (laddered(0, "0.5", 2, kind="ordinal"), "0.5", 25),
        (PERCENT, "87.5", "87.5"),
        (numeric(25, 100, kind="external-index"), "88.31", "88.31"),
        (numeric(1, 4, kind="survey-mean"), "3.1", "77.5"),
        (numeric(-5, 5, zero=-5), 0, 50),
    ],
)
def test_an_answer_earns_its_share_of_the_scale(scale, answer, total):
    built = instrument(indicator("a", 100, scale=scale))
    assert score(built, answered(a=answer)).exact == Fraction(str(total))


@pytest.mark.parametrize(
    ("scale", "answer", "admitted"),
    [
        (LADDER, "1.5", "0, 1, 2, 3"),
        (LADDER, 4, "0, 1, 2, 3"),
        (LADDER, -1, "0, 1, 2, 3"),
        (PERCENT, "100.01", "0–100"),
        (numeric(25, 100), 24, "25–100"),
    ],
)
def test_an_answer_off_the_scale_is_refused_with_what_it_admits(scale, answer, admitted):
    built = instrument(indicator("a", 100, scale=scale))
    with pytest.raises(Refused) as refused:
        score(built, answered(a=answer))
    (refusal,) = refused.value.refusals
    assert refusal.what.en.endswith("is not on the scale of a")
    assert refusal.remedy.en == f"write {admitted}, or na"


@pytest.mark.parametrize("code", ["b", "p"])
def test_an_answer_to_what_is_no_indicator_is_refused_with_those_there_are(code):
    built = instrument(part("p", indicator("a", 100), weight=100))
    with pytest.raises(Refused, match=f"no indicator “{code}” in contoh/2099. Use one of: a"):
        score(built, answered(**{code: 1}))


# -- weights ----------------------------------------------------------------------------------


def nested():
    """60 points of which 40, 35 and 25 percent; 40 points shared equally by two."""
    return instrument(
        part("p", indicator("p1", 40), indicator("p2", 35), indicator("p3", 25), weight=60),
        part("q", indicator("q1"), indicator("q2"), weight=40, parts_weigh="equal"),
        parts_weigh="points",
    )


def test_points_percent_and_equal_shares_nest():
    found = score(nested(), answered(p1=1, p2=0, p3=1, q1=1, q2=0))
    assert found.exact == 60 * Fraction(65, 100) + 20
    assert {leaf.code: leaf.points for leaf in found.tree.leaves()} == {
        "p1": 24,
        "p2": 21,
        "p3": 15,
        "q1": 20,
        "q2": 20,
    }


def test_points_below_points_are_points_of_the_total():
    built = instrument(
        part("p", indicator("p1", 6), indicator("p2", 36), weight=42, parts_weigh="points"),
        indicator("q", 58),
        parts_weigh="points",
    )
    assert score(built, answered(p1=1, p2=0, q=0)).exact == 6


def test_what_is_asked_and_not_scored_changes_nothing():
    built = instrument(indicator("a", 100), indicator("b", informational=True))
    assert score(built, answered(a=1)).exact == score(built, answered(a=1, b=0)).exact == 100


def unknown_weights(**changes):
    return instrument(
        indicator("a", 40),
        indicator("b"),
        indicator("c"),
        weight_sets=(
            weight_set(),
            weight_set("berat-b", {"b": 50, "c": 10}, fills=False, default=False),
            weight_set("sebagian", {"b": 50}, default=False),
        ),
        **changes,
    )


@pytest.mark.parametrize(
    ("name", "total"), [(None, 30), ("merata", 30), ("berat-b", 50), ("sebagian", 50)]
)
def test_a_weight_set_weighs_what_no_source_does(name, total):
    found = score(unknown_weights(), answered(a=0, b=1, c=0), weights=name)
    assert (found.exact, found.estimate) == (total, True)
    assert found.because[0].en.startswith("some weights are local")


def test_with_official_weights_alone_it_says_which_are_unknown():
    found = score(unknown_weights(), answered(a=1, b=MISSING), weights="official")
    assert (found.exact, found.score, found.band, found.tree) == (None, None, None, None)
    assert (found.least, found.greatest, found.estimate) == (None, None, False)
    assert found.why_not[0].en == "no official weight is known for 2 parts (b, c)"
    assert found.missing == ("b", "c")


def test_many_unknown_weights_are_counted_and_the_first_five_named():
    parts = [indicator(f"a{number}") for number in range(8)]
    asked = indicator("asked", informational=True)
    found = score(instrument(*parts, asked, weight_sets=(weight_set(),)), {}, weights="official")
    assert found.why_not[0].en.endswith("for 8 parts (a0, a1, a2, a3, a4, …)")
    assert "asked" not in found.missing


def test_a_file_without_weight_sets_and_without_weights_cannot_be_computed():
    found = score(instrument(indicator("a", 40), indicator("b")), answered(a=1, b=1))
    assert found.why_not[0].en == "no official weight is known for 1 part (b)"


def test_weights_that_the_file_itself_calls_local_are_not_official():
    built = instrument(part("p", indicator("a"), parts_weigh="equal", weight=100, cite=LOCAL))
    assert score(built, answered(a=1)).because[0].en == "some weights: set locally"
    refused = score(built, answered(a=1), weights="official")
    assert refused.why_not[0].en == "no official weight is known for 2 parts (p, a)"


def test_derived_weights_count_as_official_ones_and_make_an_estimate():
    built = instrument(part("p", indicator("a"), parts_weigh="equal", weight=100, cite=DERIVED))
    found = score(built, answered(a=1), weights="official")
    assert (found.exact, found.estimate) == (100, True)
    assert found.because[0].en == "some weights: derived, not official"


def test_all_official_is_no_estimate():
    found = score(instrument(indicator("a", 100)), answered(a=1), weights="official")
    assert (found.exact, found.estimate, found.because) == (100, False, ())


@pytest.mark.parametrize(("name", "near"), [("meratta", "merata"), ("zzz", "official, merata")])
def test_an_unknown_weight_set_is_refused_with_the_nearest(name, near):
    with pytest.raises(Refused) as refused:
        score(unknown_weights(), answered(a=1), weights=name)
    assert refused.value.refusals[0].remedy.en.startswith(f"choose: {near}")


# -- facets -----------------------------------------------------------------------------------


def two_forms():
    return instrument(
        indicator("a", 60),
        indicator("b", 40, only_when={"form": frozenset({"luring"})}),
        part("c", indicator("c1", 100), weight=40, only_when={"form": frozenset({"daring"})}),
        facets={"form": facet("form", "luring", "daring")},
    )


def test_the_form_decides_what_applies_and_the_first_is_the_default():
    answers = answered(a=0, b=1, c1=0)
    assert score(two_forms(), answers).exact == 40
    assert score(two_forms(), answers, facets={"form": "luring"}).exact == 40
    assert score(two_forms(), answers, facets={"form": "daring"}).exact == 0


def test_what_does_not_apply_is_not_missing():
    assert score(two_forms(), answered(a=1, b=1)).missing == ()
    assert score(two_forms(), answered(a=1), facets={"form": "daring"}).missing == ("c1",)


@pytest.mark.parametrize(
    ("facets", "says"),
    [({"frm": "luring"}, "no facet “frm”"), ({"form": "lurin"}, "no form “lurin”")],
)
def test_a_facet_that_does_not_exist_is_refused(facets, says):
    with pytest.raises(Refused, match=says):
        score(two_forms(), answered(a=1), facets=facets)


# -- gaps -------------------------------------------------------------------------------------


@pytest.mark.parametrize("gap", [MISSING, NA])
@pytest.mark.parametrize(("do", "total"), [("refuse", None), ("lowest", 40), ("leave-out", 100)])
def test_a_gap_does_what_the_instrument_says(gap, do, total):
    built = instrument(
        indicator("a", 40),
        indicator("b", 60),
        missing=policy(do if gap is MISSING else "refuse"),
        not_applicable=policy(do if gap is NA else "refuse"),
    )
    found = score(built, answered(a=1, b=gap))
    assert found.exact == total
    assert found.missing == (("b",) if gap is MISSING else ())


def test_the_lowest_answer_of_a_scale_can_earn_something():
    built = instrument(indicator("a", 100, scale=numeric(25, 100)), missing=policy("lowest"))
    assert score(built, {}).exact == 25


def test_left_out_weight_is_shared_among_neighbours_within_the_parent():
    found = score(nested(), answered(p1=NA, p2=1, p3=0, q1=0, q2=0))
    assert found.exact == 60 * Fraction(35, 60)


def test_a_part_of_which_nothing_applies_leaves_its_weight_to_the_others():
    found = score(nested(), answered(p1=NA, p2=NA, p3=NA, q1=1, q2=0))
    assert found.exact == 50


def test_where_nothing_applies_there_is_no_total_and_a_reason():
    found = score(instrument(indicator("a", 100)), answered(a=NA))
    assert (found.exact, found.why_not[0].en) == (None, "no indicator applies")
    assert found.tree.contribution is None


def test_a_gap_that_is_refused_is_named():
    built = instrument(indicator("a", 40), indicator("b", 60), not_applicable=policy("refuse"))
    found = score(built, answered(b=NA))
    assert [reason.en for reason in found.why_not] == [
        "1 indicator is not answered (a)",
        "the instrument has no rule for “not applicable” (b)",
    ]
    assert (found.least, found.greatest) == (None, None)


def test_open_answers_leave_a_range_from_the_worst_to_the_best():
    built = instrument(indicator("a", 40), indicator("b", 60, scale=numeric(25, 100)))
    found = score(built, answered(a=1))
    assert (found.exact, found.least, found.greatest) == (None, 55, 100)


def test_a_rule_for_gaps_that_is_not_official_makes_an_estimate_only_where_it_is_used():
    built = instrument(
        indicator("a", 40), indicator("b", 60), not_applicable=policy("leave-out", LOCAL)
    )
    assert not score(built, answered(a=1, b=1)).estimate
    found = score(built, answered(a=1, b=NA))
    assert found.because[0].en == "the treatment of gaps: set locally"


@pytest.mark.parametrize(
    ("gap", "do", "says"),
    [
        (NA, "leave-out", "not applicable; its weight is spread over the others"),
        (NA, "lowest", "not applicable; counted as the lowest answer"),
        (NA, "refuse", "not applicable"),
        (MISSING, "leave-out", "not answered yet; its weight is spread over the others"),
        (MISSING, "lowest", "not answered yet; counted as the lowest answer"),
        (MISSING, "refuse", "not answered yet"),
    ],
)
def test_the_explanation_says_what_became_of_a_gap(gap, do, says):
    built = instrument(
        indicator("a", 40), indicator("b", 60), missing=policy(do), not_applicable=policy(do)
    )
    assert score(built, answered(a=1, b=gap)).tree.parts[1].rule.en == says


# -- rounding and classes ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "total", "rounded"),
    [
        ("half-up", "80.995", "81.00"),
        ("half-up", "80.9949999", "80.99"),
        ("half-even", "80.985", "80.98"),
        ("half-even", "80.995", "81.00"),
        ("down", "80.999", "80.99"),
    ],
)
def test_it_is_rounded_by_the_mode_of_the_version_and_then_classified(mode, total, rounded):
    built = instrument(indicator("a", 100, scale=PERCENT), rounding=Rounding(2, mode))
    found = score(built, answered(a=total))
    assert (found.exact, str(found.score)) == (Fraction(total), rounded)
    assert found.zone == ("hijau" if Decimal(rounded) >= 81 else "kuning")


@pytest.mark.parametrize(
    ("compare", "value", "zone"),
    [("at-least", 51, "kuning"), ("above", 51, "merah"), ("above", "51.01", "kuning"),
     ("above", 0, "merah")],
)  # fmt: skip
def test_the_bound_belongs_where_the_version_says(compare, value, zone):
    built = with_classes(instrument(indicator("a", 100, scale=PERCENT)), table(compare=compare))
    assert score(built, answered(a=value)).zone == zone


def test_class_bounds_that_are_not_official_make_an_estimate():
    bands = [band(50, "lulus", cite=DERIVED), band(0, "tidak", cite=DERIVED)]
    built = with_classes(instrument(indicator("a", 100)), table(*bands))
    found = score(built, answered(a=1))
    assert (found.band.code, found.zone) == ("lulus", None)
    assert found.because[0].en == "the class bounds: derived, not official"


def test_scales_that_are_not_official_make_an_estimate():
    built = instrument(indicator("a", 100, scale=laddered(0, 1, cite=LOCAL)))
    assert score(built, answered(a=1)).because[0].en == "some scales: set locally"


# -- the explanation --------------------------------------------------------------------------


def test_every_node_says_value_weight_contribution_rule_and_source():
    found = score(nested(), answered(p1=1, p2=0, p3=1, q1=1, q2=0))
    p, q = found.tree.parts
    assert (p.value, p.share, p.points, p.contribution) == (
        Fraction(65, 100), Fraction(60, 100), 60, 39,
    )  # fmt: skip
    assert [found.tree.rule.en, p.rule.en, q.rule.en] == [
        "the points of its parts",
        "the weighted mean of its parts",
        "the mean of its parts",
    ]
    leaf = p.parts[0]
    assert leaf.rule.en == "1 of 1: anak tangga 1 (en)"
    assert leaf.label == text("p1")
    assert (leaf.answer, leaf.value, leaf.state, leaf.observations) == (1, 1, "scored", 1)
    assert (leaf.cite, leaf.weight_cite) == (OFFICIAL, OFFICIAL)


def test_a_weight_from_a_weight_set_is_explained_as_local():
    found = score(unknown_weights(), answered(a=1, b=1, c=1))
    assert [leaf.weight_cite.provenance for leaf in found.tree.leaves()] == [
        "official",
        "local",
        "local",
    ]


def test_a_number_is_explained_without_a_rung():
    found = score(instrument(indicator("a", 100, scale=PERCENT)), answered(a="87.5"))
    assert found.tree.parts[0].rule.en == "87.5 of 100"
