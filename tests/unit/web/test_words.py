"""Words in templates: both languages side by side, values never trusted."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from zonahijau.web.language import later
from zonahijau.wording import Text


def rendered(source: str, language: str = "id", **values: object) -> str:
    with translation.override(language):
        return Template("{% load words %}" + source).render(Context(values))


def test_say_says_the_language_of_the_page():
    source = '{% say "{n} unit" "{n} units" n=n|number %}'
    assert rendered(source, n=1200) == "1.200 unit"
    assert rendered(source, "en", n=1200) == "1,200 units"


def test_values_inside_words_are_escaped_and_ours_are_not():
    source = '{% say "Halo <b>{who}</b>" "Hello <b>{who}</b>" who=who %}'
    assert rendered(source, who="<script>") == "Halo <b>&lt;script&gt;</b>"


def test_a_text_as_a_value_is_said_in_the_same_language():
    source = '{% say "Zona {zone}" "Zone {zone}" zone=zone %}'
    assert rendered(source, "en", zone=Text("hijau", "green")) == "Zone green"


@pytest.mark.parametrize(("n", "english"), [(0, "0 units are late"), (1, "1 unit is late"),
                                           ("1.000", "1.000 units are late")])  # fmt: skip
def test_english_counts_one_and_many_and_indonesian_needs_not(n, english):
    source = '{% say "{n} unit terlambat" "{n:unit is|units are} late" n=n %}'
    assert rendered(source, "en", n=n) == english
    assert rendered(source, "id", n=n) == f"{n} unit terlambat"
    assert Text("{n} unit", "{n:unit|units}").fill(n=1).en == "1 unit"
    assert Text("{words}", "{words}").fill(words="a").en == "a"


def test_words_from_a_variable_are_escaped():
    assert rendered("{% say words words %}", words="<i>") == "&lt;i&gt;"


def test_braces_without_values_stand_as_they_are():
    assert rendered('{% say "{n}" "{n}" %}') == "{n}"


def test_said_prints_a_text_and_escapes_what_people_typed():
    assert rendered("{{ text|said }}", "en", text=Text("Unit", "Agency")) == "Agency"
    assert rendered("{{ text|said }}", text="<b>") == "&lt;b&gt;"
    assert rendered("{{ text|said }}", text=None) == ""


def test_later_waits_for_the_language():
    label = later(Text("Nama", "Name"))
    assert str(label) == "Nama"
    with translation.override("en"):
        assert str(label) == "Name"


@pytest.mark.parametrize(
    ("source", "indonesian", "english"),
    [
        ("{{ day|longdate }}", "Minggu, 1 Maret 2026", "Sunday, 1 March 2026"),
        ("{{ day|plaindate }}", "1 Maret 2026", "1 March 2026"),
        ("{{ day|shortdate }}", "1 Mar 2026", "1 Mar 2026"),
        ('{{ at|clock:"Asia/Jayapura" }}', "01.30 WIT", "01:30 WIT"),
        ('{{ at|moment:"Asia/Jayapura" }}', "2 Maret 2026, 01.30 WIT", "2 March 2026, 01:30 WIT"),
        ("{{ none|shortdate }}{{ none|clock }}{{ none|moment }}", "–––", "–––"),
    ],
)
def test_filters_of_dates_and_times(source, indonesian, english):
    values = {"day": date(2026, 3, 1), "at": datetime(2026, 3, 1, 16, 30, tzinfo=UTC), "none": None}
    assert rendered(source, **values) == indonesian
    assert rendered(source, "en", **values) == english
