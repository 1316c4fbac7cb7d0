"""Pages for anybody: the same for all readers, kept by caches, without a cookie.

The language stands in the address (``?lang=en``) and nowhere else, so that a page of an address is
one page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from zonahijau.catalogue.contacts import LAPOR
from zonahijau.portal.copies import copied
from zonahijau.portal.governments import open_governments
from zonahijau.wording import LANGUAGES, Text

FRESH, STALE = 300, 3600
"""Seconds: a page is kept five minutes, and for an hour while a cache fetches it anew."""

View = Callable[..., HttpResponseBase]


def for_anybody(view: View) -> View:
    """A page that any cache may keep and that sets no cookie."""

    @wraps(view)
    @require_safe
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        language = language_of(request)
        with translation.override(language):
            try:
                response = copied(request, language, lambda: view(request, *args, **named))
            except Http404 as missing:
                response = _missing(request, missing)
        response.is_for_anybody = True  # type: ignore[attr-defined]
        response.headers["Content-Language"] = language
        if response.status_code != 200:
            return response
        patch_cache_control(response, public=True, max_age=FRESH, stale_while_revalidate=STALE)
        return response if response.streaming else _tagged(request, response)

    return answer


def _missing(request: HttpRequest, missing: Http404) -> HttpResponse:
    """What is not there, and where to look for it; where nothing is public, no way to search."""
    because = missing.args[0] if missing.args and isinstance(missing.args[0], Text) else None
    has_pages = bool(open_governments())
    context = {"because": because, "has_pages": has_pages, "lapor": LAPOR, "is_missing": True}
    return render(request, "portal/missing.html", context, status=404)


def _tagged(request: HttpRequest, response: Any) -> HttpResponseBase:
    """With an ETag of its bytes, or 304 for whoever has them already."""
    tag = hashlib.blake2b(response.content, digest_size=12).hexdigest()
    response.headers["ETag"] = f'W/"{tag}"'
    tag = response.headers["ETag"]
    answered: Any = get_conditional_response(request, etag=tag, response=response)
    answered.is_for_anybody = True
    made: HttpResponseBase = answered
    return made


def language_of(request: HttpRequest) -> str:
    """The language that the address names, Indonesian without one."""
    asked = request.GET.get("lang", "")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def base_of(request: HttpRequest) -> str:
    """Under which address the installation is known, without a slash at the end."""
    return settings.ADDRESS or f"{request.scheme}://{request.get_host()}"


def address_of(name: str, **arguments: object) -> str:
    """The address of a public page by its name."""
    return reverse(f"portal:{name}", kwargs=arguments)
