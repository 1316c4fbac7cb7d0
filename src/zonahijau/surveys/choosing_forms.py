"""What staff fill in about ways of computing and targets."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from django import forms

from zonahijau.organisations.forms.fields import options, say
from zonahijau.surveys.actions.choosing import USERS_MEANS
from zonahijau.surveys.rolling_up import ROLL_UPS
from zonahijau.web.formatting import number
from zonahijau.web.language import current
from zonahijau.wording import Text, refuse


class TargetsForm(forms.Form):
    """Targets, a year a line."""

    targets = forms.CharField(
        label=say("Target IKM (RPJMD, IKU)", "Targets (RPJMD, IKU)"),
        widget=forms.Textarea({"rows": "6"}),
        required=False,
        help_text=say("Satu tahun tiap baris: 2026 88,50", "A year a line: 2026 88.50"),
    )

    def wanted(self) -> dict[int, Decimal]:
        """The targets; Refused for a line that is none."""
        lines = self.cleaned_data["targets"].splitlines()
        return dict(_target(line) for line in lines if line.strip())


class RollUpForm(TargetsForm):
    """How indices are rolled up, and the targets of the region."""

    rule = forms.ChoiceField(
        label=say("Nilai di atas unit", "The index above the unit"),
        choices=options(ROLL_UPS),
        widget=forms.RadioSelect,
        help_text=say(
            "Peraturan tidak menetapkan caranya; pilihan ini disebut di samping setiap angka.",
            "No regulation says how; the choice is named beside every number.",
        ),
    )
    users_mean = forms.ChoiceField(
        label=say("Nilai F-03 (PEKPPP)", "The number of F-03 (PEKPPP)"),
        choices=options(USERS_MEANS),
        widget=forms.RadioSelect,
        help_text=say(
            "Pedoman tidak menetapkan caranya; pilihan ini disebut bersama angkanya.",
            "No guideline says how; the choice is named with the number.",
        ),
    )
    field_order = ("rule", "users_mean", "targets")


class AboveForm(forms.Form):
    """How indices are rolled up above the government."""

    rule = forms.ChoiceField(
        label=say("Nilai di atas daerah", "The index above the region"),
        choices=options(ROLL_UPS),
        widget=forms.RadioSelect,
    )


def _target(line: str) -> tuple[int, Decimal]:
    year, _, value = line.strip().partition(" ")
    try:
        target = Decimal(value.strip().replace(",", "."))
    except InvalidOperation:
        target = Decimal("NaN")
    known = target.is_finite() and 25 <= target <= 100
    if not (year.isascii() and year.isdigit() and len(year) == 4 and known):
        raise refuse(
            Text("Baris “{line}” bukan target", "The line “{line}” is no target").fill(line=line),
            Text("Tulis tahun lalu nilai, misalnya 2026 88,50", "Write 2026 88.50"),
            column="targets",
        )
    return int(year), target


def told(targets: Mapping[int, Decimal]) -> str:
    """Targets a year a line, as people write numbers in the language of the page."""
    return "\n".join(f"{year} {number(value, 2, current())}" for year, value in targets.items())
