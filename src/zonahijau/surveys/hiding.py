"""Which cells of a table are hidden, and that they stay so. Pure.

Counts are of complete answers, for an index is computed from these only. What is hidden is chosen
once, at the first issue: another choice at a later one would show by subtraction what the first
one hid.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zonahijau.statistics.suppression import suppress_line
from zonahijau.surveys.policies import LEAST

Counts = Mapping[str, int]
"""Complete answers by cell."""


def complete(sums: Mapping[str, Any]) -> int:
    """How many answers of packed sums left nothing empty."""
    return int(sums["rows"][0])


def hidden_in(counts: Counts) -> frozenset[str]:
    """The cells that a first issue hides: the small ones, and those that protect them. A cell of
    nobody is not there."""
    cells = [cell for cell, count in counts.items() if count]
    if not cells:
        return frozenset()
    shown = suppress_line([counts[cell] for cell in cells])
    return frozenset(cell for cell, count in zip(cells, shown.cells, strict=True) if count is None)


def still_hides(hidden: frozenset[str], counts: Counts) -> bool:
    """Whether the cells that were hidden at first still protect a later state: no other cell is
    small, and what is hidden is not small as a whole."""
    together = sum(counts.get(cell, 0) for cell in hidden)
    others = (count for cell, count in counts.items() if cell not in hidden)
    return all(count == 0 or count >= LEAST for count in (together, *others))
