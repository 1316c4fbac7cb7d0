"""The calendar of a nation as data: rules of counting, working weeks, holidays, time zones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from zonahijau.lawbook.citations import Citation, Citing
from zonahijau.lawbook.entries import Entry, Findings
from zonahijau.lawbook.header import Header, read_each, read_law_file, refuse_repeats
from zonahijau.lawbook.library import law_folder, shown
from zonahijau.lawbook.working_days import (
    Holidays,
    WorkingCalendar,
    fixed_zone,
    national_holidays,
    no_holidays,
)
from zonahijau.wording import Text, refuse

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY_UNITS = ("calendar-days", "working-days")


@dataclass(frozen=True, slots=True)
class Counting:
    """How days are counted where the law does not say: whether the day of the event is day one,
    and what a bare "hari" is; the second is a reading with a citation of its own."""

    counts_first_day: bool
    first_day_cite: Citation
    plain_days: str
    plain_days_cite: Citation


@dataclass(frozen=True, slots=True)
class WorkingWeek:
    """A named week; ``weekdays`` are worked (Monday is 0)."""

    name: str
    label: Text
    default: bool
    weekdays: frozenset[int]


@dataclass(frozen=True, slots=True)
class TimeZone:
    """A named zone, so many hours ahead of UTC in every season."""

    name: str
    label: Text
    default: bool
    hours: int
    cite: Citation


Named = TypeVar("Named", WorkingWeek, TimeZone)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar of a nation, from which each office takes its own."""

    header: Header
    counting: Counting
    weeks: Mapping[str, WorkingWeek]
    zones: Mapping[str, TimeZone]
    country: str
    joint_leave: bool
    holidays_cite: Citation

    def working(
        self,
        week: str | None = None,
        zone: str | None = None,
        added: Iterable[date] = (),
        removed: Iterable[date] = (),
        *,
        observed: bool = True,
    ) -> WorkingCalendar:
        """The calendar of an office: its week and zone (the defaults where none is named), the
        days that the administrator added to and removed from the national holidays.
        ``observed=False`` counts no national holiday, only weekends and added days."""
        return WorkingCalendar(
            week=_chosen(self.weeks, week).weekdays,
            zone=fixed_zone(_chosen(self.zones, zone).hours),
            holidays=self.holidays if observed else no_holidays,
            added=frozenset(added),
            removed=frozenset(removed),
        )

    @property
    def holidays(self) -> Holidays:
        return national_holidays(self.country, not self.joint_leave)


def _chosen(choices: Mapping[str, Named], name: str | None) -> Named:
    if name is None:
        return next(choice for choice in choices.values() if choice.default)
    if name not in choices:
        raise refuse(
            Text(f"{name} tidak ada dalam kalender", f"{name} is not in the calendar"),
            Text("pilih salah satu: {all}", "choose one of: {all}").fill(all=", ".join(choices)),
        )
    return choices[name]


def read_calendar(path: Path, shown_as: str | None = None) -> Calendar:
    """A file of ``law/calendars/``; raises :class:`Refused` with every fault found."""
    return read_law_file(path, shown_as, _read_body)


def _read_body(top: Entry, header: Header, citing: Citing, findings: Findings) -> Calendar:
    counting = _read_counting(top.entry("counting"), citing)
    weeks = _read_named(top, "weeks", _read_week, findings)
    zones = _read_named(top, "zones", lambda entry: _read_zone(entry, citing), findings)
    holidays = top.entry("holidays")
    calendar = Calendar(
        header=header,
        counting=counting,
        weeks=weeks,
        zones=zones,
        country=holidays.text("country"),
        joint_leave=holidays.choice("joint_leave", ("free", "worked")) == "worked",
        holidays_cite=citing.of(holidays),
    )
    holidays.finish()
    return calendar


def _read_counting(entry: Entry, outer: Citing) -> Counting:
    citing = outer.within(entry)
    plain = entry.entry("plain_days")
    counting = Counting(
        counts_first_day=entry.choice("first_day", ("counted", "not-counted")) == "counted",
        first_day_cite=citing.nearest,
        plain_days=plain.choice("are", DAY_UNITS),
        plain_days_cite=citing.of(plain),
    )
    plain.finish()
    entry.finish()
    return counting


def _read_named(
    top: Entry, key: str, read: Callable[[Entry], Named], findings: Findings
) -> Mapping[str, Named]:
    items = read_each(top, key, findings, read)
    refuse_repeats(((item.name, entry) for item, entry in items), "name", findings)
    defaults = sum(item.default for item, _ in items)
    if defaults != 1:
        with findings.gather():
            raise top.refused(
                key,
                Text(f"punya {defaults} default", f"has {defaults} defaults"),
                Text("tandai tepat satu", "mark exactly one"),
            )
    return {item.name: item for item, _ in items}


def _read_week(entry: Entry) -> WorkingWeek:
    return WorkingWeek(
        entry.text("name"), entry.bilingual("label"), entry.flag("default"), _read_weekdays(entry)
    )


def _read_zone(entry: Entry, citing: Citing) -> TimeZone:
    return TimeZone(
        name=entry.text("name"),
        label=entry.bilingual("label"),
        default=entry.flag("default"),
        hours=entry.whole("hours"),
        cite=citing.of(entry),
    )


def _read_weekdays(entry: Entry) -> frozenset[int]:
    days = entry.texts("days")
    strange = [day for day in days if day not in WEEKDAYS]
    if strange or not days or len(set(days)) != len(days):
        raise entry.refused(
            "days",
            Text("bukan daftar hari", "is not a list of weekdays"),
            Text("pilih dari: {all}", "choose from: {all}").fill(all=", ".join(WEEKDAYS)),
        )
    return frozenset(WEEKDAYS.index(day) for day in days)


@cache
def load_calendar(name: str = "indonesia") -> Calendar:
    """The calendar that ships with the program."""
    path = law_folder() / "calendars" / f"{name}.yaml"
    return read_calendar(path, shown(path))
