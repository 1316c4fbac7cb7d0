"""From the files under ``law/clocks`` to checked :class:`Clocks`."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from zonahijau.lawbook.calendars import Counting, load_calendar
from zonahijau.lawbook.citations import Citation, Citing
from zonahijau.lawbook.clocks.model import OUTCOMES, PARTIES, UNITS, Clock, Clocks, Standstill
from zonahijau.lawbook.entries import Entry, Findings
from zonahijau.lawbook.header import (
    Header,
    law_files,
    read_each,
    read_law_file,
    refuse_strangers,
)
from zonahijau.lawbook.library import shown
from zonahijau.wording import Refusal, Text

PLAIN_DAYS = "days"
"""The unit of a law that says "hari" and no more; the calendar says how it is read."""

CHOSEN = "chosen"
_PAUSABLE = ("calendar-days", "working-days", "months", "years")
_EVENTS = Text("events berkas ini", "the events of this file")


def read_clocks(path: Path, shown_as: str | None = None) -> Clocks:
    """The clocks of a file; raises :class:`Refused` with every fault found, each with its line:
    unknown keys and events, limits that are no positive whole number, versions of one clock that
    overlap or leave a gap, awaited versions of clocks that have no earlier one."""
    return read_law_file(path, shown_as, _read_body)


def _read_body(top: Entry, _header: Header, citing: Citing, findings: Findings) -> Clocks:
    events = _read_events(top.entry("events"), findings)
    counting = load_calendar().counting
    read = read_each(top, "clocks", findings, lambda entry: _read(entry, citing, counting))
    for clock, entry in read:
        with findings.gather():
            refuse_strangers(_events_of(clock), events, entry, "starts", _EVENTS)
    _refuse_unused(top, events, [clock for clock, _ in read], findings)
    rows = [clock for clock, _ in read]
    for entry in top.entries("awaited") if top.has("awaited") else []:
        with findings.gather():
            rows += _read_awaited(entry, citing, rows)
    by_key = [(clock.key, clock) for clock in rows]
    for key in dict(by_key):
        _check_versions([clock for name, clock in by_key if name == key], top, findings)
    return Clocks(rows)


def _read_events(entry: Entry, findings: Findings) -> dict[str, Text]:
    events = {}
    for key in entry.keys:
        with findings.gather():
            events[key] = entry.bilingual(key)
    return events


def _events_of(clock: Clock) -> list[str]:
    standstills = [name for each in clock.paused_by for name in (each.starts, each.ends)]
    return [clock.starts, clock.ends, *standstills]


def _refuse_unused(
    top: Entry, events: Mapping[str, Text], rows: list[Clock], findings: Findings
) -> None:
    used = {name for clock in rows for name in _events_of(clock)}
    for name in events:
        if name not in used:
            with findings.gather():
                raise top.entry("events").refused(
                    name,
                    Text("tidak dipakai tenggat mana pun", "is used by no clock"),
                    Text("hapus, atau pakai dalam starts atau ends", "remove it, or use it"),
                )


# -- one clock --------------------------------------------------------------------------------


def _read(entry: Entry, outer: Citing, counting: Counting) -> Clock:
    citing = outer.within(entry)
    written = entry.choice("unit", (*UNITS, PLAIN_DAYS))
    plain = written == PLAIN_DAYS
    clock = Clock(
        key=entry.text("key"),
        label=entry.bilingual("label"),
        party=entry.choice("party", PARTIES),
        limit=None if entry.text("limit") == CHOSEN else _positive(entry, "limit"),
        unit=counting.plain_days if plain else written,
        starts=entry.text("starts"),
        ends=entry.text("ends"),
        cite=citing.nearest,
        unit_cite=counting.plain_days_cite if plain else citing.nearest,
        counts_first_day=_counts_first_day(entry, counting),
        choices=_read_choices(entry),
        runs_back=entry.flag("runs_back"),
        repeats=entry.flag("repeats"),
        paused_by=_read_standstills(entry),
        note=entry.bilingual("note") if entry.has("note") else None,
        line=entry.line,
    )
    return _with_missed(_with_extension(clock, entry, citing), entry, citing)


def _counts_first_day(entry: Entry, counting: Counting) -> bool:
    if not entry.has("first_day"):
        return counting.counts_first_day
    return entry.choice("first_day", ("counted", "not-counted")) == "counted"


def _positive(entry: Entry, key: str) -> int:
    number = entry.whole(key)
    if number < 1:
        raise entry.refused(
            key,
            Text("harus lebih dari nol", "must be more than nothing"),
            Text("tulis bilangan bulat mulai dari 1", "write a whole number from 1"),
        )
    return number


def _read_choices(entry: Entry) -> tuple[int, ...]:
    if entry.text("limit") != CHOSEN:
        return ()
    choices = entry.texts("choices")
    if not choices or not all(choice.isdecimal() and int(choice) > 0 for choice in choices):
        raise entry.refused(
            "choices",
            Text("bukan daftar bilangan bulat", "is not a list of whole numbers"),
            Text('tulis misalnya ["6", "12"]', 'write, say, ["6", "12"]'),
        )
    return tuple(int(choice) for choice in choices)


def _read_standstills(entry: Entry) -> tuple[Standstill, ...]:
    if not entry.has("paused_by"):
        return ()
    entry.choice("unit", (*_PAUSABLE, PLAIN_DAYS))
    standstills = []
    for each in entry.entries("paused_by"):
        standstills.append(Standstill(each.text("starts"), each.text("ends")))
        each.finish()
    return tuple(standstills)


def _with_extension(clock: Clock, entry: Entry, citing: Citing) -> Clock:
    if not entry.has("extension"):
        return clock
    inner = entry.entry("extension")
    extended = replace(clock, extension=_positive(inner, "limit"), extension_cite=citing.of(inner))
    inner.finish()
    return extended


def _with_missed(clock: Clock, entry: Entry, citing: Citing) -> Clock:
    if not entry.has("missed"):
        return clock
    inner = entry.entry("missed")
    missed = replace(
        clock,
        outcome=inner.choice("outcome", OUTCOMES),
        missed=inner.bilingual("label"),
        missed_cite=citing.of(inner),
    )
    inner.finish()
    return missed


# -- versions ---------------------------------------------------------------------------------


def _read_awaited(entry: Entry, outer: Citing, rows: list[Clock]) -> list[Clock]:
    """Versions that exist but whose text is not known: like the last known one, without limit."""
    cite: Citation = outer.within(entry).nearest
    reason, keys = entry.bilingual("reason"), entry.texts("keys")
    entry.finish()
    latest = {clock.key: clock for clock in sorted(rows, key=lambda row: row.in_force.start)}
    refuse_strangers(
        keys, latest, entry, "keys", Text("clocks berkas ini", "the clocks of this file")
    )
    return [_emptied(latest[key], cite, reason, entry.line) for key in keys]


def _emptied(clock: Clock, cite: Citation, reason: Text, line: int) -> Clock:
    return Clock(
        key=clock.key,
        label=clock.label,
        party=clock.party,
        limit=None,
        unit=clock.unit,
        starts=clock.starts,
        ends=clock.ends,
        cite=cite,
        unit_cite=cite,
        awaited=reason,
        line=line,
    )


def _check_versions(versions: list[Clock], top: Entry, findings: Findings) -> None:
    """Versions of one clock follow one another: no day without, no day with two."""
    ordered = sorted(versions, key=lambda clock: clock.in_force.start)
    for earlier, later in itertools.pairwise(ordered):
        if earlier.in_force.until != later.in_force.start:
            findings.refusals.append(_broken(earlier, later, top.file))


def _broken(earlier: Clock, later: Clock, file: str) -> Refusal:
    day, end = later.in_force.start, earlier.in_force.until
    return Refusal(
        Text(
            f"versi {later.key} sejak {day} tidak menyambung versi sebelumnya, yang berlaku "
            f"sampai {end or 'seterusnya'}",
            f"the version of {later.key} from {day} does not follow the one before, which holds "
            f"until {end or 'further notice'}",
        ),
        Text(f"akhiri versi sebelumnya dengan until: {day}", f"end the one before: until: {day}"),
        file,
        later.line,
    )


def clock_files() -> list[Path]:
    """Every file of ``law/clocks`` but the worked cases."""
    return law_files("clocks")


@cache
def load_clocks() -> Clocks:
    """Every clock that ships with the program."""
    books = [read_clocks(path, shown(path)) for path in clock_files()]
    return Clocks(clock for book in books for key in book.keys for clock in book.versions(key))
