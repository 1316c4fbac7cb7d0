"""The register of survey reports: which are due, late, returned, accepted; and its spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zonahijau.documents.kinds import address_of_new
from zonahijau.organisations.authority import WHOLE
from zonahijau.organisations.models import Unit
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government, person_of
from zonahijau.organisations.views.form_pages import FormPage, answer
from zonahijau.surveys.actions.reports import REVIEW, WRITE, expect
from zonahijau.surveys.letters import REMINDER
from zonahijau.surveys.models import Report
from zonahijau.surveys.models.reports import ReportQuerySet
from zonahijau.surveys.report_forms import ExpectForm
from zonahijau.surveys.reporting import period_said
from zonahijau.surveys.words import REPORT_STATES
from zonahijau.tables.output import Cell
from zonahijau.web.downloads import xlsx
from zonahijau.web.language import said
from zonahijau.web.marks import Mark
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Text

REGISTER = Text("Register laporan SKM", "Register of SKM reports")
_MARKS = {"due": "abu", "received": "kuning", "returned": "merah", "accepted": "hijau"}
LATE = Mark("merah", Text("Terlambat", "Late"))


def mark_of(report: Report) -> Mark:
    """How a report stands today: late before its state, for that is what must be done."""
    waits = report.state in ("due", "returned")
    if waits and report.due_on < report.government.today():
        return LATE
    return Mark(_MARKS[report.state], report.state_label)


def address_of(report: Report) -> str:
    """Its page."""
    return reverse("surveys:report", args=[report.uid])


def said_period(report: Report) -> Text:
    """Of which period."""
    return period_said(report.start, report.until)


def period_cell(report: Report) -> Text:
    """Of which period, in a table: its name is not broken."""
    said = said_period(report)
    return said if len(said.id) > LONGEST_NAMED else Text(_whole(said.id), _whole(said.en))


LONGEST_NAMED = 20
"""Letters of a period that has a name; the others are two dates."""


def _whole(words: str) -> str:
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def index_of(report: Report) -> Decimal | None:
    """The index as printed, else as computed from what the report gives."""
    index = report.index_printed or report.index_computed
    return Decimal(index) if index else None


COLUMNS = (
    Column("unit", Text("Unit", "Unit"), lambda row: row.unit.name, order_by=("unit__name",),
           link=address_of),
    Column("period", Text("Masa", "Period"), period_cell, order_by=("start",)),
    Column("due_on", Text("Paling lambat", "Due"), order_by=("due_on",), kind="date"),
    Column("state", Text("Keadaan", "State"), mark_of, kind="class"),
    Column("index", Text("IKM", "IKM"), index_of, kind="number", places=2,
           order_by=("index_computed",)),
    Column("grade", Text("Mutu", "Grade"), lambda row: row.grade_printed or row.grade_computed),
    Column("respondents", Text("Responden", "Respondents"), order_by=("respondents",),
           kind="number"),
)  # fmt: skip


def visible(request: HttpRequest) -> ReportQuerySet:
    """The reports that this person may see."""
    rows = Report.objects.standing().within(*authority(request).places("see_unit"))
    found: ReportQuerySet = rows.select_related("unit", "government")
    return found


def _state(rows: Any, chosen: str, today: Any) -> Any:
    return rows.late_on(today) if chosen == "late" else rows.filter(state=chosen)


def listing_of(request: HttpRequest) -> Listing:
    """The register as searched, filtered and sorted."""
    today = must_government(request).today()
    years = sorted({day.year for day in visible(request).values_list("start", flat=True)})
    filters = [
        Filter(
            "tahun",
            Text("Tahun", "Year"),
            [(str(year), Text(str(year), str(year))) for year in reversed(years)],
            lambda rows, year: rows.filter(start__year=int(year)),
        ),
        Filter(
            "keadaan",
            Text("Keadaan", "State"),
            [("late", LATE.word), *REPORT_STATES.items()],
            lambda rows, chosen: _state(rows, chosen, today),
        ),
    ]
    return Listing(
        request,
        visible(request),
        COLUMNS,
        search_fields=("unit__name", "unit__short_name"),
        filters=filters,
        order="-due_on",
    )


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """What came of what is due this year, who is late, and the next step."""
    government = must_government(request)
    today = government.today()
    rows = visible(request)
    running = rows.filter(due_on__year=today.year)
    context = {
        "listing": listing_of(request),
        "year": today.year,
        "expected": running.count(),
        "came": running.filter(state__in=("received", "accepted")).count(),
        "late": rows.late_on(today).count(),
        "to_review": rows.filter(state="received").count(),
        "letter": address_of_new(REMINDER, government),
        "may_review": authority(request).may(REVIEW, government),
        "own": _own(request),
        "may_see_indices": authority(request).may_anywhere("see_units"),
        "crumbs": [Crumb(REGISTER)],
    }
    return render(request, "surveys/register.html", context)


def _own(request: HttpRequest) -> Unit | None:
    """The one unit whose surveys this person holds, if it is one."""
    places = authority(request).places(WRITE)
    if len(places) != 1 or places[0].path == WHOLE:
        return None
    return Unit.objects.filter(government=places[0].government, path=places[0].path).first()


@require_safe
def sheet(request: HttpRequest) -> HttpResponseBase:
    """The register as a spreadsheet, as searched and filtered."""
    listing = listing_of(request)
    header = [said(column.label) for column in COLUMNS]
    return xlsx("register-skm.xlsx", header, _rows(listing), "SKM")


def _rows(listing: Listing) -> Iterator[list[Cell]]:
    rows: Any = listing.page.paginator.object_list
    for row in rows.iterator(chunk_size=500):
        yield [
            row.unit.name,
            said(said_period(row)),
            row.due_on.isoformat(),
            said(mark_of(row).word),
            index_of(row),
            row.grade_printed or row.grade_computed,
            row.respondents,
        ]


@require_http_methods(["GET", "HEAD", "POST"])
def expected(request: HttpRequest) -> HttpResponse:
    """Write down which units report on a period, and until when."""
    government = must_government(request)
    today = government.today()
    units = Unit.objects.filter(government=government).open_on(today).order_by("path")
    form = ExpectForm(request.POST or None, units=units, initial={"year": today.year})
    page = FormPage(
        Text("Laporan SKM yang ditunggu", "Reports that are due"),
        Text("Catat sebagai ditunggu", "Write them down"),
        reverse("surveys:register"),
        Text("Laporan yang ditunggu sudah dicatat.", "The reports that are due are written down."),
        Text(
            "Unit yang sudah tercatat untuk masa yang sama tidak dicatat dua kali.",
            "A unit that is down for the same period is not written down twice.",
        ),
        (Crumb(REGISTER, reverse("surveys:register")),),
    )

    def act() -> None:
        chosen = units.filter(uid__in=form.cleaned_data["units"])
        period = form.period()
        expect(by=person_of(request), government=government, units=chosen, period=period)

    return answer(request, form, page, act)
