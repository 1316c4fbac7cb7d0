"""Reports that came and wait for a yes: looked through in one table, accepted in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import person_of
from zonahijau.surveys.actions.accepting import Chosen, accept_many
from zonahijau.surveys.actions.reports import REVIEW
from zonahijau.surveys.models import Report
from zonahijau.surveys.models.follow_up import owing
from zonahijau.surveys.models.reports import ReportQuerySet
from zonahijau.surveys.reviewing import Reviewed, reviewed
from zonahijau.surveys.views.register import REGISTER, address_of, index_of, period_cell
from zonahijau.web.language import current
from zonahijau.web.marks import Mark
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Listing
from zonahijau.web.telling import tell, tell_refusal
from zonahijau.wording import Refused, Text

HEADING = Text("Laporan yang menunggu diperiksa", "Reports that wait for review")
KEPT = Mark("merah", Text("Belum dapat disetujui", "Cannot be accepted yet"))
LOOK = Mark("kuning", Text("Perlu dilihat", "To look at"))
READY = Mark("hijau", Text("Siap", "Ready"))
FORM, FIELD, SURE, TICK = "pilihan", "laporan", "yakin", "centang"
A_PAGE = 100


class Row:
    """A report in the table; ``is_chosen`` draws its tick."""

    def __init__(self, found: Reviewed, *, is_chosen: bool = False):
        report = found.report
        self.found, self.report, self.is_chosen = found, report, is_chosen
        self.unit, self.period, self.index = report.unit.name, period_cell(report), index_of(report)
        self.grade = report.grade_printed or report.grade_computed
        self.respondents, self.received_on = report.respondents, report.received_on
        self.mark = KEPT if found.obstacles else LOOK if found.looks else READY
        self.address = address_of(report)
        self.notes = True  # drawn by a template, and never empty
        self.value = f"{report.uid}:{report.revision}"


COLUMNS = (
    Column("unit", Text("Unit", "Unit"), order_by=("unit",), template="surveys/review_unit.html"),
    Column("period", Text("Masa", "Period")),
    Column("received_on", Text("Diterima", "Received"), order_by=("received_on",), kind="date"),
    Column("index", Text("IKM", "IKM"), kind="number", places=2, order_by=("index",)),
    Column("grade", Text("Mutu", "Grade")),
    Column("respondents", Text("Responden", "Respondents"), kind="number"),
    Column("mark", Text("Keadaan", "State"), kind="class"),
    Column("notes", Text("Yang perlu dilihat", "To look at"), template="surveys/review_notes.html"),
)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """The table; then, of what was ticked, the question; then the step itself."""
    if request.method != "POST":
        return _table(request)
    chosen = _chosen(request)
    if request.POST.get(SURE) and chosen:
        return _accepted(request, chosen)
    return _question(request, chosen) if chosen else _nothing(request)


def _waiting(request: HttpRequest) -> ReportQuerySet:
    """What came and may be accepted by this person."""
    rows = Report.objects.standing().within(*authority(request).places(REVIEW))
    return _read(rows.filter(state="received"))


def _read(rows: Any) -> ReportQuerySet:
    found: ReportQuerySet = rows.select_related("unit", "government")
    return found.order_by("unit__path", "start")


def _rows(reports: ReportQuerySet, is_chosen: Callable[[Reviewed], bool]) -> list[Row]:
    """Two queries, however many reports there are."""
    owed = set(owing(reports.order_by()).values_list("pk", flat=True))
    found = [reviewed(each, owes=each.pk in owed) for each in reports]
    return [Row(each, is_chosen=is_chosen(each)) for each in found]


def _table(request: HttpRequest) -> HttpResponse:
    ticked = request.GET.get(TICK, "")
    rows = _rows(_waiting(request), _TICKS.get(ticked, lambda _: False))
    context = {
        "listing": Listing(request, rows, COLUMNS, per_page=A_PAGE),
        "count": len(rows),
        "ready": sum(row.mark is READY for row in rows),
        "look": sum(row.mark is LOOK for row in rows),
        "kept": sum(row.mark is KEPT for row in rows),
        "ticked": ticked,
        "form": FORM,
        "crumbs": _crumbs(Crumb(HEADING)),
    }
    return render(request, "surveys/review.html", context)


_TICKS: Mapping[str, Callable[[Reviewed], bool]] = {
    "siap": lambda each: each.is_ready,
    "dapat": lambda each: not each.obstacles,
}
"""Which rows are ticked at once, by the word in the address."""


def _crumbs(*more: Crumb) -> list[Crumb]:
    return [Crumb(REGISTER, reverse("surveys:register")), *more]


def _chosen(request: HttpRequest) -> list[Chosen]:
    """The reports that were ticked, with the revision that was looked at; what is not this
    person's to accept is no choice."""
    seen = dict(_parted(request.POST.getlist(FIELD)))
    rows = Report.objects.within(*authority(request).places(REVIEW))
    return [(row, seen[row.uid]) for row in _read(rows.filter(uid__in=seen))]


def _parted(values: Iterable[str]) -> Iterable[tuple[UUID, int]]:
    for value in values:
        uid, _, revision = value.partition(":")
        try:
            yield UUID(uid), int(revision)
        except ValueError:
            continue


def _nothing(request: HttpRequest) -> HttpResponse:
    try:
        accept_many(by=person_of(request), chosen=[])
    except Refused as refused:
        tell_refusal(request, refused)
    return redirect("surveys:review")


def _question(
    request: HttpRequest, chosen: list[Chosen], refused: Refused | None = None
) -> HttpResponse:
    """What would be accepted, what would not and why; nothing is written yet."""
    uids = [row.uid for row, _ in chosen]
    rows = _rows(_waiting(request).filter(uid__in=uids), lambda _: True)
    context = {
        "accepting": [row for row in rows if not row.found.obstacles],
        "left": [row for row in rows if row.found.obstacles],
        "gone": len(chosen) - len(rows),
        "reasons": [each.one_line(current()) for each in refused.refusals] if refused else [],
        "crumbs": _crumbs(Crumb(HEADING, reverse("surveys:review")), Crumb(_SURE)),
    }
    return render(request, "surveys/review_sure.html", context, status=422 if refused else 200)


def _accepted(request: HttpRequest, chosen: list[Chosen]) -> HttpResponse:
    try:
        count = accept_many(by=person_of(request), chosen=chosen)
    except Refused as refused:
        return _question(request, chosen, refused)
    tell(request, _DONE.fill(n=count))
    return redirect("surveys:review")


_SURE = Text("Setujui", "Accept")
_DONE = Text("{n} laporan disetujui.", "{n:report is|reports are} accepted.")
