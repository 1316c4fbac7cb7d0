"""One survey report: what it says, what is wrong with it, its steps and its follow-up."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from zonahijau.documents.kinds import address_of_new
from zonahijau.documents.models import Paper
from zonahijau.documents.views.files import stored
from zonahijau.evidence.slots import EXTENSIONS
from zonahijau.lawbook.library import load_instrument
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import person_of
from zonahijau.surveys import plans
from zonahijau.surveys.actions import follow_ups, reports
from zonahijau.surveys.actions.handing_in import attach as attach_paper
from zonahijau.surveys.figures import INSTRUMENT, element_means
from zonahijau.surveys.models import FollowUp, Report
from zonahijau.surveys.papers.report import REPORT, SURVEY, issued_for
from zonahijau.surveys.papers.told import figures_of
from zonahijau.surveys.reminding import reminder, share_address
from zonahijau.surveys.report_forms import LineForm
from zonahijau.surveys.reporting import lowest
from zonahijau.surveys.reviewing import reviewed
from zonahijau.surveys.views.register import (
    REGISTER,
    address_of,
    index_of,
    mark_of,
    said_period,
    visible,
)
from zonahijau.web.formatting import plain_date
from zonahijau.web.forms import lay_on, whole_number
from zonahijau.web.language import current
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import step
from zonahijau.wording import Refused, Text, refuse


def found(uid: UUID) -> Report:
    """The report of an address; the gate has let nobody else in."""
    rows = Report.objects.standing().select_related(
        "unit", "government", "previous", "file", "raw", "campaign"
    )
    return get_object_or_404(rows, uid=uid)


def crumbs_of(report: Report, *more: Crumb) -> list[Crumb]:
    """The way to a report and below it."""
    from django.urls import reverse

    here = Crumb(report.unit.name, address_of(report) if more else "")
    return [Crumb(REGISTER, reverse("surveys:register")), here, *more]


@require_safe
def report(request: HttpRequest, report: UUID) -> HttpResponse:
    """What a report says, beside what follows from it."""
    return _page(request, found(report), None)


def _page(
    request: HttpRequest, row: Report, form: LineForm | None, status: int = 200
) -> HttpResponse:
    means = element_means(figures_of(row))
    rights = authority(request)
    context = {
        "report": row,
        "mark": mark_of(row),
        "period": said_period(row),
        "index": index_of(row),
        "facts": _facts(row),
        "reviewed": reviewed(row, owes=reports.owes_follow_up(row)),
        "elements": _elements(row, means),
        "plan": _lines(row),
        "before": _lines(row.previous) if row.previous else [],
        "publications": row.publications.standing().select_related("evidence"),
        "line_form": form or _line_form(row, means),
        "may_write": rights.may(reports.WRITE, row.unit),
        "draft": address_of_new(REPORT, row.unit, **{SURVEY: str(row.uid)}),
        "remind": _reminder(request, row) if rights.may(reports.REVIEW, row.unit) else "",
        "may_draft": rights.may("write_papers", row.unit),
        "paper": _paper(row),
        "may_review": rights.may(reports.REVIEW, row.unit),
        "others": _others(request, row),
        "crumbs": crumbs_of(row),
    }
    context["share"] = share_address(str(context["remind"]))
    return render(request, "surveys/report.html", context, status=status)


def _others(request: HttpRequest, row: Report) -> list[Report]:
    """The newest reports of the same unit, each with its ``period`` in words."""
    others = list(visible(request).filter(unit=row.unit).exclude(pk=row.pk)[:8])
    for each in others:
        each.period = said_period(each)  # type: ignore[attr-defined]
    return others


def _lines(row: Report) -> list[dict[str, Any]]:
    """The plan of a report, its elements and states in words."""
    nodes = load_instrument(row.instrument or INSTRUMENT).indicators()
    names = {node.code: node.label for node in nodes}
    today = row.government.today()
    lines = FollowUp.objects.of_report(row).select_related("position")
    return [
        {
            "row": line,
            "element": names.get(line.element, line.element),
            "mark": plans.mark_of(line, today),
            "who": plans.who(line),
        }
        for line in lines.order_by("order", "pk")
    ]


def _line_form(row: Report, means: dict[str, Fraction]) -> LineForm:
    """Begins with the lowest element that has no line yet."""
    planned = set(FollowUp.objects.of_report(row).values_list("element", flat=True))
    proposed = next((code for code in lowest(means) if code not in planned), None)
    return LineForm(instrument_id=row.instrument, initial={"element": proposed})


def _elements(row: Report, means: dict[str, Fraction]) -> list[dict[str, Any]]:
    """A line an element: its mean, whether it is among the lowest."""
    low = set(lowest(means))
    nodes = load_instrument(row.instrument or INSTRUMENT).indicators()
    return [
        {"label": node.label, "mean": means[node.code], "low": node.code in low}
        for node in nodes
        if node.code in means
    ]


def _facts(row: Report) -> list[tuple[Text, Any]]:
    said = [
        (Text("Unit", "Unit"), row.unit.name),
        (Text("Masa survei", "Period"), said_period(row)),
        (Text("Paling lambat", "Due"), plain_date(row.due_on)),
        (Text("Diterima", "Received"), _day(row.received_on)),
        (Text("Dikembalikan", "Returned"), _day(row.returned_on)),
        (Text("Disetujui", "Accepted"), _day(row.accepted_on)),
        (Text("Dipublikasikan", "Published"), _day(row.published_on)),
        (Text("Responden", "Respondents"), row.respondents),
        (Text("Pengguna setahun", "Users a year"), row.population),
        (Text("Peraturan", "Regulation"), load_instrument(row.instrument or INSTRUMENT).title),
        (Text("Dasar yang ditulis", "Basis as written"), row.basis),
    ]
    return [(label, value) for label, value in said if value]


def _day(day: Any) -> Any:
    return plain_date(day) if day else None


def _reminder(request: HttpRequest, row: Report) -> str:
    """What the secretary pastes into a chat, where the report is late."""
    address = request.build_absolute_uri(address_of(row))
    return reminder(row, row.government.today(), address, current())


def _paper(row: Report) -> Paper | None:
    """The report that was made here and is not the file of the row yet."""
    paper = issued_for(row.unit, row.uid, row.campaign.uid if row.campaign else "")
    if paper is None or row.file_id in (paper.signed_file_id or paper.issued_file_id,):
        return None
    return paper


@require_POST
def attach(request: HttpRequest, report: UUID) -> HttpResponse:
    """The report that was made here becomes the file of the row."""
    row = found(report)
    return step(
        request,
        lambda: attach_paper(by=person_of(request), report=row, paper=_paper(row)),
        Text("Berkas laporan dilampirkan.", "The file of the report is attached."),
        address_of(row),
    )


@require_POST
def accept(request: HttpRequest, report: UUID) -> HttpResponse:
    """Accept it."""
    row = found(report)
    revision = _revision(request)
    return step(
        request,
        lambda: reports.accept(by=person_of(request), report=row, revision=revision),
        Text("Laporan disetujui.", "The report is accepted."),
        address_of(row),
    )


@require_POST
def give_back(request: HttpRequest, report: UUID) -> HttpResponse:
    """Return it with a reason."""
    row = found(report)
    because = request.POST.get("because", "")
    revision = _revision(request)
    return step(
        request,
        lambda: reports.give_back(
            by=person_of(request), report=row, revision=revision, because=because
        ),
        Text("Laporan dikembalikan kepada unit.", "The report went back to the unit."),
        address_of(row),
    )


@require_POST
def move_due(request: HttpRequest, report: UUID) -> HttpResponse:
    """Give the unit another day."""
    row, revision = found(report), _revision(request)
    said = request.POST.get("due_on", "")
    return step(
        request,
        lambda: reports.move_due(
            by=person_of(request), report=row, revision=revision, due_on=_day_said(said)
        ),
        Text("Hari terakhirnya sudah diubah.", "The last day was changed."),
        address_of(row),
    )


def _day_said(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise refuse(
            Text("Hari terakhirnya kosong atau tidak sah", "The last day is empty or not valid"),
            Text("Pilih tanggalnya", "Choose the day"),
            column="due_on",
        ) from None


@require_POST
def withdraw(request: HttpRequest, report: UUID) -> HttpResponse:
    """Take it out of the register."""
    from django.urls import reverse

    row = found(report)
    because = request.POST.get("because", "")
    return step(
        request,
        lambda: reports.withdraw(by=person_of(request), report=row, because=because),
        Text("Baris ditarik dari register.", "The row was taken out of the register."),
        reverse("surveys:register"),
        address_of(row),
    )


def _revision(request: HttpRequest) -> int:
    return whole_number(request.POST.get("revision", ""))


@require_POST
def plan(request: HttpRequest, report: UUID) -> HttpResponse:
    """A line more in the follow-up plan."""
    row = found(report)
    form = LineForm(request.POST, instrument_id=row.instrument)
    if form.is_valid():
        try:
            follow_ups.plan(by=person_of(request), report=row, line=form.line())
        except Refused as refused:
            lay_on(form, refused)
        else:
            from django.shortcuts import redirect

            return redirect(f"{address_of(row)}#rencana")
    return _page(request, row, form, status=422)


@require_safe
def file(request: HttpRequest, report: UUID, which: str) -> HttpResponseBase:  # noqa: ARG001
    """The report's own file, or its raw data."""
    row = found(report)
    blob = {"laporan": row.file, "data": row.raw}.get(which)
    if blob is None:
        raise Http404
    name = f"skm-{slugify(row.unit.name)}-{row.start.year}"
    return stored(blob, f"{name}.{EXTENSIONS[blob.media_type]}")
