"""The gate before every page: an address without a rule is closed.

``settings.ROUTES`` names the table of rules by the name of the address. Whether a person may is
decided by the judge that ``organisations`` installs with :func:`set_judge`; this package knows
neither people nor organisations. Without a judge nobody may.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.module_loading import import_string
from django_htmx.http import HttpResponseClientRedirect

from zonahijau.wording import Text

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Open:
    """For everybody, also without signing in."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """For whoever has signed in; what they see there is the querysets' matter."""


@dataclass(frozen=True, slots=True)
class May:
    """For those with a capability in the government or unit that ``scope`` finds for the address.

    ``scope(request, **kwargs)`` gets what the address names and returns the place, or None for
    "anywhere of theirs"; it raises Http404 where there is no such thing.
    """

    capability: str
    scope: Callable[..., object] | None = None


Rule = Open | SignedIn | May
Routes = Mapping[str, Rule]


@dataclass(frozen=True, slots=True)
class Verdict:
    """May they? If not: is the thing hidden from them (another government's), and why not."""

    allowed: bool
    hidden: bool = False
    because: Text | None = None


ALLOWED = Verdict(allowed=True)
HIDDEN = Verdict(allowed=False, hidden=True)
SIGN_IN = Verdict(allowed=False, because=Text("Masuk dahulu.", "Sign in first."))
REFUSED = Verdict(
    allowed=False,
    because=Text(
        "Peran Anda tidak mencakup halaman ini. Minta akses kepada Admin Kabupaten.",
        "Your role does not cover this page. Ask the administrator (Admin Kabupaten) for access.",
    ),
)

Judge = Callable[[HttpRequest, str, object | None], Verdict]
"""``judge(request, capability, where)``: what the person of the request may do there."""


def _nobody_may(request: HttpRequest, capability: str, where: object | None) -> Verdict:  # noqa: ARG001
    return REFUSED


_judge: Judge = _nobody_may


def set_judge(judge: Judge) -> None:
    """Installs the one who decides; called once, when the app that knows people is ready."""
    global _judge
    _judge = judge


@cache
def _routes(dotted_name: str) -> Routes:
    routes: Routes = import_string(dotted_name)
    return routes


def routes() -> Routes:
    """The table of rules that the settings name."""
    return _routes(settings.ROUTES)


def verdict(request: HttpRequest, name: str, arguments: Mapping[str, Any]) -> Verdict:
    """What the gate answers to this person at the address of that name."""
    rule = routes().get(name)
    if rule is None:
        logger.error("No rule for the address %s: it stays closed", name)
        return HIDDEN
    if isinstance(rule, Open):
        return ALLOWED
    if not request.user.is_authenticated:
        return SIGN_IN
    if isinstance(rule, SignedIn):
        return ALLOWED
    where = rule.scope(request, **arguments) if rule.scope else None
    return _judge(request, rule.capability, where)


class GateMiddleware:
    """Asks for a verdict before each view; stands after the middleware that knows the person."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],  # noqa: ARG002
        args: tuple[Any, ...],  # noqa: ARG002
        arguments: dict[str, Any],
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        given = verdict(request, match.view_name if match else "", arguments)
        if given.allowed:
            return None
        if given is SIGN_IN:
            return _to_sign_in(request)
        if given.hidden:
            raise Http404
        raise PermissionDenied(given.because or REFUSED.because)


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Back to where they were going after sign-in; a fragment takes the whole page along."""
    sign_in = resolve_url(settings.LOGIN_URL)
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(sign_in)
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/", sign_in)
