"""Plans of rounds on their way from page to page: in the session, never in an address.

The address carries a random key only, so that two rounds can be planned side by side.
"""

from __future__ import annotations

import secrets

from django.http import HttpRequest, QueryDict

KEY = "rancangan"
_PLACE = "plans_of_rounds"
_MOST = 5


def keep(request: HttpRequest, then: str) -> str:
    """Keep what was sent under a new key; returns the address that carries it."""
    sent = request.POST.copy()
    sent.pop("csrfmiddlewaretoken", None)
    key = secrets.token_urlsafe(9)
    kept = dict(list(_all(request).items())[1 - _MOST :])
    request.session[_PLACE] = kept | {key: sent.urlencode()}
    return f"{then}?{KEY}={key}"


def kept(request: HttpRequest) -> QueryDict | None:
    """The plan of the address; None where there is none."""
    found = _all(request).get(request.GET.get(KEY, ""))
    return None if found is None else QueryDict(found)


def address(request: HttpRequest, then: str) -> str:
    """Another step of the same plan."""
    key = request.GET.get(KEY, "")
    return f"{then}?{KEY}={key}" if key in _all(request) else then


def forget(request: HttpRequest) -> None:
    """The plan has become a round."""
    kept_plans = _all(request)
    kept_plans.pop(request.GET.get(KEY, ""), None)
    request.session[_PLACE] = kept_plans


def _all(request: HttpRequest) -> dict[str, str]:
    return dict(request.session.get(_PLACE, {}))
