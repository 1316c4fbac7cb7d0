"""The office recap: choose the file, look at what it would do, say yes, take it back."""

from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from zonahijau.catalogue import actions
from zonahijau.catalogue.forms import RecapForm
from zonahijau.catalogue.models import RecapImport
from zonahijau.catalogue.recap.columns import LABELS, UNIT
from zonahijau.catalogue.recap.matching import Matched, Preview, tally
from zonahijau.catalogue.views.services import by
from zonahijau.evidence.receiving import bounded
from zonahijau.evidence.spreadsheets import LARGEST, received
from zonahijau.organisations.models import Government
from zonahijau.organisations.places import must_government
from zonahijau.web.forms import is_number
from zonahijau.web.language import said
from zonahijau.web.marks import Mark
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import tell_refusal
from zonahijau.wording import Refused, Text

HEADING = Text("Rekap layanan", "Office recap")
MARKS = {
    "count": Mark("hijau", Text("Dicatat", "Recorded")),
    "new": Mark("hijau", Text("Unit baru", "New unit")),
    "same": Mark("abu", Text("Sudah sama", "The same already")),
    "silent": Mark("abu", Text("Belum ada angka", "No figures yet")),
    "skip": Mark("abu", Text("Dilewati", "Left out")),
    "open": Mark("kuning", Text("Pilih unit", "Choose the unit")),
    "wrong": Mark("merah", Text("Keliru", "Wrong")),
}
CHECK = Mark("kuning", Text("Periksa unitnya", "Check the unit"))


@require_http_methods(["GET", "HEAD", "POST"])
@bounded(LARGEST)
def choose(request: HttpRequest) -> HttpResponseBase:
    """Choose a recap; below it those that came before."""
    government = must_government(request)
    initial = {"on": government.today()}
    form = RecapForm(request.POST or None, request.FILES or None, initial=initial)
    held = received(request, form, lambda path, name: _open(request, government, form, path, name))
    if held is not None:
        return redirect("catalogue:recap", held=held.uid)
    before = RecapImport.objects.visible_to(request.user).exclude(applied_at=None)
    context = {
        "form": form,
        "government": government,
        "before": before.defer("sheets", "rows", "columns").select_related("by")[:12],
        "crumbs": [Crumb(HEADING)],
    }
    return render(request, "catalogue/recap_choose.html", context)


def _open(
    request: HttpRequest, government: Government, form: RecapForm, path: Path, name: str
) -> RecapImport:
    said = form.cleaned_data
    return actions.open_recap(
        by=by(request),
        government=government,
        path=path,
        name=name,
        on=said["on"],
        source=said["source"],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def recap(request: HttpRequest, held: UUID) -> HttpResponse:
    """What each row would do; a POST keeps what was chosen, and saves all when that was asked."""
    row = get_object_or_404(RecapImport.objects.select_related("government", "by"), uid=held)
    if request.method == "POST":
        try:
            row = _chosen(request, row)
            if request.POST.get("do") == "apply":
                return _applied(request, row)
        except Refused as refused:
            tell_refusal(request, refused)
        return redirect("catalogue:recap", held=held)
    context = {
        "held": row,
        "may_undo": actions.may_undo(row),
        "crumbs": [Crumb(HEADING, reverse("catalogue:recaps")), Crumb(row.file_name)],
    }
    if row.applied_at is None:
        context |= _preview(row)
    return render(request, "catalogue/recap.html", context)


def _chosen(request: HttpRequest, held: RecapImport) -> RecapImport:
    """What stands in the form, kept: selects named ``column-3`` and ``row-12``."""
    said_of: dict[str, dict[str, str]] = {"column": {}, "row": {}}
    for name, value in request.POST.items():
        kind, _, number = name.partition("-")
        if kind in said_of and is_number(number):
            said_of[kind][number] = str(value)
    sheet = request.POST.get("sheet", "")
    return actions.choose_in_recap(
        by=by(request),
        held=held,
        sheet=int(sheet) if is_number(sheet) else held.sheet,
        columns={n: key for n, key in said_of["column"].items() if key in (*LABELS, "")},
        rows=said_of["row"],
    )


def _applied(request: HttpRequest, held: RecapImport) -> HttpResponse:
    done = actions.apply_recap(by=by(request), held=held)
    counts, units = len(done.written), len(done.units)
    text = Text(
        f"Rekap disimpan: {counts} unit dicatat, {units} unit baru, {done.same} sudah sama.",
        f"The recap is saved: {counts} units recorded, {units} new units, {done.same} the same.",
    )
    messages.success(request, said(text))
    return redirect("catalogue:recap", held=held.uid)


def _preview(held: RecapImport) -> dict[str, object]:
    preview = Preview(held)
    sheets = [(n, grid) for n, grid in enumerate(preview.grids) if not grid.hidden]
    try:
        matched = preview.matched
    except Refused as refused:
        return {"faults": refused.refusals, "sheets": sheets}
    units = [(str(unit.uid), unit.name) for unit in preview.units]
    header = preview.recap.header
    keys = [column.key for column in header.columns if column.key not in (None, UNIT)]
    return {
        "sheets": sheets,
        "recap": preview.recap,
        "columns": [column for column in header.columns if column.title],
        "keys": [(key, LABELS[key]) for key in LABELS],
        "counted": [(key, LABELS[key]) for key in LABELS if key in keys],
        "rows": [_shown(row, [key for key in LABELS if key in keys]) for row in matched],
        "units": units,
        "tally": tally(matched),
        "hidden_columns": preview.grid.hidden_columns,
    }


def _shown(row: Matched, keys: list[str]) -> dict[str, object]:
    doubtful = row.outcome in ("count", "silent", "same") and not row.sure
    return {
        "line": row.line,
        "choice": row.choice,
        "mark": CHECK if doubtful else MARKS[row.outcome],
        "unit": row.unit,
        "values": [(LABELS[key], row.line.counts.get(key)) for key in keys],
        "remarks": [*row.faults, *row.line.notes],
        "wrong": bool(row.faults),
    }


@require_POST
def undo(request: HttpRequest, held: UUID) -> HttpResponse:
    """Take an import back."""
    row = get_object_or_404(RecapImport.objects.select_related("government"), uid=held)
    try:
        actions.undo_recap(by=by(request), held=row)
    except Refused as refused:
        tell_refusal(request, refused)
    else:
        done = Text("Impor rekap dibatalkan.", "The import of the recap is undone.")
        messages.success(request, said(done))
    return redirect("catalogue:recap", held=held)
