"""A spreadsheet that somebody sends for a preview: the form, its limit, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from zonahijau.evidence.receiving import too_large
from zonahijau.web.forms import lay_on
from zonahijau.web.language import later
from zonahijau.web.uploads import on_disk
from zonahijau.wording import Refused, Text, refuse

LARGEST = 5 * 1024 * 1024
Held = TypeVar("Held")


class SheetForm(forms.Form):
    """A spreadsheet."""

    sheet = forms.FileField(
        label=later(Text("Lembar kerja", "Spreadsheet")),
        help_text=later(Text("XLSX atau CSV, paling besar 5 MB", "XLSX or CSV, at most 5 MB")),
    )


def received(
    request: HttpRequest, form: forms.Form, read: Callable[[Path, str], Held]
) -> Held | None:
    """What ``read`` makes of the spreadsheet and its name; None where nothing was sent yet, or
    where something is wrong, which the form then says. For views that are ``bounded(LARGEST)``."""
    if request.method != "POST":
        return None
    dropped = too_large(request)
    form.fields["sheet"].required = not dropped
    if not form.is_valid():
        return None
    for name in dropped:
        lay_on(form, refuse_too_large(name))
    file: UploadedFile[Any] | None = form.cleaned_data["sheet"]
    return _read(form, file, read) if file is not None else None


def _read(
    form: forms.Form, file: UploadedFile[Any], read: Callable[[Path, str], Held]
) -> Held | None:
    with on_disk(file) as path:
        try:
            return read(path, file.name or "")
        except Refused as refused:
            lay_on(form, refused)
            return None


def refuse_too_large(name: str) -> Refused:
    """The refusal of a spreadsheet that was not even read."""
    what = Text("Berkas lebih besar dari 5 MB", "The file is larger than 5 MB")
    remedy = Text("Hapus gambar dan lembar lain di dalamnya", "Remove pictures and other sheets")
    return refuse(what, remedy, file=name)
