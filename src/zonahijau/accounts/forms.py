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


class PasswordForm(forms.Form):
    old = forms.CharField(
        label=later(Text("Kata sandi sekarang", "Present password")),
        help_text=later(
            Text("Pada masuk pertama: yang tercetak di slip", "At first: the one on your slip")
        ),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
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


class LanguageForm(forms.Form):
    language = forms.ChoiceField(choices=(("id", "Bahasa Indonesia"), ("en", "English")))
