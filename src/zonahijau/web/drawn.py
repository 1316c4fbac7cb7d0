"""The smallest parts of a page, each drawn once and remembered: a table shows them by the hundred.

The templates stay the only place that says what they look like.
"""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from zonahijau.web import language
from zonahijau.web.marks import Mark

_MOST_KEPT = 2_000


def chip(mark: Mark | None, size: str = "") -> SafeString:
    """A class in word, shape and colour; nothing for none. ``size`` is empty or ``large``."""
    return _chip(mark, size, language.current()) if mark else SafeString()


@lru_cache(_MOST_KEPT)
def _chip(mark: Mark, size: str, language: str) -> SafeString:  # noqa: ARG001 - the page's own
    return render_to_string("web/chip.html", {"mark": mark, "size": size})


def bar(share: object) -> SafeString:
    """A share of a hundred as a bar under its number."""
    return _bar(str(share))


@lru_cache(_MOST_KEPT)
def _bar(share: str) -> SafeString:
    return render_to_string("web/share.html", {"share": share})
