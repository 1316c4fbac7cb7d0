"""The lawful life of a service standard: one table of steps, and the clocks that run. Pure.

PP 96/2012 art. 24 to 33. A standard's state is what its standing steps make of it: each step is
kept with its legal day, one entered wrongly is withdrawn, and the state follows. The picture in
the documentation is drawn from this table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zonahijau.catalogue.kinds import STANDARD_STATES, STEP_KINDS
from zonahijau.wording import Refused, Text, refuse

DRAFT, DISCUSSED, CONSULTING, REPAIRING, REPAIRED, SET, REPLACED, WITHDRAWN = STANDARD_STATES

WRITABLE = frozenset({DRAFT, DISCUSSED, REPAIRING})
"""In which states the components may be changed: never while the public reads the draft, and
never once it is repaired or laid down."""


@dataclass(frozen=True, slots=True)
class Move:
    """A step: from which states to which (None: it stays), where its day is kept on the standard,
    the article of PP 96/2012, whether the program takes it itself, and which step of the chain it
    comes after at the earliest."""

    kind: str
    starts: frozenset[str]
    ends: str | None
    article: str
    field: str = ""
    by_program: bool = False

    @property
    def label(self) -> Text:
        """What is done, in words."""
        return STEP_KINDS[self.kind]


def _move(kind: str, starts: Iterable[str], ends: str | None, article: str, **more: object) -> Move:
    return Move(kind, frozenset(starts), ends, article, **more)  # type: ignore[arg-type]


_UNSET = (DRAFT, DISCUSSED, CONSULTING, REPAIRING, REPAIRED)

MOVES: tuple[Move, ...] = (
    _move("drafted", (), DRAFT, "Pasal 24", by_program=True),
    _move("discussed", {DRAFT}, DISCUSSED, "Pasal 26", field="minutes_on"),
    _move(
        "draft-published",
        {DISCUSSED},
        CONSULTING,
        "Pasal 27 ayat (1)",
        field="draft_published_on",
    ),
    _move(
        "comments-closed",
        {CONSULTING},
        REPAIRING,
        "Pasal 27 ayat (2)",
        field="comments_closed_on",
    ),
    _move("repaired", {REPAIRING}, REPAIRED, "Pasal 27 ayat (3)", field="repaired_on"),
    _move("set", {REPAIRED}, SET, "Pasal 27 ayat (4)", field="set_on"),
    _move("objected", {REPAIRED, SET}, None, "Pasal 28"),
    _move("published", {SET}, None, "Pasal 30", field="published_on"),
    _move("evaluated", {SET}, None, "Pasal 32", field="evaluated_on"),
    _move("reviewed", {SET}, None, "Pasal 33", field="reviewed_on"),
    _move("replaced", {SET}, REPLACED, "Pasal 33 ayat (3)", by_program=True),
    _move("withdrawn", {*_UNSET, SET}, WITHDRAWN, "Pasal 33"),
)
"""In the order of the life; what leaves the state alone may come again and again."""

FOUND_IN_FORCE = _move("set", {DRAFT}, SET, "Pasal 27 ayat (4)", field="set_on")
"""The one other way: a standard that was laid down before it was entered here, by a decree of the
register. Its earlier steps are not known here."""

BY_KIND = {move.kind: move for move in MOVES}
_CHAIN = ("discussed", "draft-published", "comments-closed", "repaired", "set")
"""The steps that must follow each other, also by their days."""
_RANK = {"drafted": 0} | {kind: rank for rank, kind in enumerate(_CHAIN, 1)}
_LAST = {"replaced": 8, "withdrawn": 9}
_AFTERWARDS = 7


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken: its kind, its legal day, and the order in which it was entered."""

    kind: str
    on: date
    number: int = 0


def ordered(taken: Iterable[Taken]) -> list[Taken]:
    """In the order of the life: a step that was entered again for its day keeps its place."""
    return sorted(taken, key=lambda step: (_rank(step.kind), step.on, step.number))


def _rank(kind: str) -> int:
    return _RANK.get(kind) or _LAST.get(kind) or (0 if kind == "drafted" else _AFTERWARDS)


