"""The pages for when something is not to be had: what, why, and the one next step."""

import logging

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from zonahijau.web import language
from zonahijau.web.gate import REFUSED
from zonahijau.wording import Text

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request itself cannot be read."""
    logger.warning("Bad request: %s", exception)
    return render(request, "web/400.html", status=400)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: theirs, but not their task; says whom to ask."""
    return render(request, "web/403.html", {"because": _because(exception)}, status=403)


def _because(exception: Exception) -> Text | str:
    given = exception.args[0] if isinstance(exception, PermissionDenied) and exception.args else ""
    return given or REFUSED.reason or ""


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of a form that was open too long, or came from another site."""
    logger.warning("A form without a valid token: %s", reason)
    return render(request, "web/403_form.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: not here, not theirs to know of, or a module that is off, which is said in words."""
    given = exception.args[0] if exception.args else None
    because = given if isinstance(given, Text) else None
    return render(request, "web/404.html", {"because": because}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault. Made without the request's person, for the database may be what failed."""
    context = {"language": language.current(), "theme": getattr(request, "theme", "auto")}
    return HttpResponse(render_to_string("web/500.html", context), status=500)
