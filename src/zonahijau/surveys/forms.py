"""What the staff of a unit fill in about surveys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator

from zonahijau.catalogue.models import Service
from zonahijau.surveys.actions.campaigns import CampaignFacts, ServiceFacts
from zonahijau.surveys.models import CampaignService, SurveyForm
from zonahijau.surveys.periods import PERIODS, name_of, period_of
from zonahijau.surveys.rewording import local_languages
from zonahijau.surveys.word_forms import BASES, kind_and_facet
from zonahijau.surveys.words import CHANNELS
from zonahijau.web.forms import DayField
from zonahijau.web.language import later
from zonahijau.wording import Text, quoted

MOST_PEOPLE, LAST_DAY = 100_000_000, date(2100, 12, 31)
LONGEST_NAME = 200
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
    start = DayField(
        label=_said("Hari pertama, untuk tanggal lain", "First day, for other dates"),
        required=False,
        validators=[MaxValueValidator(LAST_DAY)],
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    last = DayField(
        label=_said("Hari terakhir, untuk tanggal lain", "Last day, for other dates"),
        required=False,
        validators=[MaxValueValidator(LAST_DAY)],
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
        choices=_choices(BASES),
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

    def __init__(
        self,
        *args: Any,
        services: Sequence[Service],
        own: Sequence[SurveyForm],
        today: date,
        **options: Any,
    ):
        super().__init__(*args, **options)
        self.services, self.today = list(services), today
        self.own = {str(form.uid): form for form in own}
        self._offer_own()
        for service in self.services:
            self.fields[f"asks_{service.pk}"] = forms.BooleanField(
                label=service.name, required=False, initial=True
            )
            self.fields[f"users_{service.pk}"] = forms.IntegerField(
                label=_said("Pengguna setahun", "Users a year"),
                required=False,
                min_value=0,
                max_value=MOST_PEOPLE,
                initial=service.users_a_year,
                widget=forms.NumberInput({"size": "8"}),
            )

    def _offer_own(self) -> None:
        """Forms in own words, and the languages that only they have."""
        kind, languages = self.fields["kind"], self.fields["languages"]
        if not isinstance(kind, forms.ChoiceField) or not isinstance(languages, forms.ChoiceField):
            raise TypeError("fields to choose from")
        chosen = [(uid, form.title) for uid, form in self.own.items()]
        kind.choices = [*chosen, *_choices(BASES)]
        known = {code: name for form in self.own.values() for code, name in _local(form).items()}
        languages.choices = [*_choices(_LANGUAGES), *known.items()]

    @property
    def rows(self) -> Iterator[tuple[Service, Any, Any]]:
        """Each service with its two fields."""
        for service in self.services:
            yield service, self[f"asks_{service.pk}"], self[f"users_{service.pk}"]

    @property
    def first(self) -> list[Any]:
        """The fields that most units look at."""
        return [self[name] for name in ("period", "channels", *(["kind"] if self.own else []))]

    @property
    def further(self) -> list[Any]:
        """The fields that are right as they are."""
        shown = {field.name for field in self.first}
        names = ("start", "last", "title", "kind", "languages", "codes_only")
        return [self[name] for name in names if name not in shown]

    def facts(self) -> CampaignFacts:
        """As the action takes them."""
        data = self.cleaned_data
        start, until = self._span()
        form = self.own.get(data["kind"])
        kind, facet = (form.kind, _facet(form)) if form else kind_and_facet(data["kind"])
        return CampaignFacts(
            title=data["title"] or self._title(),
            start=start,
            until=until,
            services=tuple(self._chosen()),
            kind=kind,
            facet=facet,
            form=form,
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
        form = self.own.get(data["kind"])
        kind, facet = (form.kind, _facet(form)) if form else kind_and_facet(data["kind"])
        short = " ".join(part for part in (_SHORT[kind], facet) if part)
        return f"{short} {name_of(named, self.today).id}"

    def _chosen(self) -> Iterator[ServiceFacts]:
        data = self.cleaned_data
        for service in self.services:
            if data[f"asks_{service.pk}"]:
                yield ServiceFacts(service.name, data[f"users_{service.pk}"], service)
        yield from map(_service, _named(data["others"]))

    def clean_others(self) -> str:
        """No line may lose its number, or the end of its name."""
        said: str = self.cleaned_data["others"]
        faults = [fault for line in _named(said) if (fault := _fault_of(line)) is not None]
        if faults:
            raise forms.ValidationError([later(fault) for fault in faults])
        return said


def _named(lines: str) -> list[str]:
    return [line for line in lines.splitlines() if line.partition(";")[0].strip()]


def _service(line: str) -> ServiceFacts:
    name, _, users = line.partition(";")
    digits = _digits(users)
    return ServiceFacts(name.strip(), int(digits) if digits else None)


def _digits(users: str) -> str:
    return users.strip().replace(".", "")


def _fault_of(line: str) -> Text | None:
    name, _, users = line.partition(";")
    digits = _digits(users)
    if len(name.strip()) > LONGEST_NAME:
        return _TOO_LONG.fill(name=quoted(name.strip()), most=LONGEST_NAME)
    if digits and not (digits.isdecimal() and int(digits) <= MOST_PEOPLE):
        return _NO_NUMBER.fill(said=quoted(users.strip()))
    return None


_TOO_LONG = Text("{name} lebih panjang dari {most} huruf", "{name} is longer than {most} letters")
_NO_NUMBER = Text(
    "{said} bukan jumlah pengguna. Tulis angkanya saja, misalnya Legalisasi; 300",
    "{said} is no number of users. Write the number only, such as Legalisasi; 300",
)


_SHORT = {"skm": "SKM", "f03": "F-03", "perception": "Persepsi maladministrasi"}


def _facet(form: SurveyForm) -> str:
    return str(form.content.get("facets", {}).get("form", ""))


def _local(form: SurveyForm) -> dict[str, str]:
    return local_languages(form.content)


class UsersForm(forms.Form):
    """How many people use each service of a survey in a year."""

    def __init__(self, *args: Any, services: Sequence[CampaignService], **options: Any):
        super().__init__(*args, **options)
        for service in services:
            self.fields[service.key] = forms.IntegerField(
                label=service.name,
                required=False,
                min_value=0,
                max_value=MOST_PEOPLE,
                initial=service.users_a_year,
                widget=forms.NumberInput({"size": "8"}),
            )


class ProlongForm(forms.Form):
    """Until when a survey runs on."""

    last = DayField(
        label=_said("Hari terakhir yang baru", "New last day"),
        validators=[MaxValueValidator(LAST_DAY)],
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )


class CodesForm(forms.Form):
    """How many codes to print."""

    count = forms.IntegerField(
        label=_said("Banyaknya kode", "How many codes"), min_value=1, initial=42
    )
    size = forms.ChoiceField(
        label=_said("Dicetak pada", "Printed on"),
        widget=forms.RadioSelect,
        initial="a4",
        choices=_choices(
            {
                "a4": Text("Kertas A4, 21 slip untuk digunting", "A4 paper, 21 slips to cut"),
                "roll": Text("Gulungan struk 58 mm, satu kode tiap potong",
                             "A 58 mm receipt roll, one code a piece"),
            }
        ),
    )  # fmt: skip