def state_of(taken: Iterable[Taken]) -> str:
    """The state that steps lead to; refuses a series that the table does not know, and days that
    run backwards."""
    state, before, latest = "", None, None
    for step in ordered(taken):
        state = _next(state, step.kind)
        before = _check_day(step, latest if step.kind in _LAST else before)
        if latest is None or latest.kind == "drafted" or step.on >= latest.on:
            latest = step
    return state


def is_lawful(taken: Iterable[Taken]) -> bool:
    """Whether the table knows such a series of steps."""
    try:
        state_of(taken)
    except Refused:
        return False
    return True


def _next(state: str, kind: str) -> str:
    if kind == "drafted" and state == "":
        return DRAFT
    move = move_from(state, kind)
    return move.ends or state


def move_from(state: str, kind: str) -> Move:
    """The step of that kind from this state; refused where there is none."""
    move = BY_KIND[kind]
    if state in move.starts:
        return move
    if kind == FOUND_IN_FORCE.kind and state in FOUND_IN_FORCE.starts:
        return FOUND_IN_FORCE
    raise _out_of_turn(move, state)


def _out_of_turn(move: Move, state: str) -> Refused:
    now = STANDARD_STATES.get(state) or Text("belum ada", "not there yet")
    expected = [STANDARD_STATES[each] for each in STANDARD_STATES if each in move.starts]
    return refuse(
        Text(
            f"“{move.label.id}” belum gilirannya: keadaan sekarang {now.id}",
            f"“{move.label.en}” is out of turn: the state now is {now.en}",
        ),
        Text(
            f"Dapat dicatat bila keadaannya {' atau '.join(each.id for each in expected)}",
            f"It can be entered when the state is {' or '.join(each.en for each in expected)}",
        ),
    )


def _check_day(step: Taken, before: Taken | None) -> Taken | None:
    """The last step of the chain; refused when a day lies before the one that it follows. When a
    draft was begun here says nothing: it may have been discussed on paper before."""
    if step.kind == "drafted":
        return before
    if before is not None and before.kind != "drafted" and step.on < before.on:
        earlier = STEP_KINDS[before.kind]
        raise refuse(
            Text(
                f"Tanggalnya mendahului “{earlier.id}” ({before.on:%d-%m-%Y})",
                f"The day lies before “{earlier.en}” ({before.on:%d-%m-%Y})",
            ),
            Text("Periksa tanggal kedua langkah itu", "Check the days of both steps"),
            column="on",
        )
    return step if step.kind in _CHAIN else before


def steps_from(state: str) -> tuple[Move, ...]:
    """What a person may enter next, in the order of the life."""
    return tuple(move for move in MOVES if state in move.starts and not move.by_program)


def dates_of(taken: Iterable[Taken]) -> dict[str, date | None]:
    """The days that a standard keeps beside its steps: of the newest of each kind."""
    days: dict[str, date | None] = {move.field: None for move in MOVES if move.field}
    for step in ordered(taken):
        field = BY_KIND[step.kind].field
        if field:
            days[field] = step.on
    return days


def check_on(on: date, today: date) -> None:
    """Refused for a day to come: a step is entered once it was taken."""
    if on > today:
        raise refuse(
            Text("Tanggal langkah ini masih akan datang", "The day of this step is to come"),
            Text("Catat setelah dilakukan", "Enter it once it was done"),
            column="on",
        )


def check_writable(state: str) -> None:
    """Refused where the components may not be changed."""
    if state in WRITABLE:
        return
    said = STANDARD_STATES[state]
    remedy = (
        Text("Susun perubahan sebagai versi baru", "Write the change as a new version")
        if state in (SET, REPLACED, WITHDRAWN)
        else Text(
            "Isinya dapat diperbaiki sesudah masa tanggapan berakhir",
            "It can be repaired once the time for comments is over",
        )
    )
    if state == REPAIRED:
        remedy = Text(
            "Tarik dahulu langkah “rancangan diperbaiki”",
            "Withdraw the step “draft repaired” first",
        )
    raise refuse(
        Text(f"Isi standar tidak dapat diubah: {said.id}", f"It cannot be changed: {said.en}"),
        remedy,
    )
