"""Which cells of a table are hidden, and that they stay so. Pure.

Counts are of complete answers, for an index is computed from these only. What is hidden is chosen
once, at the first issue, and noted with it: another choice at a later one would show by
subtraction what the first one hid.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from zonahijau.statistics.suppression import suppress_line
from zonahijau.surveys.cuts import Node, Shown
from zonahijau.surveys.policies import LEAST

Counts = Mapping[str, int]
"""Complete answers by cell."""
HIDDEN = "hidden"
"""The mark of a hidden cell, beside the sums of its first issue."""


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


def hidden_beside(
    counts: Counts, tells_of: Callable[[Collection[str]], frozenset[Node]]
) -> frozenset[str]:
    """The cells that a first issue hides where states of the whole were shown before: as many more
    as it takes until nothing ``tells_of`` few, see :mod:`zonahijau.surveys.cuts`."""
    hidden = hidden_in(counts)
    while side := tells_of(hidden):
        shown = [cell for cell, count in counts.items() if count and cell not in hidden]
        if not shown:
            break
        at_fault = [cell for cell in shown if any(_is(node, cell) for node in side)]
        hidden |= {min(at_fault or shown, key=lambda cell: (counts[cell], cell))}
    return hidden


def _is(node: Node, cell: str) -> bool:
    return isinstance(node, Shown) and node.cell == cell


def hidden_of(first: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
    """The cells that are hidden for good, by the packed sums of the first issue."""
    noted = {cell for cell, sums in first.items() if sums.get(HIDDEN)}
    return hidden_in({cell: complete(sums) for cell, sums in first.items()}) | noted


def still_hides(hidden: frozenset[str], counts: Counts) -> bool:
    """Whether the cells that were hidden at first still protect a later state: no other cell is
    small, and what is hidden is not small as a whole."""
    together = sum(counts.get(cell, 0) for cell in hidden)
    others = (count for cell, count in counts.items() if cell not in hidden)
    return all(count == 0 or count >= LEAST for count in (together, *others))
