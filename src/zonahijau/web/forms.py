"""How refusals reach the form that caused them."""

from dataclasses import replace

from django import forms

from zonahijau.web import language
from zonahijau.wording import Refused


def lay_on(form: forms.BaseForm, refused: Refused) -> None:
    """Puts each refusal beside the field that its column names, else above the form.

    ``form.is_valid()`` answers no afterwards, and the page shows what was typed.
    """
    for refusal in refused.refusals:
        field = refusal.column if refusal.column in form.fields else None
        shown = refusal if field is None else replace(refusal, column=None)
        form.add_error(field, shown.one_line(language.current()))
