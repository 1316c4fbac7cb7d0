"""What people fill in about survey reports and their follow-up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms

from zonahijau.lawbook.library import load_instrument
from zonahijau.organisations.forms.fields import day, options, say
from zonahijau.surveys.actions.follow_ups import Line
from zonahijau.surveys.actions.reports import Period, Received
from zonahijau.surveys.figures import CONVENTIONS, INSTRUMENT, Figures
from zonahijau.surveys.models import Report
from zonahijau.surveys.reporting import due_day, span_of
from zonahijau.surveys.respondents import GROUPS, options_of
from zonahijau.surveys.words import FREQUENCIES
from zonahijau.web.forms import NumberField
from zonahijau.web.language import later
from zonahijau.wording import Text

INSTRUMENTS = (INSTRUMENT, "panrb/skm-2004")
_CONVENTION_WORDS = {
    "exact": Text("1/9, tidak dibulatkan", "1/9, not rounded"),
    "0.111": Text("0,111", "0.111"),
    "0.11": Text("0,11", "0.11"),
}
GRADES = ("A", "B", "C", "D")


class ExpectForm(forms.Form):
    """A round of reports: of which period, from whom, until when."""

    frequency = forms.ChoiceField(
        label=say("Berapa kali setahun", "How often"),
        choices=options({key: FREQUENCIES[key] for key in ("year", "half", "quarter")}),
    )
    year = forms.IntegerField(label=say("Tahun", "Year"), min_value=2004, max_value=2100)
    part = forms.IntegerField(
        label=say("Semester atau triwulan ke", "Which half-year or quarter"),
        min_value=1,
        max_value=4,
        initial=1,
        help_text=say("Untuk tahunan biarkan 1", "For yearly reports leave 1"),
    )
    due_on = day(
        "Paling lambat diterima",
        "To come by",
        required=False,
        help_text=say(
            "Kosong: 30 hari sesudah masa survei (pilihan setempat, bukan aturan)",
            "Empty: 30 days after the period (a local choice, no rule)",
        ),
    )

    def __init__(self, *args: Any, units: Iterable[Any] = (), **more: Any):
        super().__init__(*args, **more)
        named = [(str(unit.uid), unit.name) for unit in units]
        self.fields["units"] = forms.MultipleChoiceField(
            label=say("Unit yang melapor", "Units that report"),
            choices=named,
            initial=[uid for uid, _ in named],
            widget=forms.CheckboxSelectMultiple,
        )

    def period(self) -> Period:
        """As the action takes it."""
        said = self.cleaned_data
        start, until = span_of(said["frequency"], said["year"], said["part"])
        return Period(start, until, said["due_on"] or due_day(until), said["frequency"])


class ReportForm(forms.Form):
    """A report that came: its figures, by hand or from a file, and its own file."""

    received_on = day("Diterima pada", "Received on")
    instrument = forms.ChoiceField(
        label=say("Menurut peraturan", "By which regulation"),
        choices=[(each, later(load_instrument(each).title)) for each in INSTRUMENTS],
    )
    basis = forms.CharField(
        label=say("Dasar hukum yang ditulis laporan", "Legal basis that the report names"),
        max_length=200,
        required=False,
        help_text=say(
            "Bila berbeda, misalnya KEP/25/M.PAN/2/2004", "If another, such as KEP/25/M.PAN/2/2004"
        ),
    )
    respondents = forms.IntegerField(
        label=say("Jumlah responden", "Respondents"), min_value=1, required=False
    )
    population = forms.IntegerField(
        label=say("Pengguna layanan setahun", "Users a year"), min_value=1, required=False
    )
    convention = forms.ChoiceField(
        label=say("Bobot tiap unsur dalam laporan", "Weight of an element in the report"),
        choices=[(each, later(_CONVENTION_WORDS[each])) for each in CONVENTIONS],
    )
    printed = NumberField(
        label=say("IKM yang tercetak", "Index as printed"),
        required=False,
        min_value=0,
        max_value=100,
        max_digits=8,
        decimal_places=4,
    )
    grade = forms.ChoiceField(
        label=say("Mutu yang tercetak", "Grade as printed"),
        choices=[("", "-"), *((each, each) for each in GRADES)],
        required=False,
    )
    published_on = day("Dipublikasikan pada", "Published on", required=False)
    follow_up_told = forms.BooleanField(
        label=say(
            "Tindak lanjut laporan sebelumnya sudah dilaporkan",
            "What became of the previous report's plan has been reported",
        ),
        required=False,
    )
    file = forms.FileField(
        label=say("Laporan (PDF)", "The report (PDF)"),
        required=False,
        help_text=say("Paling besar 25 MB", "At most 25 MB"),
    )
    raw = forms.FileField(
        label=say("Data mentah (tidak wajib)", "Raw data (if you like)"),
        required=False,
        help_text=say(
            "XLSX atau CSV: jawaban U1 sampai U9, sebaran n1 sampai n4, atau nilai tiap unsur",
            "XLSX or CSV: answers U1 to U9, distribution n1 to n4, or the elements' values",
        ),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, instrument_id: str = INSTRUMENT, **more: Any):
        super().__init__(*args, **more)
        self._add_groups()
        self.codes = [node.code for node in load_instrument(instrument_id).indicators()]
        for node in load_instrument(instrument_id).indicators():
            self.fields[f"mean_{node.code}"] = NumberField(
                label=later(node.label),
                required=False,
                min_value=1,
                max_value=4,
                max_digits=9,
                decimal_places=8,
            )

    def _add_groups(self) -> None:
        """How many of each group answered: for the poster and the recap, never asked for."""
        for code, title in GROUPS.items():
            for place, option in enumerate(options_of(code), start=1):
                self.fields[f"about_{code}_{place}"] = forms.IntegerField(
                    label=later(Text(f"{title.id}: {option.id}", f"{title.en}: {option.en}")),
                    required=False,
                    min_value=0,
                )

    @property
    def groups(self) -> list[forms.BoundField]:
        """The fields of who answered."""
        return [each for each in self if each.name.startswith("about_")]

    @property
    def has_groups(self) -> bool:
        """Whether one of them is filled in, or wrong."""
        return any(each.value() or each.errors for each in self.groups)

    @property
    def elements(self) -> list[forms.BoundField]:
        """The fields of the elements' values."""
        return [self[f"mean_{code}"] for code in self.codes]

    @property
    def own(self) -> list[forms.BoundField]:
        """The other fields, as they stand."""
        return [each for each in self if not each.name.startswith(("mean_", "about_"))]

    def came(self) -> Received:
        """What came besides figures."""
        names = ("basis", "published_on", "follow_up_told")
        said = {each: self.cleaned_data[each] for each in names}
        return Received(self.cleaned_data["received_on"], **said, groups=self._told())

    def _told(self) -> dict[str, list[list[object]]]:
        """The groups that were filled in, option by option."""
        told: dict[str, list[list[object]]] = {}
        for code in GROUPS:
            for place, option in enumerate(options_of(code), start=1):
                count = self.cleaned_data[f"about_{code}_{place}"]
                if count:
                    told.setdefault(code, []).append([option.id, count])
        return told

    def figures(self) -> Figures:
        """The figures as typed."""
        said = self.cleaned_data
        means = {code: said[f"mean_{code}"] for code in self.codes}
        return Figures(
            means={code: Fraction(mean) for code, mean in means.items() if mean is not None},
            printed=said["printed"],
            grade=said["grade"],
            respondents=said["respondents"],
            population=said["population"],
            convention=said["convention"],
            instrument=said["instrument"],
        )

    @classmethod
    def initial_of(cls, report: Report, today: date) -> dict[str, object]:
        """What is known of a report."""
        told: dict[str, object] = {
            f"mean_{code}": Decimal(mean) for code, mean in report.means.items()
        }
        for code, rows in report.groups.items():
            places = {option.id: at for at, option in enumerate(options_of(code), start=1)}
            told |= {f"about_{code}_{places[name]}": n for name, n in rows if name in places}
        return told | {
            "received_on": report.received_on or today,
            "instrument": report.instrument or INSTRUMENT,
            "basis": report.basis,
            "respondents": report.respondents,
            "population": report.population,
            "convention": report.convention,
            "printed": Decimal(report.index_printed) if report.index_printed else None,
            "grade": report.grade_printed,
            "published_on": report.published_on,
            "follow_up_told": report.follow_up_told,
            "revision": report.revision,
        }


class LineForm(forms.Form):
    """A line of the follow-up plan."""

    element = forms.ChoiceField(label=say("Unsur", "Element"))
    programme = forms.CharField(label=say("Yang dilakukan", "What is done"), max_length=300)
    due_on = day("Paling lambat", "By")
    in_charge = forms.CharField(
        label=say("Penanggung jawab (jabatan)", "In charge"), max_length=160
    )

    def __init__(self, *args: Any, instrument_id: str = INSTRUMENT, **more: Any):
        super().__init__(*args, **more)
        nodes = load_instrument(instrument_id or INSTRUMENT).indicators()
        element: Any = self.fields["element"]
        element.choices = [(node.code, later(node.label)) for node in nodes]

    def line(self) -> Line:
        """As the action takes it."""
        return Line(**self.cleaned_data)
