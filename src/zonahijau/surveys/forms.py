"""What the staff of a unit fill in about surveys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms

from zonahijau.catalogue.models import Service
from zonahijau.surveys.actions.campaigns import CampaignFacts, ServiceFacts
from zonahijau.surveys.periods import PERIODS, name_of, period_of
from zonahijau.surveys.words import CHANNELS, FORM_KINDS
from zonahijau.web.language import later
from zonahijau.wording import Text

_LANGUAGES = {"id": Text("Indonesia", "Indonesian"), "en": Text("Inggris", "English")}


def _said(indonesian: str, english: str) -> Any:
    return later(Text(indonesian, english))


def _choices(words: Any) -> list[tuple[str, Any]]:
    return [(value, later(text)) for value, text in words.items()]


class StartForm(forms.Form):
    """A survey of a unit; whoever presses the button at once has a lawful one."""

    period = forms.ChoiceField(
        label=_said("Masa survei", "Period"),
        widget=forms.RadioSelect,
        initial="half",
        choices=_choices(PERIODS),
    )
    start = forms.DateField(
        label=_said("Hari pertama, untuk tanggal lain", "First day, for other dates"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    last = forms.DateField(
        label=_said("Hari terakhir, untuk tanggal lain", "Last day, for other dates"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    channels = forms.MultipleChoiceField(
        label=_said("Saluran", "Channels"),
        widget=forms.CheckboxSelectMultiple,
        initial=["counter", "link", "paper"],
        choices=_choices(CHANNELS),
    )
    title = forms.CharField(
        label=_said("Judul", "Title"),
        max_length=160,
        required=False,
        help_text=_said("Kosongkan untuk judul yang biasa", "Leave empty for the usual title"),
    )
    kind = forms.ChoiceField(
        label=_said("Yang ditanyakan", "What is asked"),
        widget=forms.RadioSelect,
        initial="skm",
        choices=_choices(FORM_KINDS),
    )
    languages = forms.MultipleChoiceField(
        label=_said("Bahasa", "Languages"),
        widget=forms.CheckboxSelectMultiple,
        initial=["id", "en"],
        choices=_choices(_LANGUAGES),
    )
    codes_only = forms.BooleanField(
        label=_said("Hanya pemegang kode sekali pakai", "Only holders of a single-use code"),
        required=False,
    )
    others = forms.CharField(
        label=_said("Layanan lain, satu tiap baris", "Other services, one a line"),
        required=False,
        widget=forms.Textarea({"rows": "3"}),
        help_text=_said(
            "Boleh diikuti titik koma dan pengguna setahun: Legalisasi; 300",
            "May be followed by a semicolon and users a year: Legalisasi; 300",
        ),
    )

    def __init__(self, *args: Any, services: Sequence[Service], today: date, **options: Any):
        super().__init__(*args, **options)
        self.services, self.today = list(services), today
        for service in self.services:
            self.fields[f"asks_{service.pk}"] = forms.BooleanField(
                label=service.name, required=False, initial=True
            )
            self.fields[f"users_{service.pk}"] = forms.IntegerField(
                label=_said("Pengguna setahun", "Users a year"),
                required=False,
                min_value=0,
                initial=service.users_a_year,
                widget=forms.NumberInput({"size": "8"}),
            )

    @property
    def rows(self) -> Iterator[tuple[Service, Any, Any]]:
        """Each service with its two fields."""
        for service in self.services:
            yield service, self[f"asks_{service.pk}"], self[f"users_{service.pk}"]

    @property
    def first(self) -> list[Any]:
        """The fields that most units look at."""
        return [self[name] for name in ("period", "channels")]

    @property
    def further(self) -> list[Any]:
        """The fields that are right as they are."""
        return [
            self[name] for name in ("start", "last", "title", "kind", "languages", "codes_only")
        ]

    def facts(self) -> CampaignFacts:
        """As the action takes them."""
        data = self.cleaned_data
        start, until = self._span()
        return CampaignFacts(
            title=data["title"] or self._title(),
            start=start,
            until=until,
            services=tuple(self._chosen()),
            kind=data["kind"],
            channels=tuple(data["channels"]),
            languages=tuple(data["languages"]),
            codes_only=data["codes_only"],
        )

    def _span(self) -> tuple[date, date]:
        data = self.cleaned_data
        if data["period"] != "other":
            return period_of(data["period"], self.today)
        start, last = data["start"] or self.today, data["last"] or self.today
        return start, last + timedelta(days=1)

    def _title(self) -> str:
        data = self.cleaned_data
        named = data["period"] if data["period"] != "other" else "year"
        short = {"skm": "SKM", "f03": "F-03", "perception": "Persepsi maladministrasi"}
        return f"{short[data['kind']]} {name_of(named, self.today).id}"

    def _chosen(self) -> Iterator[ServiceFacts]:
        data = self.cleaned_data
        for service in self.services:
            if data[f"asks_{service.pk}"]:
                yield ServiceFacts(service.name, data[f"users_{service.pk}"], service)
        for line in data["others"].splitlines():
            name, _, users = line.partition(";")
            digits = users.strip().replace(".", "")
            if name.strip():
                yield ServiceFacts(name.strip()[:200], int(digits) if digits.isdigit() else None)


class ProlongForm(forms.Form):
    """Until when a survey runs on."""

    last = forms.DateField(
        label=_said("Hari terakhir yang baru", "New last day"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )


class CodesForm(forms.Form):
    """How many codes to print."""

    count = forms.IntegerField(
        label=_said("Banyaknya kode", "How many codes"), min_value=1, initial=40
    )


class SheetFileForm(forms.Form):
    """A spreadsheet of paper forms."""

    sheet = forms.FileField(label=_said("Berkas XLSX atau CSV", "XLSX or CSV file"))
