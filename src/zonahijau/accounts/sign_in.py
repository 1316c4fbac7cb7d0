"""Signing in with a password, with limits that hold across processes and restarts.

The answer to a wrong password, an unknown name, a closed account and a slip that ran out is the
same sentence after the same work, so that nobody can find out which names exist.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import auth
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import Attempt, User
from zonahijau.accounts.policies import BY_ADDRESS, BY_USERNAME, Limit, browser_family
from zonahijau.accounts.sessions import FAMILY
from zonahijau.wording import Refused, Text, refuse

KEPT = timedelta(days=1)
"""How long attempts are kept; the limits look back a quarter of an hour."""

_WRONG = Text("Nama pengguna atau kata sandi tidak cocok", "User name and password do not match")
_ASK = Text(
    "Periksa huruf besar dan kecil; jika lupa, minta slip baru kepada Admin Kabupaten",
    "Mind capitals; if you forgot it, ask your administrator (Admin Kabupaten) for a new slip",
)


@dataclass(frozen=True, slots=True)
class Credentials:
    """What was typed and from where."""

    username: str
    password: str
    address: str


def sign_in(request: HttpRequest, username: str, password: str) -> User:
    """Sign the browser in; Refused when it may not, always with the same words.

    The attempt is written down before the password is looked at, so that many attempts at once
    cannot pass the limit together.
    """
    given = Credentials(username.strip().lower(), password, address_of(request))
    attempt = _write_down(given)
    if wait := _wait(attempt):
        _close(attempt, "refused")
        raise _too_many(wait)
    user = _authenticated(request, given)
    if user is None:
        _close(attempt, "failed")
        raise refuse(_WRONG, _ASK)
    with transaction.atomic():
        _close(attempt, "succeeded")
        auth.login(request, user)
        request.session[FAMILY] = browser_family(request.headers.get("User-Agent", ""))
        audit.record(government=None, by=user, action="signed-in", subject=user)
    return user


def forget_attempts(now: datetime | None = None) -> int:
    """Delete attempts that no limit looks at any more; returns how many."""
    before = (now or timezone.now()) - KEPT
    return Attempt.objects.filter(at__lt=before).delete()[0]


def address_of(request: HttpRequest) -> str:
    """The address of the browser; behind a declared proxy, the one that the proxy saw."""
    forwarded: str = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if forwarded and getattr(settings, "SECURE_PROXY_SSL_HEADER", None):
        return forwarded.rsplit(",", 1)[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _authenticated(request: HttpRequest, given: Credentials) -> User | None:
    """Django hashes a password also for a name that does not exist: the time tells nothing."""
    user = auth.authenticate(request, username=given.username, password=given.password)
    if not isinstance(user, User):
        return None
    return None if user.one_time_until and user.one_time_until <= timezone.now() else user


def _write_down(given: Credentials) -> Attempt:
    return Attempt.objects.create(
        username_hash=_keyed(given.username), address_hash=_keyed(given.address)
    )


def _close(attempt: Attempt, outcome: str) -> None:
    attempt.outcome = outcome
    attempt.save(update_fields=["outcome"])


def _wait(attempt: Attempt) -> timedelta | None:
    """How long this attempt comes too early, None if it may go on."""
    waits = [
        _free_at(BY_USERNAME, attempt, username_hash=attempt.username_hash),
        _free_at(BY_ADDRESS, attempt, address_hash=attempt.address_hash),
    ]
    latest = max((wait for wait in waits if wait), default=None)
    return latest - attempt.at if latest else None


def _free_at(limit: Limit, attempt: Attempt, **whose: str) -> datetime | None:
    """Attempts still open count as failures: their passwords are being looked at right now."""
    before = Attempt.objects.filter(
        **whose, at__gt=attempt.at - limit.window, outcome__in=("open", "failed")
    ).exclude(pk=attempt.pk)
    if "username_hash" in whose:
        success = Attempt.objects.filter(**whose, outcome="succeeded").order_by("-at").first()
        before = before.filter(at__gt=success.at) if success else before
    return limit.free_at(list(before.values_list("at", flat=True)), attempt.at)


def _keyed(text: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def _too_many(wait: timedelta) -> Refused:
    minutes = max(1, -(-int(wait.total_seconds()) // 60))
    what = Text("Terlalu banyak percobaan masuk", "Too many attempts to sign in")
    remedy = Text("Coba lagi dalam {minutes} menit", "Try again in {minutes} minutes")
    return refuse(what, remedy.fill(minutes=minutes))
