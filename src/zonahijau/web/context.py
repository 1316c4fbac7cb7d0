"""What every template may use."""

from typing import Any

from django.conf import settings
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
    }


def _ways(request: HttpRequest) -> list[navigation.Way]:
    return list(navigation.ways(request)) if hasattr(request, "user") else []
