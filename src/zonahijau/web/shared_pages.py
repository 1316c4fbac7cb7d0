"""Pages that are the same for all readers (``response.is_for_anybody``)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class SharedPages:
    """Outside of everything that reads cookies: a page that does not change with them must not say
    that it does, or a cache would keep one copy for each reader; and it brings none, or a cache
    would hand the session of one reader to all others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not getattr(response, "is_for_anybody", False):
            return response
        response.cookies.clear()
        if response.has_header("Vary"):
            named = (name.strip() for name in response.headers["Vary"].split(","))
            kept = ", ".join(name for name in named if name.lower() != "cookie")
            del response.headers["Vary"]
            if kept:
                response.headers["Vary"] = kept
        return response
