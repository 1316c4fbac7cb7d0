"""What stands around the content of a paper, its number, and the wish for a new one."""

from __future__ import annotations

from typing import Any

from django import forms

from zonahijau.documents.actions.papers import Wish, Written
from zonahijau.documents.drafting import Choice
from zonahijau.documents.kinds import Kind
from zonahijau.documents.models import Paper
from zonahijau.documents.signatories import Signatory, holders_on
from zonahijau.documents.words import A4, BEHALVES, CAPACITIES, NATURES, SIZES
from zonahijau.evidence.forms import FilesField, FilesInput
from zonahijau.organisations.forms.fields import UnitField, day, options, say
from zonahijau.organisations.models import Government, OfficeHolder, Unit
from zonahijau.web.forms import DayField
from zonahijau.web.language import later

_ONE_A_LINE = say("Satu per baris", "One a line")
_LISTS = ("addressees", "copies", "initials")
_NONE = say("tidak dipilih", "none")


def _lines(label: Any, rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        widget=forms.Textarea({"rows": rows}),
        help_text=_ONE_A_LINE,
        max_length=4_000,
    )


def _text(label: Any, longest: int, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=False, **more)


class PaperForm(forms.Form):
    """The heading, the addressees, who signs; ``revision`` is the one on the screen."""

    subject = forms.CharField(label=say("Hal atau tentang", "Subject"), max_length=300)
    addressees = _lines(say("Kepada", "To"))
    through = _text(say("Melalui", "Through"), 160)
    number = _text(
        say("Nomor", "Number"),
        100,
        help_text=say("Boleh menyusul setelah terbit", "May follow after the issue"),
    )
    dated = day("Tanggal", "Date", required=False)
    place = _text(say("Tempat", "Place"), 80)
    nature = forms.ChoiceField(label=say("Sifat", "Nature"), choices=options(NATURES))
    enclosure = _text(
        say("Lampiran", "Enclosure"),
        100,
        help_text=say("Kosong: dihitung sendiri", "Empty: counted by itself"),
    )
    size = forms.ChoiceField(label=say("Kertas", "Paper"), choices=options(SIZES))
    signatory_position = _text(say("Jabatan penanda tangan", "Position of the signatory"), 200)
    signatory_name = _text(say("Nama", "Name"), 150)
    signatory_rank = _text(say("Pangkat, golongan", "Rank"), 80)
    signatory_nip = _text(say("NIP", "NIP"), 30)
    capacity = forms.ChoiceField(label=say("Sebagai", "As"), choices=options(CAPACITIES))
    on_behalf = forms.ChoiceField(label=say("Atas nama", "On behalf"), choices=options(BEHALVES))
    behalf_of = _text(
        say("Atas nama siapa", "On whose behalf"),
        200,
        help_text=say("Misalnya: Bupati Barito Kuala", "Such as: Bupati Barito Kuala"),
    )
    behalf_through = _text(
        say("Pejabat antara (untuk u.b.)", "The office between (for u.b.)"),
        200,
        help_text=say("Misalnya: Sekretaris Daerah", "Such as: Sekretaris Daerah"),
    )
    initials = _lines(say("Paraf koordinasi", "Initials"))
    copies = _lines(say("Tembusan", "Copies"))
    revision = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def initial_of(cls, paper: Paper) -> dict[str, Any]:
        """What stands there now."""
        said = {name: getattr(paper, name) for name in cls.base_fields}
        for name in _LISTS:
            said[name] = "\n".join(said[name])
        return said

    def written(self) -> Written:
        """As the action takes it."""
        said = {name: self.cleaned_data[name] for name in Written.__dataclass_fields__}
        for name in _LISTS:
            said[name] = tuple(line.strip() for line in said[name].splitlines() if line.strip())
        return Written(**said)

    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields in groups, as the page shows them."""
        return [(label, [self[name] for name in names]) for label, names in _GROUPS]


_GROUPS = (
    (say("Kepala naskah", "Heading"), ("subject", "addressees", "through", "nature", "enclosure")),
    (say("Nomor dan kertas", "Number and paper"), ("number", "dated", "place", "size")),
    (
        say("Penanda tangan", "Signatory"),
        ("signatory_position", "signatory_name", "signatory_rank", "signatory_nip", "capacity",
         "on_behalf", "behalf_of", "behalf_through"),
    ),
    (say("Paraf dan tembusan", "Initials and copies"), ("initials", "copies")),
)  # fmt: skip


class HolderField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of those who hold an office today."""

    def __init__(self, *args: Any, **more: Any):
        super().__init__(OfficeHolder.objects.none(), *args, to_field_name="uid", **more)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.position.title}: {obj.name}"


