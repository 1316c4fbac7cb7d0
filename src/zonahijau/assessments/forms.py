"""Forms of the assessments; what they cannot decide alone the actions refuse."""

from __future__ import annotations

from typing import Any

from django import forms

from zonahijau.assessments import policies, visibility
from zonahijau.assessments.actions import Published, RoundPlan, Written
from zonahijau.assessments.actions.official_sheet import Publication
from zonahijau.assessments.models import MISSING
from zonahijau.assessments.pages.questions import NA, stored_state
from zonahijau.instruments.models import Version
from zonahijau.organisations.forms.fields import UnitField, day, options, say
from zonahijau.organisations.models import Government
from zonahijau.scoring.weighting import OFFICIAL
from zonahijau.web.forms import NumberField
from zonahijau.web.language import said
from zonahijau.web.marks import ZONES

_TEXT = {"rows": 3}


class AnswerForm(forms.Form):
    """One answer. Whatever was typed is kept, so nothing is required and nothing parsed here."""

    jawaban = forms.CharField(required=False, max_length=200)
    catatan = forms.CharField(required=False, max_length=5_000)
    revisi = forms.IntegerField(required=False, min_value=0)

    def written(self) -> Written:
        """As the action takes it; the value is checked there."""
        given = self.cleaned_data["jawaban"].strip()
        state = stored_state(given)
        value = "" if given == NA or state == MISSING else given
        return Written(state, value, self.cleaned_data["catatan"], self.cleaned_data["revisi"] or 0)


class DecisionForm(AnswerForm):
    """A verifier's decision; ``keputusan`` is "sesuai", or the correction stands in ``jawaban``."""

    keputusan = forms.CharField(required=False)
    alasan = forms.CharField(required=False, max_length=2_000)


class CommentForm(forms.Form):
    """A remark beside an indicator."""

    isi = forms.CharField(
        label=say("Komentar", "Comment"), max_length=2_000, widget=forms.Textarea(_TEXT)
    )


class UploadForm(forms.Form):
    """New evidence for an indicator: a file of a kind, or an address."""

    jenis = forms.CharField()
    judul = forms.CharField(required=False, max_length=200)
    alamat = forms.CharField(required=False, max_length=1_000)
    berkas = forms.FileField(required=False, allow_empty_file=True)


class ReturnForm(forms.Form):
    """What is missing, and the day by which it will be there."""

    what = forms.CharField(
        label=say("Yang masih kurang", "What is missing"), widget=forms.Textarea({"rows": 6})
    )
    promised_on = day("Dijanjikan lengkap pada", "Promised to be complete on")


class PlanForm(forms.Form):
    """What a round is. Its address carries the answers to the next page, where units are chosen."""

    version = forms.ModelChoiceField(
        Version.objects.none(),
        to_field_name="uid",
        label=say("Instrumen dan versi", "Instrument and version"),
        empty_label=say("Pilih instrumen", "Choose an instrument"),
    )
    weights = forms.ChoiceField(label=say("Bobot", "Weights"), required=False)
    kind = forms.ChoiceField(label=say("Jenis putaran", "Kind of round"))
    title = forms.CharField(label=say("Judul", "Title"), max_length=200)
    starts_on = day("Mulai", "Starts on")
    due_on = day("Batas isi", "Answers due on")
    ends_on = day(
        "Selesai",
        "Ends on",
        help_text=say("Hari pertama sesudah putaran", "The first day after the round"),
    )

    def __init__(self, *args: Any, government: Government, versions: Any, **options_: Any):
        super().__init__(*args, **options_)
        self.government = government
        self.fields["version"].queryset = versions  # type: ignore[attr-defined]
        self.fields["version"].label_from_instance = _version_said  # type: ignore[attr-defined]
        kinds = {key: each.label for key, each in policies.KINDS.items()}
        self.fields["kind"].choices = options(kinds)  # type: ignore[attr-defined]
        self.fields["weights"].choices = _weights(versions)  # type: ignore[attr-defined]

    def plan(self) -> RoundPlan:
        """As the action takes it."""
        given = {key: value for key, value in self.cleaned_data.items() if key != "version"}
        return RoundPlan(**given)


def _version_said(version: Version) -> str:
    return said(version.title)


