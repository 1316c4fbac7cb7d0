"""Who answers for the short codes of printed papers (``/q/<code>``): each app for its own."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

CodePage = Callable[[HttpRequest, str], HttpResponse | None]
"""``page(request, code)``: what a code of this app stands for; None for a code that is not its."""

_pages: dict[str, CodePage] = {}


def register_codes(name: str, page: CodePage) -> None:
    """Make an app answer for its codes; called in its ``ready()``."""
    _pages[name] = page


def answer(request: HttpRequest, code: str) -> HttpResponse:
    """The page of whichever app knows the code; Http404 where none does."""
    for page in _pages.values():
        found = page(request, code)
        if found is not None:
            return found
    raise Http404
