"""Checking a law file that is no instrument: the file, and the worked cases beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from zonahijau.lawbook.calendars import read_calendar
from zonahijau.lawbook.clocks import read_clock_cases, read_clocks
from zonahijau.lawbook.components import read_component_cases, read_components
from zonahijau.lawbook.entries import read_file
from zonahijau.lawbook.header import FOLDERS, folder_of
from zonahijau.lawbook.maladministration import (
    read_maladministration,
    read_maladministration_cases,
)
from zonahijau.lawbook.repairs import read_repair_cases, read_repairs
from zonahijau.lawbook.rights import read_right_cases, read_rights
from zonahijau.lawbook.sanctions import read_sanction_cases, read_sanctions
from zonahijau.lawbook.websites import read_website_cases, read_website_rules
from zonahijau.lawbook.worked_cases import CASES, WorkedCase, cases_beside, subject_of
from zonahijau.wording import Refused

Read = Callable[[Path, str | None], object]
ReadCases = Callable[[Path, str | None], tuple[WorkedCase, ...]]

READERS: dict[str, tuple[Read, ReadCases | None]] = {
    "calendars": (read_calendar, None),
    "clocks": (read_clocks, read_clock_cases),
    "standards": (read_components, read_component_cases),
    "sanctions": (read_sanctions, read_sanction_cases),
    "repairs": (read_repairs, read_repair_cases),
    "rights": (read_rights, read_right_cases),
    "maladministration": (read_maladministration, read_maladministration_cases),
    "websites": (read_website_rules, read_website_cases),
}
"""By the folder under ``law/``: what reads its files, and what reads their worked cases."""


_TELLING = {
    "clocks": "clocks",
    "holidays": "calendars",
    "components": "standards",
    "repairs": "repairs",
    "sanctions": "sanctions",
    "sides": "rights",
    "definition": "maladministration",
    "chi_square": "sampling",
    "blocks": "forms",
    "rule": "sampling",
    "domains": "websites",
}
"""The key that only one kind of law file has, and the folder of that kind."""


def kind_of_law(path: Path) -> str | None:
    """The folder under ``law/`` that a file belongs to, wherever a copy of it lies; None for an
    instrument. Told by the folders above it, else by what stands in it."""
    if lies_in := folder_of(path):
        return lies_in
    top = read_file(path)
    if path.name.endswith(CASES) and top.has("file"):
        named = top.text("file").partition("/")[0]
        return named if named in FOLDERS else None
    return next((kind for key, kind in _TELLING.items() if top.has(key)), None)


def check_law_file(path: Path, shown_as: str | None = None, kind: str | None = None) -> int:
    """Read a law file and run the worked cases beside it (or the cases alone, when given those);
    the number of cases run. ``kind`` is the folder it belongs to, where it does not lie in that.
    Raises :class:`Refused` with every fault and every broken case."""
    path = path.resolve()
    read, read_cases = READERS[kind or path.parent.name]
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
