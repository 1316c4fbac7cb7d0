"""What people type about their account."""

from django import forms

from zonahijau.web.language import later
from zonahijau.wording import Text


class SignInForm(forms.Form):
    username = forms.CharField(
        label=later(Text("Nama pengguna", "User name")),
        max_length=150,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=later(Text("Kata sandi", "Password")),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class NewPasswordForm(forms.Form):
    """A new password, written twice."""

    new = forms.CharField(
        label=later(Text("Kata sandi baru", "New password")),
        help_text=later(
            Text(
                "Paling sedikit 10 huruf; tiga kata yang tidak berkaitan mudah diingat",
                "At least 10 characters; three unrelated words are easy to remember",
            )
        ),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=later(Text("Kata sandi baru sekali lagi", "New password again")),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("new"):
            text = Text(
                "Tidak sama dengan kata sandi baru; tulis lagi",
                "Not the same as the new password; type it again",
            )
            raise forms.ValidationError(later(text))
        return again


class PasswordForm(NewPasswordForm):
    old = forms.CharField(
        label=later(Text("Kata sandi sekarang", "Present password")),
        help_text=later(
            Text("Pada masuk pertama: yang tercetak di slip", "At first: the one on your slip")
        ),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    field_order = ("old", "new", "again")


class LanguageForm(forms.Form):
    language = forms.ChoiceField(choices=(("id", "Bahasa Indonesia"), ("en", "English")))


_ONE_TIME = {"autocomplete": "one-time-code", "inputmode": "text", "spellcheck": "false"}
_DIGITS = {"inputmode": "numeric", "pattern": "[0-9]*"}


class CodeForm(forms.Form):
    code = forms.CharField(
        label=later(Text("Kode enam angka dari ponsel", "Six-digit code from your telephone")),
        max_length=20,
        widget=forms.TextInput(attrs=_ONE_TIME),
    )


class OwnPasswordForm(forms.Form):
    password = forms.CharField(
        label=later(Text("Kata sandi Anda", "Your password")),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PinForm(OwnPasswordForm):
    pin = forms.CharField(
        label=later(Text("PIN baru", "New PIN")),
        help_text=later(
            Text(
                "6 sampai 12 angka; bukan urutan, bukan tanggal lahir",
                "6 to 12 digits; no digits in a row, no date of birth",
            )
        ),
        max_length=12,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", **_DIGITS}),
    )
    again = forms.CharField(
        label=later(Text("PIN baru sekali lagi", "New PIN again")),
        max_length=12,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", **_DIGITS}),
    )

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("pin"):
            text = Text("Tidak sama dengan PIN baru; tulis lagi", "Not the same; type it again")
            raise forms.ValidationError(later(text))
        return again
