"""Reports of all units from a spreadsheet: template, upload, preview with every fault, one yes,
and the way back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.evidence.receiving import bounded
from zonahijau.evidence.spreadsheets import LARGEST, SheetForm, received
from zonahijau.organisations.places import must_government, person_of
from zonahijau.surveys.actions import report_imports as actions
from zonahijau.surveys.actions.report_imports import matches, rows_of
from zonahijau.surveys.models import Report, ReportImport
from zonahijau.surveys.reading.registers import COLUMNS, ReadReport
from zonahijau.surveys.reporting import period_said
from zonahijau.surveys.views.register import REGISTER
from zonahijau.tables.previews import MOST_ROWS
from zonahijau.web.downloads import xlsx
from zonahijau.web.marks import Mark
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.web.telling import step
from zonahijau.wording import Text

HEADING = Text("Impor laporan", "Import reports")
EXAMPLE = (
    "DINKES", "semester I 2025", 384, 5200, "87.28", "B", "1/9", "PermenPANRB 14 Tahun 2017",
    "2025-07-20", "2025-08-01", "ya", "3.41", "3.44", "3.31", "3.86", "3.42", "3.47", "3.55",
    "3.20", "3.76",
)  # fmt: skip
WRONG = Mark("merah", Text("Keliru", "Wrong"))
LOOK = Mark("kuning", Text("Perlu dilihat", "To look at"))
FINE = Mark("hijau", Text("Siap", "Ready"))
_NEW, _DUE, _AGAIN = (
    Text("baru di register", "new in the register"),
    Text("mengisi yang ditunggu", "fills what was due"),
    Text("mengganti isian", "replaces an entry"),
)


@require_http_methods(["GET", "HEAD", "POST"])
@bounded(LARGEST)
def choose(request: HttpRequest) -> HttpResponseBase:
    """Choose a spreadsheet; then on to its preview."""
    form = SheetForm(request.POST or None, request.FILES or None)
    government = must_government(request)
    held = received(
        request,
        form,
        lambda path, name: actions.open_import(
            by=person_of(request), government=government, path=path, name=name
        ),
    )
    if held is not None:
        return redirect("surveys:import_preview", held=held.uid)
    done = ReportImport.objects.filter(government=government, applied_at__isnull=False)
    context = {
        "form": form,
        "columns": COLUMNS,
        "most": MOST_ROWS,
        "done": done.select_related("government")[:5],
        "crumbs": _crumbs(Crumb(HEADING)),
    }
    return render(request, "surveys/import.html", context)


def _crumbs(*more: Crumb) -> list[Crumb]:
    return [Crumb(REGISTER, reverse("surveys:register")), *more]


@require_safe
def template(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001
    """A spreadsheet with the columns and one example row."""
    return xlsx("laporan-skm.xlsx", COLUMNS, [EXAMPLE], "laporan")


class _Shown:
    """A row of the preview."""

    def __init__(self, row: ReadReport, known: Report | None):
        self.number, self.unit = row.number, row.written
        self.period = period_said(*row.period) if row.until else ""
        self.index = row.figures.printed
        self.note = True
        self.faults, self.notes = row.faults, row.notes
        self.becomes = _AGAIN if known and known.state != "due" else _DUE if known else _NEW
        self.mark = WRONG if row.faults else LOOK if row.notes else FINE
        self.outcome = str(self.mark.word)


@require_safe
def preview(request: HttpRequest, held: UUID) -> HttpResponse:
    """What each row would do, or every fault that it has."""
    row = get_object_or_404(ReportImport.objects.select_related("government"), uid=held)
    known = matches(row)
    shown = [
        _Shown(each, known.get((each.unit, *each.period)) if each.until else None)
        for each in rows_of(row)
    ]
    context = {
        "held": row,
        "wrong": sum(each.mark is WRONG for each in shown),
        "look": sum(each.mark is LOOK for each in shown),
        "count": len(shown),
        "listing": _listing(request, shown),
        "crumbs": _crumbs(Crumb(HEADING, reverse("surveys:import")), Crumb(row.file_name)),
    }
    return render(request, "surveys/import_preview.html", context)


def _listing(request: HttpRequest, shown: list[_Shown]) -> Listing:
    columns = (
        Column("number", Text("Baris", "Row"), order_by=("number",)),
        Column("unit", Text("Unit", "Unit"), order_by=("unit",)),
        Column("period", Text("Masa", "Period")),
        Column("index", Text("IKM", "IKM"), kind="number"),
        Column("mark", Text("Hasil", "Outcome"), kind="class"),
        Column("note", Text("Keterangan", "Note"), template="surveys/import_note.html"),
    )
    outcomes = [(str(mark.word), mark.word) for mark in (WRONG, LOOK, FINE)]
    by_outcome = Filter("hasil", Text("Hasil", "Outcome"), outcomes, "outcome")
    return Listing(
        request, shown, columns, search_fields=("unit",), filters=[by_outcome], per_page=50
    )


@require_POST
def apply(request: HttpRequest, held: UUID) -> HttpResponse:
    """The yes: every row or none."""
    row = get_object_or_404(ReportImport, uid=held)
    return step(
        request,
        lambda: actions.apply_import(by=person_of(request), held=row),
        Text("Laporan sudah masuk register.", "The reports are in the register."),
        reverse("surveys:import_preview", args=[held]),
    )


@require_POST
def undo(request: HttpRequest, held: UUID) -> HttpResponse:
    """Take it back."""
    row = get_object_or_404(ReportImport, uid=held)
    return step(
        request,
        lambda: actions.undo_import(by=person_of(request), held=row),
        Text(
            "Impor dibatalkan; register seperti semula.", "Taken back; the register is as before."
        ),
        reverse("surveys:import_preview", args=[held]),
    )
