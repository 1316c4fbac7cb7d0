"""The matrix of completeness: what each unit has of what the law asks every unit to have.

Facts only, no score. What nobody has counted is not known, which is neither there nor missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from zonahijau.catalogue.refining.tallies import Tally, tallies
from zonahijau.organisations.models import Unit
from zonahijau.organisations.queries import units_with_charge
from zonahijau.web.marks import Mark
from zonahijau.web.pictures import Bar, BarPicture, bar_picture
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.catalogue.models import Transcription
    from zonahijau.organisations.models import Government

UNKNOWN = Mark("abu", Text("belum diketahui", "not known"))
THERE = Mark("hijau", Text("ada", "there"))
MISSING = Mark("merah", Text("belum ada", "missing"))


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that every unit must have: its key, its words, and the article that asks for it
    (nothing where it is the office's own wish)."""

    key: str
    label: Text
    basis: str


ITEMS = (
    Item("standards", Text("Standar pelayanan", "Standards"), "Pasal 15 UU 25/2009"),
    Item("decrees", Text("SK penetapan", "Decree"), "Pasal 15 UU 25/2009"),
    Item("published", Text("Standar terbit", "Published"), ""),
    Item("pledge", Text("Maklumat", "Pledge"), "Pasal 22 UU 25/2009"),
    Item("survey", Text("SKM", "SKM report"), "Pasal 1 PermenPANRB 14/2017"),
    Item("head", Text("Kepala", "Head"), ""),
    Item("operator", Text("Operator", "Operator"), ""),
)


@dataclass(frozen=True, slots=True)
class Extent:
    """So many of so many; None where nobody has counted. ``copy`` is the sheet of paper from which
    it was copied."""

    have: int | None
    of: int | None
    copy: Transcription | None = None

    @property
    def state(self) -> str:
        """``unknown``, ``missing``, ``partly`` or ``complete``."""
        if self.have is None or self.of is None:
            return "unknown"
        if self.have >= self.of > 0:
            return "complete"
        return "partly" if self.have else "missing"

    @property
    def mark(self) -> Mark:
        """The extent on a chip."""
        if self.state == "unknown":
            return UNKNOWN
        if self.of == 1:
            return THERE if self.have else MISSING
        tone = {"complete": "hijau", "partly": "kuning", "missing": "merah"}[self.state]
        said = Text(f"{self.have} dari {self.of}", f"{self.have} of {self.of}")
        return Mark(tone, said)

    @property
    def word(self) -> Text:
        """The same where there is no chip, with the mark of its sheet."""
        said = self.mark.word
        if isinstance(said, str):
            said = Text(said, said)
        if self.copy is None:
            return said
        return Text(f"{said.id} ({self.copy.said.id})", f"{said.en} ({self.copy.said.en})")


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with the extent of each item, and how many services it has (None: not known)."""

    unit: Unit
    services: int | None
    extents: Mapping[str, Extent]

    @property
    def name(self) -> str:
        return self.unit.name

    @property
    def open_items(self) -> list[Item]:
        """What is missing, incomplete or not known, in the order of the matrix."""
        return [item for item in ITEMS if self.extents[item.key].state != "complete"]

    @property
    def lacking(self) -> int:
        """How many items are not complete."""
        return len(self.open_items)


class Completeness:
    """The matrix of a government for one reader; four queries, however many units."""

    def __init__(self, government: Government, user: User):
        self.government = government
        self._units = Unit.objects.visible_to(user).filter(government=government)
        self.today = government.today()

    @cached_property
    def rows(self) -> list[UnitRow]:
        """Every unit that exists today, those that lack most first."""
        standing = self._units.open_on(self.today).exclude(kind="desa")
        units = list(units_with_charge(standing, self.today))
        known = tallies(units)
        rows = [_row(unit, known[unit.pk]) for unit in units]
        return sorted(rows, key=lambda row: (-row.lacking, row.name))

    def complete(self, key: str) -> int:
        """How many units have all of an item."""
        return sum(row.extents[key].state == "complete" for row in self.rows)

    def unknown(self, key: str) -> int:
        """Of how many units nobody knows about an item."""
        return sum(row.extents[key].state == "unknown" for row in self.rows)

    @property
    def picture(self) -> BarPicture:
        """Of each item, how many units have it all."""
        bars = [Bar(item.label, self.complete(item.key), False) for item in ITEMS]
        return bar_picture(bars, greatest=max(1, len(self.rows)))

    def known(self, key: str) -> int:
        """Of how many units an item is known."""
        return len(self.rows) - self.unknown(key)

    @property
    def picture_title(self) -> Text:
        """What the picture shows, as a sentence; what nobody counted is not called behind."""
        counted = [item for item in ITEMS if self.known(item.key)]
        least = min(counted, key=lambda item: self.complete(item.key) / self.known(item.key))
        have, of = self.complete(least.key), self.known(least.key)
        return Text(
            f"Paling tertinggal: {least.label.id}, lengkap di {have} dari {of} unit yang diketahui",
            f"Furthest behind: {least.label.en}, complete in {have} of {of} units that are known",
        )


def _row(unit: Any, tally: Tally) -> UnitRow:
    every = tally.value("services")

    def part(key: str) -> Extent:
        return Extent(tally.value(key), every, tally.transcribed(key))

    def once(key: str) -> Extent:
        count = tally.value(key)
        return Extent(None if count is None else min(count, 1), 1, tally.transcribed(key))

    extents = {
        "standards": part("with_standard"),
        "decrees": part("decrees"),
        "published": part("published"),
        "pledge": once("pledges"),
        "survey": once("surveys"),
        "head": Extent(int(unit.head is not None), 1),
        "operator": Extent(int(unit.has_operator), 1),
    }
    return UnitRow(unit, every, extents)


def value_of(key: str) -> Callable[[UnitRow], Extent]:
    """The extent of an item, for a column of a table."""
    return lambda row: row.extents[key]
