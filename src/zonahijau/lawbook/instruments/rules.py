"""Reading what an instrument does with answers: policies, classes, weight sets, gates."""

from __future__ import annotations

from fractions import Fraction

from zonahijau.lawbook.citations import Citation, Citing
from zonahijau.lawbook.entries import Entry, Findings
from zonahijau.lawbook.instruments.model import (
    COMBINERS,
    GAP_POLICIES,
    ZONES,
    Band,
    ClassTable,
    Combining,
    Facet,
    GapPolicy,
    Gate,
    RollUp,
    WeightConvention,
    WeightSet,
)
from zonahijau.lawbook.numbers import LONGEST_TAIL, Rounding
from zonahijau.wording import Text

COMBINED = ("respondents", "products", "assessors")
LEVELS = ("unit", "region")


def read_rounding(entry: Entry, citing: Citing) -> tuple[Rounding, bool, Citation]:
    """Places and mode, whether each level is rounded before it feeds the next, and who says so."""
    rounding = Rounding(_read_places(entry), entry.choice("mode", ("half-up", "half-even", "down")))
    each_level = entry.choice("when", ("published", "each-level")) == "each-level"
    cite = citing.of(entry)
    entry.finish()
    return rounding, each_level, cite


def _read_places(entry: Entry) -> int:
    places = entry.whole("places")
    if not 0 <= places <= LONGEST_TAIL:
        raise entry.refused(
            "places",
            Text("bukan jumlah desimal", "is not a number of decimal places"),
            Text(f'tulis "0" sampai "{LONGEST_TAIL}"', f'write "0" to "{LONGEST_TAIL}"'),
        )
    return places


def read_gap_policy(entry: Entry, citing: Citing) -> GapPolicy:
    """What a gap does to the total: refuse it, count as the lowest answer, leave the part out."""
    policy = GapPolicy(entry.choice("do", GAP_POLICIES), citing.of(entry))
    entry.finish()
    return policy


def read_combining(top: Entry, citing: Citing) -> dict[str, Combining]:
    """How several answers become one, for respondents, products and assessors as far as given."""
    if not top.has("combine"):
        return {}
    listed = top.entry("combine")
    read = {key: _read_combiner(listed.entry(key), citing) for key in COMBINED if listed.has(key)}
    listed.finish()
    return read


def _read_combiner(entry: Entry, citing: Citing) -> Combining:
    combining = Combining(
        entry.choice("by", COMBINERS), entry.choice("missing", GAP_POLICIES[::2]), citing.of(entry)
    )
    entry.finish()
    return combining


def read_roll_up(entry: Entry, citing: Citing) -> RollUp:
    """How units become a region."""
    roll_up = RollUp(entry.choice("by", ("unit", "product", "none")), citing.of(entry))
    entry.finish()
    return roll_up


def read_facets(top: Entry) -> dict[str, Facet]:
    """The facets by name; none where the file has none."""
    if not top.has("facets"):
        return {}
    listed = top.entry("facets")
    return {name: _read_facet(name, listed.entry(name)) for name in listed.keys}


def _read_facet(name: str, entry: Entry) -> Facet:
    values = tuple(entry.texts("values"))
    facet = Facet(name, entry.bilingual("label"), values, entry.choice("default", values))
    entry.finish()
    return facet


def read_classes(entry: Entry, outer: Citing, findings: Findings) -> dict[str, ClassTable]:
    """One table a level; a region's own is optional and otherwise that of the units."""
    citing = outer.within(entry)
    compare = entry.choice("compare", ("at-least", "above"))
    tables = {}
    for level in LEVELS:
        if level == "unit" or entry.has(level):
            entries = entry.filled_entries(level)
            bands = findings.each(entries, lambda each: _read_band(each, citing))
            tables[level] = ClassTable(tuple(bands), compare)
    entry.finish()
    return {level: tables.get(level, tables["unit"]) for level in LEVELS}


def _read_band(entry: Entry, citing: Citing) -> Band:
    band = Band(
        lower=entry.number("from"),
        code=entry.optional_text("band"),
        label=entry.bilingual("label"),
        zone=entry.choice("zone", ZONES) if entry.has("zone") else None,
        cite=citing.of(entry),
        line=entry.line,
    )
    entry.finish()
    return band


def read_weight_sets(top: Entry, citing: Citing, findings: Findings) -> tuple[WeightSet, ...]:
    """The named local readings of weights; one that claims to be official is refused."""
    if not top.has("weight_sets"):
        return ()
    entries = top.entries("weight_sets")
    return tuple(findings.each(entries, lambda entry: _read_weight_set(entry, citing)))


def _read_weight_set(entry: Entry, citing: Citing) -> WeightSet:
    weight_set = WeightSet(
        name=entry.text("name"),
        label=entry.bilingual("label"),
        cite=citing.of(entry),
        weights=_read_weights(entry),
        fills=entry.has("fill") and entry.choice("fill", ("equal",)) == "equal",
        default=entry.flag("default"),
        line=entry.line,
    )
    entry.finish()
    if weight_set.name == "official" or weight_set.cite.official:
        raise entry.wrong(
            Text("himpunan bobot tidak boleh resmi", "a weight set cannot be official"),
            Text(
                "beri nama lain dan provenance local", "give it another name and provenance local"
            ),
        )
    return weight_set


def _read_weights(entry: Entry) -> dict[str, Fraction]:
    if not entry.has("weights"):
        return {}
    listed = entry.entry("weights")
    return {code: listed.number(code) for code in listed.keys}


def read_weight_conventions(top: Entry, citing: Citing) -> tuple[WeightConvention, ...]:
    """The weights per element under which indices were printed."""
    if not top.has("weight_conventions"):
        return ()
    return tuple(_read_convention(each, citing) for each in top.entries("weight_conventions"))


def _read_convention(entry: Entry, citing: Citing) -> WeightConvention:
    convention = WeightConvention(
        entry.text("name"), entry.number("weight"), entry.bilingual("label"), citing.of(entry)
    )
    entry.finish()
    return convention


def read_gates(top: Entry, citing: Citing, findings: Findings) -> tuple[Gate, ...]:
    """The conditions beside the sum; each either zeroes a part or caps the class."""
    if not top.has("gates"):
        return ()
    return tuple(findings.each(top.entries("gates"), lambda entry: _read_gate(entry, citing)))


def _read_gate(entry: Entry, citing: Citing) -> Gate:
    gate = Gate(
        code=entry.text("code"),
        indicator=entry.text("indicator"),
        at_least=entry.number("at_least"),
        cite=citing.of(entry),
        zeroes=entry.optional_text("zeroes"),
        caps_at=entry.optional_text("caps_at"),
        line=entry.line,
    )
    entry.finish()
    if (gate.zeroes is None) == (gate.caps_at is None):
        raise entry.wrong(
            Text("syarat harus zeroes atau caps_at", "a gate must have zeroes or caps_at"),
            Text("tulis salah satu", "write one of the two"),
        )
    return gate
