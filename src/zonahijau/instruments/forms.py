"""The forms of local instruments."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django import forms

from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.library import all_instruments, load_instrument
from zonahijau.web.forms import DayField
from zonahijau.web.language import later, said
from zonahijau.wording import Text

_HUNDRED = Fraction(100)


def borrowable() -> list[Instrument]:
    """The instruments whose classes a local one may take over: those from 0 to 100."""
    return [each for each in all_instruments() if not each.lowest and each.highest == _HUNDRED]


def _choices() -> list[tuple[str, str]]:
    return [(each.id, said(each.title)) for each in borrowable()]


class LocalForm(forms.Form):
    """What an instrument is called, from when it holds, on which decree, with which classes."""

    title = forms.CharField(
        max_length=200, label=later(Text("Nama instrumen", "Name of the instrument"))
    )
    title_en = forms.CharField(
        max_length=200, required=False, label=later(Text("Nama dalam bahasa Inggris",
                                                         "Name in English"))
    )  # fmt: skip
    slug = forms.RegexField(
        r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=40,
        label=later(Text("Kode pendek", "Short code")),
        help_text=later(
            Text("Huruf kecil, angka, tanda hubung; misalnya layanan-kecamatan-2026",
                 "Lower case letters, digits, hyphens; for instance subdistrict-2026")
        ),
        error_messages={
            "invalid": later(
                Text("Pakai huruf kecil, angka, dan tanda hubung saja.",
                     "Use lower case letters, digits and hyphens only.")
            )
        },
    )  # fmt: skip
    start = DayField(label=later(Text("Berlaku mulai", "In force from")))
    source = forms.CharField(
        max_length=300,
        label=later(Text("Dasar penetapan", "The decision it stands on")),
        help_text=later(
            Text("Misalnya Keputusan Bupati Nomor 12 Tahun 2026",
                 "For instance Decision of the Regent 12/2026")
        ),
    )  # fmt: skip
    classes = forms.ChoiceField(
        choices=_choices, label=later(Text("Kelas menurut", "Classes as in"))
    )
    file = forms.FileField(
        label=later(Text("Lembar kerja", "Spreadsheet")),
        help_text=later(
            Text("XLSX atau CSV (UTF-8), paling besar 2 MB dan 1.000 baris, tanpa rumus.",
                 "XLSX or CSV (UTF-8), 2 MB and 1,000 rows at most, no formulas.")
        ),
        widget=forms.ClearableFileInput({"accept": ".xlsx,.csv"}),
    )  # fmt: skip

    @property
    def borrowed(self) -> Instrument:
        """The instrument whose classes were chosen."""
        return load_instrument(self.cleaned_data["classes"])

    def frame(self) -> dict[str, Any]:
        """What the form says, without the file and the classes' id."""
        kept = ("slug", "title", "title_en", "start", "source")
        return {name: self.cleaned_data[name] for name in kept} | {"classes": self.borrowed}
