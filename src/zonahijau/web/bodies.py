"""What is sent to a page is refused by its size before anybody reads it.

The token of a form stands in its body, so the check of the token would otherwise write whatever a
stranger sends to the disk first. An address with a NUL is refused here too: no browser writes one,
and PostgreSQL breaks over it.
"""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_LENGTH = re.compile(r"[0-9]{1,18}")
MOST_BYTES = 20 * 1024 * 1024
"""A spreadsheet or a scanned letter fits. A view that takes more is marked, see below."""

View = TypeVar("View", bound=Callable[..., Any])


def measures_itself(view: View) -> View:
    """Marks a view that reads its body itself and stops at a limit of its own, as in
    ``evidence.receiving``. That no token is asked for is no such mark: a survey asks for none, and
    takes no more than any page."""
    view.measures_itself = True  # type: ignore[attr-defined]
    return view


class BodyLimit:
    """Stands before the check of the token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],  # noqa: ARG002
        arguments: dict[str, Any],  # noqa: ARG002
    ) -> HttpResponse | None:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("the address holds a NUL")
        length = length_of(request)
        if getattr(view, "measures_itself", False) or length <= MOST_BYTES:
            return None
        return render(request, "web/413.html", {"most": MOST_BYTES // 1024**2}, status=413)


def length_of(request: HttpRequest) -> int:
    """How many bytes are announced; none where no length is. BadRequest, which is answered with 400
    in words, for what is no length."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    if not _LENGTH.fullmatch(said):
        raise BadRequest("the length of the content is no number")
    return int(said)
