"""A form with every kind of field, for the gallery."""

from django import forms

from zonahijau.web.forms import NumberField
from zonahijau.web.language import later
from zonahijau.wording import Text


class SampleForm(forms.Form):
    """What an office fills in about a visit; it goes nowhere."""

    name = forms.CharField(
        label=later(Text("Nama unit", "Name of the unit")),
        help_text=later(Text("Seperti dalam peraturan daerah", "As in the regional regulation")),
    )
    kind = forms.ChoiceField(
        label=later(Text("Jenis", "Kind")),
        choices=[
            ("dinas", later(Text("Dinas", "Agency"))),
            ("puskesmas", later(Text("Puskesmas", "Health centre"))),
        ],
    )
    announced = forms.ChoiceField(
        label=later(Text("Kunjungan", "Visit")),
        widget=forms.RadioSelect,
        choices=[
            ("no", later(Text("Tanpa pemberitahuan", "Unannounced"))),
            ("yes", later(Text("Dengan pemberitahuan", "Announced"))),
        ],
    )
    visited_on = forms.DateField(
        label=later(Text("Tanggal", "Date")), widget=forms.DateInput({"type": "date"})
    )
    score = NumberField(label=later(Text("Nilai", "Score")), min_value=0, max_value=100)
    note = forms.CharField(
        label=later(Text("Catatan", "Note")), widget=forms.Textarea({"rows": 3}), required=False
    )
    is_complete = forms.BooleanField(
        label=later(Text("Semua bukti sudah dilihat", "All evidence has been seen")),
        required=False,
    )
