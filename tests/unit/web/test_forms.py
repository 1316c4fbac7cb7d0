"""Fields as an office fills them in, and refusals beside them."""

from decimal import Decimal

import pytest
from django import forms
from django.utils import translation

from zonahijau.web.forms import DayField, NumberField, lay_on, whole_number
from zonahijau.wording import Text, refuse


class Visit(forms.Form):
    score = NumberField(min_value=0, max_value=100)


@pytest.mark.parametrize(("language", "typed"), [("id", "9,5"), ("en", "9.5")])
def test_a_number_is_typed_with_the_mark_of_the_language(language, typed):
    with translation.override(language):
        form = Visit({"score": typed})
        assert form.is_valid()
    assert form.cleaned_data["score"] == Decimal("9.5")


@pytest.mark.parametrize("typed", ["1e999999999", "1e-999999999", "9" * 21])
def test_a_number_that_fills_the_memory_is_refused(typed):
    class Unbounded(forms.Form):
        score = NumberField()

    assert not Unbounded({"score": typed}).is_valid()


def test_what_is_no_number_is_shown_again():
    form = Visit({"score": "sembilan"})
    assert not form.is_valid()
    assert 'value="sembilan"' in str(form["score"])


@pytest.mark.parametrize(("column", "place"), [("score", "score"), ("lain", "__all__")])
def test_a_refusal_stands_at_the_field_that_it_names(column, place):
    form = Visit({"score": "9"})
    text = Text("sudah ditetapkan", "is already sealed")
    lay_on(form, refuse(text, Text("buka putaran baru", "open a new round"), column=column))
    assert list(form.errors) == [place]
    assert "udah ditetapkan. Buka putaran baru." in form.errors[place][0]


@pytest.mark.parametrize(
    ("typed", "number"), [("12", 12), (" 7 ", 7), ("", 0), ("²", 0), ("-1", 0), ("9" * 5000, 0)]
)
def test_a_whole_number_is_read_and_anything_else_is_none(typed, number):
    assert whole_number(typed) == number


class Span(forms.Form):
    last = DayField(required=False)


@pytest.mark.parametrize("day", ["9999-12-31", "0026-01-31"])
def test_a_year_that_is_none_of_an_office_is_refused_in_words(day):
    form = Span({"last": day})
    assert not form.is_valid()
    assert form.errors["last"] == ["Tahunnya di luar 1900 sampai 2999."]


@pytest.mark.parametrize("day", ["", "1900-01-01", "31/12/2999"])
def test_a_day_of_an_office_is_taken(day):
    with translation.override("id"):
        assert Span({"last": day}).is_valid()
