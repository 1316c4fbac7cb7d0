"""Files of calendars: rules of counting with sources of their own, exactly one default of each."""

import pytest

from tests.unit.lawbook.law_texts import write
from zonahijau.lawbook.calendars import load_calendar, read_calendar
from zonahijau.lawbook.library import law_folder
from zonahijau.wording import Refused

LAW = (law_folder() / "calendars" / "indonesia.yaml").read_text(encoding="utf-8")


def test_the_rules_of_counting_say_that_no_law_gives_them():
    counting = load_calendar().counting
    assert not counting.counts_first_day
    assert counting.first_day_cite.provenance == "local"
    assert counting.plain_days == "calendar-days"
    assert counting.plain_days_cite.provenance == "derived"


def test_where_joint_leave_is_worked_it_is_no_holiday(tmp_path):
    text = LAW.replace("joint_leave: free", "joint_leave: worked")
    nation = read_calendar(write(tmp_path, text, "calendars/indonesia.yaml"))
    assert len(nation.holidays(2026)) < len(load_calendar().holidays(2026))


BROKEN = {
    "no default week": (", default: true}", "}", "weeks has 0 defaults"),
    "two default weeks": (", saturday]}", ", saturday], default: true}", "weeks has 2 defaults"),
    "a weekday that is none": ("[monday, ", "[moonday, ", "days is not a list of weekdays"),
    "a zone that stands twice": ("name: WIT,", "name: WITA,", "WITA stands twice"),
    "a unit of plain days that is none": ("are: calendar-days", "are: months", "months"),
    "no validity": ("in_force:", "in_farce:", "key in_farce is unknown"),
}


@pytest.mark.parametrize(("old", "new", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_calendar_is_refused(tmp_path, old, new, message):
    path = write(tmp_path, LAW.replace(old, new, 1), "calendars/indonesia.yaml")
    with pytest.raises(Refused, match=f"(?i){message}"):
        read_calendar(path)
