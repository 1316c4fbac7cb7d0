"""What every template may use."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import NoReverseMatch
from django.utils.functional import SimpleLazyObject

from zonahijau.web import gate, language, navigation
from zonahijau.web.formatting import DEFAULT_ZONE
from zonahijau.wording import Text

Letterhead = Callable[[HttpRequest], Text | str]
"""Names the government whose pages these are, or nothing."""

_letterhead: Letterhead = lambda request: ""  # noqa: ARG005, E731


@dataclass(frozen=True, slots=True)
class Strip:
    """A line over every page until something is done: how it stands, and the way to the next."""

    label: Text
    link: Text
    address: str


_strip: Callable[[HttpRequest], Strip | None] = lambda request: None  # noqa: ARG005, E731


def set_strip(strip: Callable[[HttpRequest], Strip | None]) -> None:
    """Installs who says what stands over every page; called once, at the start."""
    global _strip
    _strip = strip


def set_letterhead(letterhead: Letterhead) -> None:
    """Installs who names the government at the top of every page; called once, at the start."""
    global _letterhead
    _letterhead = letterhead


ZoneFinder = Callable[[HttpRequest], str]
"""The time zone of the government whose pages these are."""

_zone: ZoneFinder = lambda request: DEFAULT_ZONE  # noqa: ARG005, E731


def set_zone(finder: ZoneFinder) -> None:
    """Installs whose clock the pages of a person show; called once, at the start."""
    global _zone
    _zone = finder


def zone_here(request: HttpRequest) -> str:
    """The zone of the person's government, for instants that belong to the person alone."""
    return _zone(request)


def page(request: HttpRequest) -> dict[str, Any]:
    """Language, light, the person's ways, and whether this is the demonstration."""
    return {
        "language": language.current(),
        "theme": getattr(request, "theme", "auto"),
        "menu": SimpleLazyObject(lambda: navigation.menu(request)),
        "own_ways": SimpleLazyObject(lambda: navigation.ways(request, "person")),
        "modules": gate.Modules(request),
        "letterhead": SimpleLazyObject(lambda: _letterhead(request)),
        "strip": SimpleLazyObject(lambda: _strip(request)),
        "sign_in_address": SimpleLazyObject(_sign_in_address),
        "zone": SimpleLazyObject(lambda: zone_here(request)),
        "is_demo": settings.DEMO,
        "has_typeface": has_typeface(),
    }


def _sign_in_address() -> str:
    """Nothing where the installed apps have no sign-in, as in a test of this package alone."""
    try:
        return resolve_url(settings.LOGIN_URL)
    except NoReverseMatch:
        return ""


@cache
def has_typeface() -> bool:
    """Whether set-up has made our web font; without it pages use the fonts of the device."""
    return finders.find("vendor/typeface.css") is not None
