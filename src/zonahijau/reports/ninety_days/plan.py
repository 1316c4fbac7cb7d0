"""The plan of ninety days: what is lacking laid beside the table of repairs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from zonahijau.documents.drafting import Names, title_of_head
from zonahijau.lawbook.repairs import SECRETARY, Repair, load_repairs
from zonahijau.reports.completeness import Completeness, UnitRow
from zonahijau.reports.ninety_days import assessed, lacking
from zonahijau.reports.ninety_days.lacking import Lack

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.assessments.models import Round
    from zonahijau.organisations.models import Unit

WEEK = timedelta(days=7)
DAYS = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Line:
    """One repair of one unit: in which weeks, who answers, what it mends in words."""

    repair: Repair
    unit: Unit | None
    place: str
    in_charge: str
    first_week: int
    last_week: int
    note: str


@dataclass(frozen=True, slots=True)
class Summed:
    """A repair with all its units."""

    repair: Repair
    lines: tuple[Line, ...]

    @property
    def first_week(self) -> int:
        return min(line.first_week for line in self.lines)

    @property
    def last_week(self) -> int:
        return max(line.last_week for line in self.lines)

    @property
    def units(self) -> int:
        """In how many places it is done."""
        return len({line.place for line in self.lines})

    @property
    def in_charge(self) -> str:
        """Who answers: the one who does all of it, else the heads of the units."""
        several = {line.in_charge for line in self.lines}
        return several.pop() if len(several) == 1 else "Kepala unit masing-masing"


class NinetyDays:
    """The plan of a government, or of a unit and those below it, for one reader; beyond released
    rounds a constant number of queries."""

    def __init__(self, names: Names, user: User, start: date | None = None):
        self.names = names
        self.user = user
        self.start = start or next_monday(names.government.today())
        self.book = load_repairs()

    @property
    def end(self) -> date:
        """The last day."""
        return self.start + DAYS - timedelta(days=1)

    @cached_property
    def rows(self) -> list[UnitRow]:
        """The matrix of completeness of these units."""
        rows = Completeness(self.names.government, self.user).rows
        above = self.names.unit
        return [row for row in rows if above is None or row.unit.path.startswith(above.path)]

    @cached_property
    def released(self) -> Round | None:
        """The self-assessment that the plan may speak of."""
        return assessed.released_round(self.names.government)

    @cached_property
    def kept_back(self) -> list[Round]:
        """Those that it may not."""
        return assessed.unreleased_rounds(self.names.government)

    @cached_property
    def lines(self) -> list[Line]:
        """Every repair of every unit: the free ones first, then by week and place."""
        units = [row.unit for row in self.rows]
        government = self.names.government
        found: Iterable[Lack] = chain(
            lacking.of_matrix(self.rows),
            lacking.of_decrees(government, units, government.today()),
            lacking.of_promises(self.user, units),
            assessed.of_round(self.released, units) if self.released else (),
        )
        lines = chain.from_iterable(map(self._lines, found))
        return sorted(_merged(lines), key=_order)

    def _lines(self, lack: Lack) -> list[Line]:
        made = []
        for repair in self.book.mending([lack.what]):
            first, last = self._weeks(repair, lack)
            who = lack.person or self._in_charge(repair, lack.unit)
            place = lack.unit.name if lack.unit else self.names.government_name
            made.append(Line(repair, lack.unit, place, who, first, last, lack.note))
        return made

    def _weeks(self, repair: Repair, lack: Lack) -> tuple[int, int]:
        """Those of the table; what was promised keeps its own day."""
        if lack.due_on is None:
            return repair.first_week, repair.last_week
        due = min(max(1, (lack.due_on - self.start).days // 7 + 1), self.book.weeks)
        return 1, due

    def _in_charge(self, repair: Repair, unit: Unit | None) -> str:
        if unit is None or repair.in_charge == SECRETARY:
            return "Sekretaris Daerah"
        return title_of_head(unit)

    @property
    def free(self) -> list[Summed]:
        """What needs no money, by week."""
        return _summed(line for line in self.lines if line.repair.is_free)

    @property
    def paid(self) -> list[Summed]:
        """What needs a budget, by week."""
        return _summed(line for line in self.lines if not line.repair.is_free)

    def days_of(self, first: int, last: int) -> tuple[date, date]:
        """First and last day of these weeks."""
        ends = self.start + WEEK * last - timedelta(days=1)
        return self.start + WEEK * (first - 1), min(ends, self.end)


def next_monday(today: date) -> date:
    """When a plan begins unless another day is chosen."""
    return today + timedelta(days=7 - today.weekday())


_MANY = frozenset({"promise", "decree-renewed", "decree-names"})
"""Repairs of which a unit may have several, each on a line of its own."""


def _merged(lines: Iterable[Line]) -> list[Line]:
    """A repair of a unit stands once, with all that it mends."""
    kept: dict[object, Line] = {}
    for number, line in enumerate(lines):
        code = line.repair.code
        key = number if code in _MANY else (code, line.place)
        before = kept.get(key)
        notes = dict.fromkeys(filter(None, (before.note if before else "", line.note)))
        kept[key] = replace(line, note="; ".join(notes))
    return list(kept.values())


def _order(line: Line) -> tuple[bool, int, int, str, str]:
    path = line.unit.path if line.unit else ""
    weeks = line.repair.first_week, line.repair.last_week
    return (not line.repair.is_free, *weeks, line.repair.code, path)


def _summed(lines: Iterable[Line]) -> list[Summed]:
    grouped: dict[str, list[Line]] = {}
    for line in lines:
        grouped.setdefault(line.repair.code, []).append(line)
    made = [Summed(same[0].repair, tuple(same)) for same in grouped.values()]
    return sorted(made, key=lambda each: (each.first_week, each.last_week, each.repair.code))


def count_of(summed: Sequence[Summed]) -> int:
    """How many repairs of units they hold together."""
    return sum(len(each.lines) for each in summed)
