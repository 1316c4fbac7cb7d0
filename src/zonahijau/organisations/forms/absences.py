"""What is written down when somebody in office is away."""

from datetime import timedelta
from typing import Any

from django import forms

from zonahijau.organisations.actions.absences import Away
from zonahijau.organisations.forms.fields import day, options, say
from zonahijau.organisations.kinds import ABSENCE_KINDS


class AbsenceForm(forms.Form):
    """First and last day, and who stands in; people speak of the last day, rows of the first one
    after it."""

    kind = forms.ChoiceField(
        label=say("Jenis", "Kind"),
        help_text=say(
            "Cukup jenisnya; keterangan kesehatan tidak dicatat",
            "Only its kind; nothing about health is written down",
        ),
        choices=options(ABSENCE_KINDS),
    )
    start = day("Hari pertama", "First day")
    last = day("Hari terakhir", "Last day")
    substitute = forms.CharField(
        label=say("Pengganti", "Substitute"),
        help_text=say("Nama dan jabatannya", "Name and position"),
        max_length=150,
        required=False,
    )
    letter = forms.CharField(
        label=say("Nomor surat", "Number of the letter"), max_length=160, required=False
    )

    def away(self) -> Away:
        """What was written, as the action takes it."""
        given: dict[str, Any] = dict(self.cleaned_data)
        until = given.pop("last") + timedelta(days=1)
        return Away(until=until, **given)
