"""What instruments are called in templates."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from django import template

from zonahijau.instruments import words
from zonahijau.lawbook.citations import CONFIDENCES, PROVENANCES
from zonahijau.lawbook.instruments import Band, Node
from zonahijau.web.marks import Mark, mark
from zonahijau.wording import Text

register = template.Library()
_LONGEST_LETTER = 2


def _said_by(table: words.Words) -> Callable[[str], Text | str]:
    return lambda key: table.get(key, key)


for _name, _table in {
    "provenance_said": PROVENANCES,
    "scale_said": words.SCALE_KINDS,
    "basis_said": words.WEIGHT_BASES,
    "gap_said": words.GAPS,
    "roll_up_said": words.ROLL_UPS,
    "scored_said": words.SCORED,
    "level_said": words.LEVELS,
    "compare_said": words.COMPARES,
    "combiner_said": words.COMBINERS,
    "combined_said": words.COMBINED,
    "confidence_said": CONFIDENCES,
}.items():
    register.filter(_name, _said_by(_table))


@register.filter
def weight_of(node: Node, parent: Node) -> Text | Fraction | None:
    """A node's weight in its parent's basis; in words where it carries none or an equal share."""
    if node.informational:
        return Text("tidak dinilai", "not scored")
    if parent.parts_weigh == "equal":
        return Text("sama besar", "equal share")
    return node.weight


@register.filter
def mark_of_band(band: Band) -> Mark:
    """The chip of a class; a code of one or two letters stands before its word."""
    letter = band.code if band.code and len(band.code) <= _LONGEST_LETTER else ""
    return mark(band.zone, band.label, letter)
