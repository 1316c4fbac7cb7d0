"""The accepted index of every unit of a scope, year by year: two queries, whatever its size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from zonahijau.lawbook.library import load_instrument
from zonahijau.statistics.skm import EXACT, index_rule
from zonahijau.surveys.above.scopes import Scope
from zonahijau.surveys.figures import INSTRUMENT, Figures, element_means
from zonahijau.surveys.models import PublishedCell, Report
from zonahijau.surveys.models.reports import ReportQuerySet
from zonahijau.surveys.rolling_up import UnitIndex
from zonahijau.surveys.words import WHOLE

MOST_YEARS = 8
"""A trend shows the newest; older ones are in the register."""
_FIELDS = (
    "unit_id", "unit__path", "unit__name", "government_id", "start", "respondents",
    "instrument", "convention", "index_exact", "index_printed", "campaign_id",
)  # fmt: skip
Row = dict[str, Any]


def years_of(scope: Scope) -> list[int]:
    """The newest years that have an accepted report, the earliest first."""
    starts = _accepted(scope).dates("start", "year", order="DESC")[:MOST_YEARS]
    return sorted(each.year for each in starts)


def units_of(scope: Scope, years: Sequence[int]) -> dict[int, list[UnitIndex]]:
    """The index of each unit by the year in which its period began; of several in a year the one
    that ends last."""
    rows = _accepted(scope).filter(start__year__in=years).order_by("until", "pk")
    latest: dict[tuple[int, int], Row] = {}
    for row in rows.values(*_FIELDS):
        latest[row["start"].year, row["unit_id"]] = row
    errors = _errors(scope, years)
    found: dict[int, list[UnitIndex]] = {}
    for (year, _), row in sorted(latest.items(), key=lambda each: each[0]):
        index = _index(row, errors)
        if index is not None:
            found.setdefault(year, []).append(index)
    return found


def means_of(scope: Scope, year: int) -> dict[int, Mapping[str, Fraction]]:
    """The means of the elements that the counted report of each unit of the year gives."""
    rows = _accepted(scope).filter(start__year=year).order_by("until", "pk")
    latest = {row[0]: row[1:] for row in rows.values_list("unit_id", "means", "counts")}
    return {unit: means_of_report(*given) for unit, given in latest.items()}


def _accepted(scope: Scope) -> ReportQuerySet:
    rows: ReportQuerySet = Report.objects.standing().filter(scope.of("unit"), state="accepted")
    return rows


def _errors(scope: Scope, years: Sequence[int]) -> dict[int, tuple[int, str]]:
    """Of surveys that were held here: how many answered, and the squared standard error."""
    rows = PublishedCell.objects.filter(scope.of("campaign__unit"), table=WHOLE)
    rows = rows.filter(campaign__start__year__in=years).exclude(error="")
    return {key: (n, error) for key, n, error in rows.values_list("campaign_id", "n", "error")}


def _index(row: Row, errors: Mapping[int, tuple[int, str]]) -> UnitIndex | None:
    said = row["index_exact"] or row["index_printed"].replace(",", ".")
    if not said:
        return None
    series = row["instrument"] or INSTRUMENT
    n, error = errors.get(row["campaign_id"], (None, ""))
    return UnitIndex(
        row["unit_id"],
        row["unit__path"],
        row["unit__name"],
        Fraction(said) * to_exact(series, row["convention"]),
        row["respondents"],
        series,
        # a report that was changed after its survey has no error that would be its own
        Fraction(error) if error and n == row["respondents"] else None,
        row["government_id"],
        row["convention"] != EXACT,
    )


@cache
def to_exact(series: str, convention: str) -> Fraction:
    """By what an index under a rounded weight is multiplied to stand under the exact one."""
    instrument = load_instrument(series)
    exact, rounded = index_rule(instrument), index_rule(instrument, convention or EXACT)
    return exact.weight / rounded.weight


def means_of_report(
    means: Mapping[str, str], counts: Mapping[str, list[int]]
) -> Mapping[str, Fraction]:
    """The means of the elements that a report gives, exact where it gives counts."""
    given = {code: tuple(each) for code, each in counts.items()}
    return element_means(Figures({code: Fraction(mean) for code, mean in means.items()}, given))
