"""What the pages of lists about people share: the file that is sent, the example to fill in."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from django.forms import Form
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zonahijau.organisations.models import HeldSheet
from zonahijau.web.forms import lay_on
from zonahijau.wording import Refused, Text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def example_sheet(name: str, columns: Sequence[str], row: Sequence[str]) -> FileResponse:
    """A workbook with the columns and one invented row to overwrite; every cell is text, so that
    a NIP keeps its digits."""
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name)
        text = book.add_format({"num_format": "@"})
        sheet.set_column(0, len(columns) - 1, 24, text)
        sheet.write_row(0, 0, columns, book.add_format({"bold": True, "num_format": "@"}))
        sheet.write_row(1, 0, row, text)
    memory.seek(0)
    file = f"contoh-{name}.xlsx"
    return FileResponse(memory, as_attachment=True, filename=file, content_type=XLSX)


@dataclass(frozen=True, slots=True)
class HeldPage:
    """What the page of a waiting list says: its title, what it would do (``says`` and, where
    nothing is wrong, ``warns``: templates), and where another file is chosen."""

    title: Text
    caption: Text
    button: Text
    done: Text
    upload: str
    says: str
    warns: str = ""

    @property
    def again(self) -> str:
        """Where another file is chosen."""
        return reverse(self.upload)


def answer_upload(
    request: HttpRequest,
    form: Form,
    template: str,
    preview: Callable[[], tuple[Any, HeldSheet | None]],
    goes_on: str,
    context: dict[str, Any],
) -> HttpResponse:
    """Choose a file; with faults they are all shown, without it waits for a yes."""
    context |= {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            plan, draft = preview()
        except Refused as refused:
            lay_on(form, refused)
        else:
            if draft is not None:
                return redirect(goes_on, uid=draft.uid)
            context["faults"] = plan.faults
    status = 422 if request.method == "POST" else 200
    return render(request, template, context, status=status)


def answer_preview(
    request: HttpRequest,
    page: HeldPage,
    draft: HeldSheet,
    apply: Callable[[], HttpResponse],
    shown: Callable[[], tuple[Any, dict[str, Any]]],
) -> HttpResponse:
    """What the waiting list would do; a POST does it, and a refusal shows the list again."""
    faults: object = ()
    if request.method == "POST":
        try:
            return apply()
        except Refused as refused:
            faults = refused.refusals
    plan, context = shown()
    faults = faults or plan.faults
    context |= {"page": page, "draft": draft, "faults": faults}
    return render(request, "organisations/held_sheet.html", context, status=422 if faults else 200)
