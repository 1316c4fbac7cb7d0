"""Checklists on paper: print one, type it in, take the copy back."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.catalogue.actions.checklists import print_checklist, take_back, transcribe
from zonahijau.catalogue.models import Checklist, Transcription
from zonahijau.catalogue.refining.printing import PAPERS, checklist_pdf
from zonahijau.catalogue.refining.sheets import (
    PER_SERVICE,
    PER_UNIT,
    Typed,
    TypedLine,
    empty_lines,
)
from zonahijau.catalogue.refining.tallies import tally_of
from zonahijau.catalogue.views.services import by, crumbs_of, unit_of
from zonahijau.web.language import said
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import tell_refusal
from zonahijau.wording import Refusal, Refused, Text, refuse

SHEETS = Text("Lembar kertas", "Sheets of paper")


@require_http_methods(["GET", "HEAD", "POST"])
def checklists(request: HttpRequest, unit: UUID) -> HttpResponse:
    """The sheets of a unit; a POST prints one more."""
    row = unit_of(unit)
    if request.method == "POST":
        sheet = print_checklist(by=by(request), unit=row, counted=tally_of(row).count("services"))
        return redirect("catalogue:checklist", code=sheet.code)
    sheets = Checklist.objects.filter(unit=row).select_related("printed_by")
    context = {
        "unit": row,
        "sheets": sheets.prefetch_related("transcriptions__by"),
        "crumbs": crumbs_of(row, Crumb(SHEETS)),
    }
    return render(request, "catalogue/checklists.html", context)


def sheet_of(code: str) -> Checklist:
    """The sheet of a code, however it was written."""
    rows = Checklist.objects.select_related("unit__government", "government", "printed_by")
    return get_object_or_404(rows, code=code.upper())


@require_safe
def pdf(request: HttpRequest, code: str, size: str) -> HttpResponse:
    """The blank sheet to print, on A4 or F4."""
    sheet = sheet_of(code)
    if size not in PAPERS:
        size = "a4"
    path = reverse("catalogue:checklist", kwargs={"code": sheet.code})
    base = settings.ADDRESS or f"{request.scheme}://{request.get_host()}"
    made = checklist_pdf(sheet, size, f"{base}{path}")
    name = f"lembar-{sheet.code}-{size}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def checklist(request: HttpRequest, code: str) -> HttpResponse:
    """One sheet: to print, to type in; once typed, what was copied, by whom, and taking it back."""
    sheet = sheet_of(code)
    standing = sheet.transcriptions.filter(withdrawn_at=None).select_related("by").first()
    lines = _lines(sheet)
    faults: tuple[Refusal, ...] = ()
    posted: dict[str, Any] = {}
    if request.method == "POST" and standing is None:
        lines, posted = _typed_lines(request, lines), _posted(request)
        try:
            typed = Typed(_day(request), tuple(lines), **_answers(request))
            transcribe(by=by(request), checklist=sheet, typed=typed)
        except Refused as refused:
            faults = refused.refusals
        else:
            messages.success(request, said(Text("Lembar disalin.", "The sheet is typed in.")))
            return redirect("catalogue:naming", unit=sheet.unit.uid)
    context = {
        "sheet": sheet,
        "unit": sheet.unit,
        "standing": standing,
        "lines": lines if standing is None else standing.lines["services"],
        "columns": PER_SERVICE.items(),
        "asked": [(key, label, posted.get(key, "")) for key, label in PER_UNIT.items()],
        "filled_on": posted.get("filled_on", ""),
        "answers": _answers_said(standing),
        "faults": faults,
        "crumbs": crumbs_of(
            sheet.unit,
            Crumb(SHEETS, reverse("catalogue:checklists", kwargs={"unit": sheet.unit.uid})),
            Crumb(sheet.code),
        ),
    }
    status = 422 if faults else 200
    return render(request, "catalogue/checklist.html", context, status=status)


def _lines(sheet: Checklist) -> list[TypedLine]:
    """Empty, or as they were typed before the copy was taken back: a correction begins there."""
    last = sheet.transcriptions.first()
    if last is None:
        return empty_lines(sheet.services, sheet.blank_lines)
    return [TypedLine(**line) for line in last.lines["services"]]


def _posted(request: HttpRequest) -> dict[str, str]:
    return {key: request.POST.get(key, "") for key in ("filled_on", *PER_UNIT)}


def _typed_lines(request: HttpRequest, lines: list[TypedLine]) -> list[TypedLine]:
    def ticked(key: str, number: int) -> bool:
        return bool(request.POST.get(f"{key}-{number}"))

    return [
        TypedLine(
            line.number,
            line.uid,
            " ".join(request.POST.get(f"name-{line.number}", line.name).split()),
            **{key: ticked(key, line.number) for key in PER_SERVICE},
        )
        for line in lines
    ]


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("filled_on", ""))
    except ValueError:
        raise refuse(
            Text("Tanggal di kertas belum diisi", "The date on the paper is missing"),
            Text("Salin tanggalnya dari lembar", "Copy it from the sheet"),
            column="filled_on",
        ) from None


def _answers(request: HttpRequest) -> dict[str, bool | None]:
    known = {"yes": True, "no": False}
    return {key: known.get(request.POST.get(key, "")) for key in PER_UNIT}


def _answers_said(standing: Transcription | None) -> list[tuple[Text, Text]]:
    words = {
        True: Text("ada", "there"),
        False: Text("belum ada", "missing"),
        None: Text("tidak diisi", "not filled in"),
    }
    answers = standing.lines["unit"] if standing else {}
    return [(label, words[answers[key]]) for key, label in PER_UNIT.items() if key in answers]


@require_POST
def undo(request: HttpRequest, code: str) -> HttpResponse:
    """Take the copy of a sheet back, with a reason."""
    sheet = sheet_of(code)
    standing = get_object_or_404(sheet.transcriptions, withdrawn_at=None)
    try:
        take_back(by=by(request), transcription=standing, because=request.POST.get("because", ""))
    except Refused as refused:
        tell_refusal(request, refused)
    else:
        done = Text(
            "Salinan ditarik. Perbaiki di bawah, lalu simpan lagi.",
            "The copy is taken back. Mend it below and save it again.",
        )
        messages.success(request, said(done))
    return redirect("catalogue:checklist", code=sheet.code)
