"""Forms about units."""

from typing import Any

from django import forms

from zonahijau.organisations.forms.fields import UnitField, day, decree, options, say
from zonahijau.organisations.forms.rows import FEWEST, RowsForm
from zonahijau.organisations.kinds import POSITION_KINDS, UNIT_KINDS
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.policies import UnitFacts
from zonahijau.web.forms import DayField
from zonahijau.web.language import later
from zonahijau.wording import Text


def _code() -> forms.CharField:
    return forms.CharField(
        label=say("Kode", "Code"),
        help_text=say("Singkat dan tetap, misalnya dinkes", "Short and lasting, such as dinkes"),
        max_length=30,
    )


def _name() -> forms.CharField:
    return forms.CharField(label=say("Nama lengkap", "Full name"), max_length=160)


def _short_name() -> forms.CharField:
    return forms.CharField(label=say("Nama singkat", "Short name"), max_length=60, required=False)


def _kind() -> forms.ChoiceField:
    return forms.ChoiceField(label=say("Jenis", "Kind"), choices=options(UNIT_KINDS))


def _on() -> DayField:
    return day("Berlaku mulai", "Holds from")


class UnitDetails(forms.Form):
    """What is written about a unit, but for its name and superior."""

    code = _code()
    short_name = _short_name()
    kind = _kind()
    is_blud = forms.BooleanField(
        label=say("Berstatus BLUD", "Has BLUD status (own finances)"), required=False
    )
    founded_on = day("Berdiri sejak", "Founded on", required=False)
    website = forms.URLField(
        label=say("Situs web", "Website"),
        max_length=200,
        required=False,
        assume_scheme="https",
    )

    def facts(self, name: str) -> UnitFacts:
        given = self.cleaned_data
        return UnitFacts(
            code=given["code"],
            name=name,
            kind=given["kind"],
            short_name=given["short_name"],
            is_blud=given["is_blud"],
            website=given["website"],
        )


class NewUnitForm(UnitDetails):
    name = _name()
    parent = UnitField(
        label=say("Unit induk", "Superior"),
        help_text=say(
            "Kosongkan bila langsung di bawah pemerintah daerah",
            "Leave empty if directly under the government",
        ),
        required=False,
    )
    field_order = ("name", "short_name", "code", "kind", "parent")

    def __init__(self, *args: Any, government: Government, **named: Any):
        super().__init__(*args, **named)
        self.fields["parent"].offer(government)  # type: ignore[attr-defined]


class EditUnitForm(UnitDetails):
    """Carries the version that was shown, so that nobody is overwritten unseen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class RenameForm(forms.Form):
    name = forms.CharField(label=say("Nama baru", "New name"), max_length=160)
    short_name = _short_name()
    on = _on()
    decree = decree()


class MoveForm(forms.Form):
    parent = UnitField(label=say("Unit induk yang baru", "New superior"), required=False)
    on = _on()

    def __init__(self, *args: Any, unit: Unit, **named: Any):
        super().__init__(*args, **named)
        self.fields["parent"].offer(unit.government, without=unit)  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    on = day("Tidak ada lagi mulai", "No longer exists from")
    decree = decree()


class SplitForm(RowsForm):
    """A unit into two or more; rows that stay empty are left out."""

    on = _on()
    decree = decree()

    def row_fields(self, number: int) -> dict[str, forms.Field]:
        needed = number <= FEWEST
        name = Text("Nama unit {number}", "Name of unit {number}").fill(number=number)
        code = Text("Kode unit {number}", "Code of unit {number}").fill(number=number)
        return {
            "name": forms.CharField(label=later(name), max_length=160, required=needed),
            "code": forms.CharField(label=later(code), max_length=30, required=needed),
        }

    def into(self, kind: str) -> list[UnitFacts]:
        """The new units; one whose name or code is missing is refused by the action."""
        return [UnitFacts(row["code"], row["name"], kind) for row in self.rows_given()]


class MergeForm(forms.Form):
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=say("Unit yang digabung", "Units that merge"),
        to_field_name="uid",
        widget=forms.CheckboxSelectMultiple,
    )
    name = forms.CharField(label=say("Nama unit baru", "New unit's name"), max_length=160)
    code = forms.CharField(label=say("Kode unit baru", "New unit's code"), max_length=30)
    kind = _kind()
    parent = UnitField(label=say("Unit induk", "Superior"), required=False)
    on = _on()
    decree = decree()

    def __init__(self, *args: Any, government: Government, **named: Any):
        super().__init__(*args, **named)
        standing = Unit.objects.filter(government=government).open_on(government.today())
        self.fields["units"].queryset = standing.order_by("name")  # type: ignore[attr-defined]
        self.fields["parent"].offer(government)  # type: ignore[attr-defined]

    def into(self) -> UnitFacts:
        given = self.cleaned_data
        return UnitFacts(given["code"], given["name"], given["kind"])


class PositionForm(forms.Form):
    title = forms.CharField(label=say("Nama jabatan", "Title"), max_length=160)
    kind = forms.ChoiceField(label=say("Jenis", "Kind"), choices=options(POSITION_KINDS))
