"""Files of clocks: read strictly, versions that follow one another, every fault with its line."""

from datetime import date

import pytest

from tests.unit.lawbook.clock_texts import CLOCKS, SECOND
from tests.unit.lawbook.law_texts import write
from zonahijau.lawbook.clocks import Clocks, clock_files, load_clocks, read_clocks
from zonahijau.lawbook.clocks.model import PARTIES
from zonahijau.wording import Refused

DATED = "    cite: {in_force: {from: 2020-01-01, until: 2022-01-01}}\n"
FROM_2022 = "    cite: {in_force: {from: 2022-01-01}}\n"
OWN = CLOCKS.replace("contoh\n", "sendiri\n", 1).replace('"5"', '"9"')


def read(tmp_path, text: str, name: str = "contoh") -> Clocks:
    return read_clocks(write(tmp_path, text, f"clocks/{name}.yaml"), f"{name}.yaml")


def refusals(tmp_path, text: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        read(tmp_path, text)
    return [refusal.one_line("en").lower() for refusal in refused.value.refusals]


def test_a_small_file_is_read(tmp_path):
    clock = read(tmp_path, CLOCKS).clock("a.first", date(2026, 1, 1))
    assert (clock.limit, clock.unit, clock.party) == (5, "working-days", "provider")
    assert clock.unit_cite == clock.cite


def test_bare_days_are_read_as_the_calendar_says_and_cite_that_reading(tmp_path):
    text = CLOCKS.replace("unit: working-days", "unit: days")
    clock = read(tmp_path, text).clock("a.first", date(2026, 1, 1))
    assert clock.unit == "calendar-days"
    assert (clock.unit_cite.provenance, clock.unit_cite.confidence) == ("derived", "D")


BROKEN = {
    "an unknown key": ("    party:", "    parties: x\n    party:", "key parties is unknown"),
    "an unknown unit": ("working-days", "weeks", "unit “weeks” is unknown"),
    "a limit of nothing": ('"5"', '"0"', "limit must be more than nothing"),
    "half a day": ('"5"', '"1/2"', "limit must be a whole number"),
    "a starting event that is not listed": (
        "    starts: a.begins",
        "    starts: a.began",
        "a.began is not in the events of this file",
    ),
    "an id that is not the path": ("clocks/contoh", "clocks/lain", "id is not the file's path"),
    "a party that does not exist": ("provider", "nobody", "party “nobody” is unknown"),
    "hours that pause": (
        "    unit: working-days",
        "    unit: hours\n    paused_by: [{starts: a.begins, ends: a.ends}]",
        "unit “hours” is unknown",
    ),
    "a choice of nothing": ('"5"', "chosen\n    choices: []", "choices is not a list of whole"),
}


@pytest.mark.parametrize(("old", "new", "message"), BROKEN.values(), ids=BROKEN)
def test_a_fault_is_named_with_its_line(tmp_path, old, new, message):
    found = refusals(tmp_path, CLOCKS.replace(old, new, 1))
    assert any(
        message.lower() in line.lower() and line.startswith("contoh.yaml, row ") for line in found
    )


def test_an_event_that_no_clock_uses_is_named(tmp_path):
    text = CLOCKS.replace("clocks:\n", "  a.never: {id: Tidak pernah, en: Never}\nclocks:\n")
    assert "a.never is used by no clock" in refusals(tmp_path, text)[0]


def test_every_fault_is_named_in_one_run(tmp_path):
    text = CLOCKS + SECOND.replace("unit: days", "unit: weeks") + SECOND.replace('"7"', '"-7"')
    assert len(refusals(tmp_path, text)) == 2


# -- versions -------------------------------------------------------------------------------


def test_the_version_of_the_day_holds(tmp_path):
    clocks = read(tmp_path, CLOCKS + DATED + SECOND + FROM_2022)
    assert clocks.clock("a.first", date(2021, 12, 31)).limit == 5
    assert clocks.clock("a.first", date(2022, 1, 1)).limit == 7


@pytest.mark.parametrize("start", ["2021-12-31", "2022-01-02", "2020-01-01"])
def test_versions_that_overlap_or_leave_a_gap_are_refused(tmp_path, start):
    text = CLOCKS + DATED + SECOND + FROM_2022.replace("2022-01-01", start)
    assert any("does not follow the one before" in line for line in refusals(tmp_path, text))


def test_before_its_first_version_a_clock_is_refused_with_the_day_it_begins(tmp_path):
    with pytest.raises(
        Refused, match=r"not in force on 2019-12-31\. It is in force from 2020-01-01"
    ):
        read(tmp_path, CLOCKS).clock("a.first", date(2019, 12, 31))


def test_a_misspelt_clock_is_refused_with_the_nearest(tmp_path):
    with pytest.raises(Refused, match=r"(?i)perhaps a\.first is meant"):
        read(tmp_path, CLOCKS).clock("a.frist", date(2026, 1, 1))


AWAITED = """\
awaited:
  - keys: [a.first]
    reason: {id: belum terbaca, en: not read}
    cite: {in_force: {from: 2022-01-01}}
"""


def test_an_awaited_version_follows_and_has_no_limit(tmp_path):
    clocks = read(tmp_path, CLOCKS + DATED + AWAITED)
    assert clocks.clock("a.first", date(2021, 1, 1)).limit == 5
    awaited = clocks.clock("a.first", date(2022, 1, 1))
    assert awaited.limit is None
    assert awaited.awaited.en == "not read"


def test_an_awaited_version_of_an_unknown_clock_is_refused(tmp_path):
    text = CLOCKS + DATED + AWAITED.replace("[a.first]", "[a.last]")
    assert "a.last is not in the clocks of this file" in refusals(tmp_path, text)[0]


def own(tmp_path, start: str) -> list:
    text = OWN + FROM_2022.replace("2022-01-01", start)
    return list(read(tmp_path, text, "sendiri").versions("a.first"))


def test_the_administrator_fills_in_what_is_awaited(tmp_path):
    clocks = read(tmp_path, CLOCKS + DATED + AWAITED).with_own(own(tmp_path, "2023-01-01"))
    assert clocks.clock("a.first", date(2021, 1, 1)).limit == 5
    assert clocks.clock("a.first", date(2022, 12, 31)).limit is None
    assert clocks.clock("a.first", date(2023, 1, 1)).limit == 9


def test_what_the_administrator_does_not_fill_in_stays_awaited(tmp_path):
    filled = own(tmp_path, "2023-01-01, until: 2024-01-01")
    clocks = read(tmp_path, CLOCKS + DATED + AWAITED).with_own(filled)
    days = [date(2022, 12, 31), date(2023, 12, 31), date(2024, 1, 1)]
    assert [clocks.clock("a.first", day).limit for day in days] == [None, 9, None]


def test_a_later_own_version_follows_the_earlier(tmp_path):
    earlier = own(tmp_path, "2023-01-01, until: 2024-01-01")
    later = own(tmp_path, "2024-01-01")
    clocks = read(tmp_path, CLOCKS + DATED + AWAITED).with_own([*earlier, *later])
    assert clocks.clock("a.first", date(2026, 1, 1)).limit == 9


def test_a_clock_of_ones_own_has_a_key_of_its_own(tmp_path):
    text = OWN.replace("a.first", "a.own")
    rows = read(tmp_path, text, "sendiri").versions("a.own")
    clocks = read(tmp_path, CLOCKS).with_own(rows)
    assert clocks.keys == ["a.first", "a.own"]


def test_the_administrator_cannot_change_what_the_law_gives(tmp_path):
    clocks = read(tmp_path, CLOCKS + DATED + AWAITED)
    with pytest.raises(Refused, match=r"(?i)the law already gives a\.first on 2021-01-01"):
        clocks.with_own(own(tmp_path, "2021-01-01"))


# -- the clocks that ship -------------------------------------------------------------------


def test_no_two_files_share_a_clock():
    keys = [key for path in clock_files() for key in read_clocks(path).keys]
    assert len(keys) == len(set(keys))


def test_every_clock_says_who_must_act_and_from_which_source():
    clocks = load_clocks()
    versions = [version for key in clocks.keys for version in clocks.versions(key)]
    assert {version.party for version in versions} <= set(PARTIES)
    assert all(version.cite.article for version in versions)


def test_a_clock_of_the_statute_holds_today_or_says_why_it_does_not():
    clocks = load_clocks()
    today = [clocks.clock(key, date(2026, 11, 21)) for key in clocks.keys]
    unknown = {clock.key.split(".")[0] for clock in today if clock.awaited is not None}
    assert unknown == {"sp4n"}


def test_from_minutes_to_comments_closed_the_clocks_of_a_draft_follow_one_another():
    clocks = load_clocks()
    keys = ["standard.draft_publication", "standard.comments", "standard.draft_repair"]
    chain = [clocks.clock(key, date(2026, 1, 1)) for key in keys]
    assert [clock.starts for clock in chain[1:]] == [clock.ends for clock in chain[:-1]]
