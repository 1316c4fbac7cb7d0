"""Follow-up plans as they are read: what is late, how far a plan is, how fast it was done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from zonahijau.surveys.models import FollowUp
from zonahijau.surveys.words import FOLLOW_UP_STATES
from zonahijau.web.marks import Mark
from zonahijau.wording import Text

LATE = Text("Terlambat", "Late")
_TONES = {"planned": "abu", "running": "kuning", "done": "hijau", "dropped": "abu"}
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a plan is. The ``dropped`` lines are no part of it; ``last`` is the day on which the
    last line was done, where all are."""

    lines: int
    done: int
    late: int
    last: date | None
    dropped: int = 0

    @property
    def share(self) -> Fraction | None:
        """How much of it is done, in percent; None of no plan."""
        return Fraction(self.done * HUNDRED, self.lines) if self.lines else None

    @property
    def is_complete(self) -> bool:
        """Whether every line is done."""
        return bool(self.lines) and self.done == self.lines


def standing(rows: Iterable[FollowUp], today: date) -> Standing:
    """How far the plan of these lines is on a day."""
    given = list(rows)
    kept = [row for row in given if row.state != "dropped"]
    days = [row.completed_on for row in kept if row.completed_on is not None]
    late = sum(row.is_waiting and row.due_on < today for row in kept)
    whole = bool(kept) and len(days) == len(kept)
    last = max(days) if whole else None
    return Standing(len(kept), len(days), late, last, len(given) - len(kept))


def mark_of(row: FollowUp, today: date) -> Mark:
    """How a line stands: late before its state, for that is what must be done."""
    if row.is_waiting and row.due_on < today:
        return Mark("merah", LATE)
    return Mark(_TONES[row.state], FOLLOW_UP_STATES[row.state])


def who(row: FollowUp) -> str:
    """Who answers for a line."""
    return row.in_charge or (row.position.title if row.position else "")


def began_on(row: FollowUp) -> date:
    """The first day of the survey that a line follows from: nothing was done about it before."""
    of = row.campaign or row.report
    return of.start if of is not None else date.min


def months_between(start: date, end: date) -> int:
    """Whole months begun from one day to another: 0 for the day itself, 1 up to the same day of
    the next month."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months + (end.day > start.day)


def untold(previous: Sequence[FollowUp]) -> int:
    """Of the plan before: how many lines nobody has said anything about since."""
    return sum(row.state == "planned" for row in previous)
