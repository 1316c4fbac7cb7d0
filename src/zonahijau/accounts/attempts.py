"""Limits on guessing a secret, that hold across processes and restarts.

An attempt is written down before the secret is looked at, so that many attempts at once cannot
pass the limit together. It is kept outside the transaction of what it guards: a refusal that is
rolled back would forget it.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from zonahijau.accounts.models import Attempt
from zonahijau.accounts.policies import BY_ADDRESS, BY_SUBJECT, Limit
from zonahijau.wording import Refused, Text, refuse

_OF_ONE_LINE = 64
"""Leading bits that all IPv6 addresses of one household or telephone have in common."""
KEPT = timedelta(days=1)
"""How long attempts are kept; the limits look back a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class Guess:
    """Whose secret is tried, and from where. ``subject`` is never stored as it is."""

    secret: str
    subject: str
    address: str


@contextmanager
def counted(
    guess: Guess, limit: Limit = BY_SUBJECT, full: Callable[[], None] | None = None
) -> Iterator[Attempt]:
    """One try at a secret: Refused with the minutes to wait when there were too many before.

    A refusal inside the block is a failure; leaving it in peace is a success, which clears the
    failures before it. ``full`` is called by the failure that reaches the limit.
    """
    attempt = _write_down(guess)
    if wait := _wait(attempt, limit):
        _close(attempt, "refused")
        raise _too_many(wait)
    try:
        yield attempt
    except Refused:
        _close(attempt, "failed")
        if full is not None and _wait(attempt, limit, counting=True):
            full()
        raise
    _close(attempt, "succeeded")


def forget_attempts(now: datetime | None = None) -> int:
    """Delete attempts that no limit looks at any more; returns how many."""
    before = (now or timezone.now()) - KEPT
    return Attempt.objects.filter(at__lt=before).delete()[0]


def address_of(request: HttpRequest) -> str:
    """The address of the browser; behind a declared proxy, the one that the proxy saw. Of an IPv6
    address the network, for whoever has one address there has all of them to change to."""
    forwarded: str = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if forwarded and getattr(settings, "SECURE_PROXY_SSL_HEADER", None):
        return _network_of(forwarded.rsplit(",", 1)[-1].strip())
    return _network_of(str(request.META.get("REMOTE_ADDR", "")))


def _network_of(written: str) -> str:
    try:
        address = ip_address(written)
    except ValueError:
        return written
    if isinstance(address, IPv4Address):
        return str(address)
    mapped = address.ipv4_mapped
    return str(mapped or IPv6Network((int(address), _OF_ONE_LINE), strict=False))


def keyed(text: str) -> str:
    """The text as a hash that only this installation can make."""
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def _write_down(guess: Guess) -> Attempt:
    return Attempt.objects.create(
        subject_hash=keyed(f"{guess.secret}\n{guess.subject}"), address_hash=keyed(guess.address)
    )


def _close(attempt: Attempt, outcome: str) -> None:
    attempt.outcome = outcome
    attempt.save(update_fields=["outcome"])


def _wait(attempt: Attempt, limit: Limit, *, counting: bool = False) -> timedelta | None:
    """How long this attempt comes too early, None if it may go on; ``counting`` itself, how long
    the next one would have to wait."""
    waits = [
        _free_at(limit, attempt, counting, subject_hash=attempt.subject_hash),
        _free_at(BY_ADDRESS, attempt, counting, address_hash=attempt.address_hash),
    ]
    latest = max((wait for wait in waits if wait), default=None)
    return latest - attempt.at if latest else None


def _free_at(limit: Limit, attempt: Attempt, counting: bool, **whose: str) -> datetime | None:
    """Attempts still open count as failures: their secrets are being looked at right now."""
    before = Attempt.objects.filter(
        **whose, at__gt=attempt.at - limit.window, outcome__in=("open", "failed")
    )
    if not counting:
        before = before.exclude(pk=attempt.pk)
    if "subject_hash" in whose:
        success = Attempt.objects.filter(**whose, outcome="succeeded").order_by("-at").first()
        before = before.filter(at__gt=success.at) if success else before
    return limit.free_at(list(before.values_list("at", flat=True)), attempt.at)


def _too_many(wait: timedelta) -> Refused:
    minutes = max(1, -(-int(wait.total_seconds()) // 60))
    what = Text("Terlalu banyak percobaan", "Too many attempts")
    remedy = Text("Coba lagi dalam {minutes} menit", "Try again in {minutes:minute|minutes}")
    return refuse(what, remedy.fill(minutes=minutes))
