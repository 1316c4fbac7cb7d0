"""Units from a spreadsheet: choose a file, look at what it would do, say yes."""

import io
from uuid import UUID

import xlsxwriter
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from zonahijau.organisations.actions.importing import apply_units, plan_of, preview_units
from zonahijau.organisations.kinds import UNIT_KINDS
from zonahijau.organisations.models import UnitImport
from zonahijau.organisations.places import must_government, person_of
from zonahijau.organisations.unit_import import OPTIONAL, REQUIRED
from zonahijau.organisations.views.plans import context_of
from zonahijau.organisations.views.units import UNITS
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Refused, Text, refuse

IMPORT = Text("Impor dari lembar kerja", "Import from a spreadsheet")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _crumbs() -> list[Crumb]:
    return [Crumb(UNITS, reverse("organisations:units")), Crumb(IMPORT)]


def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file; with faults they are all shown, without it waits for a yes."""
    context: dict[str, object] = {"crumbs": _crumbs(), "columns": (*REQUIRED, *OPTIONAL)}
    if request.method == "POST":
        try:
            sent = request.FILES.get("berkas")
            if sent is None:
                raise _no_file()
            plan, draft = preview_units(
                by=person_of(request), government=must_government(request), upload=sent
            )
        except Refused as refused:
            return _show(request, context | {"faults": refused.refusals})
        if draft is not None:
            return redirect("organisations:import_preview", uid=draft.uid)
        return _show(request, context | {"faults": plan.faults, "read": len(plan.rows)})
    return render(request, "organisations/import.html", context)


def preview(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What the waiting file would do; a POST does it."""
    draft = get_object_or_404(UnitImport.objects.select_related("government"), uid=uid)
    if request.method == "POST":
        try:
            apply_units(by=person_of(request), draft=draft)
        except Refused as refused:
            return _show(request, {"crumbs": _crumbs(), "faults": refused.refusals})
        done = Text("Impor sudah diterapkan.", "The import is done.")
        messages.success(request, later(done))
        return redirect("organisations:units")
    context = context_of(request, plan_of(draft)) | {"draft": draft, "crumbs": _crumbs()}
    return render(request, "organisations/import_preview.html", context)


def example(request: HttpRequest) -> FileResponse:  # noqa: ARG001
    """An empty workbook with the columns and one row to overwrite."""
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        sheet = book.add_worksheet("unit")
        sheet.write_row(0, 0, [*REQUIRED, *OPTIONAL], book.add_format({"bold": True}))
        row = ("dinkes", "Dinas Kesehatan", "dinas", "Dinkes", "", "tidak", "2017-01-01", "")
        sheet.write_row(1, 0, row)
        kinds = {"validate": "list", "source": list(UNIT_KINDS)}
        sheet.data_validation(1, 2, 5_000, 2, kinds)
        sheet.set_column(0, 7, 18)
    memory.seek(0)
    return FileResponse(memory, as_attachment=True, filename="contoh-unit.xlsx", content_type=_XLSX)


def _show(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    full = {"columns": (*REQUIRED, *OPTIONAL)} | context
    return render(request, "organisations/import.html", full, status=422)


def _no_file() -> Refused:
    what = Text("Belum ada berkas yang dipilih", "No file is chosen")
    return refuse(what, Text("Pilih berkas CSV atau XLSX", "Choose a CSV or XLSX file"))
