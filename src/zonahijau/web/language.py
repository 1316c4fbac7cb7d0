"""In which of the two languages, and in which light, a person reads."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.functional import lazy

from zonahijau.wording import LANGUAGES, Text

LANGUAGE_COOKIE = "zonahijau_language"
THEME_COOKIE = "zonahijau_theme"
THEMES = ("auto", "light", "dark")
"""As the device asks, or as the person chose."""

_A_YEAR = 365 * 24 * 60 * 60


def current() -> str:
    """The language of the page being made: ``id``, or ``en`` where the person chose it."""
    return "en" if (translation.get_language() or "id").startswith("en") else "id"


def said(words: object) -> str:
    """A :class:`Text` in the language of the page; anything else as it is."""
    return words.say(current()) if isinstance(words, Text) else str(words)


later = lazy(said, str)
"""``later(Text(...))``: said when it is shown; for labels, choices and errors of Django's forms."""


class LanguageMiddleware:
    """Reads language and light from ``?lang=``, ``?theme=`` or a cookie; keeps a choice."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = _chosen(request, "lang", LANGUAGE_COOKIE, LANGUAGES)
        theme = _chosen(request, "theme", THEME_COOKIE, THEMES)
        request.theme = theme  # type: ignore[attr-defined]
        with translation.override(language):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
        if getattr(response, "is_for_anybody", False):  # its language stands in its address alone
            return response
        patch_vary_headers(response, ("Cookie",))
        _keep(request, response, "lang", LANGUAGE_COOKIE, language)
        _keep(request, response, "theme", THEME_COOKIE, theme)
        return response


def _chosen(request: HttpRequest, key: str, cookie: str, offered: tuple[str, ...]) -> str:
    for choice in (request.GET.get(key), request.COOKIES.get(cookie)):
        if choice in offered:
            return choice
    return offered[0]


def _keep(request: HttpRequest, response: HttpResponse, key: str, cookie: str, value: str) -> None:
    if request.GET.get(key) == value:
        response.set_cookie(
            cookie, value, max_age=_A_YEAR, samesite="Lax", secure=request.is_secure()
        )
