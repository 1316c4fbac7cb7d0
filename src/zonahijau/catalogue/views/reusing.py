"""Standards taken over: from a similar service or unit, from text or a spreadsheet."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zonahijau.catalogue.actions import standards as actions
from zonahijau.catalogue.models import Standard
from zonahijau.catalogue.queries import offers_for, reusable
from zonahijau.catalogue.standards import read_content
from zonahijau.catalogue.standards.content import CODES, Content
from zonahijau.catalogue.standards.groups import Written, groups_of
from zonahijau.catalogue.standards.importing import Read, read_cells, read_text
from zonahijau.catalogue.standards.saying import said as said_of
from zonahijau.catalogue.views.services import by
from zonahijau.catalogue.views.standards import crumbs_to, the_standard
from zonahijau.evidence.receiving import bounded, too_large
from zonahijau.evidence.spreadsheets import LARGEST, refuse_too_large
from zonahijau.tables.grids import read_grids
from zonahijau.web.forms import lay_on, whole_number
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import step, tell
from zonahijau.web.uploads import on_disk
from zonahijau.wording import Refused, Text, refuse

REUSE = Text("Pakai standar lain", "Reuse another standard")
REUSED = Text("Komponen disalin. Sesuaikan dengan unit Anda.", "Copied. Adapt it to your unit.")
IMPORT = Text("Ambil dari dokumen", "Take from a document")
IMPORTED = Text("{n} komponen diisi.", "{n:component is|components are} written.")
LONGEST = 60_000


@require_http_methods(["GET", "HEAD", "POST"])
def reuse(request: HttpRequest, standard: UUID) -> HttpResponse:
    """Whose standard is like this one; then which of its components are taken over."""
    row = the_standard(standard)
    address = reverse("catalogue:standard", args=[standard])
    if request.method == "POST":
        source = _source(request, row, request.POST.get("source", ""))
        codes = [code for code in request.POST.getlist("codes") if code in CODES]
        back = f"{reverse('catalogue:reuse', args=[standard])}?dari={source.uid}"
        return step(
            request,
            lambda: actions.reuse(
                by=by(request), standard=row, source=source, codes=codes,
                revision=_revision(request),
            ),
            REUSED,
            address,
            back,
        )  # fmt: skip
    words = request.GET.get("cari", "")
    asked = request.GET.get("dari")
    chosen = _source(request, row, asked) if asked else None
    context = {
        "standard": row,
        "service": row.service,
        "words": words,
        "offers": [] if chosen else offers_for(row.service, by(request), words),
        "chosen": chosen,
        "parts": _side_by_side(row, chosen) if chosen else [],
        "crumbs": crumbs_to(row, Crumb(REUSE)),
    }
    return render(request, "catalogue/reuse.html", context)


def _source(request: HttpRequest, row: Standard, uid: str) -> Standard:
    """One of those that are offered; nothing else can be named."""
    rows = reusable(row.service, by(request))
    try:
        asked = UUID(uid)
    except ValueError:
        asked = UUID(int=0)
    found: Standard = get_object_or_404(rows.select_related("service__unit"), uid=asked)
    return found


def _side_by_side(row: Standard, source: Standard) -> list[dict[str, Any]]:
    """Each component that the source has, with what stands here now."""
    own = read_content(row.content)
    written: list[Written] = [
        each for group in groups_of(read_content(source.content)) for each in group.written
    ]
    return [
        {
            "component": each.component,
            "theirs": each.said,
            "ours": said_of(own, each.component.code),
            "is_empty": each.component.code not in own.filled,
        }
        for each in written
        if each.is_filled
    ]


class DocumentForm(forms.Form):
    """A standard as the office has it: pasted, or in a spreadsheet."""

    text = forms.CharField(
        label=later(Text("Tempel isi standarnya", "Paste the standard")),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 14}),
        help_text=later(
            Text(
                "Nama komponen di baris sendiri, isinya di bawahnya; urutannya bebas",
                "The name of a component on its own line, what it says below; any order",
            )
        ),
    )
    sheet = forms.FileField(
        label=later(Text("Atau lembar kerja", "Or a spreadsheet")),
        required=False,
        help_text=later(
            Text(
                "XLSX atau CSV: nama komponen di satu kolom, isinya di sebelahnya",
                "XLSX or CSV: names of components in a column, what they say beside it",
            )
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@bounded(LARGEST)
def from_document(request: HttpRequest, standard: UUID) -> HttpResponseBase:
    """Read first and shown; written only after a yes."""
    row = the_standard(standard)
    if request.method == "POST" and request.POST.get("cells"):
        return _write(request, row)
    form = DocumentForm(request.POST or None, request.FILES or None)
    cells: Any = None
    if request.method == "POST":
        for name in too_large(request):
            lay_on(form, refuse_too_large(name))
        if form.is_valid():
            cells = _cells(form)
    read = _read(cells) if cells is not None else None
    if read is not None and not read.found:
        lay_on(form, _nothing())
        read = None
    context = {
        "standard": row,
        "service": row.service,
        "form": form,
        "read": read,
        "parts": _previewed(row, read) if read else [],
        "cells": json.dumps(cells) if read else "",
        "crumbs": crumbs_to(row, Crumb(IMPORT)),
    }
    return render(request, "catalogue/from_document.html", context)


def _cells(form: DocumentForm) -> Any:
    """What was given, as plain data: text, or the cells of the sheet that has most of them."""
    file = form.cleaned_data["sheet"]
    if file is None:
        return form.cleaned_data["text"] or None
    with on_disk(file) as path:
        try:
            grids = read_grids(path, file.name)
        except Refused as refused:
            lay_on(form, refused)
            return None
    rows = [[row.own_texts() for row in grid.rows] for grid in grids]
    return max(rows, key=lambda each: len(_read(each).found), default=None)


def _read(cells: Any) -> Read:
    if isinstance(cells, str):
        return read_text(cells[:LONGEST])
    return read_cells(cells)


def _nothing() -> Refused:
    return refuse(
        Text("Tidak ada nama komponen yang dikenali", "No name of a component was recognised"),
        Text(
            "Tulis misalnya “Persyaratan” di baris sendiri, lalu isinya",
            "Write, say, “Persyaratan” on a line of its own, then what it says",
        ),
        column="text",
    )


def _previewed(row: Standard, read: Read) -> list[dict[str, Any]]:
    own, new = read_content(row.content), Content().replacing(read.components)
    return [
        {
            "component": each.component,
            "heading": each.heading,
            "look": each.look,
            "joined": each.joined,
            "theirs": said_of(new, each.component.code),
            "ours": said_of(own, each.component.code),
            "is_empty": each.component.code not in own.filled,
        }
        for each in read.found
    ]


def _write(request: HttpRequest, row: Standard) -> HttpResponse:
    """The components that were ticked; the text is read again, never what a page says of it."""
    again = reverse("catalogue:from_document", args=[row.uid])
    try:
        read = _read(json.loads(request.POST["cells"]))
    except (ValueError, TypeError, AttributeError):
        return redirect(again)
    chosen = {c: v for c, v in read.components.items() if c in request.POST.getlist("codes")}
    address = reverse("catalogue:standard", args=[row.uid])
    if not chosen:
        tell(request, Text("Tidak ada yang dipilih.", "Nothing was chosen."))
        return redirect(again)
    return step(
        request,
        lambda: actions.fill(
            by=by(request), standard=row, components=chosen, revision=_revision(request),
            source="dokumen",
        ),
        IMPORTED.fill(n=len(chosen)),
        address,
        again,
    )  # fmt: skip


def _revision(request: HttpRequest) -> int:
    return whole_number(request.POST.get("revision", ""))
