"""What is asked of every request of somebody who has signed in."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import patch_cache_control

from zonahijau.accounts.models import Session
from zonahijau.accounts.sign_in import BY_PIN, CODES_BY
from zonahijau.web.gate import Open, routes

SEEN_EVERY = timedelta(minutes=5)
"""How exact the session list's "last seen" is; writing it each time would cost every page."""

ALLOWED_BEFORE = {"accounts:change_password", "accounts:sign_out"}
CODES = ALLOWED_BEFORE | {"accounts:codes", "accounts:begin_codes", "accounts:confirm_codes"}
IDLE = 30 * 60
"""Seconds after which a PIN must be typed again on a device that others use too."""


class AccountMiddleware:
    """Leads a person with a slip's password to the page that changes it, and one whose roles ask
    for a second factor, once the time to set it up is over, to that page; and to no other."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not getattr(response, "is_for_anybody", False):
            _note_seen(request)
        _keep_from_others(request, response)
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],  # noqa: ARG002
        args: tuple[Any, ...],  # noqa: ARG002
        arguments: dict[str, Any],  # noqa: ARG002
    ) -> HttpResponse | None:
        if BY_PIN in request.session:
            request.user.by_pin = True  # type: ignore[union-attr]
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in ALLOWED_BEFORE or isinstance(routes().get(name), Open):
            return None
        if request.user.is_authenticated and request.user.must_change_password:
            return redirect("accounts:change_password")
        if name not in CODES and _is_over(request.session.get(CODES_BY)):
            return redirect("accounts:codes")
        return None


def _is_over(by: str | None) -> bool:
    return by is not None and datetime.fromisoformat(by) <= timezone.now()


def _note_seen(request: HttpRequest) -> None:
    seen_at = getattr(request.session, "seen_at", None)
    now = timezone.now()
    if seen_at is not None and now - seen_at > SEEN_EVERY:
        Session.objects.filter(pk=request.session.session_key).update(seen_at=now)
        if BY_PIN in request.session:
            request.session.set_expiry(IDLE)


def _keep_from_others(request: HttpRequest, response: HttpResponse) -> None:
    """No proxy keeps a person's pages, no browser shows one again without asking, and a shared
    device keeps none at all; files say for themselves who may keep them."""
    if not request.user.is_authenticated or response.has_header("Cache-Control"):
        return
    shared = BY_PIN in request.session
    patch_cache_control(response, private=True, **{"no_store" if shared else "no_cache": True})