class NewPaperForm(forms.Form):
    """For which place, signed by whom, and whatever the drafter asks."""

    unit = UnitField(label=say("Naskah dari", "Paper of"), required=False)
    signatory = HolderField(
        label=say("Penanda tangan", "Signatory"),
        required=False,
        empty_label=say("Menurut jabatan yang biasa", "Whoever usually signs"),
    )
    size = forms.ChoiceField(label=say("Kertas", "Paper"), choices=options(SIZES), initial=A4)

    def __init__(
        self,
        *args: Any,
        government: Government,
        kind: Kind,
        by: Any,
        units: Any,
        whole: bool,
        **more: Any,
    ):
        super().__init__(*args, **more)
        self.kind = kind
        unit: Any = self.fields["unit"]
        unit.queryset, unit.required = units, not whole
        unit.empty_label = government.name if whole else None
        holder: Any = self.fields["signatory"]
        holder.queryset = holders_on(government, government.today())
        for choice in kind.choices:
            self.fields[choice.name] = _field(choice, government, by)

    def wish(self) -> Wish:
        """As the action takes it."""
        said = self.cleaned_data
        chosen = {choice.name: said[choice.name] for choice in self.kind.choices}
        holder = said["signatory"]
        signs = Signatory.of_holder(holder) if holder else None
        return Wish(chosen, signs, said["size"])

    def where(self, government: Government) -> Government | Unit:
        """The place it is for."""
        return self.cleaned_data["unit"] or government


def _field(choice: Choice, government: Government, by: Any) -> forms.Field:
    common: dict[str, Any] = {"label": later(choice.label), "required": False}
    if choice.hint:
        common["help_text"] = later(choice.hint)
    if choice.kind == "options" and choice.options:
        offered = [("", _NONE), *choice.options(government, by)]
        return forms.ChoiceField(choices=offered, **common)
    if choice.kind == "date":
        return DayField(**common)
    if choice.kind == "time":
        return forms.TimeField(widget=forms.TimeInput(attrs={"type": "time"}), **common)
    long = choice.kind == "long"
    widget: forms.Widget = forms.Textarea({"rows": 3}) if long else forms.TextInput()
    return forms.CharField(max_length=1_000, widget=widget, **common)


class NumberDateForm(forms.Form):
    """Number and date as the book gave them."""

    number = forms.CharField(label=say("Nomor", "Number"), max_length=100)
    dated = day("Tanggal", "Date")


class SignedForm(forms.Form):
    """The signed file of one paper."""

    file = forms.FileField(
        label=say("Berkas bertanda tangan", "Signed file"),
        help_text=say(
            "PDF, atau foto JPEG atau PNG, paling besar 25 MB. Kode QR-nya dibaca sendiri.",
            "PDF, or a photo as JPEG or PNG, at most 25 MB. Its QR code is read by itself.",
        ),
        widget=forms.ClearableFileInput({"accept": "application/pdf,image/jpeg,image/png"}),
    )
    confirmed = forms.BooleanField(
        label=say(
            "Bila kode QR tidak terbaca: saya sudah memastikan ini naskah yang benar",
            "If its QR code cannot be read: I have made sure that it is the right paper",
        ),
        required=False,
    )


class SignedFilesForm(forms.Form):
    """Signed files of whichever papers."""

    uploads = FilesField(
        label=say("Berkas bertanda tangan", "Signed files"),
        help_text=say(
            "Satu berkas satu naskah; PDF, JPEG atau PNG, masing-masing paling besar 25 MB",
            "One file a paper; PDF, JPEG or PNG, each at most 25 MB",
        ),
        widget=FilesInput({"accept": "application/pdf,image/jpeg,image/png"}),
    )
