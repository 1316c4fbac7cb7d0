"""What an administrator decides about the government."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from zonahijau.organisations.actions.governments import change_settings
from zonahijau.organisations.forms.settings import SettingsForm
from zonahijau.organisations.places import must_government, person_of
from zonahijau.organisations.views.form_pages import FormPage, answer
from zonahijau.wording import Text

FIRST_HOUR = Text(
    "Langkah pertama: kop, rekap, pejabat, rapor, surat",
    "First steps: letterhead, recap, officials, report card, letter",
)
DAYS = Text("Hari kerja dan hari libur", "Working days and holidays")


def settings(request: HttpRequest) -> HttpResponse:
    """The word for agencies, the clock, the target, the modules."""
    government = must_government(request)
    form = SettingsForm(request.POST or None, government=government)
    page = FormPage(
        Text("Pengaturan {name}", "Settings of {name}").fill(name=government.name),
        Text("Simpan pengaturan", "Save the settings"),
        reverse("organisations:settings"),
        Text("Pengaturan sudah disimpan.", "The settings are saved."),
        Text(
            "Setiap perubahan tercatat di jejak audit.",
            "Every change is written into the audit trail.",
        ),
        more={
            "ways": [
                (FIRST_HOUR, reverse("reports:first_hour")),
                (DAYS, reverse("organisations:days")),
            ]
        },
    )

    def act() -> None:
        by = person_of(request)
        change_settings(by=by, government=government, wanted=form.settings())

    return answer(request, form, page, act)
