"""Fields as an office fills them in, and how refusals reach the form that caused them."""

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms

from zonahijau.web import language
from zonahijau.wording import Refused, Text

MOST_DIGITS = 9
"""Of a whole number that every database keeps."""
FIRST_YEAR, LAST_YEAR = 1900, 2999
"""Between which an office writes days. The year 9999, which other systems write for "without end",
has no day after its last."""
_OUTSIDE = Text(
    f"Tahunnya di luar {FIRST_YEAR} sampai {LAST_YEAR}.",
    f"The year is not between {FIRST_YEAR} and {LAST_YEAR}.",
)


class NumberField(forms.DecimalField):
    """Takes ``9,5`` (``9.5`` in English), and shows again whatever was typed, were it no number.

    ``1e999999999`` is a number too, which nobody has memory to write out.
    """

    def __init__(self, **options: Any):
        options.setdefault("widget", forms.TextInput({"inputmode": "decimal", "size": "8"}))
        options.setdefault("max_digits", 20)
        super().__init__(**options, localize=True)


class DayField(forms.DateField):
    """A day, typed or picked; ISO inside, as browsers want it."""

    def __init__(self, **options: Any):
        options.setdefault("widget", forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**options)

    def validate(self, value: date | None) -> None:
        """Refuses a year that is none of an office's."""
        super().validate(value)
        if value is not None and not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise forms.ValidationError(language.said(_OUTSIDE))


def whole_number(typed: str) -> int:
    """A whole number of an address or a hidden field; 0 for whatever else stands there, were it
    digits that a computer does not count with, such as ``²``."""
    return int(typed) if is_number(typed) else 0


def is_number(typed: str) -> bool:
    """Whether it is a whole number that ``int`` takes, of a bounded length."""
    digits = typed.strip()
    return digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS


def lay_on(form: forms.BaseForm, refused: Refused) -> None:
    """Puts each refusal beside the field that its column names, else above the form.

    ``form.is_valid()`` answers no afterwards, and the page shows what was typed.
    """
    for refusal in refused.refusals:
        field = refusal.column if refusal.column in form.fields else None
        shown = refusal if field is None else replace(refusal, column=None)
        form.add_error(field, shown.one_line(language.current()))
