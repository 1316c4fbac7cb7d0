"""What a person fills in about a promise."""

from typing import Any

from django import forms

from zonahijau.improvement import policies
from zonahijau.improvement.models import Finding
from zonahijau.organisations.forms.fields import day, say
from zonahijau.organisations.models import Unit
from zonahijau.web.forms import DayField
from zonahijau.web.language import later, said


def _day() -> DayField:
    return day("Dijanjikan selesai pada", "Promised for")


class FindingsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Findings to tick, in the reader's language."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        """What is wrong."""
        return said(obj.what)


class PromiseForm(forms.Form):
    """A new promise of one of the units that the person sees; ``findings`` are those of the unit
    that was chosen already, and which nobody has promised to repair."""

    unit = forms.ModelChoiceField(
        label=say("Unit", "Unit"), queryset=Unit.objects.none(), to_field_name="uid"
    )
    what = forms.CharField(
        label=say("Yang dijanjikan", "What is promised"),
        max_length=policies.LONGEST,
        widget=forms.Textarea({"rows": 3}),
    )
    person = forms.CharField(
        label=say("Penanggung jawab", "Who answers for it"), max_length=policies.LONGEST_NAME
    )
    due_on = _day()
    findings = FindingsField(
        label=say("Temuan yang diperbaiki", "Findings that it repairs"),
        queryset=Finding.objects.none(),
        to_field_name="uid",
        required=False,
    )
    source = forms.ChoiceField(
        label=say("Dijanjikan dalam", "Promised at"),
        choices=[(k, later(t)) for k, t in policies.SOURCES.items() if k != "return"],
        initial="meeting",
    )

    def __init__(self, *args: Any, units: Any, findings: Any, **named: Any):
        super().__init__(*args, **named)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["findings"].queryset = findings  # type: ignore[attr-defined]
        if not findings:
            del self.fields["findings"]


class MoveForm(forms.Form):
    """Another day, and why."""

    due_on = _day()
    reason = forms.CharField(label=say("Alasan", "Reason"), max_length=policies.LONGEST_REASON)


class ReportForm(forms.Form):
    """What was done."""

    note = forms.CharField(
        label=say("Yang sudah dikerjakan", "What was done"),
        max_length=policies.LONGEST_REASON,
        widget=forms.Textarea({"rows": 2}),
    )
