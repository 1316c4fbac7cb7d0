"""What of the answers under one version can be carried to another, counted honestly."""

from dataclasses import replace

from tests.unit.scoring.builders import (
    LADDER,
    PERCENT,
    facet,
    indicator,
    instrument,
    laddered,
    numeric,
    rungs,
    text,
)
from zonahijau.lawbook.library import load_instrument
from zonahijau.scoring.mapping import map_versions

OLD = instrument(
    indicator("a", 20, fact="standard.fee.published"),
    indicator("b", 20, scale=LADDER, fact="pledge.published"),
    indicator("c", 20, fact="facility.toilet.available"),
    indicator("d", 20),
    indicator("e", 20, scale=PERCENT, fact="survey.ikm"),
    id="contoh/lama",
)


def new(*parts):
    return instrument(*parts, id="contoh/baru")


def states(mapping):
    return {
        each.indicator.code: (each.state, each.source and each.source.code)
        for each in mapping.indicators
    }


def test_the_same_fact_with_the_same_scores_is_carried():
    mapping = map_versions(OLD, new(indicator("x", 100, fact="standard.fee.published")))
    assert states(mapping) == {"x": ("carried", "a")}
    assert mapping.carried() == {"x": "a"}
    assert (mapping.old, mapping.new) == ("contoh/lama", "contoh/baru")


def test_the_same_fact_with_other_scores_is_shown_and_not_taken():
    mapping = map_versions(
        OLD,
        new(
            indicator("x", 50, scale=laddered(0, 1, 2, 3, 4), fact="pledge.published"),
            indicator("y", 50, scale=numeric(25, 100), fact="survey.ikm"),
        ),
    )
    assert states(mapping) == {"x": ("rescaled", "b"), "y": ("rescaled", "e")}
    assert mapping.carried() == {}


def test_the_same_scores_under_other_words_are_not_the_same_answers():
    other = [replace(rung, label=text(f"lain {rung.score}")) for rung in rungs(0, 1)]
    scale = replace(laddered(0, 1, kind="presence"), rungs=tuple(other))
    mapping = map_versions(
        OLD, new(indicator("x", 100, scale=scale, fact="standard.fee.published"))
    )
    assert states(mapping) == {"x": ("rescaled", "a")}


def test_numbers_are_carried_within_the_same_bounds():
    mapping = map_versions(OLD, new(indicator("x", 100, scale=PERCENT, fact="survey.ikm")))
    assert states(mapping) == {"x": ("carried", "e")}


def test_what_the_old_version_did_not_ask_is_new_and_what_leads_nowhere_is_dropped():
    mapping = map_versions(OLD, new(indicator("x", 50), indicator("y", 50, fact="website.exists")))
    assert states(mapping) == {"x": ("new", None), "y": ("new", None)}
    assert [node.code for node in mapping.dropped] == ["a", "b", "c", "d", "e"]
    assert mapping.counts == {"carried": 0, "rescaled": 0, "new": 2, "dropped": 5}


def test_a_fact_that_two_indicators_share_maps_neither():
    twice = new(
        indicator("x", 50, fact="standard.fee.published"),
        indicator("y", 50, fact="standard.fee.published"),
    )
    assert states(map_versions(OLD, twice)) == {"x": ("new", None), "y": ("new", None)}
    assert map_versions(twice, OLD).counts["carried"] == 0


def test_only_what_applies_to_the_form_is_mapped():
    formed = replace(
        new(
            indicator("x", 50, fact="standard.fee.published", only_when={"form": frozenset("A")}),
            indicator("y", 50, fact="pledge.published", only_when={"form": frozenset("B")}),
        ),
        facets={"form": facet("form", "A", "B")},
    )
    assert list(states(map_versions(OLD, formed))) == ["x"]
    assert list(states(map_versions(OLD, formed, {"form": "B"}))) == ["y"]


def test_every_indicator_of_the_versions_that_ship_is_counted_once():
    old, later = load_instrument("ombudsman/2022"), load_instrument("ombudsman/2023")
    mapping = map_versions(old, later)
    counts = mapping.counts
    assert counts["carried"] + counts["rescaled"] + counts["new"] == len(later.indicators())
    assert counts["carried"] + counts["rescaled"] + counts["dropped"] == len(old.indicators())
    assert counts["carried"] > 0


def test_a_version_maps_wholly_to_itself():
    loaded = load_instrument("satgas/monthly")
    counts = map_versions(loaded, loaded).counts
    assert counts == {"carried": 12, "rescaled": 0, "new": 0, "dropped": 0}
