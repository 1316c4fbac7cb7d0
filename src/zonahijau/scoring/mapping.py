"""What of the answers under one version can be carried to another, counted honestly.

Two indicators ask the same when they map to one fact key. An answer is carried only where they
also offer the same scores; everything else must be answered afresh.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from zonahijau.lawbook.instruments import Instrument, Node, Scale

CARRIED = "carried"
RESCALED = "rescaled"
NEW = "new"


@dataclass(frozen=True, slots=True)
class MappedIndicator:
    """An indicator of the new version and where its answer would come from.

    ``carried``: same fact, same scores. ``rescaled``: same fact, other scores, so that the old
    answer is shown beside it but not taken. ``new``: the old version did not ask.
    """

    indicator: Node
    source: Node | None
    state: str


@dataclass(frozen=True, slots=True)
class VersionMapping:
    """A preview: nothing is changed by it. ``dropped`` are the old indicators that lead nowhere."""

    old: str
    new: str
    indicators: tuple[MappedIndicator, ...]
    dropped: tuple[Node, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many indicators are carried, rescaled and new, and how many old ones are dropped."""
        counted = Counter(each.state for each in self.indicators)
        return {
            **{state: counted[state] for state in (CARRIED, RESCALED, NEW)},
            "dropped": len(self.dropped),
        }

    def carried(self) -> dict[str, str]:
        """Old indicator code by new one, for the answers that can be taken as they are."""
        return {
            each.indicator.code: each.source.code
            for each in self.indicators
            if each.source is not None and each.state == CARRIED
        }


def map_versions(
    old: Instrument, new: Instrument, facets: Mapping[str, str] | None = None
) -> VersionMapping:
    """The mapping from one version to another.

    A fact that several indicators of one version share maps none of them: which one is meant
    cannot be known, and a guess would put words in a unit's mouth.
    """
    before = _by_fact(old, facets)
    after = _by_fact(new, facets)
    mapped = tuple(
        _mapped(node, before if node.fact in after else {})
        for node in new.indicators(_of(new, facets))
    )
    used = {each.source.code for each in mapped if each.source}
    olds = old.indicators(_of(old, facets))
    dropped = tuple(node for node in olds if node.code not in used)
    return VersionMapping(old.id, new.id, mapped, dropped)


def _of(instrument: Instrument, facets: Mapping[str, str] | None) -> dict[str, str]:
    return {k: v for k, v in (facets or {}).items() if k in instrument.facets}


def _by_fact(instrument: Instrument, facets: Mapping[str, str] | None) -> dict[str, Node]:
    nodes = [node for node in instrument.indicators(_of(instrument, facets)) if node.fact]
    counted = Counter(node.fact for node in nodes)
    return {node.fact: node for node in nodes if node.fact and counted[node.fact] == 1}


def _mapped(node: Node, before: Mapping[str, Node]) -> MappedIndicator:
    source = before.get(node.fact) if node.fact else None
    if source is None or node.scale is None or source.scale is None:
        return MappedIndicator(node, None, NEW)
    state = CARRIED if _same_scores(source.scale, node.scale) else RESCALED
    return MappedIndicator(node, source, state)


def _same_scores(one: Scale, other: Scale) -> bool:
    if one.rungs or other.rungs:
        return [(r.score, r.label.id) for r in one.rungs] == [
            (r.score, r.label.id) for r in other.rungs
        ]
    return (one.lowest, one.highest, one.zero) == (other.lowest, other.highest, other.zero)
