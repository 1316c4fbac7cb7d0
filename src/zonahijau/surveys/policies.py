"""Who moves when, without a database: how many go on, and by how much two states may differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

LEAST = 5
"""People: no count moves, and no cell is shown, by or of fewer."""


@dataclass(frozen=True, slots=True)
class Move:
    """What comes in at a mixing: ``waiting`` answers that go on, and the places of the sheets that
    are counted."""

    waiting: int = 0
    sheets: tuple[int, ...] = ()


def next_move(waiting: int, sheets: Sequence[int], *, running: bool) -> Move:
    """What goes on among ``waiting`` answers and pending ``sheets`` (their sizes).

    Of the waiting answers none or at least five go on; while the survey runs at least five stay,
    so that the last mixing has five as well. In all none or at least five come in.
    """
    kept = LEAST if running else 0
    going = waiting - kept if waiting - kept >= LEAST else 0
    counted = tuple(range(len(sheets)))
    if running and waiting - going < LEAST:
        counted = _but_five(sheets)
    if going + sum(sheets[each] for each in counted) < LEAST:
        return Move()
    return Move(going, counted)


def _but_five(sheets: Sequence[int]) -> tuple[int, ...]:
    """The oldest sheets, so that at least five answers on paper stay for the last mixing."""
    left, counted = sum(sheets), []
    for place, size in enumerate(sheets):
        if left - size >= LEAST:
            counted.append(place)
            left -= size
    return tuple(counted)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A sheet and when it stood in the counts: from ``counted`` up to, not including, ``out``.
    ``size`` is how many answers it has, in all or in one cell."""

    size: int
    counted: date | None
    out: date | None = None

    def stood(self, day: date) -> bool:
        """Whether it was in what was shown from that day on."""
        came = self.counted is not None and self.counted <= day
        return came and (self.out is None or self.out > day)


def differences(
    days: Sequence[date], mixed: Mapping[date, int], bundles: Sequence[Bundle], on: date
) -> list[int]:
    """By how many answers the state of a day would differ from nothing, and from that of each of
    ``days``. ``mixed`` is how many came over the network on which day."""
    return [
        sum(number for day, number in mixed.items() if day > then)
        + sum(each.size for each in bundles if each.stood(then) != each.stood(on))
        for then in (date.min, *days)
    ]


def tell_nothing(numbers: Iterable[int]) -> bool:
    """Whether differences of so many answers give nobody away: none, or at least five each."""
    return all(number == 0 or number >= LEAST for number in numbers)


def mixed_by_day(
    standings: Sequence[tuple[date, int]], bundles: Sequence[Bundle]
) -> dict[date, int]:
    """How many answers came over the network up to each day of ``standings`` (day, answers) since
    the one before: what the whole, or one cell, moved by, but for the sheets."""
    mixed, before = {}, 0
    for day, answers in standings:
        so_far = answers - sum(each.size for each in bundles if each.stood(day))
        mixed[day] = so_far - before
        before = so_far
    return mixed
