"""What a sound file becomes: every key of the format, and what holds where a key is left out."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from zonahijau.lawbook.citations import Period, read_citation, read_sources
from zonahijau.lawbook.entries import read_text
from zonahijau.lawbook.instruments import Instrument, parse_instrument, unweighted
from zonahijau.lawbook.library import law_folder, shown
from zonahijau.lawbook.numbers import Rounding
from zonahijau.wording import Refused, Text

SOUND = (Path(__file__).parent / "broken" / "sound.yaml").read_text("utf-8")


def parsed(*changes: tuple[str, str]) -> Instrument:
    text = SOUND
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return parse_instrument(text, "sound.yaml", "contoh/2099")


def test_a_file_becomes_an_instrument_with_all_that_it_says():
    found = parsed()
    assert (found.id, found.series, found.version) == ("contoh/2099", "contoh", "2099")
    assert found.title == Text("Penilaian contoh", "Example assessment")
    assert found.in_force == Period(date(2099, 1, 1), date(2100, 1, 1))
    assert (found.lowest, found.highest, found.scored) == (0, 100, "unit")
    assert (found.rounding, found.rounds_each_level) == (Rounding(2), False)
    assert (found.missing.do, found.not_applicable.do) == ("refuse", "leave-out")
    assert [(level, each.by) for level, each in found.combining.items()] == [
        ("respondents", "mean")
    ]
    assert found.roll_up.by == "unit"
    assert (found.facets["form"].values, found.facets["form"].default) == (
        ("luring", "daring"),
        "luring",
    )
    assert [note.en for note in found.notes] == ["A note."]


def test_the_tree_keeps_its_order_its_weights_and_its_scales():
    found = parsed()
    codes = [node.code for node in found.root.walk()]
    assert codes == ["total", "input", "input.1", "input.2", "input.3", "input.4", "ikm"]
    assert found.root.parts_weigh == "points"
    assert found.node("input").weight == 60
    assert [node.code for node in unweighted(found, {"form": "luring"})] == ["input.2", "input.3"]
    assert found.node("input.4").informational
    assert found.node("input.3").scale.kind == "ladder"
    assert found.node("ikm").scale.zero == 0
    assert found.node("ikm").fact == "survey.ikm"
    assert found.node("nobody") is None


def test_what_applies_depends_on_the_form():
    found = parsed()
    assert [node.code for node in found.indicators()][3] == "input.4"
    assert "input.4" not in [node.code for node in found.indicators({"form": "daring"})]


def test_a_region_has_the_classes_of_the_units_where_it_has_none_of_its_own():
    found = parsed()
    assert found.class_table("region") is found.class_table("unit")
    own = parsed(
        (
            "  unit:\n",
            '  region: [{from: "0", band: semua, label: {id: Semua, en: All}}]\n  unit:\n',
        )
    )
    assert [band.code for band in own.class_table("region").bands] == ["semua"]


def test_weight_sets_and_gates_are_found_by_name():
    found = parsed()
    assert found.default_weight_set is found.weight_set("merata")
    assert found.weight_set("lain") is None
    assert [(gate.zeroes, gate.caps_at) for gate in found.gates] == [
        ("input.2", None),
        (None, "kuning"),
    ]


def test_an_instrument_without_facets_sets_gates_scales_or_rules_for_several_is_sound():
    text = """\
id: contoh/2099
series: contoh
version: "2099"
title: {id: Contoh, en: Example}
in_force: {from: 2099-01-01}
sources: {s: {title: Sumber}}
cite: {source: s, article: Pasal 1, provenance: official, confidence: V}
scored: product
total: {from: "0", to: "5"}
rounding: {places: "1", mode: down, when: each-level}
missing: {do: lowest}
not_applicable: {do: refuse}
roll_up: {by: none}
classes: {compare: above, unit: [{from: "0", label: {id: Semua, en: All}}]}
parts_weigh: equal
parts:
  - code: a
    label: {id: A, en: A}
    ladder: {"5": {id: Lima, en: Five}, "4": {id: Empat, en: Four}}
"""
    found = parse_instrument(text, "contoh.yaml")
    assert (found.facets, found.combining, found.weight_sets, found.gates) == ({}, {}, (), ())
    assert found.in_force.until is None
    assert found.rounds_each_level
    assert [rung.score for rung in found.indicators()[0].scale.rungs] == [4, 5]
    assert (found.default_weight_set, found.class_table("unit").compare) == (None, "above")


def test_lines_are_kept_but_do_not_make_two_instruments_differ():
    below = parsed(("scored: unit", "\n\nscored: unit"))
    assert below.node("input").line == parsed().node("input").line + 2
    assert below == parsed()
    assert below != replace(below, version="2098")


def test_without_a_name_due_any_id_will_do():
    text = SOUND.replace("id: contoh/2099", "id: daerah/sendiri", 1)
    assert parse_instrument(text, "upload.yaml").id == "daerah/sendiri"


# -- citations --------------------------------------------------------------------------------


def test_the_nearest_enclosing_citation_holds_and_may_change_one_key():
    found = parsed(
        ("  - code: input\n", "  - code: input\n    cite: {article: Pasal 4, confidence: S}\n"),
        ("Facilities}, scale: ada}", "Facilities}, scale: ada, cite: {provenance: derived}}"),
    )
    at = {node.code: node.cite for node in found.root.walk()}
    assert [at["input"].article, at["input.1"].article, at["ikm"].article] == [
        "Pasal 4",
        "Pasal 4",
        "Pasal 3",
    ]
    assert (at["input.2"].provenance, at["input.2"].confidence) == ("derived", "S")
    assert at["ikm"].source.link == "https://example.org/1"


def test_a_value_can_be_in_force_for_days_of_its_own():
    found = parsed(("do: refuse", "do: refuse, cite: {in_force: {from: 2099-06-01}}"))
    assert found.missing.cite.in_force == Period(date(2099, 6, 1))
    assert found.roll_up.cite.in_force == found.in_force


def test_a_file_without_sources_can_cite_nothing():
    top = read_text("cite: {source: s}", "file")
    assert read_sources(top) == {}
    with pytest.raises(Refused, match="s is not among sources"):
        read_citation(top.entry("cite"), {}, None)


def test_a_citation_needs_days_from_somewhere():
    text = (
        "sources: {s: {title: S}}\ncite: {source: s, article: a, provenance: local, confidence: U}"
    )
    top = read_text(text, "file")
    with pytest.raises(Refused, match=r"(?i)no validity is given") as refused:
        read_citation(top.entry("cite"), read_sources(top), None)
    assert refused.value.refusals[0].remedy.en == "add in_force: {from: …}"


# -- names of files ---------------------------------------------------------------------------


def test_our_law_is_shown_from_law_on_and_other_files_as_given(tmp_path):
    assert shown(law_folder() / "facts.yaml") == "law/facts.yaml"
    assert shown(tmp_path / "x.yaml") == str(tmp_path / "x.yaml")


def test_a_weight_is_kept_as_the_fraction_that_is_written():
    assert parsed(('weight: "40", scale: ada', 'weight: "1/3", scale: ada')).node(
        "input.1"
    ).weight == Fraction(1, 3)
