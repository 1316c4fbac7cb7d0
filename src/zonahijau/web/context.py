"""What every template may use."""

from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from zonahijau.web import language, navigation


def page(request: HttpRequest) -> dict[str, Any]:
    """Language, light, the person's ways, and whether this is the demonstration."""
    return {
        "language": language.current(),
        "theme": getattr(request, "theme", "auto"),
        "ways": SimpleLazyObject(lambda: _ways(request)),
        "is_demo": settings.DEMO,
        "has_typeface": has_typeface(),
    }


@cache
def has_typeface() -> bool:
    """Whether set-up has made our web font; without it pages use the fonts of the device."""
    return finders.find("vendor/typeface.css") is not None


def _ways(request: HttpRequest) -> list[navigation.Way]:
    return list(navigation.ways(request)) if hasattr(request, "user") else []