def _weights(versions: Any) -> list[tuple[str, Any]]:
    """The names of every offered version's weight sets; the action refuses one of another."""
    sets = {
        each.name: each.label for version in versions for each in version.instrument.weight_sets
    }
    return [
        ("", say("Bawaan instrumen", "The instrument's default")),
        (OFFICIAL, say("Hanya bobot resmi", "Official weights only")),
        *options(sets),
    ]


class UnitsFileForm(forms.Form):
    """A spreadsheet of units for a round."""

    berkas = forms.FileField(label=say("Lembar kerja", "Spreadsheet"), allow_empty_file=True)


class ReleaseForm(forms.Form):
    """To whom the results of a closed round are shown."""

    release = forms.ChoiceField(
        label=say("Dibuka untuk", "Open to"),
        choices=options(visibility.RELEASES_SAID),
        widget=forms.RadioSelect,
    )
    decree = forms.CharField(
        label=say("Keputusan publikasi (nomor, tanggal)", "Decision to publish (number, date)"),
        max_length=200,
        required=False,
    )


class ReasonForm(forms.Form):
    """The reason for a step back."""

    note = forms.CharField(label=say("Alasan", "Reason"), widget=forms.Textarea(_TEXT))


class OfficialForm(forms.Form):
    """A result that another body published, as it was printed."""

    instrument_id = forms.ChoiceField(label=say("Instrumen", "Instrument"))
    year = forms.IntegerField(label=say("Tahun penilaian", "Year"))
    unit = UnitField(
        label=say("Unit", "Unit"),
        required=False,
        help_text=say("Kosong: nilai seluruh daerah", "Empty: the whole region"),
    )
    score = NumberField(label=say("Nilai", "Score"))
    band = forms.CharField(
        label=say("Kelas atau huruf, seperti tercetak", "Class or letter, as printed"),
        max_length=80,
        required=False,
    )
    zone = forms.ChoiceField(label=say("Zona", "Zone"), required=False)
    source_title = forms.CharField(
        label=say("Sumber: lembaga, judul, tanggal", "Source: body, title, date"), max_length=300
    )
    source_link = forms.URLField(
        label=say("Tautan sumber", "Link to the source"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    decree = forms.CharField(label=say("Keputusan", "Decree"), max_length=200, required=False)
    published_on = day("Terbit", "Published on", required=False)

    def __init__(self, *args: Any, government: Government, instruments: Any, **options_: Any):
        super().__init__(*args, **options_)
        self.fields["unit"].offer(government)  # type: ignore[attr-defined]
        self.fields["instrument_id"].choices = options(instruments)  # type: ignore[attr-defined]
        zones = [("", "–"), *options({key: ZONES[key] for key in ("hijau", "kuning", "merah")})]
        self.fields["zone"].choices = zones  # type: ignore[attr-defined]

    def published(self) -> Published:
        """As the action takes it."""
        given = {key: value for key, value in self.cleaned_data.items() if key != "unit"}
        return Published(**given | {"score": format(given["score"], "f")})


class PublicationForm(forms.Form):
    """What a list of published results has in common, and the list where there is a file."""

    instrument_id = forms.ChoiceField(label=say("Instrumen", "Instrument"))
    year = forms.IntegerField(label=say("Tahun penilaian", "Year"))
    source_title = forms.CharField(
        label=say("Sumber: lembaga, judul, tanggal", "Source: body, title, date"), max_length=300
    )
    berkas = forms.FileField(
        label=say("Daftar nilai tiap unit", "List of the units' scores"),
        required=False,
        help_text=say(
            "XLSX atau CSV: unit, nilai, kelas. Kosong: diketik di halaman berikut",
            "XLSX or CSV: unit, score, class. Empty: typed on the next page",
        ),
    )
    source_link = forms.URLField(
        label=say("Tautan sumber", "Link to the source"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    decree = forms.CharField(label=say("Keputusan", "Decree"), max_length=200, required=False)
    published_on = day("Terbit", "Published on", required=False)

    def __init__(self, *args: Any, instruments: Any, **options_: Any):
        super().__init__(*args, **options_)
        self.fields["instrument_id"].choices = options(instruments)  # type: ignore[attr-defined]

    def publication(self) -> Publication:
        """As the action takes it."""
        given = {key: value for key, value in self.cleaned_data.items() if key != "berkas"}
        return Publication(**given)


class WithdrawForm(forms.Form):
    """Why an entered result is withdrawn."""

    because = forms.CharField(label=say("Alasan", "Reason"), widget=forms.Textarea(_TEXT))
