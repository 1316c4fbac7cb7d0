"""What people fill in about follow-up plans and publications."""

from __future__ import annotations

from typing import Any

from django import forms

from zonahijau.catalogue.kinds import PUBLICATION_MEDIA
from zonahijau.evidence.models import Evidence
from zonahijau.organisations.forms.fields import day, options, say
from zonahijau.surveys.actions.follow_ups import Line
from zonahijau.surveys.models import FollowUp, Report
from zonahijau.surveys.voices import element_names


class EvidenceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """What a unit already has in its evidence; none is an answer too."""

    def __init__(self) -> None:
        super().__init__(
            Evidence.objects.none(),
            required=False,
            label=say("Bukti", "Evidence"),
            help_text=say(
                "Unggah dahulu di halaman bukti dukung unit, lalu pilih di sini",
                "Upload it on the unit's page of evidence first, then choose it here",
            ),
            empty_label="-",
        )

    def of_unit(self, unit: Any) -> None:
        """Offer what may prove something today."""
        rows = Evidence.objects.usable_on(unit.government.today()).filter(unit=unit)
        self.queryset = rows.order_by("-uploaded_at")


class SayForm(forms.Form):
    """A line of a plan said better."""

    element = forms.ChoiceField(label=say("Unsur", "Element"))
    programme = forms.CharField(
        label=say("Yang dilakukan", "What is done"),
        max_length=300,
        widget=forms.Textarea({"rows": "3"}),
    )
    in_charge = forms.CharField(
        label=say("Penanggung jawab (jabatan)", "In charge (position)"), max_length=160
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **more: Any):
        super().__init__(*args, **more)
        element: Any = self.fields["element"]
        element.choices = options(element_names())

    def line(self, row: FollowUp) -> Line:
        """As the action takes it; its day stays."""
        said = self.cleaned_data
        return Line(said["element"], said["programme"], row.due_on, said["in_charge"])


class MoveForm(forms.Form):
    """Another day for a line, and why."""

    due_on = day("Hari yang baru", "New day")
    because = forms.CharField(label=say("Alasan", "Reason"), max_length=200)
    revision = forms.IntegerField(widget=forms.HiddenInput)


class DoneForm(forms.Form):
    """A line is done: since when, what came of it, what shows it."""

    on = day("Selesai pada", "Done on")
    outcome = forms.CharField(
        label=say("Hasilnya", "What came of it"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": "2"}),
    )
    evidence = EvidenceField()
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, row: FollowUp, **more: Any):
        super().__init__(*args, **more)
        field: Any = self.fields["evidence"]
        field.of_unit(row.unit)


class PublicationForm(forms.Form):
    """Where the results can be read, since when, what shows it."""

    medium = forms.ChoiceField(label=say("Media", "Medium"), choices=options(PUBLICATION_MEDIA))
    on = day("Sejak", "Since")
    where = forms.CharField(
        label=say("Tepatnya di mana", "Where exactly"),
        max_length=200,
        required=False,
        help_text=say("Alamat halaman, nama akun, atau tempatnya", "An address, account or place"),
    )
    evidence = EvidenceField()

    def __init__(self, *args: Any, report: Report, **more: Any):
        super().__init__(*args, **more)
        field: Any = self.fields["evidence"]
        field.of_unit(report.unit)
