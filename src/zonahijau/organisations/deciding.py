"""Who may do what where, and the judge behind the gate."""

from datetime import date, datetime
from functools import partial
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from zonahijau.organisations.authority import (
    Authority,
    authority_of,
    place_of,
    remember_at_gate,
)
from zonahijau.organisations.models import Government, Membership
from zonahijau.organisations.roles import CAPABILITIES, ROLES, decides
from zonahijau.web.gate import ALLOWED, HIDDEN, Verdict
from zonahijau.wording import Text

_NOT_BY_PIN = Text(
    "Ini tidak dilakukan dengan PIN. Keluar, lalu masuk dengan kata sandi.",
    "This is not done with a PIN. Sign out, then sign in with your password.",
)
MOST_ADMINS = 2
"""How many administrators a refusal names."""


def may(user: Any, capability: str, where: object, on: date | None = None) -> bool:
    """Whether a person may do this in a government or unit (without a day: today there).

    A page that asks about many units reads :func:`authority` once and asks that.
    """
    return authority_of(user, on).may(capability, where)


def check_may(user: Any, capability: str, where: object, on: date | None = None) -> None:
    """PermissionDenied, with a sentence that says who to ask, unless the person may."""
    if not may(user, capability, where, on):
        raise PermissionDenied(refusal(capability, where))


def authority(request: HttpRequest) -> Authority:
    """What the person of this request may do today, read once a request."""
    known = getattr(request, "_authority", None)
    if known is None:
        known = authority_of(request.user)
        request._authority = known  # type: ignore[attr-defined]
        remember_at_gate(request.user, known)
    return cast(Authority, known)


def judge(request: HttpRequest, capability: str, where: object | None) -> Verdict:
    """The gate's question. What belongs to another government is hidden, not refused."""
    held = authority(request)
    if capability in held.withheld:
        return Verdict(False, because=_NOT_BY_PIN)
    if where is None:
        allowed = held.may_anywhere(capability)
        return ALLOWED if allowed else Verdict(False, because=partial(refusal, capability, None))
    if place_of(where).government not in held.governments:
        return HIDDEN
    if held.may(capability, where):
        return ALLOWED
    return Verdict(False, because=partial(refusal, capability, where))


def keeps_installation(user: Any, held: Authority | None = None) -> bool:
    """Whether a person looks after the installation as a whole: whom its settings name, and where
    they name nobody, every administrator of the only government there is. ``held`` is what they
    may do, where that has been read."""
    if settings.KEEPERS:
        return getattr(user, "username", "") in settings.KEEPERS
    known = authority_of(user) if held is None else held
    return known.may_anywhere("manage_jobs") and Government.objects.count() == 1


def needs_codes_since(user: Any) -> datetime | None:
    """Since when a person's roles are worth a second factor: they hand out roles, or decide."""
    roles = [role for role in ROLES if role == "admin" or decides(role)]
    rows = Membership.objects.filter(user=user, role__in=roles, withdrawn_at=None)
    given = [row.created_at for row in rows.select_related("government") if row.is_running]
    return min(given, default=None)


def refusal(capability: str, where: object | None) -> Text:
    """What the person's roles do not cover, and whom to ask for it."""
    ask = _administrators(where)
    what = CAPABILITIES[capability]
    return Text(
        f"Peran Anda di sini tidak mencakup: {what.id}. Minta akses kepada Admin Kabupaten{ask}.",
        f"Your roles do not cover this here: {what.en}. Ask the administrator{ask} for access.",
    )


def _administrators(where: object | None) -> str:
    if where is None:
        return ""
    government = Government.objects.get(pk=place_of(where).government)
    admins = Membership.objects.filter(government=government, role="admin").on(government.today())
    names = admins.filter(user__is_active=True).values_list("user__name", flat=True)[:MOST_ADMINS]
    return f" ({', '.join(names)})" if names else ""
