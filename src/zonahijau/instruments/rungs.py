"""Which rung of a ladder a known fact stands for, where the mapping says so.

Yes and no answer a question of presence, and a number a scale of numbers. A ladder asks more than
one thing at once: there a fact answers only by a row of the mapping, and otherwise informs.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from zonahijau.instruments.facts import KnownFact
from zonahijau.lawbook.instruments import Node
from zonahijau.lawbook.numbers import decimal_string, exact
from zonahijau.wording import Text

FILE = Path(__file__).parent / "data" / "fact_rungs.csv"
LADDERS = frozenset({"ladder", "ordinal"})
YES, NO = "yes", "no"
NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Mapped:
    """A row of the mapping: from which state or number on the fact stands for the rung, and what it
    leaves open."""

    instrument: str
    indicator: str
    fact: str
    begins: str
    rung: Fraction
    note: Text

    def covers(self, known: KnownFact) -> bool:
        """Whether what is known reaches this row: by its level, else by yes, no or its number."""
        reached = known.holds if known.level is None else known.level
        if isinstance(reached, bool):
            return self.begins == (YES if reached else NO)
        return self.begins not in (YES, NO) and exact(self.begins) <= reached


@dataclass(frozen=True, slots=True)
class Offer:
    """What a form sends for the fact, and what to consider before it is used."""

    value: str
    note: Text = NOTHING


@lru_cache(maxsize=1)
def mapping() -> tuple[Mapped, ...]:
    """All rows, in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return tuple(
            Mapped(row["instrument"], row["indicator"], row["fact"], row["from"],
                   exact(row["rung"]), Text(row["note_id"], row["note_en"]))
            for row in rows
        )  # fmt: skip


def offer(instrument: str, node: Node, known: KnownFact) -> Offer | None:
    """The answer that a fact may be used as; None where it only informs."""
    scale, holds = node.scale, known.holds
    if scale is None:
        return None
    if scale.kind in LADDERS:
        return _mapped(instrument, node.code, known)
    if isinstance(holds, bool):
        if scale.kind != "presence":
            return None
        return Offer(decimal_string(scale.highest if holds else scale.lowest))
    return Offer(decimal_string(holds)) if scale.admits(holds) else None


def _mapped(instrument: str, indicator: str, known: KnownFact) -> Offer | None:
    reached: Iterable[Mapped] = (
        row
        for row in mapping()
        if (row.instrument, row.indicator, row.fact) == (instrument, indicator, known.key)
        and row.covers(known)
    )
    best = max(reached, key=lambda row: row.rung, default=None)
    return Offer(decimal_string(best.rung), best.note) if best else None
