"""Services from a spreadsheet: template, upload, preview with every fault, one yes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.catalogue import actions
from zonahijau.catalogue.actions.imports import Match, matches, rows_of
from zonahijau.catalogue.models import ServiceImport
from zonahijau.catalogue.sheets import COLUMNS, ReadRow
from zonahijau.catalogue.views.services import by, crumbs_of, unit_of
from zonahijau.evidence.receiving import bounded
from zonahijau.evidence.spreadsheets import LARGEST, SheetForm, received
from zonahijau.tables.previews import MOST_ROWS
from zonahijau.web.downloads import xlsx
from zonahijau.web.language import said
from zonahijau.web.marks import Mark
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.web.telling import tell_refusal
from zonahijau.wording import Refused, Text

HEADING = Text("Impor layanan", "Import services")
EXAMPLE = ("A-01", "Kartu tanda penduduk baru", "administratif", "ya", 1200, "ya", "tidak")

WRONG = Mark("merah", Text("Keliru", "Wrong"))
NEW = Mark("hijau", Text("Baru", "New"))
CHANGED = Mark("kuning", Text("Diubah", "Changed"))
SAME = Mark("abu", Text("Tetap", "Unchanged"))


@require_http_methods(["GET", "HEAD", "POST"])
@bounded(LARGEST)
def choose(request: HttpRequest, unit: UUID) -> HttpResponseBase:
    """Choose a spreadsheet; then on to its preview."""
    row = unit_of(unit)
    form = SheetForm(request.POST or None, request.FILES or None)
    held = received(
        request,
        form,
        lambda path, name: actions.open_import(by=by(request), unit=row, path=path, name=name),
    )
    if held is not None:
        return redirect("catalogue:preview", held=held.uid)
    crumbs = crumbs_of(row, Crumb(HEADING))
    context = {"unit": row, "form": form, "columns": COLUMNS, "most": MOST_ROWS, "crumbs": crumbs}
    return render(request, "catalogue/import.html", context)


@require_safe
def template(request: HttpRequest, unit: UUID) -> HttpResponseBase:  # noqa: ARG001
    """A spreadsheet with the columns and one example row."""
    return xlsx("layanan.xlsx", COLUMNS, [EXAMPLE], "layanan")


@require_safe
def preview(request: HttpRequest, held: UUID) -> HttpResponse:
    """What each row would do, or every fault that it has."""
    imports = ServiceImport.objects.select_related("unit__government")
    row = get_object_or_404(imports, uid=held)
    rows = rows_of(row)
    known = {} if row.applied_at else matches(row, rows)
    shown = [_Shown(each, known.get(each.number)) for each in rows]
    same = sum(each.is_same for each in known.values())
    context = {
        "held": row,
        "unit": row.unit,
        "wrong": sum(bool(each.faults) for each in rows),
        "new": len(rows) - len(known),
        "changed": len(known) - same,
        "same": same,
        "listing": _listing(request, shown),
        "crumbs": crumbs_of(row.unit, Crumb(HEADING)),
    }
    return render(request, "catalogue/preview.html", context)


class _Shown:
    """A row of the preview."""

    def __init__(self, row: ReadRow, known: Match | None):
        self.number, self.name, self.faults = row.number, row.name, row.faults
        self.known = known.service if known else None
        self.mark = WRONG if row.faults else NEW
        if known and not row.faults:
            self.mark = SAME if known.is_same else CHANGED
        self.outcome = str(self.mark.word)


def _listing(request: HttpRequest, shown: list[_Shown]) -> Listing:
    columns = (
        Column("number", Text("Baris", "Row"), order_by=("number",)),
        Column("name", Text("Layanan", "Service"), order_by=("name",)),
        Column("mark", Text("Hasil", "Outcome"), kind="class"),
        Column("note", Text("Keterangan", "Note"), template="catalogue/note.html"),
    )
    outcomes = [(str(mark.word), mark.word) for mark in (WRONG, NEW, CHANGED, SAME)]
    by_outcome = Filter("hasil", Text("Hasil", "Outcome"), outcomes, "outcome")
    return Listing(
        request, shown, columns, search_fields=("name",), filters=[by_outcome], per_page=50
    )


@require_POST
def apply(request: HttpRequest, held: UUID) -> HttpResponse:
    """The yes: every row or none."""
    row = get_object_or_404(ServiceImport.objects.select_related("unit"), uid=held)
    try:
        new, changed = actions.apply_import(by=by(request), held=row)
    except Refused as refused:
        tell_refusal(request, refused)
        return redirect("catalogue:preview", held=held)
    done = Text(
        "{new} layanan baru, {changed} diubah.",
        "{new:new service|new services}, {changed} changed.",
    )
    messages.success(request, said(done.fill(new=new, changed=changed)))
    return redirect("catalogue:list", unit=row.unit.uid)
