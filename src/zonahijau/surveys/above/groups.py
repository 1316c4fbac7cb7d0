"""By sex, age, education and work above the survey: published cells added up, nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any

from django.db.models import Count, Max, Min, OuterRef, QuerySet, Subquery, Sum

from zonahijau.lawbook.forms import load_form
from zonahijau.statistics.skm import IndexRule
from zonahijau.surveys.above.scopes import Scope
from zonahijau.surveys.asking import FORMS, NOT_ASKED, Asking
from zonahijau.surveys.models import PublishedCell, Standing
from zonahijau.surveys.tallies import Counted
from zonahijau.surveys.words import BY_SERVICE, WHOLE
from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Group:
    """People who said the same of themselves."""

    label: Text
    n: int
    index: Decimal
    grade: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """A question about the respondents; ``hidden`` of them are in no line, for in their own unit
    they were too few, or nobody asked them."""

    title: Text
    lines: tuple[Group, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class Grouped:
    """All of it, from how many surveys and people."""

    surveys: int
    people: int
    groupings: tuple[Grouping, ...]


def groups_of(scope: Scope, year: int, series: str, rule: IndexRule) -> Grouped | None:
    """The groups of the surveys whose reports were accepted in the year; None where there are
    none. Two queries."""
    cells = published(scope, year, series)
    whole = cells.filter(table=WHOLE).order_by().aggregate(surveys=Count("pk"), people=Sum("n"))
    if not whole["surveys"]:
        return None
    groupings = tuple(_groupings(cells, whole["people"], rule))
    return Grouped(whole["surveys"], whole["people"], groupings)


def published(scope: Scope, year: int, series: str) -> QuerySet[PublishedCell]:
    """The published cells of those surveys."""
    return PublishedCell.objects.filter(
        scope.of("campaign__unit"),
        campaign__kind="skm",
        campaign__instrument=series,
        campaign__start__year=year,
        campaign__withdrawn_at=None,
        campaign__report__state="accepted",
        campaign__report__withdrawn_at=None,
    )


def _groupings(cells: QuerySet[PublishedCell], people: int, rule: IndexRule) -> Iterator[Grouping]:
    rows = (
        cells.exclude(table__in=(WHOLE, BY_SERVICE))
        .order_by()
        .values("table", "label")
        .annotate(said=Max("label_en"), place=Min("cell"), people=Sum("n"), all=Sum("total"))
    )
    titles = _titles()
    ordered = sorted(rows, key=lambda row: (_place(titles, row["table"]), row["place"]))
    for table, found in groupby(ordered, key=lambda row: str(row["table"])):
        lines = tuple(_group(row, rule) for row in found)
        title = titles.get(table, Text(table, table))
        yield Grouping(title, lines, people - sum(line.n for line in lines))


def _titles() -> dict[str, Text]:
    """The questions of the law's own form, in its order."""
    questions = load_form(FORMS["skm"]).questions.values()
    return {each.code: each.text for each in questions if each.code not in NOT_ASKED}


def _place(titles: dict[str, Text], table: str) -> tuple[int, str]:
    codes = list(titles)
    return (codes.index(table) if table in titles else len(codes), table)


def _group(row: Mapping[str, Any], rule: IndexRule) -> Group:
    exact = Fraction(row["all"], row["people"]) * rule.multiplier
    grade = rule.grade(exact).code or ""
    label = Text(row["label"], row["said"] or row["label"])
    return Group(label, row["people"], rule.rounding.apply(exact), grade)


def counted_of(scope: Scope, year: int, series: str) -> tuple[tuple[str, ...], Counted] | None:
    """What these surveys add up to as a whole, with the order of its elements; None where there
    are none. Those that asked in another order are left out. One query."""
    campaigns = published(scope, year, series).filter(table=WHOLE).values("campaign")
    days = Standing.objects.filter(campaign=OuterRef("campaign"), table=WHOLE).order_by("-on")
    rows = Standing.objects.filter(table=WHOLE, campaign__in=campaigns)
    latest = rows.filter(on=Subquery(days.values("on")[:1])).select_related("campaign")
    found: tuple[tuple[str, ...], Counted] | None = None
    for row in latest.order_by("campaign_id"):
        order = Asking.of(row.campaign.questions).elements
        each = replace(Counted.unpacked(row.answers, row.sums), extra={})
        if found is None:
            found = order, each
        elif found[0] == order:
            found = order, found[1].with_(each)
    return found
