"""What may be shown: the whole day by day, the tables when the survey has closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from zonahijau.surveys.actions.publishing import publish
from zonahijau.surveys.asking import Asking
from zonahijau.surveys.cuts import Node, few_across, of_table, of_whole
from zonahijau.surveys.hiding import HIDDEN, complete, hidden_beside, hidden_of, still_hides
from zonahijau.surveys.lines import cells_of, read_all
from zonahijau.surveys.models import Campaign, Sheet, Standing, Tally
from zonahijau.surveys.policies import Bundle, differences, mixed_by_day, tell_nothing
from zonahijau.surveys.tallies import Cell
from zonahijau.surveys.words import WHOLE

CELLS = "cells"
"""Beside the sums of the whole: how many complete answers each cell of each table had on that day.
Shown to nobody; the tables are held against it when they are issued."""


def stand(campaign: Campaign, on: date) -> None:
    """The whole as it stands from this day on; called by the mixing, which has moved it. It stays
    as it stood where so few of those who moved answered completely that the index would tell of
    them, alone or beside a table that was issued."""
    tallies = list(campaign.tallies.all())
    whole = next(row for row in tallies if row.table == WHOLE)
    tables = sorted({row.table for row in tallies} - {WHOLE})
    cells = {table: _now(tallies, table) for table in tables}
    if _may_stand(campaign, complete(whole.sums), on) and _go_with_tables(campaign, cells, on):
        _issue(campaign, on, [whole], {CELLS: cells})


def _may_stand(campaign: Campaign, whole: int, on: date) -> bool:
    shown = campaign.standings.filter(table=WHOLE).order_by("on")
    states = [*((row.on, complete(row.sums)) for row in shown), (on, whole)]
    sheets = _bundles(campaign, WHOLE).get(WHOLE, [])
    days = [day for day, _ in states]
    return not few_across(of_whole(days, mixed_by_day(states, sheets), sheets))


def _go_with_tables(campaign: Campaign, cells: Mapping[str, dict[str, int]], on: date) -> bool:
    """Whether the whole of a day and the tables as they were issued tell of no few together."""
    for table, issues in _days(campaign).items():
        course = _Course.of(campaign, table, issues, cells[table], on)
        if replace(course, days=[*course.days, on]).tells_of(course.first):
            return False
    return True


def issue(campaign: Campaign, on: date) -> list[str]:
    """Issue every table of a closed survey that has changed and may be shown anew; which were."""
    days = _days(campaign)
    tallies = list(campaign.tallies.exclude(table=WHOLE))
    issued = []
    for table in sorted({row.table for row in tallies}):
        rows = [row for row in tallies if row.table == table]
        if not _has_changed(campaign, table, rows):
            continue
        course = _Course.of(campaign, table, [*days.get(table, []), on], _now(rows, table), on)
        hidden = course.hidden() if course.is_first else frozenset()
        if course.is_first or _may(campaign, course):
            _issue(campaign, on, [row for row in rows if row.cell not in hidden])
            _issue(campaign, on, [row for row in rows if row.cell in hidden], {HIDDEN: True})
            campaign.issued_on = on
            issued.append(table)
    publish(campaign)
    return issued


def _days(campaign: Campaign) -> dict[str, list[date]]:
    """On which days each table was issued."""
    found: dict[str, list[date]] = {}
    rows = campaign.standings.exclude(table=WHOLE).values_list("table", "on").distinct()
    for table, on in rows.order_by("on"):
        found.setdefault(table, []).append(on)
    return found


def _has_changed(campaign: Campaign, table: str, rows: Sequence[Tally]) -> bool:
    found = campaign.standings.filter(table=table).order_by("on")
    shown = {row.cell: {**row.sums, HIDDEN: True} for row in found}
    return {row.cell: {**row.sums, HIDDEN: True} for row in rows} != shown


def _now(tallies: Iterable[Tally], table: str) -> dict[str, int]:
    """How many complete answers each cell of a table has; a cell never goes, were it empty."""
    return {row.cell: complete(row.sums) for row in tallies if row.table == table}


@dataclass(frozen=True, slots=True)
class _Course:
    """What was shown of a table (on ``issues``) and of the whole (on ``days``), and how many
    complete answers each cell had on each of these days; ``first`` are the cells that are hidden
    since the first issue."""

    days: list[date]
    issues: list[date]
    counts: dict[date, dict[str, int]]
    sheets: dict[str, list[Bundle]]
    first: frozenset[str]

    @classmethod
    def of(
        cls, campaign: Campaign, table: str, issues: list[date], now: dict[str, int], on: date
    ) -> _Course:
        """``now`` are the complete answers of each cell on the day that is to be shown."""
        counts, days = {on: now}, []
        for row in campaign.standings.filter(table=WHOLE).order_by("on"):
            if CELLS in row.sums:
                days.append(row.on)
                counts.setdefault(row.on, row.sums[CELLS].get(table, {}))
        rows = list(campaign.standings.filter(table=table))
        for row in rows:
            counts.setdefault(row.on, {})[row.cell] = complete(row.sums)
        first = {row.cell: row.sums for row in rows if row.on == issues[0]}
        return cls(days, issues, counts, _bundles(campaign, table), hidden_of(first))

    @property
    def is_first(self) -> bool:
        """Whether nobody has seen the table yet."""
        return len(self.issues) == 1

    @property
    def now(self) -> dict[str, int]:
        """The complete answers of each cell today."""
        return self.counts[max(self.counts)]

    def hidden(self) -> frozenset[str]:
        """The cells that the first issue has to hide."""
        return hidden_beside(self.now, self.tells_of)

    def tells_of(self, hidden: Collection[str]) -> frozenset[Node]:
        """Where few people could be found, by what was shown and would be shown now."""
        cells = {cell: (self._mixed(cell), self.sheets.get(cell, [])) for cell in self.now}
        return few_across(of_table(self.days, self.issues, hidden, cells))

    def _mixed(self, cell: str) -> dict[date, int]:
        states = [(day, counts.get(cell, 0)) for day, counts in sorted(self.counts.items())]
        return mixed_by_day(states, self.sheets.get(cell, []))

    def apart(self, cell: str) -> list[int]:
        """By how many complete answers a cell would differ from each earlier issue."""
        on, sheets = self.issues[-1], self.sheets.get(cell, [])
        states = [(day, self.counts[day].get(cell, 0)) for day in self.issues]
        return differences(self.issues[:-1], mixed_by_day(states, sheets), sheets, on)[1:]


def _may(campaign: Campaign, course: _Course) -> bool:
    """Whether a table may be issued anew: no cell differs from an earlier state by one to four
    answers, and the cells that were hidden at first still protect one another.

    A table that the whole has left behind stays: later steps of both would not be of the same
    people, and the one less the other would tell of few.
    """
    *_, last, on = course.issues
    if _left_behind(campaign, last, on) or not still_hides(course.first, course.now):
        return False
    steps = (course.apart(cell) for cell in course.now)
    return all(map(tell_nothing, steps)) and not course.tells_of(course.first)


def _left_behind(campaign: Campaign, last: date, on: date) -> bool:
    return campaign.standings.filter(table=WHOLE, on__gt=last, on__lt=on).exists()


def _bundles(campaign: Campaign, table: str) -> dict[str, list[Bundle]]:
    """How many complete answers each sheet adds to each cell; all else came over the network, and
    never leaves."""
    asking = Asking.of(campaign.questions)
    found: dict[str, list[Bundle]] = {}
    for sheet in campaign.sheets.exclude(counted_on=None):
        for cell, size in _sizes(sheet, table, asking).items():
            bundle = Bundle(size, sheet.counted_on, sheet.taken_out_on)
            found.setdefault(cell, []).append(bundle)
    return found


def _sizes(sheet: Sheet, table: str, asking: Asking) -> Counter[str]:
    whole = (answer for answer in read_all(sheet.lines) if all(answer.scored))
    cells: Iterable[Cell] = (cell for answer in whole for cell in cells_of(answer, asking))
    return Counter(cell for in_table, cell in cells if in_table == table)


def _issue(
    campaign: Campaign, on: date, rows: Iterable[Tally], more: Mapping[str, object] | None = None
) -> None:
    Standing.objects.bulk_create(
        Standing(
            government_id=campaign.government_id,
            campaign=campaign,
            on=on,
            table=row.table,
            cell=row.cell,
            answers=row.answers,
            sums={**row.sums, **(more or {})},
        )
        for row in rows
    )
