"""The recap of all units in a year: page, spreadsheet, paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zonahijau.organisations.places import must_government
from zonahijau.surveys.models import Report
from zonahijau.surveys.models.reports import ReportQuerySet
from zonahijau.surveys.prints.recap import SIZES, recap_pdf
from zonahijau.surveys.recap import SHORT, means_of, whole
from zonahijau.surveys.views.register import (
    REGISTER,
    address_of,
    index_of,
    mark_of,
    period_cell,
    visible,
)
from zonahijau.tables.output import Cell
from zonahijau.web.downloads import download, xlsx
from zonahijau.web.formatting import number
from zonahijau.web.forms import whole_number
from zonahijau.web.language import said
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Listing
from zonahijau.wording import Text

RECAP = Text("Rekap SKM {year}", "Recap of SKM {year}")


def _mean(code: str) -> Callable[[Report], Fraction | None]:
    def of(report: Report) -> Fraction | None:
        return means_of(report).get(code)

    return of


def _columns() -> tuple[Column, ...]:
    return (
        Column("unit", Text("Unit", "Unit"), lambda row: row.unit.name, order_by=("unit__name",),
               link=address_of),
        Column("period", Text("Masa", "Period"), period_cell, order_by=("start",)),
        Column("respondents", Text("Resp.", "Resp."), order_by=("respondents",),
               kind="number"),
        *(Column(code.lower(), label, _mean(code), kind="number", places=2)
          for code, label in SHORT.items()),
        Column("index", Text("IKM", "IKM"), index_of, kind="number", places=2,
               order_by=("index_computed",)),
        Column("grade", Text("Mutu", "Grade"),
               lambda row: row.grade_printed or row.grade_computed),
        Column("state", Text("Keadaan", "State"), mark_of, kind="class"),
    )  # fmt: skip


def _chosen(request: HttpRequest) -> tuple[int, list[int]]:
    """The year that was asked for, else the newest that has a report; and all of them."""
    years = sorted({day.year for day in visible(request).values_list("start", flat=True)})
    asked = whole_number(request.GET.get("tahun", ""))
    if asked in years:
        return asked, years
    return (years[-1] if years else must_government(request).today().year), years


def _reports(request: HttpRequest, year: int) -> ReportQuerySet:
    rows: ReportQuerySet = visible(request).filter(start__year=year)
    return rows.order_by("unit__path", "start")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every report of a year with its elements, and what they come to."""
    government = must_government(request)
    year, years = _chosen(request)
    rows = _reports(request, year)
    context = {
        "year": year,
        "asked": str(year),
        "years": [str(each) for each in reversed(years) if each != year],
        "whole": whole(government, rows, government.today()),
        "listing": Listing(request, rows, _columns(), search_fields=("unit__name",)),
        "sizes": SIZES,
        "crumbs": [Crumb(REGISTER, reverse("surveys:register")), Crumb(RECAP.fill(year=year))],
    }
    return render(request, "surveys/recap.html", context)


@require_safe
def sheet(request: HttpRequest) -> HttpResponseBase:
    """The same as a spreadsheet, the whole in its last row."""
    year, _ = _chosen(request)
    columns = _columns()
    header = [said(column.label) for column in columns]
    return xlsx(f"rekap-skm-{year}.xlsx", header, _cells(request, year, columns), "Rekap SKM")


def _cells(request: HttpRequest, year: int, columns: tuple[Column, ...]) -> Iterator[list[Cell]]:
    government = must_government(request)
    rows = _reports(request, year)
    for row in rows:
        yield [_cell(column.of(row), column) for column in columns]
    total = whole(government, rows, government.today())
    name = Text(f"Semua unit ({total.rule.id})", f"All units ({total.rule.en})")
    blank: list[Cell] = [None] * (len(columns) - 4)
    yield [said(name), *blank, total.index, total.grade, None]


def _cell(value: Any, column: Column) -> Cell:
    if column.kind == "class":
        return said(value.word)
    if isinstance(value, Text):
        return said(value)
    if isinstance(value, Fraction):
        return Decimal(number(value, 4, "en").replace(",", ""))
    return value  # type: ignore[no-any-return]


@require_safe
def paper(request: HttpRequest, size: str) -> HttpResponse:
    """The same on paper, lying."""
    if size not in SIZES:
        raise Http404
    government = must_government(request)
    year, _ = _chosen(request)
    rows = list(_reports(request, year))
    pdf = recap_pdf(government, year, rows, size, timezone.now())
    return download(pdf, "application/pdf", f"rekap-skm-{year}-{size}.pdf")
