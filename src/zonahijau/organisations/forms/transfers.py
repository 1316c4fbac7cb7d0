"""Forms of a decree of transfer, of the positions, and of handovers."""

from typing import Any

from django import forms

from zonahijau.organisations.actions.transfers import Decree
from zonahijau.organisations.forms.fields import day, options, say
from zonahijau.organisations.forms.rows import RowsForm
from zonahijau.organisations.kinds import HOLDER_STATUSES, OUTCOMES
from zonahijau.organisations.roles import OWN_UNIT_ROLES, ROLES
from zonahijau.organisations.transfer_import import MoveRow
from zonahijau.organisations.transferring import TAKEN_AS
from zonahijau.web.language import later
from zonahijau.wording import Text

AS_POSITION, NO_ROLE = "", "-"
_ROLES = [
    (AS_POSITION, later(Text("sesuai jabatannya", "as the position asks"))),
    *((role, later(ROLES[role].label)) for role in sorted(OWN_UNIT_ROLES)),
    (NO_ROLE, later(Text("tanpa peran", "no role"))),
]


class DecreeForm(RowsForm):
    """The decree and a row for each person; the lists offer who and where to."""

    number = forms.CharField(label=say("Nomor keputusan", "Number of the decree"), max_length=120)
    dated = day("Tanggal keputusan", "Date of the decree")
    effective = day(
        "Berlaku mulai (pelantikan atau TMT)",
        "Takes effect on",
        help_text=say(
            "Sehari sebelumnya masih jabatan lama",
            "On the day before the old offices still hold",
        ),
    )

    def row_fields(self, number: int) -> dict[str, forms.Field]:
        people = {"list": "pejabat", "autocomplete": "off"}
        places = {"list": "jabatan", "autocomplete": "off"}
        return {
            "person": forms.CharField(
                label=say("Orang dan jabatan lama", "Person and old office"),
                widget=forms.TextInput(people),
                max_length=500,
                required=number == 1,
            ),
            "to": forms.CharField(
                label=say("Jabatan baru", "New office"),
                widget=forms.TextInput(places),
                max_length=500,
                required=False,
            ),
            "outcome": forms.ChoiceField(
                label=say("Yang terjadi", "What happens"), choices=options(OUTCOMES)
            ),
            "status": forms.ChoiceField(
                label=say("Sebagai", "As"),
                choices=[(key, later(HOLDER_STATUSES[key])) for key in TAKEN_AS],
            ),
            "role": forms.ChoiceField(
                label=say("Peran di unit baru", "Role in the new unit"),
                help_text=say("Hanya bagi yang punya akun", "Only for those with an account"),
                choices=_ROLES,
                required=False,
            ),
        }

    def decree(self) -> Decree:
        given = self.cleaned_data
        return Decree(given["number"], given["dated"], given["effective"])

    def rows_given(self) -> list[Any]:
        """Only rows that name a person; the choices of the others mean nothing."""
        return [row for row in super().rows_given() if row["person"]]

    def moves(self) -> list[MoveRow]:
        """The rows as they were typed."""
        return [
            MoveRow(
                row["number"],
                row["person"],
                to=row["to"],
                outcome=row["outcome"],
                status=row["status"],
                role={AS_POSITION: None, NO_ROLE: ""}.get(row["role"], row["role"]),
            )
            for row in self.rows_given()
        ]


class DecreeSheetForm(forms.Form):
    """The decree whose rows stand in a spreadsheet."""

    number = forms.CharField(label=say("Nomor keputusan", "Number of the decree"), max_length=120)
    dated = day("Tanggal keputusan", "Date of the decree")
    effective = day("Berlaku mulai (pelantikan atau TMT)", "Takes effect on")
    berkas = forms.FileField(
        label=say("Lampiran keputusan", "Annex of the decree"),
        help_text=say(
            "XLSX atau CSV, paling besar 5 MB: nama, jabatan lama, jabatan baru, keterangan",
            "XLSX or CSV, 5 MB at most: name, old position, new position, remark",
        ),
        widget=forms.FileInput({"accept": ".csv,.xlsx"}),
    )

    def decree(self) -> Decree:
        given = self.cleaned_data
        return Decree(given["number"], given["dated"], given["effective"])


class OfficialsForm(forms.Form):
    """The list of officials."""

    berkas = forms.FileField(
        label=say("Daftar pejabat", "List of officials"),
        help_text=say(
            "XLSX atau CSV, paling besar 5 MB: nama, NIP, pangkat, jabatan, unit, status, TMT",
            "XLSX or CSV, 5 MB at most: name, NIP, rank, position, unit, status, start",
        ),
        widget=forms.FileInput({"accept": ".csv,.xlsx"}),
    )
    start = day(
        "TMT bila kosong di daftar",
        "Start where the list has none",
    )
    new_units = forms.BooleanField(
        label=say("Buat unit yang belum ada", "Make units that are not there yet"),
        required=False,
        help_text=say(
            "Misalnya Sekretariat Daerah, yang tidak ada di rekap layanan",
            "Such as the secretariat, which no recap of services has",
        ),
    )


class CloseHandoverForm(forms.Form):
    note = forms.CharField(
        label=say("Catatan", "Note"),
        help_text=say(
            "Wajib bila ada yang belum diserahkan: apa dan kapan menyusul",
            "Needed where something is still open: what, and when it follows",
        ),
        widget=forms.Textarea,
        required=False,
    )
