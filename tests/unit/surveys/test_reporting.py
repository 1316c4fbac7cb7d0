"""Periods of reports, and what is wrong with the regulation that one names."""

from datetime import date

import pytest

from zonahijau.surveys.reporting import lowest, outdated, period_said, span_of
from zonahijau.wording import Refused


@pytest.mark.parametrize(
    ("frequency", "part", "start", "until", "said"),
    [
        ("year", 1, date(2026, 1, 1), date(2027, 1, 1), "2026"),
        ("half", 2, date(2026, 7, 1), date(2027, 1, 1), "semester II 2026"),
        ("quarter", 3, date(2026, 7, 1), date(2026, 10, 1), "triwulan III 2026"),
    ],
)
def test_a_period_is_called_as_the_office_calls_it(frequency, part, start, until, said):
    assert span_of(frequency, 2026, part) == (start, until)
    assert period_said(start, until).id == said


def test_other_dates_are_said_in_full():
    assert "14-03-2026" in period_said(date(2026, 2, 1), date(2026, 3, 15)).id


def test_there_is_no_third_half_year():
    with pytest.raises(Refused, match="1 to 2"):
        span_of("half", 2026, 3)


@pytest.mark.parametrize(
    ("instrument", "basis", "flagged"),
    [
        ("panrb/skm-2017", "", False),
        ("panrb/skm-2017", "PermenPANRB 14 Tahun 2017", False),
        ("panrb/skm-2017", "Kep. 25/M.PAN/2/2004", True),
        ("panrb/skm-2017", "KEP/25/M.PAN/2/2004", True),
        ("panrb/skm-2004", "", True),
    ],
)
def test_a_report_of_2025_by_the_rules_of_2004_is_flagged(instrument, basis, flagged):
    assert (outdated(instrument, basis, date(2026, 1, 1)) is not None) is flagged


def test_a_report_of_2010_by_the_rules_of_2004_is_not():
    assert outdated("panrb/skm-2004", "KEP/25/M.PAN/2/2004", date(2011, 1, 1)) is None


def test_the_three_lowest_elements_come_first_and_equals_of_the_third_with_them():
    assert lowest({"A": 3, "B": 2, "C": 3, "D": 2, "E": 4}) == ["B", "D", "A", "C"]
    assert lowest({"A": 3, "B": 2, "C": 1, "D": 4}) == ["C", "B", "A"]
    assert lowest({"A": 3}) == ["A"]
