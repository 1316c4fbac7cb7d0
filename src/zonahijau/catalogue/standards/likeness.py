"""How alike two services are, for suggesting whose standard to reuse. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

LEAST = 25
"""Below this many of a hundred a likeness is chance."""

_EVERYWHERE = frozenset({
    "atau", "bagi", "baru", "dan", "di", "izin", "keterangan", "layanan", "pelayanan",
    "pembuatan", "penerbitan", "pengurusan", "surat", "untuk", "yang",
})  # fmt: skip
"""Words that say nothing about which service it is, unless there is no other."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Like:
    """What is compared: the service's name and kind, and the kind of its unit."""

    name: str
    kind: str
    unit_kind: str = ""


def likeness(one: Like, other: Like) -> int:
    """From 0 to 100: mostly the words of the names, a little their spelling, kind and unit."""
    mine, theirs = _words(one.name), _words(other.name)
    shared = len(mine & theirs) / len(mine | theirs) if mine | theirs else 0
    spelling = SequenceMatcher(None, one.name.casefold(), other.name.casefold()).ratio()
    same = (one.kind == other.kind) + (bool(one.unit_kind) and one.unit_kind == other.unit_kind)
    return round(60 * shared + 25 * spelling + 7.5 * same)


def _words(name: str) -> frozenset[str]:
    said = frozenset("".join(c if c.isalnum() else " " for c in name.casefold()).split())
    return said - _EVERYWHERE or said


def nearest(one: Like, others: Iterable[tuple[Like, Row]], most: int = 8) -> list[tuple[int, Row]]:
    """The likest of many with their likeness, the likest first."""
    scored = ((likeness(one, other), row) for other, row in others)
    kept = [pair for pair in scored if pair[0] >= LEAST]
    return sorted(kept, key=lambda pair: -pair[0])[:most]
