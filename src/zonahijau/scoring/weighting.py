"""Which weights count: the official ones alone, or with a named local weight set."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.lawbook.instruments import (
    Gate,
    Instrument,
    Node,
    PartWeight,
    WeightSet,
    part_weights,
    unweighted,
)
from zonahijau.wording import Text, quoted, refuse

OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Weighting:
    """The weights of every parent of an instrument, for one weight set and one kind of target.

    ``parts`` holds them by the parent's code. ``unknown`` are the parts that no source weighs when
    only official weights may count; a total then cannot be computed and ``parts`` is empty.
    """

    instrument: Instrument
    facets: Mapping[str, str]
    weight_set: WeightSet | None
    parts: Mapping[str, tuple[PartWeight, ...]]
    unknown: tuple[Node, ...]

    @classmethod
    def of(
        cls,
        instrument: Instrument,
        weights: str | None = None,
        facets: Mapping[str, str] | None = None,
    ) -> Weighting:
        """``weights`` is the name of a weight set, ``official``, or None for the default."""
        complete = checked_facets(instrument, facets or {})
        weight_set = chosen_weight_set(instrument, weights)
        unknown = unweighted(instrument, complete, weight_set)
        parts: dict[str, tuple[PartWeight, ...]] = {}
        if not unknown:
            _collect(instrument.root, instrument.highest, weight_set, complete, parts)
        if weights == OFFICIAL and not unknown:
            unknown = _local(parts)
        return cls(instrument, complete, weight_set, {} if unknown else parts, unknown)

    @property
    def uses_weight_set(self) -> bool:
        """Whether any weight comes from the weight set rather than from a source."""
        return any(not weight.given for parts in self.parts.values() for weight in parts)

    @property
    def gates(self) -> tuple[Gate, ...]:
        """The gates whose indicator belongs to the instrument under these facets."""
        if not self.instrument.gates:
            return ()
        asked = {node.code for node in self.instrument.indicators(self.facets)}
        return tuple(gate for gate in self.instrument.gates if gate.indicator in asked)


def _local(parts: Mapping[str, tuple[PartWeight, ...]]) -> tuple[Node, ...]:
    """The parts whose weight the file itself calls local."""
    weights = (weight for several in parts.values() for weight in several)
    return tuple(weight.node for weight in weights if weight.cite.provenance == "local")


def _collect(
    parent: Node,
    whole: Fraction,
    weight_set: WeightSet | None,
    facets: Mapping[str, str],
    into: dict[str, tuple[PartWeight, ...]],
) -> None:
    weights = part_weights(parent, whole, weight_set, facets)
    into[parent.code] = weights
    for weight in weights:
        if weight.node.parts:
            _collect(weight.node, whole * weight.share, weight_set, facets, into)


def chosen_weight_set(instrument: Instrument, name: str | None) -> WeightSet | None:
    """The weight set of a name; None for ``official``. Refuses a name that does not exist."""
    if name == OFFICIAL:
        return None
    chosen = instrument.default_weight_set if name is None else instrument.weight_set(name)
    if name is not None and chosen is None:
        known = [OFFICIAL, *(each.name for each in instrument.weight_sets)]
        raise _unknown_name("himpunan bobot", "weight set", name, known)
    return chosen


def checked_facets(instrument: Instrument, facets: Mapping[str, str]) -> dict[str, str]:
    """The facets completed by the defaults; refuses names and values that do not exist."""
    for name, value in facets.items():
        if name not in instrument.facets:
            raise _unknown_name("facet", "facet", name, list(instrument.facets))
        if value not in instrument.facets[name].values:
            raise _unknown_name(name, name, value, list(instrument.facets[name].values))
    return instrument.with_defaults(facets)


def _unknown_name(what_id: str, what_en: str, name: str, known: list[str]) -> Exception:
    near = difflib.get_close_matches(name, known, 1) or known
    return refuse(
        Text(f"{what_id} {quoted(name)} tidak ada", f"there is no {what_en} {quoted(name)}"),
        Text(f"pilih: {', '.join(near)}", f"choose: {', '.join(near)}"),
    )
