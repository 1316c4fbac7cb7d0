"""What must hold for every value of every instrument that ships."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from zonahijau.lawbook.citations import CONFIDENCES, PROVENANCES, Citation
from zonahijau.lawbook.facts import check_facts, read_facts
from zonahijau.lawbook.instruments import Instrument, part_weights
from zonahijau.lawbook.instruments.weight_checking import every_facets
from zonahijau.lawbook.library import (
    all_instruments,
    instrument_files,
    law_folder,
    load_facts,
    load_instrument,
)
from zonahijau.wording import Refused, Text

INSTRUMENTS = [pytest.param(each, id=each.id) for each in all_instruments()]
WITHOUT_SOURCE = "satgas"
"""The key under which every file cites the task force itself."""


def cited(instrument: Instrument) -> Iterator[tuple[str, Citation]]:
    """Every value of an instrument that carries a citation, by what it is."""
    yield "file", instrument.cite
    yield "rounding", instrument.rounding_cite
    yield "missing", instrument.missing.cite
    yield "not_applicable", instrument.not_applicable.cite
    yield "roll_up", instrument.roll_up.cite
    yield from ((f"combine {level}", each.cite) for level, each in instrument.combining.items())
    for level, table in instrument.classes.items():
        yield from ((f"{level} class from {band.lower}", band.cite) for band in table.bands)
    for node in instrument.root.walk():
        yield node.code, node.cite
        if node.scale:
            yield f"scale of {node.code}", node.scale.cite
    yield from ((f"weight set {each.name}", each.cite) for each in instrument.weight_sets)
    yield from ((f"convention {each.name}", each.cite) for each in instrument.weight_conventions)
    yield from ((f"gate {each.code}", each.cite) for each in instrument.gates)


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_every_value_has_source_article_provenance_and_confidence(instrument):
    for what, cite in cited(instrument):
        assert cite.source.title.strip(), what
        assert cite.article.strip(), what
        assert cite.provenance in PROVENANCES, what
        assert cite.confidence in CONFIDENCES, what
        assert cite.source == instrument.sources[cite.source.key], what


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_what_the_task_force_states_is_never_called_official(instrument):
    for what, cite in cited(instrument):
        if cite.source.key == WITHOUT_SOURCE:
            assert cite.provenance == "local", what


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_a_source_says_where_it_can_be_found_or_what_it_is(instrument):
    for source in instrument.sources.values():
        assert source.title
        assert source.link is None or source.link.startswith("https://")


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_every_local_weight_stands_in_a_weight_set_or_is_named_local(instrument):
    for facets in every_facets(instrument):
        for weight_set in instrument.weight_sets or (None,):
            for weight in weights_of(instrument, weight_set, facets):
                if not weight.given:
                    assert weight.cite == weight_set.cite
                    assert weight.cite.provenance == "local"


def weights_of(instrument, weight_set, facets):
    open_nodes = [(instrument.root, instrument.highest)]
    while open_nodes:
        node, whole = open_nodes.pop()
        weights = part_weights(node, whole, weight_set, facets)
        yield from weights
        open_nodes += [(w.node, whole * w.share) for w in weights if w.node.parts]


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_both_languages_are_there_and_differ_where_they_must(instrument):
    texts = [node.label for node in instrument.root.walk()]
    texts += [band.label for table in instrument.classes.values() for band in table.bands]
    texts += instrument.notes
    assert all(text.id.strip() and text.en.strip() for text in texts)
    assert all(note.id != note.en for note in instrument.notes)


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_classes_begin_where_the_total_begins_and_fall(instrument):
    for table in instrument.classes.values():
        lowers = [band.lower for band in table.bands]
        assert lowers == sorted(lowers, reverse=True)
        assert lowers[-1] == instrument.lowest


# -- the figures that the whole rests on ------------------------------------------------------


def leaf_shares(instrument: Instrument, under: str, facets: dict[str, str]) -> list[Fraction]:
    """What share of a node each indicator below it carries."""

    def below(node, share):
        for weight in part_weights(node, Fraction(100), None, facets):
            if weight.node.parts:
                yield from below(weight.node, share * weight.share)
            else:
                yield share * weight.share

    return list(below(instrument.node(under), Fraction(1)))


@pytest.mark.parametrize(("form", "node", "count"), [("A", "f02a", 30), ("B", "f02b", 29)])
def test_the_weights_of_f02_add_up_to_exactly_one(form, node, count):
    shares = leaf_shares(load_instrument("panrb/ipp-2022"), node, {"form": form})
    assert (len(shares), sum(shares)) == (count, 1)


def test_all_61_indicators_of_f02_have_a_ladder_of_six_rungs():
    nodes = load_instrument("panrb/ipp-2022").root.walk()
    ladders = [node.scale for node in nodes if node.scale and node.scale.kind == "ladder"]
    assert len(ladders) == 61
    assert {tuple(rung.score for rung in scale.rungs) for scale in ladders} == {tuple(range(6))}


@pytest.mark.parametrize("version", ["ombudsman/2022", "ombudsman/2023"])
def test_the_dimensions_of_2022_to_2024_add_up_to_100(version):
    weights = [part.weight for part in load_instrument(version).root.parts]
    assert weights == [Fraction(text) for text in ("21.85", "32.37", "24.24", "21.54")]
    assert sum(weights) == 100


# -- facts ------------------------------------------------------------------------------------


def used_elsewhere() -> str:
    """All law files but instruments and facts.yaml itself, as one text."""
    files = [path for path in law_folder().rglob("*.yaml") if "instruments" not in path.parts]
    return "\n".join(path.read_text("utf-8") for path in files if path.name != "facts.yaml")


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_every_fact_key_that_is_used_exists(instrument):
    assert not check_facts(instrument.root.walk(), load_facts(), instrument.id)


def test_every_fact_key_is_used_by_some_law_file_or_kept_on_purpose():
    used = {node.fact for each in all_instruments() for node in each.root.walk()}
    elsewhere = used_elsewhere()
    unused = {key for key in load_facts() if key not in used and key not in elsewhere}
    assert unused == KEPT


KEPT = {
    "information.published_onsite",
    "perception.discrimination.absent",
    "standard.document.complete",
    "standard.sippn.entered",
}
"""Keys that no law file uses: known to the evidence base for their own sake."""


def test_a_fact_that_does_not_exist_is_named_with_the_nearest():
    instrument = load_instrument("satgas/monthly")
    known = {"pledge.publish": Text("Maklumat", "Pledge")}
    refusals = check_facts(instrument.root.walk(), known, "monthly.yaml")
    by_fact = {refusal.what.en: refusal for refusal in refusals}
    near = by_fact["fact pledge.published is not in facts.yaml"]
    assert (near.remedy.en, near.file) == ("perhaps pledge.publish is meant", "monthly.yaml")
    assert near.row > 1
    far = by_fact["fact website.exists is not in facts.yaml"]
    assert far.remedy.en == "add it to law/facts.yaml"


@pytest.mark.parametrize(
    ("text", "says", "row"),
    [
        ("facts: [{key: Fee, label: {id: a, en: b}}]", "key is not a fact key", 1),
        ("facts: [{key: fee, label: {id: a, en: b}}]", "key is not a fact key", 1),
        (
            "facts:\n  - {key: a.b, label: {id: a, en: b}}\n  - {key: a.b, label: {id: c, en: d}}",
            "key a.b stands twice",
            3,
        ),
        ("facts: []\nfactz: []", "key factz is unknown", 2),
        ("facts: [{key: a.b, label: {id: a, en: b}, x: 1}]", "key x is unknown", 1),
    ],
)
def test_a_vocabulary_that_cannot_be_read_is_refused(tmp_path: Path, text, says, row):
    path = tmp_path / "facts.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(Refused) as refused:
        read_facts(path)
    (refusal,) = refused.value.refusals
    assert (refusal.what.en, refusal.row) == (says, row)


# -- the library ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("ombudsmann/2023", "perhaps ombudsman/2023 is meant"),
        ("zzz", "choose one of: ombudsman/2015, ombudsman/2021"),
    ],
)
def test_an_instrument_that_does_not_exist_is_refused_with_the_nearest(written, remedy):
    with pytest.raises(Refused) as refused:
        load_instrument(written)
    assert refused.value.refusals[0].remedy.en.startswith(remedy)


def test_an_instrument_is_read_once():
    assert load_instrument("ombudsman/2023") is load_instrument("ombudsman/2023")
    assert [each.id for each in all_instruments()] == list(instrument_files())
