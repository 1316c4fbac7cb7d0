"""Sites from a spreadsheet: template, upload, preview with every fault, one yes."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.evidence.receiving import bounded
from zonahijau.evidence.spreadsheets import LARGEST, SheetForm, received
from zonahijau.organisations.places import must_government
from zonahijau.tables.previews import MOST_ROWS
from zonahijau.web.downloads import xlsx
from zonahijau.web.marks import Mark
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.web.telling import step
from zonahijau.websites import actions
from zonahijau.websites.actions.imports import matches, rows_of
from zonahijau.websites.models import SiteImport
from zonahijau.websites.sheets import COLUMNS, ReadRow
from zonahijau.websites.views.frame import by, crumbs_of
from zonahijau.wording import Text

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
    government = must_government(request)
    held = received(
        request,
        form,
        lambda path, name: actions.open_import(
            by=by(request), government=government, path=path, name=name
        ),
    )
    if held is not None:
        return redirect("websites:preview", held=held.uid)
    context = {
        "form": form, "columns": COLUMNS, "most": MOST_ROWS,
        "crumbs": crumbs_of(None, Crumb(HEADING)),
    }  # fmt: skip
    return render(request, "websites/import.html", context)


@require_safe
def template(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001
    """A spreadsheet with the columns and one example row."""
    return xlsx("situs.xlsx", COLUMNS, [EXAMPLE], "situs")


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
