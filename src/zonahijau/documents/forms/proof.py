"""The form that compares a paper with the register."""

from __future__ import annotations

from typing import Any

from django import forms

from zonahijau.documents.proofs import check_size, read_hash, sha256_of_upload
from zonahijau.web.forms import lay_on
from zonahijau.web.language import later
from zonahijau.wording import Refused, Text, refuse


class ProofForm(forms.Form):
    """A PDF to compare, or its hash."""

    file = forms.FileField(
        required=False,
        label=later(Text("Berkas PDF atau hasil pindai", "PDF or scan")),
        help_text=later(
            Text(
                "Paling besar 10 MB. Berkas hanya dihitung sidik jarinya, tidak disimpan.",
                "10 MB at most. Only its hash is computed; the file is not kept.",
            )
        ),
        widget=forms.ClearableFileInput({"accept": "application/pdf,image/jpeg,image/png"}),
    )
    sha256 = forms.CharField(
        required=False,
        max_length=200,
        label=later(Text("Atau sidik jari SHA-256", "Or its SHA-256 hash")),
    )

    def clean(self) -> dict[str, Any]:
        """Leaves the hash of whichever was given under ``hash``."""
        cleaned: dict[str, Any] = super().clean() or {}
        try:
            cleaned["hash"] = self._hash(cleaned)
        except Refused as refused:
            lay_on(self, refused)
        return cleaned

    def _hash(self, cleaned: dict[str, Any]) -> str:
        if upload := cleaned.get("file"):
            check_size(upload.size)
            return sha256_of_upload(upload.chunks())
        if text := cleaned.get("sha256"):
            return read_hash(text)
        raise refuse(
            Text("belum ada yang diperiksa", "there is nothing to check"),
            Text("pilih berkas atau tempel sidik jarinya", "choose a file or paste its hash"),
        )
