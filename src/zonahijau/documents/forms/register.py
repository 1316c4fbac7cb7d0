"""What a person fills in about a decree or letter."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from zonahijau.documents.actions.register import DecreeFacts, Named
from zonahijau.documents.forms.papers import HolderField
from zonahijau.documents.models import Decree
from zonahijau.documents.signatories import holders_on
from zonahijau.documents.words import DECREE_KINDS
from zonahijau.organisations.forms.fields import UnitField, day, options, say
from zonahijau.organisations.models import Government

SPARE_NAMES = 3


class DecreeForm(forms.Form):
    """An entry of the register; people whom it names stand in rows, with a few to spare."""

    kind = forms.ChoiceField(label=say("Jenis", "Kind"), choices=options(DECREE_KINDS))
    number = forms.CharField(label=say("Nomor", "Number"), max_length=100)
    dated = day("Tanggal", "Date")
    title = forms.CharField(label=say("Tentang", "About"), max_length=300)
    signatory = forms.CharField(
        label=say("Penanda tangan", "Signatory"),
        max_length=200,
        help_text=say("Jabatan dan nama", "Position and name"),
    )
    unit = UnitField(
        label=say("Berlaku untuk", "Holds for"),
        required=False,
        empty_label=say("Seluruh pemerintah daerah", "The whole government"),
    )
    holds_below = forms.BooleanField(
        label=say("Berlaku juga bagi unit di bawahnya", "Holds also for units below"),
        required=False,
        initial=True,
    )
    valid_from = day("Berlaku sejak", "Valid from", required=False,
                     help_text=say("Kosong: sejak tanggalnya", "Empty: from its date"))  # fmt: skip
    valid_last = day("Berlaku sampai dengan", "Valid until and including", required=False,
                     help_text=say("Kosong: sampai dicabut", "Empty: until revoked"))  # fmt: skip
    file = forms.FileField(
        label=say("Berkas", "File"),
        required=False,
        help_text=say("PDF atau foto, paling besar 25 MB", "PDF or photo, at most 25 MB"),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        government: Government,
        units: Any,
        whole: bool,
        decree: Decree | None = None,
        **more: Any,
    ):
        super().__init__(*args, **more)
        unit: Any = self.fields["unit"]
        unit.queryset, unit.required = units, not whole
        if not whole:
            unit.empty_label = None
        if decree is not None:
            del self.fields["unit"]
        self._name_rows(government, decree)

    def _name_rows(self, government: Government, decree: Decree | None) -> None:
        held: list[Any] = list(decree.names.select_related("holder")) if decree else []
        known = [each.holder_id for each in held if each.holder_id]
        today = holders_on(government, government.today())
        offered = today | today.model.objects.filter(pk__in=known)
        self.count = len(held) + SPARE_NAMES
        for number in range(self.count):
            row = held[number] if number < len(held) else None
            holder = HolderField(
                label=say(f"Pejabat {number + 1}", f"Office-holder {number + 1}"),
                required=False,
                initial=row.holder.uid if row and row.holder else None,
                empty_label=say("tidak dari daftar", "not in the list"),
            )
            holder.queryset = offered
            self.fields[f"holder{number}"] = holder
            self.fields[f"name{number}"] = forms.CharField(
                label=say(f"Nama {number + 1}", f"Name {number + 1}"),
                max_length=150,
                required=False,
                initial=row.name if row and not row.holder else "",
            )
            self.fields[f"role{number}"] = forms.CharField(
                label=say(f"Sebagai {number + 1}", f"As {number + 1}"),
                max_length=160,
                required=False,
                initial=row.role if row else "",
            )

    @property
    def own(self) -> list[forms.BoundField]:
        """The fields before the names."""
        return [self[name] for name in self.base_fields if name in self.fields]

    @property
    def names(self) -> list[list[forms.BoundField]]:
        """The rows of names."""
        return [
            [self[f"{part}{number}"] for part in ("holder", "name", "role")]
            for number in range(self.count)
        ]

    @classmethod
    def initial_of(cls, decree: Decree) -> dict[str, Any]:
        """What stands there now."""
        said = {name: getattr(decree, name, None) for name in cls.base_fields if name != "file"}
        until = decree.valid_until
        return said | {"valid_last": until - timedelta(1) if until else None}

    def facts(self) -> DecreeFacts:
        """As the action takes them: the last day becomes the first day after it."""
        said = self.cleaned_data
        last: date | None = said["valid_last"]
        return DecreeFacts(
            kind=said["kind"],
            number=said["number"].strip(),
            dated=said["dated"],
            title=said["title"].strip(),
            signatory=said["signatory"].strip(),
            valid_from=said["valid_from"] or said["dated"],
            valid_until=last + timedelta(1) if last else None,
            holds_below=said["holds_below"],
        )

    def named(self) -> list[Named]:
        """Whom it names."""
        said = self.cleaned_data
        return [
            Named(said[f"name{n}"], said[f"role{n}"], said[f"holder{n}"]) for n in range(self.count)
        ]
