"""Fields that several forms share."""

from typing import Any

from django import forms

from zonahijau.organisations.kinds import Words
from zonahijau.organisations.models import Government, Unit
from zonahijau.web.forms import DayField
from zonahijau.web.language import later
from zonahijau.wording import Text


def say(indonesian: str, english: str) -> Any:
    """A label or hint in the language of the page that shows it."""
    return later(Text(indonesian, english))


def options(words: Words) -> list[tuple[str, Any]]:
    """A table of words as the options of a choice."""
    return [(value, later(text)) for value, text in words.items()]


def day(indonesian: str, english: str, **options: Any) -> DayField:
    """A day with its label in both languages."""
    return DayField(label=say(indonesian, english), **options)


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the units of a government that exist today, by its uid, indented as they stand."""

    def __init__(self, *args: Any, **options: Any):
        options = {"empty_label": say("Pilih unit", "Choose a unit"), **options}
        super().__init__(Unit.objects.none(), *args, to_field_name="uid", **options)

    def label_from_instance(self, obj: Any) -> str:
        return f"{chr(0x2003) * obj.depth}{obj.name}"

    def offer(self, government: Government, without: Unit | None = None) -> None:
        """Offers the units of a government, without one and all below it."""
        units = Unit.objects.filter(government=government).open_on(government.today())
        if without is not None:
            units = units.exclude(path__startswith=without.path)
        self.queryset = units.order_by("path")


def decree() -> forms.CharField:
    """The decree behind a change."""
    return forms.CharField(
        label=say("Dasar (nomor dan tanggal keputusan)", "Decree (number and date)"),
        max_length=160,
        required=False,
    )
