"""What is typed to come in, or to mark a device."""

from typing import Any

from django import forms

from zonahijau.accounts.models import User
from zonahijau.organisations.models import Unit
from zonahijau.web.language import later
from zonahijau.wording import Text


class InviteForm(forms.Form):
    """Whom to invite: the chosen, or everybody who never signed in."""

    orang = forms.ModelMultipleChoiceField(User.objects.none(), to_field_name="uid", required=False)
    semua = forms.BooleanField(required=False)
    surel = forms.BooleanField(required=False)

    def __init__(self, *args: Any, people: Any, **options: Any):
        super().__init__(*args, **options)
        self.fields["orang"].queryset = people  # type: ignore[attr-defined]


class DeviceForm(forms.Form):
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        to_field_name="uid",
        label=later(Text("Unit", "Unit")),
        empty_label=later(Text("Pilih unit", "Choose the unit")),
    )
    label = forms.CharField(
        label=later(Text("Nama perangkat", "Name of the device")),
        help_text=later(Text("Misalnya: komputer loket 1", "For instance: computer, counter 1")),
        max_length=80,
    )

    def __init__(self, *args: Any, units: Any, **options: Any):
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class PinSignInForm(forms.Form):
    pin = forms.CharField(
        label=later(Text("PIN Anda", "Your PIN")),
        max_length=12,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "off", "inputmode": "numeric", "pattern": "[0-9]*"}
        ),
    )
