"""Instruments: what is assessed, how answers are weighed, and which class a total belongs to."""

from zonahijau.lawbook.instruments.model import (
    Band,
    ClassTable,
    Combining,
    Facet,
    GapPolicy,
    Gate,
    Instrument,
    Node,
    RollUp,
    Rung,
    Scale,
    WeightConvention,
    WeightSet,
)
from zonahijau.lawbook.instruments.reading import parse_instrument, read_instrument
from zonahijau.lawbook.instruments.weights import (
    PartWeight,
    part_weights,
    scored_parts,
    unweighted,
)

__all__ = [
    "Band",
    "ClassTable",
    "Combining",
    "Facet",
    "GapPolicy",
    "Gate",
    "Instrument",
    "Node",
    "PartWeight",
    "RollUp",
    "Rung",
    "Scale",
    "WeightConvention",
    "WeightSet",
    "parse_instrument",
    "part_weights",
    "read_instrument",
    "scored_parts",
    "unweighted",
]
