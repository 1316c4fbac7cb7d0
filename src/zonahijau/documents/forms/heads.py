"""Letterheads and templates, as a person fills them in."""

from __future__ import annotations

from typing import Any

from django import forms

from zonahijau.documents.actions.letterheads import LetterheadFacts
from zonahijau.organisations.forms.fields import say


class LetterheadForm(forms.Form):
    """The top of papers of one level."""

    lines = forms.CharField(
        label=say("Baris kop", "Lines"),
        widget=forms.Textarea({"rows": 4}),
        help_text=say(
            "Satu per baris; baris terakhir dicetak paling besar",
            "One a line; the last is printed largest",
        ),
        max_length=700,
    )
    address = forms.CharField(label=say("Alamat", "Address"), max_length=300, required=False)
    contact = forms.CharField(
        label=say("Telepon, surel, situs web", "Telephone, e-mail, website"),
        max_length=300,
        required=False,
    )
    place = forms.CharField(
        label=say("Tempat penandatanganan", "Place of signing"), max_length=80, required=False
    )
    emblem = forms.FileField(
        label=say("Lambang", "Emblem"),
        required=False,
        help_text=say(
            "PNG atau JPEG. Kosong: tempatnya dibiarkan untuk kertas berkop",
            "PNG or JPEG. Empty: its place stays free for printed paper",
        ),
        widget=forms.ClearableFileInput({"accept": "image/png,image/jpeg"}),
    )
    no_emblem = forms.BooleanField(
        label=say("Hapus lambang yang tersimpan", "Remove the emblem"), required=False
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, has_emblem: bool, **options: Any):
        super().__init__(*args, **options)
        if not has_emblem:
            del self.fields["no_emblem"]

    def facts(self) -> LetterheadFacts:
        """As the action takes them."""
        said: dict[str, Any] = self.cleaned_data
        lines = tuple(line.strip() for line in said["lines"].splitlines() if line.strip())
        return LetterheadFacts(lines, said["address"], said["contact"], said["place"])


class TemplateForm(forms.Form):
    """A DOCX of the office's own."""

    file = forms.FileField(
        label=say("Templat DOCX", "DOCX template"),
        help_text=say("Tanpa makro, paling besar 25 MB", "Without macros, at most 25 MB"),
        widget=forms.ClearableFileInput(
            {"accept": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
        ),
    )
