"""Addresses that keep the reader's language, and contacts as links."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from zonahijau.catalogue.contacts import is_stale, whatsapp_link
from zonahijau.catalogue.standards.parts import CHANNEL_KINDS
from zonahijau.web import language
from zonahijau.wording import Text

register = template.Library()


@register.simple_tag
def there(name: str, **arguments: object) -> str:
    """A public page in the language of this one."""
    return kept(reverse(f"portal:{name}", kwargs=arguments))


@register.filter
def kept(address: str) -> str:
    """An address in the language of this page: Indonesian needs no word."""
    return address if language.current() == "id" else f"{address}?lang={language.current()}"


@register.simple_tag(takes_context=True)
def in_language(context: Any, chosen: str) -> str:
    """This page in another language."""
    query = context["request"].GET.copy()
    query.pop("lang", None)
    if chosen != "id":
        query["lang"] = chosen
    return f"{context['request'].path}{'?' if query else ''}{query.urlencode()}"


@register.filter
def data_block(json_text: str) -> SafeString:
    """Data for machines inside a page; ``exporting.page_json`` has taken every sign out of it that
    could end the element."""
    return mark_safe(f'<script type="application/ld+json">{json_text}</script>')  # noqa: S308


@register.filter
def digits(number: str) -> str:
    """A telephone number as a device dials it."""
    return re.sub(r"[^0-9+]", "", number)


@register.filter
def eve(day: date) -> date:
    """The last day of a period that ends before that day."""
    return day - timedelta(days=1)


@register.filter
def is_old_on(assured_on: date | None, today: date) -> bool:
    """Whether nobody has looked at a service for a year."""
    return is_stale(assured_on, today)


@register.filter
def kind_of_channel(channel: Any) -> Text:
    """The kind of a complaint channel, in words."""
    return CHANNEL_KINDS[channel.kind]


@register.filter
def reached(value: str, kind: str) -> str:
    """A number or address as a link, where a device can follow one."""
    links: dict[str, Callable[[str], str]] = {
        "whatsapp": whatsapp_link,
        "phone": lambda number: f"tel:{digits(number)}",
        "sms": lambda number: f"sms:{digits(number)}",
        "email": lambda address: f"mailto:{address}",
    }
    if kind in links:
        return format_html('<a href="{}">{}</a>', links[kind](value), value)
    if value.startswith(("https://", "http://")):
        return format_html('<a href="{}" rel="external">{}</a>', value, value)
    return value
