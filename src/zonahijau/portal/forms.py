"""What a unit fills in about where it serves and what the public reads."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms

from zonahijau.catalogue.contacts import LONGEST_NOTE, PointFacts, PublicWords
from zonahijau.catalogue.hours import (
    AS_USUAL,
    CLOSED,
    DAYS,
    HOLIDAY_RULES,
    Closure,
    Hours,
    read_spans,
)
from zonahijau.catalogue.models import Service, ServicePoint
from zonahijau.catalogue.needs import FACILITIES, NEEDS
from zonahijau.catalogue.standards.parts import CHANNEL_KINDS
from zonahijau.organisations.forms.fields import day
from zonahijau.portal import sippn
from zonahijau.portal.columns import COLUMNS
from zonahijau.web import language
from zonahijau.web.language import later
from zonahijau.wording import Refused, Text


def _said(indonesian: str, english: str) -> Any:
    return later(Text(indonesian, english))


_DAYS = {f"day_{day}": day for day in DAYS}
_OFFICE = dict.fromkeys(range(1, 5), "08.00-12.00, 13.00-15.30") | {5: "08.00-11.00, 13.30-15.30"}
"""What a new form offers to change: nobody is closed by an empty field by mistake."""


class PointForm(forms.Form):
    """A place of service: where, how to reach it, when it is open."""

    name = forms.CharField(
        label=_said("Nama tempat", "Name of the place"),
        max_length=120,
        help_text=_said("Misalnya: Loket utama", "For instance: Main counter"),
    )
    address = forms.CharField(
        label=_said("Alamat", "Address"), max_length=300, required=False,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip
    phone = forms.CharField(label=_said("Telepon", "Telephone"), max_length=40, required=False)
    whatsapp = forms.CharField(
        label=_said("WhatsApp kantor", "WhatsApp of the office"),
        max_length=20,
        required=False,
        help_text=_said("Nomor kantor, bukan nomor pribadi", "The office's, nobody's own"),
    )
    email = forms.EmailField(label=_said("Surel", "E-mail"), required=False)
    map_link = forms.URLField(
        label=_said("Tautan peta", "Link to a map"),
        required=False,
        max_length=300,
        assume_scheme="https",
    )
    holidays = forms.ChoiceField(
        label=_said("Pada hari libur nasional dan daerah", "On public holidays"),
        widget=forms.RadioSelect,
        initial=CLOSED,
        choices=[(rule, later(said)) for rule, said in HOLIDAY_RULES.items()],
    )
    facilities = forms.MultipleChoiceField(
        label=_said("Sarana untuk kelompok rentan", "Facilities for vulnerable groups"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[(code, later(said)) for code, said in FACILITIES.items()],
        help_text=_said("Pasal 29 UU 25/2009", "Article 29 of UU 25/2009"),
    )
    note = forms.CharField(label=_said("Keterangan", "Note"), max_length=300, required=False)

    def __init__(self, *args: Any, **named: Any):
        super().__init__(*args, **named)
        for name, number in _DAYS.items():
            help_text = later(Text("Kosong berarti tutup", "Empty means closed"))
            self.fields[name] = forms.CharField(
                label=later(Text(f"Jam layanan {DAYS[number].id}", f"Hours on {DAYS[number].en}")),
                required=False,
                max_length=80,
                initial=_OFFICE.get(number, ""),
                help_text=help_text if number == 1 else "",
            )
        order = ["name", "address", "phone", "whatsapp", "email", "map_link", *_DAYS]
        self.order_fields([*order, "holidays", "facilities", "note"])

    def clean(self) -> dict[str, Any]:
        """The hours as ``catalogue.hours`` has them; each day says for itself what is wrong."""
        given: dict[str, Any] = super().clean() or {}
        week = {}
        for name, number in _DAYS.items():
            try:
                week[number] = read_spans(given.get(name, ""), name)
            except Refused as refused:
                self.add_error(name, refused.refusals[0].one_line(language.current()))
        rule = given.get("holidays", CLOSED)
        given["hours"] = Hours(week, AS_USUAL if rule == AS_USUAL else CLOSED)
        return given

    def facts(self) -> PointFacts:
        """As the actions take them."""
        given = self.cleaned_data
        plain = ("name", "address", "phone", "whatsapp", "email", "map_link", "note")
        return PointFacts(
            **{name: given[name] for name in plain},
            hours=given["hours"].as_json(),
            facilities=tuple(given["facilities"]),
        )


class PointChangeForm(PointForm):
    """The same for a place that is there; ``revision`` is the one on the screen."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def initial_of(point: ServicePoint) -> dict[str, object]:
        """What stands there now."""
        hours = point.opening
        plain = ("name", "address", "phone", "whatsapp", "email", "map_link", "note", "revision")
        days = {
            name: ", ".join(f"{span.start}-{span.until}".replace(":", ".")
                            for span in hours.week.get(number, ()))
            for name, number in _DAYS.items()
        }  # fmt: skip
        own = {name: getattr(point, name) for name in plain}
        return own | days | {"holidays": hours.holidays, "facilities": point.facilities}


