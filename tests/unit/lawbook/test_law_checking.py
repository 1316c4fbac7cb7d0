"""Every law file that is no instrument passes its check, and every worked case beside it holds."""

import shutil

import pytest

from zonahijau.lawbook.clocks import read_clock_cases
from zonahijau.lawbook.law_checking import READERS, check_law_file
from zonahijau.lawbook.library import law_folder, shown
from zonahijau.lawbook.worked_cases import CASES, WorkedCase
from zonahijau.wording import Refused

FILES = [path for folder in READERS for path in sorted((law_folder() / folder).glob("*.yaml"))]
LAW = [path for path in FILES if not path.name.endswith(CASES)]


def every_case() -> list[WorkedCase]:
    readers = [(READERS[path.parent.name][1], path) for path in FILES if path not in LAW]
    return [case for read, path in readers if read for case in read(path, shown(path))]


@pytest.mark.parametrize("path", LAW, ids=shown)
def test_a_file_that_ships_is_without_fault(path):
    check_law_file(path, shown(path))


@pytest.mark.parametrize("case", every_case(), ids=lambda case: case.name)
def test_a_worked_case_holds(case):
    assert not [difference.one_line("en") for difference in case.differences()]


def test_every_file_but_the_calendar_has_cases_beside_it():
    without = [path for path in LAW if not path.with_name(path.stem + CASES).exists()]
    assert [path.parent.name for path in without] == ["calendars"]


def copy_of(tmp_path, old: str, new: str):
    """The file of complaints with its cases, one thing changed in the cases."""
    folder = tmp_path / "clocks"
    shutil.copytree(law_folder() / "clocks", folder)
    path = folder / ("complaints" + CASES)
    path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    return path


def test_a_case_that_does_not_hold_is_named_with_what_came_out(tmp_path):
    path = copy_of(tmp_path, "due: 2026-03-16,", "due: 2026-03-17,")
    with pytest.raises(Refused, match="due comes out as 2026-03-16, not as 2026-03-17"):
        check_law_file(path)
    with pytest.raises(Refused, match="Tanggapan kelengkapan"):
        check_law_file(path.with_name("complaints.yaml"))


BROKEN = {
    "cases of another file": ("file: clocks/complaints", "file: clocks/sp4n", "(?i)beside it"),
    "a case that expects nothing": ("{refused: true}", "{}", "expects nothing"),
    "a clock that does not exist": ("complaint.delivery", "complaint.deliver", "no clock"),
    "a start that is no time": (
        "start: 2026-03-02T23:30",
        "start: 2026-03-02T25:30",
        "is not a date or time",
    ),
    "a date that is none": ("start: 2026-01-05", "start: 2026-02-30", "is not a date"),
    "a key that nobody knows": ("zone: WITA", "zona: WITA", "key zona is unknown"),
}


@pytest.mark.parametrize(("old", "new", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_case_is_refused(tmp_path, old, new, message):
    with pytest.raises(Refused, match=message):
        read_clock_cases(copy_of(tmp_path, old, new))
