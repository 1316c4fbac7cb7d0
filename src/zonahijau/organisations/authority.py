"""What one person may do on one day: their memberships, read once, asked many times.

Pure but for :func:`authority_of`, which reads through the person's own relations, so that models
can build on it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from zonahijau.organisations.dates import Span
from zonahijau.organisations.roles import (
    CAPABILITIES,
    NEVER_IN_OWN_UNIT,
    NOT_BY_PIN,
    OWN_UNIT_ROLES,
    ROLES,
)

WHOLE = ""
"""The path of a government as a whole: every unit's path begins with it."""

_AT_GATE = "_authority_at_gate"


@dataclass(frozen=True, slots=True)
class Place:
    """A government, or a unit in it by its path (``/1/5/``)."""

    government: int
    path: str = WHOLE

    def within(self, other: "Place") -> bool:
        """Whether this place is the other one or lies below it."""
        return self.government == other.government and self.path.startswith(other.path)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role in a place and all below it."""

    role: str
    place: Place


@dataclass(frozen=True, slots=True)
class Authority:
    """Everything a person may do on one day. Nobody without grants may anything."""

    grants: tuple[Grant, ...] = ()
    heads: tuple[Place, ...] = field(default=())
    withheld: frozenset[str] = frozenset()
    """Capabilities that the way in which the person signed in does not bear."""

    @property
    def governments(self) -> frozenset[int]:
        """The governments that the person belongs to."""
        return frozenset(grant.place.government for grant in self.grants)

    def may(self, capability: str, where: object) -> bool:
        """Whether the person may do this in a government (as a whole) or in a unit."""
        place = place_of(where)
        return any(place.within(grant.place) for grant in self._with(capability)) and not (
            capability in NEVER_IN_OWN_UNIT and self.is_own(place)
        )

    def may_anywhere(self, capability: str) -> bool:
        """Whether there is any place where the person may do this."""
        return any(True for _ in self._with(capability))

    def is_own(self, where: object) -> bool:
        """Whether the person is operator or head there, by membership or by office."""
        place = place_of(where)
        own = [grant.place for grant in self.grants if grant.role in OWN_UNIT_ROLES]
        return any(place.within(mine) for mine in (*own, *self.heads))

    def places(self, capability: str | None = None) -> tuple[Place, ...]:
        """Where the person holds any role, or one with this capability."""
        grants = self._with(capability) if capability else self.grants
        return tuple(dict.fromkeys(grant.place for grant in grants))

    def roles(self, where: object) -> tuple[str, ...]:
        """The roles that hold in a place, in the order of the table of roles."""
        place = place_of(where)
        held = {grant.role for grant in self.grants if place.within(grant.place)}
        return tuple(role for role in ROLES if role in held)

    def _with(self, capability: str) -> Iterable[Grant]:
        if capability not in CAPABILITIES:
            raise LookupError(f"There is no capability {capability!r}")
        if capability in self.withheld:
            return ()
        return (grant for grant in self.grants if capability in ROLES[grant.role].capabilities)


def place_of(where: Any) -> Place:
    """The place of a government, a unit, or whatever belongs to a unit or a government."""
    if isinstance(where, Place):
        return where
    if hasattr(where, "path") and hasattr(where, "government_id"):
        return Place(where.government_id, where.path)
    if getattr(where, "unit", None) is not None:
        return Place(where.unit.government_id, where.unit.path)
    return Place(getattr(where, "government_id", None) or where.pk)


def today_in(time_zone: str, now: datetime | None = None) -> date:
    """Which day it is there."""
    return (now or timezone.now()).astimezone(ZoneInfo(time_zone)).date()


def authority_of(user: Any, on: date | None = None) -> Authority:
    """Read what a person may do on a day; without one, today where each government lies.

    Two queries, however many memberships and units there are.
    """
    if not getattr(user, "is_active", False) or user.pk is None:
        return Authority()
    withheld = NOT_BY_PIN if getattr(user, "by_pin", False) else frozenset[str]()
    return Authority(tuple(_grants(user, on)), tuple(_heads(user, on)), withheld)


def authority_at_gate(user: Any, on: date | None = None) -> Authority:
    """What the person may do today as it was read when their request came in, for choosing the
    rows that a page shows; on a day, or outside a request, it is read now. Actions ask
    :func:`authority_of`."""
    known: Authority | None = getattr(user, _AT_GATE, None) if on is None else None
    return authority_of(user, on) if known is None else known


def remember_at_gate(user: Any, authority: Authority) -> None:
    """Keep what was read for :func:`authority_at_gate`, as long as the person's request lasts."""
    setattr(user, _AT_GATE, authority)


def _grants(user: Any, on: date | None) -> Iterable[Grant]:
    rows = user.memberships.filter(withdrawn_at=None).values_list(
        "role", "government_id", "government__time_zone", "unit__path", "start", "until"
    )
    for role, government, time_zone, path, start, until in rows:
        if Span(start, until).covers(on or today_in(time_zone)):
            yield Grant(role, Place(government, path or WHOLE))


def _heads(user: Any, on: date | None) -> Iterable[Place]:
    rows = user.offices.filter(
        position__kind__in=("head", "operator"), withdrawn_at=None
    ).values_list(
        "government_id", "government__time_zone", "position__unit__path", "start", "until"
    )
    for government, time_zone, path, start, until in rows:
        if Span(start, until).covers(on or today_in(time_zone)):
            yield Place(government, path)