class ClosureForm(forms.Form):
    """Days on which a place is closed; one day where the last is left empty."""

    start = day("Hari pertama tutup", "First day closed")
    last = day(
        "Hari terakhir tutup",
        "Last day closed",
        required=False,
        help_text=_said("Kosong berarti satu hari saja", "Empty means one day only"),
    )
    note = forms.CharField(
        label=_said("Sebab", "Reason"),
        max_length=LONGEST_NOTE,
        required=False,
        help_text=_said(
            "Dibaca masyarakat, misalnya: renovasi gedung", "The public reads it: renovation"
        ),
    )
    everywhere = forms.BooleanField(
        label=_said("Berlaku untuk semua tempat layanan unit ini", "All places of this unit"),
        required=False,
    )

    def __init__(self, *args: Any, has_others: bool, **named: Any):
        super().__init__(*args, **named)
        if not has_others:
            del self.fields["everywhere"]

    def closure(self) -> Closure:
        """As the action takes it."""
        given = self.cleaned_data
        until = (given["last"] or given["start"]) + timedelta(days=1)
        return Closure(given["start"], until, " ".join(given["note"].split()))


class ChannelForm(forms.Form):
    """A way to complain to a unit."""

    kind = forms.ChoiceField(
        label=_said("Kanal", "Channel"),
        choices=[(kind, later(said)) for kind, said in CHANNEL_KINDS.items() if kind != "lapor"],
    )
    value = forms.CharField(label=_said("Nomor atau alamat", "Number or address"), max_length=200)
    note = forms.CharField(label=_said("Keterangan", "Note"), max_length=200, required=False)


class WordsForm(forms.Form):
    """What the public reads of a service beside its standard."""

    summary = forms.CharField(
        label=_said("Untuk apa layanan ini", "What it is for"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_said(
            "Satu atau dua kalimat dengan kata sehari-hari, tanpa singkatan",
            "One or two sentences in everyday words, without abbreviations",
        ),
    )
    needs = forms.MultipleChoiceField(
        label=_said("Dibutuhkan orang ketika", "People need it when"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[(code, later(need.label)) for code, need in NEEDS.items()],
    )
    keywords = forms.CharField(
        label=_said("Kata lain yang dipakai orang", "Other words that people use"),
        max_length=300,
        required=False,
        help_text=_said("Dipisah koma: kartu kuning, AK1", "Parted by commas"),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def initial_of(service: Service) -> dict[str, object]:
        """What stands there now."""
        names = ("summary", "needs", "keywords", "revision")
        return {name: getattr(service, name) for name in names}

    def words(self) -> PublicWords:
        """As the action takes them."""
        given = self.cleaned_data
        return PublicWords(given["summary"], tuple(given["needs"]), given["keywords"])


class DeskForm(forms.Form):
    """A government's own address in SP4N-LAPOR!, and the column names of its SIPPN template."""

    lapor = forms.URLField(
        label=_said("Alamat pemerintah daerah di SP4N-LAPOR!", "Your address in SP4N-LAPOR!"),
        required=False,
        assume_scheme="https",
        help_text=_said(
            "Kosongkan untuk halaman depan nasional", "Leave it empty for the national front page"
        ),
    )

    def __init__(self, *args: Any, **named: Any):
        super().__init__(*args, **named)
        for part, name in sippn.own_names():
            known = COLUMNS.get(name)
            self.fields[sippn.key_of(part, name)] = forms.CharField(
                label=name,
                max_length=100,
                required=False,
                help_text=later(known.meaning) if known else "",
            )

    def parts(self) -> list[tuple[str, list[forms.BoundField], int]]:
        """Each sheet of the template: its fields, and how many of its columns were named."""
        return [
            (part, fields, sum(bool(field.value()) for field in fields))
            for part, (names, _) in sippn.PARTS.items()
            for fields in [[self[sippn.key_of(part, name)] for name in names]]
        ]

    def names(self) -> dict[str, str]:
        """The names that were given, by part and column."""
        keys = (sippn.key_of(part, name) for part, name in sippn.own_names())
        given = {key: " ".join(self.cleaned_data[key].split()) for key in keys}
        return {key: value for key, value in given.items() if value}
