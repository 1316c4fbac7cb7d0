"""What an instrument is: the scored tree, its scales, weights, policies and classes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from zonahijau.lawbook.citations import Citation, Period, Source
from zonahijau.lawbook.numbers import Rounding
from zonahijau.wording import Text

WEIGHT_BASES = ("points", "percent", "equal")
"""How the weights of a node's parts read: points of the total, percent of it, equal shares."""

SCALE_KINDS = ("presence", "ordinal", "ladder", "number", "survey-mean", "external-index")
COMBINERS = ("mean", "lowest", "highest", "median")
GAP_POLICIES = ("refuse", "lowest", "leave-out")
ZONES = ("hijau", "kuning", "merah")
NO_WEIGHT = "none"


@dataclass(frozen=True, slots=True)
class Rung:
    """One answer that a scale offers: its score and the text that describes it."""

    score: Fraction
    label: Text


@dataclass(frozen=True, slots=True)
class Scale:
    """What may be answered, and what share of an indicator's weight an answer earns.

    The share is ``(answer - zero) / (highest - zero)``. Scales with rungs admit only the rungs'
    scores; the others every number from ``lowest`` to ``highest``.
    """

    name: str
    kind: str
    lowest: Fraction
    highest: Fraction
    zero: Fraction
    rungs: tuple[Rung, ...]
    cite: Citation

    def share(self, answer: Fraction) -> Fraction:
        return (answer - self.zero) / (self.highest - self.zero)

    def admits(self, answer: Fraction) -> bool:
        if self.rungs:
            return any(rung.score == answer for rung in self.rungs)
        return self.lowest <= answer <= self.highest

    def rung_at(self, answer: Fraction) -> Rung | None:
        return next((rung for rung in self.rungs if rung.score == answer), None)


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the scored tree: a dimension, aspect or variable, or an indicator at a leaf.

    ``weight`` is None where the source does not give it (a weight set does), and ``NO_WEIGHT``
    nodes are asked but not scored (``informational``). ``only_when`` names the facets under which
    the node belongs to the instrument at all.
    """

    code: str
    label: Text
    cite: Citation
    weight: Fraction | None = None
    informational: bool = False
    parts_weigh: str = "equal"
    parts: tuple[Node, ...] = ()
    scale: Scale | None = None
    fact: str | None = None
    evidence: tuple[Text, ...] = ()
    only_when: Mapping[str, frozenset[str]] = field(default_factory=dict)
    line: int = field(default=0, compare=False)

    @property
    def is_indicator(self) -> bool:
        return self.scale is not None

    def walk(self) -> Iterator[Node]:
        """The node and all below it, in the order of the file."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def applies(self, facets: Mapping[str, str]) -> bool:
        return all(facets.get(name) in values for name, values in self.only_when.items())


@dataclass(frozen=True, slots=True)
class WeightSet:
    """A named local reading of the weights that no source gives.

    ``weights`` are in the basis of the node's parent; with ``fills`` what is left of a parent is
    shared equally among its parts that still have none.
    """

    name: str
    label: Text
    cite: Citation
    weights: Mapping[str, Fraction]
    fills: bool
    default: bool
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class WeightConvention:
    """One of the weights per element under which an index is printed: 1/9, 0.111 or 0.11."""

    name: str
    weight: Fraction
    label: Text
    cite: Citation


@dataclass(frozen=True, slots=True)
class Combining:
    """How several answers to one indicator become one, and what an empty one among them does."""

    by: str
    missing: str
    cite: Citation


@dataclass(frozen=True, slots=True)
class GapPolicy:
    """What a missing answer, or one that does not apply, does to the total."""

    do: str
    cite: Citation


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition beside the sum: unless ``indicator`` reaches ``at_least``, ``zeroes`` earns
    nothing, or the class is no better than ``caps_at`` (a band)."""

    code: str
    indicator: str
    at_least: Fraction
    cite: Citation
    zeroes: str | None = None
    caps_at: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Band:
    """A class by its lower bound; ``code`` is the printed word, None where no source prints one."""

    lower: Fraction
    code: str | None
    label: Text
    zone: str | None
    cite: Citation
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class ClassTable:
    """Classes from best to worst, and how a value is compared with their lower bounds.

    ``at-least``: a value on the bound belongs to the class; ``above``: only a greater one does.
    The comparison belongs to the version, because published practice conflicts (50.12 was printed
    yellow in 2017 and 50.39 red in 2019 under the same printed table).
    """

    bands: tuple[Band, ...]
    compare: str

    def classify(self, value: Fraction) -> Band:
        """The class of a value that is already rounded; the lowest class takes all below."""
        for band in self.bands:
            if value > band.lower or (value == band.lower and self.compare == "at-least"):
                return band
        return self.bands[-1]

    def band(self, code: str) -> Band | None:
        return next((band for band in self.bands if band.code == code), None)


@dataclass(frozen=True, slots=True)
class RollUp:
    """How units become a region: ``by`` unit or product; ``none`` where the rule is unknown."""

    by: str
    cite: Citation


@dataclass(frozen=True, slots=True)
class Facet:
    """A property of the assessed unit or service that decides which parts apply to it."""

    name: str
    label: Text
    values: tuple[str, ...]
    default: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """One published version of one instrument, complete and immutable.

    ``sha256`` is that of its canonical form without translations; it stands in every result.
    """

    id: str
    series: str
    version: str
    title: Text
    in_force: Period
    sources: Mapping[str, Source]
    scored: str
    lowest: Fraction
    highest: Fraction
    rounding: Rounding
    rounds_each_level: bool
    rounding_cite: Citation
    missing: GapPolicy
    not_applicable: GapPolicy
    combining: Mapping[str, Combining]
    roll_up: RollUp
    classes: Mapping[str, ClassTable]
    facets: Mapping[str, Facet]
    root: Node
    weight_sets: tuple[WeightSet, ...]
    weight_conventions: tuple[WeightConvention, ...]
    gates: tuple[Gate, ...]
    notes: tuple[Text, ...]
    cite: Citation
    sha256: str
    _by_code: Mapping[str, Node] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Nodes are looked up for every answer of every target, so not by walking the tree."""
        by_code: dict[str, Node] = {}
        for node in self.root.walk():
            by_code.setdefault(node.code, node)
        object.__setattr__(self, "_by_code", by_code)

    def indicators(self, facets: Mapping[str, str] | None = None) -> tuple[Node, ...]:
        """The leaves that can be answered, in the order of the file."""
        return tuple(_applying_leaves(self.root, self.with_defaults(facets or {})))

    def with_defaults(self, facets: Mapping[str, str]) -> dict[str, str]:
        return {name: facets.get(name, facet.default) for name, facet in self.facets.items()}

    def node(self, code: str) -> Node | None:
        return self._by_code.get(code)

    @property
    def default_weight_set(self) -> WeightSet | None:
        return next((each for each in self.weight_sets if each.default), None)

    def weight_set(self, name: str) -> WeightSet | None:
        return next((each for each in self.weight_sets if each.name == name), None)

    def class_table(self, level: str) -> ClassTable:
        return self.classes[level]

    def round(self, value: Fraction) -> Fraction:
        return Fraction(self.rounding.apply(value))


def _applying_leaves(node: Node, facets: Mapping[str, str]) -> Iterator[Node]:
    if not node.applies(facets):
        return
    if node.is_indicator:
        yield node
    for part in node.parts:
        yield from _applying_leaves(part, facets)
