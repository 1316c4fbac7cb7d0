"""Entering a report that came: by hand, or from a file with its figures."""

from __future__ import annotations

import csv
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zonahijau.evidence import contents
from zonahijau.evidence.intake import Taken, take_in
from zonahijau.evidence.receiving import bounded, too_large
from zonahijau.evidence.slots import DOCUMENT, SLOTS
from zonahijau.lawbook.library import load_instrument
from zonahijau.organisations.places import person_of
from zonahijau.organisations.policies import Overtaken
from zonahijau.surveys.actions.reports import accepted_already, receive
from zonahijau.surveys.figures import INSTRUMENT, Figures
from zonahijau.surveys.models import Report
from zonahijau.surveys.reading.tables import read_figures
from zonahijau.surveys.report_forms import INSTRUMENTS, ReportForm
from zonahijau.surveys.views.register import address_of
from zonahijau.surveys.views.reports import crumbs_of, found
from zonahijau.tables.output import write_xlsx
from zonahijau.web import language
from zonahijau.web.forms import lay_on
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import tell, tell_refusal
from zonahijau.web.uploads import on_disk
from zonahijau.wording import Refused, Text

ENTER = Text("Isi laporan", "Enter the report")


@require_http_methods(["GET", "HEAD", "POST"])
@bounded(SLOTS[DOCUMENT].limit)
def enter(request: HttpRequest, report: UUID) -> HttpResponse:
    """The figures of a report; what was typed stays when something is refused."""
    row = found(report)
    if row.state == "accepted":
        tell_refusal(request, accepted_already())
        return redirect(address_of(row))
    form = _form(request, row)
    if request.method == "POST" and _complete(request, form) and _received(request, row, form):
        tell(request, Text("Laporan sudah dicatat.", "The report is written down."))
        return redirect(address_of(row))
    context = {
        "report": row,
        "form": form,
        "has_counts": bool(row.counts),
        "instruments": [(each, load_instrument(each).title) for each in INSTRUMENTS],
        "crumbs": crumbs_of(row, Crumb(ENTER)),
    }
    return render(request, "surveys/report_form.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, row: Report) -> ReportForm:
    """The fields are those of the elements of the chosen regulation."""
    asked = request.POST.get("instrument") or request.GET.get("peraturan") or row.instrument
    chosen = asked if asked in INSTRUMENTS else INSTRUMENT
    if request.method == "POST":
        return ReportForm(request.POST, request.FILES, instrument_id=chosen)
    initial = ReportForm.initial_of(row, row.government.today()) | {"instrument": chosen}
    return ReportForm(instrument_id=chosen, initial=initial)


def _complete(request: HttpRequest, form: ReportForm) -> bool:
    form.is_valid()
    for name in too_large(request):
        lay_on(form, contents.too_large(SLOTS[DOCUMENT], name))
    return form.is_valid()


def _received(request: HttpRequest, row: Report, form: ReportForm) -> bool:
    try:
        figures = _with_raw(_with_counts(form.figures(), row), form.cleaned_data["raw"])
        receive(
            by=person_of(request),
            report=row,
            revision=form.cleaned_data["revision"],
            came=form.came(),
            figures=figures,
            file=_taken(row, form.cleaned_data["file"]),
            raw=_taken_raw(row, form.cleaned_data["raw"]),
        )
    except Overtaken as overtaken:
        lay_on(form, overtaken)
    except Refused as refused:
        lay_on(form, _to_fields(refused))
    else:
        return True
    return False


def _with_counts(figures: Figures, row: Report) -> Figures:
    """What was counted before stays where no element is typed: nothing is lost by a correction."""
    same = figures.instrument == (row.instrument or INSTRUMENT)
    if figures.means or not row.counts or not same:
        return figures
    return replace(figures, counts={code: tuple(each) for code, each in row.counts.items()})


def _with_raw(figures: Figures, upload: Any) -> Figures:
    """What a file of raw data gives goes before what was typed of the elements."""
    if upload is None:
        return figures
    with on_disk(upload) as path:
        read = read_figures(path, upload.name, figures.instrument, _language())
    respondents = read.respondents if read.respondents is not None else figures.respondents
    means = dict(read.means) if read.means else figures.means
    return replace(figures, counts=read.counts, means=means, respondents=respondents)


def _taken(row: Report, upload: Any) -> Taken | None:
    if upload is None:
        return None
    return take_in(upload.chunks(), name=upload.name, kind=DOCUMENT, government=row.government)


def _taken_raw(row: Report, upload: Any) -> Taken | None:
    """Raw data as a spreadsheet, the one kind of file for tables that is kept: CSV becomes one."""
    if upload is None or not (upload.name or "").lower().endswith(".csv"):
        return _taken(row, upload)
    with on_disk(upload) as copy:
        lines = copy.read_text(encoding="utf-8-sig").splitlines()
    separator = ";" if any(";" in line for line in lines) else ","
    rows = csv.reader(lines, delimiter=separator)
    with tempfile.TemporaryDirectory(prefix="zonahijau-") as folder:
        path = Path(folder) / "data.xlsx"
        write_xlsx(path, "Data", next(rows, []), rows)
        name = f"{Path(upload.name).stem}.xlsx"
        content = [path.read_bytes()]
        return take_in(content, name=name, kind=DOCUMENT, government=row.government)


def _to_fields(refused: Refused) -> Refused:
    """An element stands in the form under a name of its own."""
    return Refused(*(replace(each, column=_field(each.column)) for each in refused.refusals))


def _field(column: str | None) -> str | None:
    return f"mean_{column}" if column and column.isupper() else column


def _language() -> str:
    return language.current()
