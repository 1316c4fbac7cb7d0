"""Forms about people, roles and offices."""

from typing import Any

from django import forms

from zonahijau.accounts.models import LANGUAGES, User
from zonahijau.organisations.actions.people import PersonFacts
from zonahijau.organisations.forms.fields import UnitField, day, options, say
from zonahijau.organisations.kinds import HOLDER_STATUSES
from zonahijau.organisations.models import Government
from zonahijau.organisations.policies import Wish
from zonahijau.organisations.queries import people_of
from zonahijau.organisations.roles import ROLES
from zonahijau.web.language import later
from zonahijau.wording import Text


class ContactForm(forms.Form):
    """Name and contact of a person."""

    name = forms.CharField(label=say("Nama lengkap", "Full name"), max_length=150)
    email = forms.EmailField(label=say("Surel", "E-mail"), required=False)
    phone = forms.CharField(label=say("Telepon", "Telephone"), max_length=30, required=False)
    nip = forms.CharField(label="NIP", max_length=30, required=False)

    def facts(self, username: str) -> PersonFacts:
        given = self.cleaned_data
        return PersonFacts(
            username=username,
            name=given["name"],
            email=given["email"],
            phone=given["phone"],
            nip=given["nip"],
        )


class NewPersonForm(ContactForm):
    username = forms.CharField(
        label=say("Nama pengguna", "User name"),
        help_text=say(
            "Huruf kecil dan angka, misalnya NIP atau nama depan",
            "Small letters and digits, such as the NIP or first name",
        ),
        max_length=60,
    )
    language = forms.ChoiceField(label=say("Bahasa", "Language"), choices=LANGUAGES)
    field_order = ("name", "username")


class RoleForm(forms.Form):
    role = forms.ChoiceField(
        label=say("Peran", "Role"),
        choices=[(key, later(role.label)) for key, role in ROLES.items()],
    )
    unit = UnitField(
        label=say("Di unit", "In the unit"),
        help_text=say(
            "Berlaku juga untuk unit di bawahnya; kosongkan untuk seluruh pemerintah daerah",
            "Holds in the units below it too; leave empty for the whole government",
        ),
        required=False,
    )
    start = day("Berlaku mulai", "Holds from")
    until = day(
        "Tidak berlaku lagi mulai",
        "No longer holds from",
        required=False,
        help_text=say("Wajib untuk pemeriksa dan penilai luar", "Needed for inspectors"),
    )
    letter = forms.CharField(
        label=say("Nomor dan tanggal surat tugas", "Letter of assignment"),
        max_length=160,
        required=False,
    )

    def __init__(self, *args: Any, government: Government, **named: Any):
        super().__init__(*args, **named)
        self.fields["unit"].offer(government)  # type: ignore[attr-defined]

    def wish(self) -> Wish:
        given = self.cleaned_data
        return Wish(
            role=given["role"],
            in_unit=given["unit"] is not None,
            start=given["start"],
            until=given["until"],
            letter=given["letter"],
        )


class EndForm(forms.Form):
    until = day("Tidak berlaku lagi mulai", "No longer holds from")


class WithdrawForm(forms.Form):
    because = forms.CharField(label=say("Alasan", "Reason"), max_length=200)


class CorrectForm(forms.Form):
    """How a holder is written; an empty NIP leaves the one on record."""

    name = forms.CharField(label=say("Nama pejabat", "Holder's name"), max_length=150)
    rank = forms.CharField(
        label=say("Pangkat/golongan", "Rank"),
        help_text=say(
            "Seperti dicetak di surat, misalnya Pembina Utama Muda (IV/c)",
            "As letters print it, such as Pembina Utama Muda (IV/c)",
        ),
        max_length=80,
        required=False,
    )
    nip = forms.CharField(
        label="NIP",
        help_text=say(
            "Disimpan terenkripsi, hanya untuk dicetak di bawah tanda tangan; "
            "kosong berarti tidak berubah",
            "Kept encrypted, only to be printed below the signature; empty leaves it as it is",
        ),
        max_length=30,
        required=False,
    )
    user = forms.ModelChoiceField(
        User.objects.none(),
        label=say("Akunnya", "The account"),
        empty_label=say("Tanpa akun", "No account"),
        to_field_name="uid",
        required=False,
    )

    def __init__(self, *args: Any, government: Government, **named: Any):
        super().__init__(*args, **named)
        people = people_of(government).order_by("name")
        self.fields["user"].queryset = people  # type: ignore[attr-defined]


class AppointForm(CorrectForm):
    """Who holds a position, for which days, and the role for the same days."""

    status = forms.ChoiceField(label=say("Status", "Status"), choices=options(HOLDER_STATUSES))
    start = day("Mulai", "From")
    until = day("Tidak lagi mulai", "No longer from", required=False)
    role = forms.ChoiceField(
        label=say("Peran di unit selama masa itu", "Role in the unit for these days"),
        help_text=say(
            "Untuk yang punya akun; berakhir sendiri pada hari yang sama",
            "For those with an account; it ends by itself on the same day",
        ),
        choices=[
            ("", later(Text("tidak diberikan", "none"))),
            *((key, later(ROLES[key].label)) for key in ("kepala_unit", "operator")),
        ],
        required=False,
    )
    field_order = ("name", "status", "start", "until", "rank", "nip", "user", "role")

    def __init__(self, *args: Any, may_give: bool, **named: Any):
        super().__init__(*args, **named)
        self.fields["nip"].help_text = say(
            "Disimpan terenkripsi, hanya untuk dicetak di bawah tanda tangan",
            "Kept encrypted, only to be printed below the signature",
        )
        if not may_give:
            del self.fields["role"]
