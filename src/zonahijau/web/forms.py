"""Fields as an office fills them in, and how refusals reach the form that caused them."""

from dataclasses import replace
from typing import Any

from django import forms

from zonahijau.web import language
from zonahijau.wording import Refused


class NumberField(forms.DecimalField):
    """Takes ``9,5`` (``9.5`` in English), and shows again whatever was typed, were it no number.

    ``1e999999999`` is a number too, which nobody has memory to write out.
    """

    def __init__(self, **options: Any):
        options.setdefault("widget", forms.TextInput({"inputmode": "decimal", "size": "8"}))
        options.setdefault("max_digits", 20)
        super().__init__(**options, localize=True)


def lay_on(form: forms.BaseForm, refused: Refused) -> None:
    """Puts each refusal beside the field that its column names, else above the form.

    ``form.is_valid()`` answers no afterwards, and the page shows what was typed.
    """
    for refusal in refused.refusals:
        field = refusal.column if refusal.column in form.fields else None
        shown = refusal if field is None else replace(refusal, column=None)
        form.add_error(field, shown.one_line(language.current()))
