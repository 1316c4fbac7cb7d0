"""What a person fills in about evidence."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from zonahijau.evidence.details import LONGEST_TITLE, Details, title_of
from zonahijau.evidence.fact_groups import fact_choices
from zonahijau.evidence.models import Evidence
from zonahijau.evidence.slots import DECREE, DOCUMENT, LINK, PHOTO, SLOTS
from zonahijau.organisations.forms.fields import say
from zonahijau.organisations.models import Unit
from zonahijau.web.forms import DayField
from zonahijau.web.language import later
from zonahijau.wording import Text

FILE_KINDS = (PHOTO, DECREE, DOCUMENT)


def rule_of(kind: str) -> Text:
    """What a slot takes, and how large, in one sentence."""
    slot = SLOTS[kind]
    return Text(
        f"{slot.label.id}: {slot.takes.id}, paling besar {slot.mebibytes} MB",
        f"{slot.label.en}: {slot.takes.en}, at most {slot.mebibytes} MB",
    )


class FilesInput(forms.ClearableFileInput):
    """Chooses several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several; their bytes are checked by the action, never by their names."""

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":  # noqa: ARG002
        """The files, each streamed to the disk already."""
        files = data if isinstance(data, list) else [data] if data else []
        if self.required and not files:
            raise forms.ValidationError(say("Pilih berkasnya.", "Choose the file."))
        return files


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts under one heading: each with its key, its words, and whether it is chosen."""

    label: str
    facts: list[tuple[str, str, bool]]
    chosen: int


class DetailsForm(forms.Form):
    """What is common to all evidence of a unit."""

    facts = forms.MultipleChoiceField(
        label=say("Membuktikan", "Proves"), choices=fact_choices, required=False
    )
    service: Any = forms.ModelChoiceField(
        label=say("Layanan", "Service"),
        queryset=None,
        required=False,
        to_field_name="uid",
        empty_label=say("Seluruh unit", "The whole unit"),
    )
    expires_on = DayField(
        label=say("Tidak berlaku lagi mulai", "No longer holds from"), required=False
    )

    def __init__(self, *args: Any, unit: Unit, **options: Any):
        super().__init__(*args, **options)
        services = unit.services.filter(withdrawn_at=None)
        self.fields["service"].queryset = services  # type: ignore[attr-defined]

    def fact_groups(self) -> list[FactGroup]:
        """The facts to choose from by group; a group with a chosen one is shown open."""
        chosen = set(self["facts"].value() or ())
        return [
            FactGroup(
                label,
                [(key, said, key in chosen) for key, said in facts],
                sum(key in chosen for key, _ in facts),
            )
            for label, facts in fact_choices()
        ]

    def details(self, kind: str, title: str) -> Details:
        """As the actions take them."""
        said = self.cleaned_data
        expires_on: date | None = said["expires_on"]
        return Details(kind, title, tuple(said["facts"]), said["service"], expires_on)


class UploadForm(DetailsForm):
    """Files of one kind for a unit."""

    kind = forms.ChoiceField(
        label=say("Jenis bukti", "Kind of evidence"),
        widget=forms.RadioSelect,
        initial=PHOTO,
        choices=[(kind, later(rule_of(kind))) for kind in FILE_KINDS],
    )
    uploads = FilesField(
        label=say("Berkas", "Files"),
        widget=FilesInput({"multiple": True}),
        help_text=say(
            "Boleh beberapa sekaligus. Judul diambil dari nama berkas dan dapat diubah.",
            "Several at once are welcome. Titles come from the names and can be changed.",
        ),
    )
    field_order = ("kind", "uploads", "facts", "service", "expires_on")

    def details_of(self, file: "UploadedFile[Any]") -> Details:
        """What becomes of one of the files."""
        return self.details(self.cleaned_data["kind"], title_of(file.name or ""))


class TitledForm(DetailsForm):
    """Evidence whose title a person writes."""

    title = forms.CharField(label=say("Judul", "Title"), max_length=LONGEST_TITLE)


class LinkForm(TitledForm):
    """An address as evidence."""

    url = forms.CharField(
        label=say("Alamat", "Address"),
        widget=forms.TextInput({"inputmode": "url", "placeholder": "https://"}),
        help_text=say(
            "Alamatnya dicatat; isinya tidak diunduh.",
            "The address is recorded; what it leads to is not fetched.",
        ),
    )
    field_order = ("url", "title", "facts", "service", "expires_on")


class ChangeForm(TitledForm):
    """What can be corrected; ``revision`` is the one on the screen."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("title", "facts", "service", "expires_on", "revision")

    @classmethod
    def initial_of(cls, evidence: Evidence) -> dict[str, object]:
        """What stands there now."""
        return {
            "title": evidence.title,
            "facts": [row.fact for row in evidence.facts.all()],
            "service": evidence.service.uid if evidence.service else None,
            "expires_on": evidence.expires_on,
            "revision": evidence.revision,
        }


class RevisionForm(TitledForm):
    """A newer form of an evidence: another file, or another address."""

    uploads = FilesField(label=say("Berkas pengganti", "New file"), required=False)
    url = forms.CharField(label=say("Alamat pengganti", "New address"), required=False)
    field_order = ("uploads", "url", "title", "facts", "service", "expires_on")

    def __init__(self, *args: Any, kind: str, **options: Any):
        super().__init__(*args, **options)
        del self.fields["uploads" if kind == LINK else "url"]
        self.fields["url" if kind == LINK else "uploads"].required = True
        if kind != LINK:
            self.fields["uploads"].help_text = later(rule_of(kind))


class DecisionForm(forms.Form):
    """A reviewer's judgement."""

    step = forms.ChoiceField(
        label=say("Keputusan", "Decision"),
        widget=forms.RadioSelect,
        choices=[
            ("accept", say("Terima: terbaca dan membuktikan", "Accept: it shows what it should")),
            ("reject", say("Tolak, dengan alasan", "Reject, with the reason")),
        ],
    )
    reason = forms.CharField(
        label=say("Alasan", "Reason"),
        widget=forms.Textarea({"rows": 3}),
        required=False,
        max_length=500,
        help_text=say(
            "Bila ditolak: apa yang kurang dan bagaimana memperbaikinya.",
            "When rejecting: what is missing and how to mend it.",
        ),
    )


class ZipForm(forms.Form):
    """A ZIP of old evidence."""

    uploads = FilesField(label=say("Arsip ZIP", "ZIP archive"))
