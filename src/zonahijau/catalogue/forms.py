"""What a person fills in about services."""

from typing import Any

from django import forms

from zonahijau.catalogue.kinds import SERVICE_KINDS
from zonahijau.catalogue.models import Service
from zonahijau.catalogue.policies import (
    LONGEST_CODE,
    LONGEST_NAME,
    LONGEST_NOTE,
    Counts,
    ServiceFacts,
)
from zonahijau.evidence.spreadsheets import SheetForm
from zonahijau.web.forms import DayField
from zonahijau.web.language import later
from zonahijau.wording import Text


def _said(indonesian: str, english: str) -> Any:
    return later(Text(indonesian, english))


class ServiceForm(forms.Form):
    """A service, as :class:`ServiceFacts` has it."""

    name = forms.CharField(label=_said("Nama layanan", "Name"), max_length=LONGEST_NAME)
    code = forms.CharField(
        label=_said("Kode", "Code"),
        max_length=LONGEST_CODE,
        required=False,
        help_text=_said("Seperti di SIPPN, bila ada", "As in SIPPN, if there is one"),
    )
    kind = forms.ChoiceField(
        label=_said("Jenis", "Kind"),
        widget=forms.RadioSelect,
        initial="administrative",
        choices=[(kind, later(text)) for kind, text in SERVICE_KINDS.items()],
        help_text=_said("Pasal 5 UU 25/2009", "Article 5 of UU 25/2009"),
    )
    users_a_year = forms.IntegerField(
        label=_said("Pengguna setahun", "Users a year"), required=False, min_value=0
    )
    is_electronic = forms.BooleanField(
        label=_said("Dapat diurus secara elektronik", "Can be had electronically"), required=False
    )
    has_standard = forms.BooleanField(
        label=_said("Standar pelayanan sudah ditetapkan", "A service standard is laid down"),
        required=False,
    )
    standard_published = forms.BooleanField(
        label=_said("Standarnya sudah dipublikasikan", "The standard is published"), required=False
    )
    note = forms.CharField(
        label=_said("Catatan", "Note"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def facts(self) -> ServiceFacts:
        """As the actions take them."""
        names = ServiceFacts.__dataclass_fields__
        return ServiceFacts(**{name: self.cleaned_data[name] for name in names})


class ChangeForm(ServiceForm):
    """The same for a service that is there; ``revision`` is the one on the screen."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def follow_standard(self) -> None:
        """Whether there is a standard is not asked where one is kept here: it says so itself."""
        for name in ("has_standard", "standard_published"):
            self.fields[name].disabled = True

    @classmethod
    def initial_of(cls, service: Service) -> dict[str, object]:
        """What stands there now."""
        return {name: getattr(service, name) for name in cls.base_fields}


def _count(indonesian: str, english: str) -> forms.IntegerField:
    """A count that may be left open: not counted is not none."""
    return forms.IntegerField(label=_said(indonesian, english), min_value=0, required=False)


class CountForm(forms.Form):
    """A row of an office recap."""

    on = DayField(
        label=_said("Per tanggal", "As of"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    services = _count("Jumlah layanan", "Services")
    with_standard = _count("Yang mempunyai standar", "With a standard")
    published = _count("Yang standarnya dipublikasikan", "With a published standard")
    decrees = _count("Yang standarnya ditetapkan dengan SK", "Laid down by decree")
    pledges = _count("Maklumat pelayanan", "Pledges")
    surveys = _count("Laporan SKM", "Survey reports")
    source = forms.CharField(
        label=_said("Sumber", "Source"),
        max_length=200,
        help_text=_said("Misalnya: rekap Bagian Organisasi", "Such as: recap by the secretariat"),
    )

    def counts(self) -> Counts:
        """As the actions take them."""
        return Counts(**self.cleaned_data)


class RecapForm(SheetForm):
    """An office recap, the day it speaks of, and whose it is."""

    on = DayField(
        label=_said("Rekap per tanggal", "Recap as of"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    source = forms.CharField(
        label=_said("Sumber", "Source"),
        max_length=200,
        initial=_said("Rekap Bagian Organisasi", "Recap by the secretariat"),
    )
