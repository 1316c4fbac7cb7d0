"""The gate before every page: an address without a rule is closed.

``settings.ROUTES`` names the table of rules by the name of the address. Whether a person may is
decided by the judge that ``organisations`` installs with :func:`set_judge`; this package knows
neither people nor organisations. Without a judge nobody may.

``settings.MODULES`` names the table of the modules that addresses belong to. Which of them a
government has switched on the switchboard says (:func:`set_switchboard`); the addresses of the
others are not there.
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
from django.urls import Resolver404, resolve
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
    "anywhere of theirs"; it raises Http404 where there is no such thing. ``also`` are further
    capabilities that are needed in the same place, such as that to take things away.
    """

    capability: str
    scope: Callable[..., object] | None = None
    also: tuple[str, ...] = ()


Rule = Open | SignedIn | May
Routes = Mapping[str, Rule]


@dataclass(frozen=True, slots=True)
class Verdict:
    """May they? If not: is the thing hidden from them (another government's), and why not.

    A reason that has to be looked up is a function, for most verdicts only hide a way that the
    person does not have.
    """

    allowed: bool
    hidden: bool = False
    because: Text | Callable[[], Text] | None = None

    @property
    def reason(self) -> Text | None:
        """Why not, in words."""
        return self.because() if callable(self.because) else self.because


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

SWITCHED_OFF = Verdict(
    allowed=False,
    hidden=True,
    because=Text(
        "Bagian ini tidak dipakai di pemerintah daerah Anda. "
        "Admin Kabupaten dapat menghidupkannya di Pengaturan.",
        "Your government does not use this part. "
        "The administrator (Admin Kabupaten) can switch it on in the settings.",
    ),
)

Judge = Callable[[HttpRequest, str, object | None], Verdict]
"""``judge(request, capability, where)``: what the person of the request may do there."""


Switchboard = Callable[[HttpRequest, object | None], frozenset[str] | None]
"""``switchboard(request, where)``: the modules that are on there; None where all are."""


def _nobody_may(request: HttpRequest, capability: str, where: object | None) -> Verdict:  # noqa: ARG001
    return REFUSED


_judge: Judge = _nobody_may


def set_judge(judge: Judge) -> None:
    """Installs the one who decides; called once, when the app that knows people is ready."""
    global _judge
    _judge = judge


def _all_on(request: HttpRequest, where: object | None) -> frozenset[str] | None:  # noqa: ARG001
    return None


_switchboard: Switchboard = _all_on


def set_switchboard(switchboard: Switchboard) -> None:
    """Installs who knows which modules are on; called once, when the app that knows is ready."""
    global _switchboard
    _switchboard = switchboard


@cache
def _routes(dotted_name: str) -> Routes:
    routes: Routes = import_string(dotted_name)
    return routes


def routes() -> Routes:
    """The table of rules that the settings name."""
    return _routes(settings.ROUTES)


def modules() -> Mapping[str, str]:
    """The module of each address that belongs to one, by the name of the address."""
    return _modules(getattr(settings, "MODULES", ""))


@cache
def _modules(dotted_name: str) -> Mapping[str, str]:
    table: Mapping[str, str] = import_string(dotted_name) if dotted_name else {}
    return table


def module_of(address: str) -> str:
    """The module that an address of this site belongs to; nothing for none, or no address."""
    try:
        path = address.partition("?")[0].partition("#")[0]
        return modules().get(resolve(path).view_name, "")
    except Resolver404:
        return ""


class Modules:
    """What templates ask before they lead to another module: ``{% if "papers" in modules %}``."""

    def __init__(self, request: HttpRequest):
        self.request = request

    def __contains__(self, module: object) -> bool:
        on = _switchboard(self.request, None)
        return on is None or module in on


def verdict(request: HttpRequest, name: str, arguments: Mapping[str, Any]) -> Verdict:
    """What the gate answers to this person at the address of that name."""
    rule = routes().get(name)
    if rule is None:
        logger.error("No rule for the address %s: it stays closed", name)
        return HIDDEN
    # Without a person at all when another site's name in the request was refused before.
    user = getattr(request, "user", None)
    if not isinstance(rule, Open) and not (user and user.is_authenticated):
        return SIGN_IN
    if not isinstance(rule, May):
        return _if_on(request, name, None, ALLOWED)
    where = rule.scope(request, **arguments) if rule.scope else None
    return _if_on(request, name, where, _judged(request, rule, where))


def _judged(request: HttpRequest, rule: May, where: object | None) -> Verdict:
    for capability in (rule.capability, *rule.also):
        given = _judge(request, capability, where)
        if not given.allowed:
            return given
    return ALLOWED


def _if_on(request: HttpRequest, name: str, where: object | None, given: Verdict) -> Verdict:
    """The verdict, unless the module of the address is off there. What is hidden stays hidden."""
    module = modules().get(name)
    if module is None or given.hidden:
        return given
    on = _switchboard(request, where)
    return given if on is None or module in on else SWITCHED_OFF


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
            raise Http404(given.reason or "")
        raise PermissionDenied(given.reason or REFUSED.reason)


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Back to where they were going after sign-in; a fragment takes the whole page along."""
    sign_in = resolve_url(settings.LOGIN_URL)
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(sign_in)
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/", sign_in)
