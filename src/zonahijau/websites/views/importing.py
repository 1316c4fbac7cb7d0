"""Sites from a spreadsheet: template, upload, preview with every fault, one yes."""

import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.catalogue.views.importing import LARGEST, refuse_too_large
from zonahijau.evidence.receiving import bounded, too_large
from zonahijau.organisations.models import Government
from zonahijau.organisations.places import must_government
from zonahijau.tables.output import write_xlsx
from zonahijau.web.forms import lay_on
from zonahijau.web.marks import Mark
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.web.telling import step
from zonahijau.web.uploads import on_disk
from zonahijau.websites import actions
from zonahijau.websites.actions.imports import matches, rows_of
from zonahijau.websites.forms import SheetForm
from zonahijau.websites.models import SiteImport
from zonahijau.websites.sheets import COLUMNS, MOST_ROWS, ReadRow
from zonahijau.websites.views.frame import by, crumbs_of
from zonahijau.wording import Refused, Text

HEADING = Text("Impor situs", "Import sites")
EXAMPLE = (
    "DINKES", "https://dinkes.contohkab.go.id", "situs web", "Situs Dinas Kesehatan",
    "Sekretaris", "ya", "",
)  # fmt: skip
WRONG = Mark("merah", Text("Keliru", "Wrong"))
NEW = Mark("hijau", Text("Baru", "New"))
KNOWN = Mark("kuning", Text("Diubah", "Changed"))


@require_http_methods(["GET", "HEAD", "POST"])
@bounded(LARGEST)
def choose(request: HttpRequest) -> HttpResponseBase:
    """Choose a spreadsheet; then on to its preview."""
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        dropped = too_large(request)
        form.fields["sheet"].required = not dropped
        if form.is_valid():
            for name in dropped:
                lay_on(form, refuse_too_large(name))
            held = _opened(request, must_government(request), form)
            if held is not None:
                return redirect("websites:preview", held=held.uid)
    context = {
        "form": form, "columns": COLUMNS, "most": MOST_ROWS,
        "crumbs": crumbs_of(None, Crumb(HEADING)),
    }  # fmt: skip
    return render(request, "websites/import.html", context)


def _opened(request: HttpRequest, government: Government, form: SheetForm) -> SiteImport | None:
    file: UploadedFile[Any] | None = form.cleaned_data["sheet"]
    if file is None:
        return None
    with on_disk(file) as path:
        try:
            return actions.open_import(
                by=by(request), government=government, path=path, name=file.name or ""
            )
        except Refused as refused:
            lay_on(form, refused)
            return None


@require_safe
def template(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001
    """A spreadsheet with the columns and one example row."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "situs.xlsx"
        write_xlsx(path, "situs", COLUMNS, [EXAMPLE])
        return FileResponse(path.open("rb"), as_attachment=True, filename="situs.xlsx")


class _Shown:
    """A row of the preview."""

    def __init__(self, row: ReadRow, is_known: bool):
        self.number, self.unit, self.address = row.number, row.unit, row.address
        self.faults = row.faults
        self.mark = WRONG if row.faults else KNOWN if is_known else NEW
        self.outcome = str(self.mark.word)


@require_safe
def preview(request: HttpRequest, held: UUID) -> HttpResponse:
    """What each row would do, or every fault that it has."""
    row = get_object_or_404(SiteImport.objects.select_related("government"), uid=held)
    known = {} if row.applied_at else matches(row)
    shown = [
        _Shown(each, each.facts is not None and (each.unit, each.facts.address) in known)
        for each in rows_of(row)
    ]
    context = {
        "held": row,
        "wrong": sum(each.mark is WRONG for each in shown),
        "new": sum(each.mark is NEW for each in shown),
        "changed": sum(each.mark is KNOWN for each in shown),
        "listing": _listing(request, shown),
        "crumbs": crumbs_of(None, Crumb(HEADING, reverse("websites:import")), Crumb(row.file_name)),
    }
    return render(request, "websites/preview.html", context)


def _listing(request: HttpRequest, shown: list[_Shown]) -> Listing:
    columns = (
        Column("number", Text("Baris", "Row"), order_by=("number",)),
        Column("unit", Text("Unit", "Unit"), order_by=("unit",)),
        Column("address", Text("Alamat", "Address"), order_by=("address",)),
        Column("mark", Text("Hasil", "Outcome"), kind="class"),
        Column("note", Text("Keterangan", "Note"), template="catalogue/note.html"),
    )
    outcomes = [(str(mark.word), mark.word) for mark in (WRONG, NEW, KNOWN)]
    by_outcome = Filter("hasil", Text("Hasil", "Outcome"), outcomes, "outcome")
    return Listing(
        request, shown, columns, search_fields=("address",), filters=[by_outcome], per_page=50
    )


@require_POST
def apply(request: HttpRequest, held: UUID) -> HttpResponse:
    """The yes: every row or none."""
    row = get_object_or_404(SiteImport, uid=held)
    return step(
        request,
        lambda: actions.apply_import(by=by(request), held=row),
        Text("Situs sudah masuk inventaris.", "The sites are in the inventory."),
        reverse("websites:overview"),
        reverse("websites:preview", args=[held]),
    )
