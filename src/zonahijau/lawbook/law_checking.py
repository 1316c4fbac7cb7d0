"""Checking a law file that is no instrument: the file, and the worked cases beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from zonahijau.lawbook.calendars import read_calendar
from zonahijau.lawbook.clocks import read_clock_cases, read_clocks
from zonahijau.lawbook.components import read_component_cases, read_components
from zonahijau.lawbook.maladministration import (
    read_maladministration,
    read_maladministration_cases,
)
from zonahijau.lawbook.sanctions import read_sanction_cases, read_sanctions
from zonahijau.lawbook.worked_cases import CASES, WorkedCase, cases_beside, subject_of
from zonahijau.wording import Refused

Read = Callable[[Path, str | None], object]
ReadCases = Callable[[Path, str | None], tuple[WorkedCase, ...]]

READERS: dict[str, tuple[Read, ReadCases | None]] = {
    "calendars": (read_calendar, None),
    "clocks": (read_clocks, read_clock_cases),
    "standards": (read_components, read_component_cases),
    "sanctions": (read_sanctions, read_sanction_cases),
    "maladministration": (read_maladministration, read_maladministration_cases),
}
"""By the folder under ``law/``: what reads its files, and what reads their worked cases."""


def is_other_law(path: Path) -> bool:
    """Whether a file lies in one of these folders."""
    return path.resolve().parent.name in READERS


def check_law_file(path: Path, shown_as: str | None = None) -> int:
    """Read a law file and run the worked cases beside it (or the cases alone, when given those);
    the number of cases run. Raises :class:`Refused` with every fault and every broken case."""
    path = path.resolve()
    read, read_cases = READERS[path.parent.name]
    if path.name.endswith(CASES):
        read(subject_of(path), None)
        return _run(path, shown_as, read_cases)
    read(path, shown_as)
    beside = cases_beside(path)
    return _run(beside, None, read_cases) if beside.exists() else 0


def _run(path: Path, shown_as: str | None, read_cases: ReadCases | None) -> int:
    if read_cases is None:
        return 0
    cases = read_cases(path, shown_as)
    broken = [difference for case in cases for difference in case.differences()]
    if broken:
        raise Refused(*broken)
    return len(cases)
