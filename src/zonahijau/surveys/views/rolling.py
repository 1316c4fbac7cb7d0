"""How indices are rolled up, and what a government and its units aim at."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zonahijau.organisations.forms.fields import options, say
from zonahijau.organisations.models import Unit
from zonahijau.organisations.places import must_government, person_of
from zonahijau.organisations.views.form_pages import FormPage, answer
from zonahijau.surveys.actions.choosing import aim, choose, rule_of, targets_of, targets_of_unit
from zonahijau.surveys.rolling_up import ROLL_UPS
from zonahijau.surveys.views.indices import INDICES, address_of_unit
from zonahijau.web.formatting import number
from zonahijau.web.language import current
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Text, refuse

_SAVED = Text("Pilihan disimpan.", "The choice is saved.")
_SAVE = Text("Simpan", "Save")


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
    field_order = ("rule", "targets")


def _target(line: str) -> tuple[int, Decimal]:
    year, _, value = line.strip().partition(" ")
    try:
        target = Decimal(value.strip().replace(",", "."))
    except InvalidOperation:
        target = Decimal(-1)
    if not (year.isdigit() and len(year) == 4 and 25 <= target <= 100):
        raise refuse(
            Text("Baris “{line}” bukan target", "The line “{line}” is no target").fill(line=line),
            Text("Tulis tahun lalu nilai, misalnya 2026 88,50", "Write 2026 88.50"),
            column="targets",
        )
    return int(year), target


def _told(targets: Mapping[int, Decimal]) -> str:
    """A year a line, as people write numbers in the language of the page."""
    return "\n".join(f"{year} {number(value, 2, current())}" for year, value in targets.items())


@require_http_methods(["GET", "HEAD", "POST"])
def rolling(request: HttpRequest) -> HttpResponse:
    """Choose how indices are rolled up."""
    government = must_government(request)
    initial = {"rule": rule_of(government), "targets": _told(targets_of(government))}
    form = RollUpForm(request.POST or None, initial=initial)
    title = Text("Cara menggabung dan target IKM", "Roll-up and targets")
    crumbs = (Crumb(INDICES, reverse("surveys:indices")),)
    page = FormPage(title, _SAVE, reverse("surveys:indices"), _SAVED, None, crumbs)

    def act() -> None:
        choose(
            by=person_of(request),
            government=government,
            rule=form.cleaned_data["rule"],
            targets=form.wanted(),
        )

    return answer(request, form, page, act)


@require_http_methods(["GET", "HEAD", "POST"])
def aims(request: HttpRequest, unit: UUID) -> HttpResponse:
    """What a unit, with all below it, aims at."""
    row = get_object_or_404(Unit.objects.select_related("government"), uid=unit)
    form = TargetsForm(request.POST or None, initial={"targets": _told(targets_of_unit(row))})
    title = Text("Target IKM {unit}", "Targets of {unit}").fill(unit=row.name)
    lead = Text(
        "Target unit ini sendiri (IKU perangkat daerah); bila kosong, berlaku target daerah.",
        "The unit's own targets; where it has none, those of the region hold.",
    )
    back = address_of_unit(row)
    page = FormPage(title, _SAVE, back, _SAVED, lead, (Crumb(INDICES, back),))

    def act() -> None:
        aim(by=person_of(request), unit=row, targets=form.wanted())

    return answer(request, form, page, act)
