"""What may be shown: the whole day by day, the tables when the survey has closed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from zonahijau.surveys.actions.publishing import publish
from zonahijau.surveys.asking import Asking
from zonahijau.surveys.hiding import complete, hidden_in, still_hides
from zonahijau.surveys.lines import cells_of, read_all
from zonahijau.surveys.models import Campaign, Sheet, Standing, Tally
from zonahijau.surveys.policies import Bundle, differences, mixed_by_day, tell_nothing
from zonahijau.surveys.tallies import Cell
from zonahijau.surveys.words import WHOLE


def stand(campaign: Campaign, on: date) -> None:
    """The whole as it stands from this day on; called by the mixing, which has moved it. It stays
    as it stood where so few of those who moved answered completely that the index would tell of
    them."""
    whole = campaign.tallies.get(table=WHOLE)
    if _may_stand(campaign, whole, on):
        _issue(campaign, on, [whole])


def _may_stand(campaign: Campaign, whole: Tally, on: date) -> bool:
    shown = campaign.standings.filter(table=WHOLE).order_by("on")
    states = [*((row.on, complete(row.sums)) for row in shown), (on, complete(whole.sums))]
    sheets = _bundles(campaign, WHOLE).get(WHOLE, [])
    days = [day for day, _ in states[:-1]]
    return tell_nothing(differences(days, mixed_by_day(states, sheets), sheets, on))


def issue(campaign: Campaign, on: date) -> list[str]:
    """Issue every table of a closed survey that has changed and may be shown anew; which were."""
    days = _days(campaign)
    tallies = list(campaign.tallies.exclude(table=WHOLE))
    moving = [
        table
        for table in sorted({row.table for row in tallies})
        if _has_changed(campaign, table, tallies)
        and _may(campaign, table, days.get(table, []), _now(tallies, table), on)
    ]
    for table in moving:
        _issue(campaign, on, [row for row in tallies if row.table == table])
        campaign.issued_on = on
    publish(campaign)
    return moving


def _days(campaign: Campaign) -> dict[str, list[date]]:
    """On which days each table was issued."""
    found: dict[str, list[date]] = {}
    rows = campaign.standings.exclude(table=WHOLE).values_list("table", "on").distinct()
    for table, on in rows.order_by("on"):
        found.setdefault(table, []).append(on)
    return found


def _has_changed(campaign: Campaign, table: str, tallies: Sequence[Tally]) -> bool:
    shown = {row.cell: row.sums for row in campaign.standings.filter(table=table).order_by("on")}
    return {row.cell: row.sums for row in tallies if row.table == table} != shown


def _now(tallies: Iterable[Tally], table: str) -> dict[str, int]:
    """How many complete answers each cell of a table has; a cell never goes, were it empty."""
    return {row.cell: complete(row.sums) for row in tallies if row.table == table}


def _may(campaign: Campaign, table: str, days: list[date], now: dict[str, int], on: date) -> bool:
    """Whether a table may be issued anew: no cell differs from an earlier state by one to four
    answers, and the cells that were hidden at first still protect one another.

    The first issue differs from nothing only, and what is small then is hidden when it is shown.
    A table that the whole has left behind stays: later steps of both would not be of the same
    people, and the one less the other would tell of few.
    """
    if not days:
        return True
    issued = _issued(campaign, table)
    first = {cell: states[days[0]] for cell, states in issued.items() if days[0] in states}
    if _left_behind(campaign, days[-1], on) or not still_hides(hidden_in(first), now):
        return False
    bundles = _bundles(campaign, table)

    def apart(cell: str) -> list[int]:
        states = [*((day, issued[cell].get(day, 0)) for day in days), (on, now[cell])]
        sheets = bundles.get(cell, [])
        return differences(days, mixed_by_day(states, sheets), sheets, on)[1:]

    return all(tell_nothing(apart(cell)) for cell in now)


def _left_behind(campaign: Campaign, last: date, on: date) -> bool:
    return campaign.standings.filter(table=WHOLE, on__gt=last, on__lt=on).exists()


def _issued(campaign: Campaign, table: str) -> dict[str, dict[date, int]]:
    """How many complete answers each cell of a table had when it was issued, by day."""
    found: dict[str, dict[date, int]] = defaultdict(dict)
    for row in campaign.standings.filter(table=table):
        found[row.cell][row.on] = complete(row.sums)
    return found


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


def _issue(campaign: Campaign, on: date, rows: Iterable[Tally]) -> None:
    Standing.objects.bulk_create(
        Standing(
            government_id=campaign.government_id,
            campaign=campaign,
            on=on,
            table=row.table,
            cell=row.cell,
            answers=row.answers,
            sums=row.sums,
        )
        for row in rows
    )
