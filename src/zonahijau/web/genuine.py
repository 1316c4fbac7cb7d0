"""Short codes on printed papers, boards and cards, and who answers for them (``/q/<code>``).

Each app registers a finder of its own codes. Every finder is asked for every code, also after one
has found something: how long the answer takes tells nobody what a code stands for, and a thing
that is secret or not public yet answers exactly as one that never was.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from zonahijau.wording import Text

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without letters that look like digits."""

LENGTHS = {"unit": 7, "service": 8, "paper": 9, "result": 10}
"""Of another length each, so that no code can ever stand for two things."""

Page = Callable[[HttpRequest], HttpResponse]
Finder = Callable[[str], Page | None]
"""``find(code)``: how the page of this code is made; None for one that is not this app's to show.
It makes the same number of queries whatever the code."""

_finders: dict[str, Finder] = {}
_NOT_ALNUM = re.compile(r"[^0-9A-Z]")
_LONGEST = 16


def new_code(kind: str) -> str:
    """A code that nobody can guess, as long as its kind asks."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTHS[kind]))


def cleaned(code: str) -> str:
    """As it is stored: capitals, without the spaces and hyphens with which people write it."""
    return _NOT_ALNUM.sub("", code.upper())[:_LONGEST]


def register_codes(name: str, find: Finder) -> None:
    """Make an app answer for its codes; called in its ``ready()``."""
    _finders[name] = find


def answer(request: HttpRequest, code: str) -> HttpResponse:
    """The page of whichever app knows the code; Http404 in the same words where none does."""
    asked = cleaned(code)
    found = [page for find in _finders.values() if (page := find(asked)) is not None]
    if not found:
        raise Http404(
            Text(
                "Kode ini tidak dikenal. Periksa huruf dan angkanya.",
                "This code is not known. Check its letters and digits.",
            )
        )
    return found[0](request)
