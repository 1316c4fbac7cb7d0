"""What a page says back after a step was taken or refused."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zonahijau.web import language
from zonahijau.web.language import later
from zonahijau.wording import Refused, Text


def tell(request: HttpRequest, done: Text) -> None:
    """Say on the next page what was done."""
    messages.success(request, later(done))


def tell_refusal(request: HttpRequest, refused: Refused) -> None:
    """Say on the next page why nothing was done, and how to mend it."""
    for refusal in refused.refusals:
        messages.error(request, refusal.one_line(language.current()))


def step(
    request: HttpRequest, act: Callable[[], object], done: Text, then: str, otherwise: str = ""
) -> HttpResponse:
    """Take a step that needs no form: say what came of it, and go on (or back)."""
    try:
        act()
    except Refused as refused:
        tell_refusal(request, refused)
        return redirect(otherwise or then)
    tell(request, done)
    return redirect(then)
