"""Fields as an office fills them in, and refusals beside them."""

from decimal import Decimal

import pytest
from django import forms
from django.utils import translation

from zonahijau.web.forms import NumberField, lay_on
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
