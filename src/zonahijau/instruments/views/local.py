"""A local instrument from a spreadsheet: template, preview with every fault, publication."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from zonahijau.instruments import actions
from zonahijau.instruments.forms import LocalForm
from zonahijau.instruments.local import COLUMNS, LARGEST_FILE, Frame, Line, read_lines, written
from zonahijau.instruments.template_file import template_file
from zonahijau.instruments.views.versions import INSTRUMENTS
from zonahijau.lawbook.instruments import parse_instrument
from zonahijau.organisations.places import must_government, person_of
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.web.uploads import on_disk
from zonahijau.wording import Refusal, Refused, Text, refuse

NEW = Text("Instrumen lokal dari lembar kerja", "Local instrument from a spreadsheet")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def new_local(request: HttpRequest) -> HttpResponse:
    """Fill in, send the file; with faults all are shown, without it waits for a yes."""
    form = LocalForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _show(request, form, (), 422 if form.errors else 200)
    lines, faults = _read(form.cleaned_data["file"])
    if faults:
        return _show(request, form, faults, 422)
    source = written(Frame(**form.frame()), lines)
    return _preview(request, form, source, lines)


def _preview(request: HttpRequest, form: LocalForm, source: str, lines: list[Line]) -> HttpResponse:
    try:
        instrument = parse_instrument(source, form.cleaned_data["file"].name)
    except Refused as refused:
        return _show(request, form, refused.refusals, 422)
    context = {
        "instrument": instrument,
        "tables": [("unit", instrument.class_table("unit"))],
        "source": source,
        "indicators": sum(bool(line.rungs) for line in lines),
        "crumbs": _crumbs(),
    }
    return render(request, "instruments/preview.html", context)


def _read(upload: UploadedFile[Any]) -> tuple[list[Line], list[Refusal]]:
    name = upload.name or ""
    if (upload.size or 0) > LARGEST_FILE:
        large = refuse(
            Text("berkas lebih dari 2 MB", "the file has more than 2 MB"),
            Text("kirim lembar kerja yang lebih kecil", "send a smaller spreadsheet"),
            file=name,
        )
        return [], list(large.refusals)
    with on_disk(upload) as path:
        return read_lines(path, name)


def _show(
    request: HttpRequest, form: LocalForm, faults: tuple[Refusal, ...] | list[Refusal], status: int
) -> HttpResponse:
    context = {"form": form, "faults": faults, "columns": COLUMNS, "crumbs": _crumbs()}
    return render(request, "instruments/new_local.html", context, status=status)


def _crumbs() -> list[Crumb]:
    return [Crumb(INSTRUMENTS, reverse("instruments:versions")), Crumb(NEW)]


@require_POST
def publish(request: HttpRequest) -> HttpResponse:
    """Publish what was previewed; the text is checked once more."""
    try:
        made = actions.publish_local(
            government=must_government(request),
            source=request.POST.get("source", ""),
            by=person_of(request),
        )
    except Refused as refused:
        return _show(request, LocalForm(), refused.refusals, 422)
    messages.success(request, later(Text("Instrumen sudah terbit.", "It is published.")))
    return redirect("instruments:version", uid=made.uid)


def template(request: HttpRequest) -> FileResponse:  # noqa: ARG001
    """The workbook to fill in."""
    name = "templat-instrumen.xlsx"
    return FileResponse(template_file(), as_attachment=True, filename=name, content_type=XLSX)
