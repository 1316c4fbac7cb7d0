"""From when on a signal of fraud is raised: a choice of the government."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zonahijau.organisations.forms.fields import say
from zonahijau.organisations.places import must_government, person_of
from zonahijau.organisations.views.form_pages import FormPage, answer
from zonahijau.surveys.actions.signals import choose_bounds
from zonahijau.surveys.fraud import BOUNDS, SETTING, bounds_of
from zonahijau.surveys.views.register import REGISTER
from zonahijau.surveys.words import SIGNALS
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Text

_MOST = {"least": 10_000, "burst": 10_000}
_PERCENT = 100


class BoundsForm(forms.Form):
    """A number for each signal."""

    def __init__(self, *args: Any, **more: Any):
        super().__init__(*args, **more)
        for key in BOUNDS:
            self.fields[key] = forms.IntegerField(
                label=_label(key), min_value=1, max_value=_MOST.get(key, _PERCENT)
            )


def _label(key: str) -> Any:
    if key == "least":
        return say("Paling sedikit jawaban, sebelum apa pun dikatakan",
                   "Answers at least, before anything is said")  # fmt: skip
    unit = Text("jawaban", "answers") if key == "burst" else Text("persen", "percent")
    words = SIGNALS[key]
    return later(Text(f"{words.id} ({unit.id})", f"{words.en} ({unit.en})"))


@require_http_methods(["GET", "HEAD", "POST"])
def bounds(request: HttpRequest) -> HttpResponse:
    """Choose from when on a signal is raised."""
    government = must_government(request)
    kept = bounds_of(government.settings.get(SETTING, {}))
    form = BoundsForm(request.POST or None, initial=kept)
    page = FormPage(
        Text("Ambang tanda pada hasil survei", "Bounds of the signals"),
        Text("Simpan", "Save"),
        reverse("surveys:register"),
        Text("Ambang disimpan.", "The bounds are saved."),
        Text(
            "Pilihan setempat, bukan aturan: sejak berapa sebuah tanda patut dilihat. Tanda tidak"
            " menuduh siapa pun dan tidak menunjuk satu jawaban pun.",
            "A local choice, no rule: from when on a signal is worth a look. Signals accuse nobody"
            " and point to no answer.",
        ),
        (Crumb(REGISTER, reverse("surveys:register")),),
    )

    def act() -> None:
        choose_bounds(by=person_of(request), government=government, bounds=form.cleaned_data)

    return answer(request, form, page, act)
