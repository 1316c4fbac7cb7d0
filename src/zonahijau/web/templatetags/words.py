"""Words, numbers and dates in the language of the page; loaded in every template."""

from datetime import date, datetime

from django import template
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from zonahijau.web import drawn, formatting, language
from zonahijau.wording import Text, filled

register = template.Library()
register.filter("chip", drawn.chip)
register.filter("bar", drawn.bar)


@register.simple_tag
def say(indonesian: str, english: str, **values: object) -> SafeString:
    """``{% say "{n} unit" "{n:unit|units}" n=count %}``: our words are safe, values are escaped;
    the English of one is another than that of many (see ``wording.filled``)."""
    words = conditional_escape(english if language.current() == "en" else indonesian)
    safe = {name: conditional_escape(language.said(value)) for name, value in values.items()}
    return mark_safe(filled(words, **safe) if safe else words)  # noqa: S308


@register.filter
def said(words: object) -> str:
    """``{{ text|said }}``: a Text in the language of the page; anything else as it is."""
    return "" if words is None else language.said(words)


@register.filter
def number(value: formatting.Number | None, places: int | None = None) -> str:
    """``{{ score|number:2 }}``: 87,59 or 87.59."""
    return formatting.number(value, places, language.current())


@register.filter
def longdate(day: date | None, place: object = "") -> str:
    """``{{ day|longdate }}``: Senin, 12 April 2021; an instant needs the place for its day."""
    return formatting.long_date(_day(day, place), language.current()) if day else formatting.NOTHING


@register.filter
def plaindate(day: date | None, place: object = "") -> str:
    """``{{ day|plaindate }}``: 12 April 2021."""
    shown = formatting.plain_date
    return shown(_day(day, place), language.current()) if day else formatting.NOTHING


@register.filter
def shortdate(day: date | None, place: object = "") -> str:
    """``{{ day|shortdate }}``: 12 Apr 2021."""
    shown = formatting.short_date
    return shown(_day(day, place), language.current()) if day else formatting.NOTHING


@register.filter
def clock(instant: datetime | None, place: object = "") -> str:
    """``{{ at|clock:government }}``: 09.41 WITA."""
    if instant is None:
        return formatting.NOTHING
    return formatting.clock(instant, formatting.zone_of(place), language.current())


@register.filter
def moment(instant: datetime | None, place: object = "") -> str:
    """``{{ at|moment:government }}``: 12 April 2021, 09.41 WITA."""
    if instant is None:
        return formatting.NOTHING
    return f"{plaindate(instant, place)}, {clock(instant, place)}"


def _day(day: date, place: object) -> date:
    return formatting.at(day, formatting.zone_of(place)) if isinstance(day, datetime) else day


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changes: object) -> str:
    """The address of this page with parts of its query changed: ``{% with_query lang="en" %}``."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for key, value in changes.items():
        if value in (None, ""):
            query.pop(key, None)
        else:
            query[key] = str(value)
    return f"?{query.urlencode()}"


@register.filter
def is_text(value: object) -> bool:
    """Whether a value is a sentence in both languages."""
    return isinstance(value, Text)
