"""Who sees a score when: one table, tested row by row."""

from __future__ import annotations

from zonahijau.assessments.policies import (
    DRAFT,
    IN_REVIEW,
    RETURNED,
    SEALED,
    VERIFIED,
    WAITING_PARENT,
)

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
