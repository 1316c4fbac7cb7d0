"""In which state what is allowed; pure. The table of transitions is the whole of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from zonahijau.wording import Text, quoted, refuse

DRAFT, IN_REVIEW, ACCEPTED, REJECTED, EXPIRED = (
    "draft", "in_review", "accepted", "rejected", "expired",
)  # fmt: skip

STATES: Mapping[str, Text] = {
    DRAFT: Text("Draf", "Draft"),
    IN_REVIEW: Text("Menunggu pemeriksaan", "Waiting for review"),
    ACCEPTED: Text("Diterima", "Accepted"),
    REJECTED: Text("Ditolak", "Rejected"),
    EXPIRED: Text("Kedaluwarsa", "Expired"),
}


@dataclass(frozen=True, slots=True)
class Transition:
    """A step from any of some states to another, the capability that it asks for, and the word
    for it in the audit trail."""

    since: frozenset[str]
    to: str
    capability: str
    done: str


TRANSITIONS: Mapping[str, Transition] = {
    "send": Transition(frozenset({DRAFT}), IN_REVIEW, "attach_evidence", "sent"),
    "accept": Transition(frozenset({IN_REVIEW, REJECTED}), ACCEPTED, "review_evidence", "accepted"),
    "reject": Transition(frozenset({IN_REVIEW, ACCEPTED}), REJECTED, "review_evidence", "rejected"),
    "prolong": Transition(frozenset({EXPIRED}), IN_REVIEW, "attach_evidence", "prolonged"),
}
"""Expiry itself comes with the day and asks nobody."""


def check_step(step: str, state: str) -> Transition:
    """The transition of a step from a state; Refused where the table has none."""
    transition = TRANSITIONS[step]
    if state not in transition.since:
        raise refuse(
            Text(
                f"Status bukti ini: {STATES[state].id.lower()}",
                f"This evidence is: {STATES[state].en.lower()}",
            ),
            Text("Muat ulang halaman dan lihat statusnya", "Reload the page and see its state"),
        )
    return transition


def is_over(expires_on: date | None, day: date) -> bool:
    """Whether it no longer holds: ``expires_on`` is the first day on which it does not."""
    return expires_on is not None and expires_on <= day


def checked_address(url: str) -> str:
    """A web address as it may be kept and linked; only its form is checked, nothing is fetched."""
    address = url.strip()
    if not address or any(c.isspace() or not c.isprintable() for c in address):
        raise _unfit(url)
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        raise _unfit(url) from None
    if parts.scheme.lower() not in {"http", "https"} or not host or parts.username is not None:
        raise _unfit(url)
    return address


def _unfit(url: str) -> Exception:
    return refuse(
        Text("{url} bukan alamat web", "{url} is not a web address").fill(url=quoted(url)),
        Text(
            "Salin alamat lengkap dari peramban, diawali https:// atau http://",
            "Copy the whole address from the browser, beginning with https:// or http://",
        ),
        column="url",
    )
