"""Who sees a score when: one table, tested row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zonahijau.assessments.policies import (
    DRAFT,
    IN_REVIEW,
    KINDS,
    RETURNED,
    SEALED,
    VERIFIED,
    WAITING_PARENT,
)
from zonahijau.organisations.authority import Authority, Grant, Place, place_of
from zonahijau.organisations.roles import OWN_UNIT_ROLES
from zonahijau.wording import Text

OWN_UNIT = "own_unit"
VERIFIER = "verifier"
PARENT = "parent"
SECRETARIAT = "secretariat"
LEADERS = "leaders"
INSPECTOR = "inspector"
PEER = "peer"
PUBLIC = "public"
VIEWERS = (OWN_UNIT, VERIFIER, PARENT, SECRETARIAT, LEADERS, INSPECTOR, PEER, PUBLIC)

NOT_RELEASED = ""
RAKOR = "rakor"
PUBLISHED = "public"
RELEASES = (NOT_RELEASED, RAKOR, PUBLISHED)
"""What the chair of the task force has released: nothing, to the coordination meeting, to all."""

RELEASES_SAID: Mapping[str, Text] = {
    NOT_RELEASED: Text("Belum dirilis", "Not released"),
    RAKOR: Text("Rapat koordinasi (semua unit)", "The coordination meeting (all units)"),
    PUBLISHED: Text("Umum, dengan keputusan", "The public, by a decision"),
}

_FROM_DRAFT = frozenset({OWN_UNIT, VERIFIER, INSPECTOR})
_FROM_VERIFIED = _FROM_DRAFT | {PARENT, SECRETARIAT, LEADERS}

_BY_STATE: dict[str, frozenset[str]] = {
    DRAFT: _FROM_DRAFT,
    RETURNED: _FROM_DRAFT,
    WAITING_PARENT: _FROM_DRAFT,
    IN_REVIEW: _FROM_DRAFT,
    VERIFIED: _FROM_VERIFIED,
    SEALED: _FROM_VERIFIED,
}
_BY_RELEASE: dict[str, frozenset[str]] = {
    NOT_RELEASED: frozenset(),
    RAKOR: frozenset({PEER}),
    PUBLISHED: frozenset({PEER, PUBLIC}),
}


def sees_score(viewer: str, state: str, release: str = NOT_RELEASED) -> bool:
    """Whether a kind of viewer sees a unit's score in a state of its assessment.

    A release counts only once the result is sealed; the public sees no estimate even then (see
    :func:`public_sees`).
    """
    if viewer in _BY_STATE[state]:
        return True
    return state == SEALED and viewer in _BY_RELEASE[release]


def public_sees(*, state: str, release: str, estimate: bool) -> bool:
    """Whether a result may stand on a public page: sealed, published by decision, no estimate."""
    return sees_score(PUBLIC, state, release) and not estimate


_BY_ROLE: Mapping[str, str] = {
    "satgas": SECRETARIAT,
    "penetap_hasil": SECRETARIAT,
    "sekda": LEADERS,
    "verifikator": VERIFIER,
    "asesor": VERIFIER,
    "validator": VERIFIER,
    "evaluator": VERIFIER,
    "pemeriksa": INSPECTOR,
}
"""Operator and head are the own unit, or the parent of the units below theirs; every other role is
a peer: it sees what has been released."""

_READ_ANSWERS = frozenset({OWN_UNIT, VERIFIER, PARENT, SECRETARIAT, INSPECTOR})


def viewers_of(authority: Authority, unit: object, kind: str) -> frozenset[str]:
    """As what kinds of viewer a person looks at a unit in a round of a kind.

    Where the task force comes to look, it answers itself and sees what it found.
    """
    place = place_of(unit)
    own = {_viewer(grant, place) for grant in authority.grants if place.within(grant.place)}
    if place.government in authority.governments:
        own.add(PEER)
    if SECRETARIAT in own and not KINDS[kind].by_unit:
        own.add(VERIFIER)
    return frozenset(own | {PUBLIC})


def is_surprised(authority: Authority) -> bool:
    """Whether somebody is of the units alone: a spot check is kept from them until it is over."""
    return all(grant.role in OWN_UNIT_ROLES for grant in authority.grants)


def _viewer(grant: Grant, place: Place) -> str:
    if grant.role in ("operator", "kepala_unit"):
        return OWN_UNIT if grant.place == place else PARENT
    return _BY_ROLE.get(grant.role, PEER)


def any_sees_score(viewers: Iterable[str], state: str, release: str = NOT_RELEASED) -> bool:
    """Whether somebody who is several kinds of viewer sees the score as one of them."""
    return any(sees_score(viewer, state, release) for viewer in viewers)


def any_sees_stage(viewers: Iterable[str], stage: str, state: str, release: str) -> bool:
    """Whether one of the results of an assessment is open to them, by the stage of the result.

    A release opens what was sealed and nothing else: what the unit scored itself and what the desk
    made of it stay with those who saw them before.
    """
    return any_sees_score(viewers, state, release if stage == SEALED else NOT_RELEASED)


MEAN_OF = 5
"""A mean tells of units that its reader may not see one by one only in groups of so many."""


def counted_in_a_mean(sent: int) -> int:
    """Of units in the order in which they were sent, how many a mean may count for somebody who
    does not see each of them: whole groups, so that no difference between two days is one unit.

    Each counts as it was first sent, and never before: a draft, or what a returned unit changes,
    moves no mean.
    """
    return sent - sent % MEAN_OF


def reads_answers(viewers: Iterable[str], state: str, release: str = NOT_RELEASED) -> bool:
    """Whether the answers and their evidence are open to them: to those who work on them from the
    start, to all others with the score."""
    several = frozenset(viewers)
    return bool(several & _READ_ANSWERS) or any_sees_score(several, state, release)
