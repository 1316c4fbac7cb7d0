"""What each row of a waiting recap would do: to which unit it belongs, what changes there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from zonahijau.catalogue.models import RecapImport, ServiceCount
from zonahijau.catalogue.recap.reading import Recap, RecapLine, grid_of_json, read_recap
from zonahijau.organisations.models import Unit
from zonahijau.organisations.unit_names import Named, Names, kind_of
from zonahijau.tables.grids import Grid
from zonahijau.wording import Text

NEW, SKIP, OPEN = "new", "skip", ""
"""What a person may say of a row beside the uid of a unit; OPEN is nothing yet."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A row with its unit (None: new, left out, or not chosen yet).

    ``choice``: a uid, NEW, SKIP or OPEN. ``sure``: the name leaves no doubt, or a person chose.
    ``same``: the unit's newest recap says just this already.
    """

    line: RecapLine
    choice: str
    unit: Unit | None
    sure: bool
    same: bool
    faults: tuple[Text, ...]

    @property
    def outcome(self) -> str:
        """What saving does: ``skip``, ``wrong``, ``open``, ``new``, ``same``, ``silent`` or
        ``count``."""
        if self.choice == SKIP:
            return "skip"
        if self.faults:
            return "wrong"
        if self.choice == OPEN:
            return "open"
        if self.choice == NEW:
            return "new"
        if self.same:
            return "same"
        return "count" if self.line.says_something else "silent"


class Preview:
    """A waiting recap looked at: four queries, however long it is."""

    def __init__(self, held: RecapImport):
        self.held = held
        self.grids = [grid_of_json(each) for each in held.sheets]

    @property
    def grid(self) -> Grid:
        """The sheet that is read."""
        return self.grids[self.held.sheet]

    @cached_property
    def recap(self) -> Recap:
        """The sheet as understood; Refused where no table is found in it."""
        chosen = {int(index): key or None for index, key in self.held.columns.items()}
        return read_recap(self.grid, chosen, self.held.file_name)

    @cached_property
    def units(self) -> list[Unit]:
        """The units that exist today, by name."""
        government = self.held.government
        standing = Unit.objects.open_on(government.today()).filter(government=government)
        return list(standing.order_by("name"))

    @cached_property
    def matched(self) -> list[Matched]:
        """Every row of a unit, in the order of the file."""
        by_uid = {str(unit.uid): unit for unit in self.units}
        named = {u.pk: Named(u.name, u.short_name, u.code) for u in self.units}
        names = Names(named, self.held.government.name)
        by_pk = {unit.pk: unit for unit in self.units}
        rows = [self._choose(line, names, by_pk, by_uid) for line in self.recap.lines]
        newest = _newest([unit for _, _, unit, _ in rows if unit])
        seen: dict[object, int] = {}
        return [self._match(row, newest, seen) for row in rows]

    def _choose(
        self,
        line: RecapLine,
        names: Names[int],
        by_pk: Mapping[int, Unit],
        by_uid: Mapping[str, Unit],
    ) -> tuple[RecapLine, str, Unit | None, bool]:
        said = self.held.rows.get(str(line.number))
        if said in (NEW, SKIP, OPEN):
            return line, said, None, True
        if said in by_uid:
            return line, said, by_uid[said], True
        if found := names.find(line.name):
            unit = by_pk[found.key]
            return line, str(unit.uid), unit, found.sure
        return line, NEW if kind_of(line.name) else OPEN, None, False

    def _match(
        self,
        row: tuple[RecapLine, str, Unit | None, bool],
        newest: Mapping[int, ServiceCount],
        seen: dict[object, int],
    ) -> Matched:
        line, choice, unit, sure = row
        last = newest.get(unit.pk) if unit else None
        same = last is not None and says_the_same(last, line, self.held)
        faults = line.faults
        key = unit.pk if unit else line.name.casefold()
        if choice not in (SKIP, OPEN) and seen.setdefault(key, line.number) != line.number:
            faults = (*faults, _twice(seen[key]))
        return Matched(line, choice, unit, sure, same, faults)


def _newest(units: Sequence[Unit]) -> dict[int, ServiceCount]:
    """The newest count of each unit."""
    rows = ServiceCount.objects.filter(unit__in=units, withdrawn_at=None).order_by("on", "pk")
    return {row.unit_id: row for row in rows.select_related("recap")}


def says_the_same(row: ServiceCount, line: RecapLine, held: RecapImport) -> bool:
    """Whether a row that stands says what the file says: of that day or a later one, or because
    it comes from the same file."""
    again = row.recap is not None and row.recap.sha256 == held.sha256
    current = again or row.on >= held.on
    return current and all(getattr(row, key) == count for key, count in line.counts.items())


def _twice(first: int) -> Text:
    return Text(
        f"Unit ini sudah ada di baris {first}. Lewati salah satunya, atau pilih unit lain",
        f"This unit stands in row {first} already. Leave one out, or choose another unit",
    )


def tally(rows: Sequence[Matched]) -> dict[str, Any]:
    """How many rows come to what."""
    outcomes = [row.outcome for row in rows]
    return {key: outcomes.count(key) for key in (*dict.fromkeys(outcomes), "wrong", "open")}
