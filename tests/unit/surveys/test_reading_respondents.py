"""A survey of many batches is the sum of its batches, and long lists of faults are bounded."""

import pytest

from zonahijau.statistics.tally import Missing
from zonahijau.surveys.reading import respondents as module
from zonahijau.surveys.reading.respondents import Questions, read_survey
from zonahijau.tables import open_sheet
from zonahijau.tables import scan as scan_module


@pytest.fixture
def survey(tmp_path, monkeypatch):
    """Reads 40 rows in many small blocks; every tenth row is bad."""
    path = tmp_path / "survey.csv"
    rows = [f"U{n % 3},{n % 4 + 1},{'x' if n % 10 == 0 else 2}\n" for n in range(40)]
    path.write_text("unit,U1,U2\n" + "".join(rows))

    def read(at_once, group=None):
        monkeypatch.setattr(module, "_ROWS_AT_ONCE", at_once)
        monkeypatch.setattr(scan_module, "_PIECE", 64)
        with open_sheet(str(path)) as sheet:
            return read_survey(sheet, Questions(("U1", "U2"), 4, Missing.DROP_ROW, group), "en")

    return read


def test_batches_add_up(survey):
    whole, parts = survey(1_000), survey(3)
    assert whole.total == parts.total
    assert whole.total.respondents == 36
    assert [skipped.row for skipped in whole.skipped] == [2, 12, 22, 32]


def test_groups_add_up_to_the_whole(survey):
    grouped = survey(5, "unit")
    assert grouped.total == survey(1_000).total
    assert sorted(grouped.groups) == ["U0", "U1", "U2"]
    assert sum(tally.respondents for tally in grouped.groups.values()) == 36


def test_faults_beyond_the_limit_are_counted_and_not_listed(survey, monkeypatch):
    monkeypatch.setattr(module, "MOST_SKIPPED", 3)
    found = survey(1_000)
    assert (len(found.skipped), found.skipped_rows) == (3, 4)
