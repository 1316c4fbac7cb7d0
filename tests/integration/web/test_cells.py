"""What a table's cell shows: escaped, in the language of the page, drawn once for all rows."""

from datetime import date

import pytest
from django.utils import translation

from zonahijau.web import drawn
from zonahijau.web.marks import mark
from zonahijau.web.tables import Column
from zonahijau.web.tables.cells import cell
from zonahijau.wording import Text

LABEL = Text("Kolom", "Column")


def shown(value, **column):
    return str(cell(Column("key", LABEL, value=lambda _: value, **column), None).drawn)


def test_what_people_wrote_is_escaped_and_so_is_the_address():
    hostile = "<script>x</script>"
    html = shown(hostile, link=lambda _: '/?a="><b>')
    assert html == ('<a href="/?a=&quot;&gt;&lt;b&gt;">&lt;script&gt;x&lt;/script&gt;</a>')
    assert "<script>" not in drawn.chip(mark("hijau", hostile))
    assert "<b>" not in drawn.bar('"><b>')


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_is_a_dash(value):
    assert shown(value, kind="number", share=lambda _: 5) == "–"


def test_nought_is_a_number():
    assert shown(0, kind="number") == "0"


def test_a_number_has_its_places_and_its_bar():
    html = shown(1234, kind="number", places=1, share=lambda _: 40)
    assert html.startswith("1.234,0<svg")
    assert 'width="40"' in html


def test_a_day_stays_on_one_line():
    assert shown(date(2021, 4, 12), kind="date") == '<span class="unbroken">12 Apr 2021</span>'


def test_words_and_chips_follow_the_language_of_the_page():
    green = mark("hijau")
    for language, word in (("id", "Hijau"), ("en", "Green")) * 2:
        with translation.override(language):
            assert word in shown(green, kind="class")
            assert shown(Text("Ya", "Yes")) == {"id": "Ya", "en": "Yes"}[language]
