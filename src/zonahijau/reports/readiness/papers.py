"""Which documents of a unit stand, by the dimensions under which the Ombudsman asked for them.

The version of 2023 is the last whose indicators ask a unit for documents one by one; what users
feel (perception) is no document and left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from zonahijau.evidence.models import Evidence, EvidenceFact
from zonahijau.evidence.policies import ACCEPTED, REJECTED
from zonahijau.evidence.queries import SOON
from zonahijau.lawbook.library import load_instrument
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.documents.models import Decree

INSTRUMENT = "ombudsman/2023"
_FELT = "perception."

STANDS, UNCHECKED, ENDING, OVER, REFUSED, MISSING = (
    "stands", "unchecked", "ending", "over", "refused", "missing",
)  # fmt: skip
STATES: Mapping[str, Text] = {
    STANDS: Text("Ada", "There"),
    UNCHECKED: Text("Belum diperiksa", "Not reviewed yet"),
    ENDING: Text("Segera berakhir", "Ends soon"),
    OVER: Text("Kedaluwarsa", "Expired"),
    REFUSED: Text("Ditolak", "Rejected"),
    MISSING: Text("Belum ada", "Missing"),
}
"""From the best to the worst: the best of what a unit has for a fact counts."""

THERE = frozenset({STANDS, UNCHECKED, ENDING})
_ORDER = list(STATES)


@dataclass(frozen=True, slots=True)
class Document:
    """What a dimension asks for: its words, where it stands, and its last day where it has one."""

    label: Text
    state: str
    last_day: date | None = None

    @property
    def state_label(self) -> Text:
        """Where it stands, in words."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension of the instrument with the documents that it asks for."""

    label: Text
    documents: tuple[Document, ...]

    @property
    def standing(self) -> int:
        """How many are there."""
        return sum(each.state in THERE for each in self.documents)

    def open(self) -> list[tuple[Text, list[Document]]]:
        """What does not simply stand, by state, the missing first."""
        order = (MISSING, OVER, REFUSED, ENDING, UNCHECKED)
        found = [
            (STATES[state], [each for each in self.documents if each.state == state])
            for state in order
        ]
        return [(label, documents) for label, documents in found if documents]


@cache
def _asked() -> tuple[tuple[Text, tuple[tuple[str, Text], ...]], ...]:
    """The dimensions with the fact and words of each document."""
    parts = load_instrument(INSTRUMENT).root.parts
    asked = (
        (part.label, tuple((n.fact, n.label) for n in part.walk() if n.fact and _is_paper(n.fact)))
        for part in parts
    )
    return tuple((label, documents) for label, documents in asked if documents)


def _is_paper(fact: str) -> bool:
    return not fact.startswith(_FELT)


def dimensions_of(
    units: Sequence[int], decrees: Mapping[int, Mapping[str, Decree]], day: date
) -> dict[int, tuple[Dimension, ...]]:
    """The dimensions of each unit; one query, however many units and files."""
    facts = {fact for _, documents in _asked() for fact, _ in documents}
    rows = EvidenceFact.objects.filter(fact__in=facts, evidence__unit__in=units)
    rows = rows.filter(evidence__in=Evidence.objects.current()).select_related("evidence")
    found: dict[tuple[int, str], list[tuple[str, date | None]]] = {}
    for row in rows:
        stood = _state(row.evidence.state, row.evidence.expires_on, day)
        found.setdefault((row.evidence.unit_id, row.fact), []).append(stood)
    for unit, held in decrees.items():
        for kind, decree in held.items():
            stood = _state(ACCEPTED, decree.valid_until, day)
            found.setdefault((unit, f"decree.{kind}"), []).append(stood)
    return {unit: tuple(_dimensions(unit, found)) for unit in units}


def _dimensions(
    unit: int, found: Mapping[tuple[int, str], list[tuple[str, date | None]]]
) -> Iterable[Dimension]:
    for label, documents in _asked():
        made = []
        for fact, said in documents:
            stood = found.get((unit, fact), [(MISSING, None)])
            made.append(Document(said, *min(stood, key=lambda each: _ORDER.index(each[0]))))
        yield Dimension(label, tuple(made))


def _state(state: str, expires_on: date | None, day: date) -> tuple[str, date | None]:
    """Where a document stands on a day, with its last day."""
    last = expires_on - timedelta(days=1) if expires_on else None
    if expires_on is not None and expires_on <= day:
        return OVER, last
    if state == REJECTED:
        return REFUSED, last
    if state == ACCEPTED:
        return (ENDING if expires_on and expires_on <= day + SOON else STANDS), last
    return UNCHECKED, last
