"""Whom somebody may let in again: in their own subtree, and never anybody above or beside."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from zonahijau.accounts.models import User
from zonahijau.organisations.authority import WHOLE, Place, authority_of
from zonahijau.organisations.models import Government, Membership, OfficeHolder, Person
from zonahijau.organisations.roles import ROLES, decides

Held = tuple[str, Place]
"""A role, or ``head`` or another kind of position, and where."""

_ABOVE = {"kepala_unit", "head", "admin_unit"}
"""Who is not let in again by an equal or a subordinate of the same unit."""


def helped(by: User, government: Government) -> list[User]:
    """The people of a government whose access this person may restore, in the order of names."""
    people = User.objects.filter(person__government=government, is_active=True).exclude(pk=by.pk)
    held = authority_of(by)
    if held.may("manage_people", government):
        return list(people.order_by("name", "pk"))
    places = [p for p in held.places("help_sign_in") if p.government == government.pk]
    if not places:
        return []
    near = people.filter(pk__in=_in_units(places)).order_by("name", "pk")
    holding = _holding(near)
    return [user for user in near if _is_below(holding[user.pk], places)]


def _in_units(places: Iterable[Place]) -> Any:
    wanted = Q(pk__in=())
    for place in places:
        wanted |= Q(unit__path__startswith=place.path, government=place.government)
    return Membership.objects.filter(wanted, withdrawn_at=None).values("user")


def _is_below(holding: list[Held], places: list[Place]) -> bool:
    """Whether all that a person holds, or will hold, lies in these places and stands below them."""
    return all(
        any(where.within(place) and _yields(what, where, place) for place in places)
        for what, where in holding
    )


def _yields(what: str, where: Place, place: Place) -> bool:
    if what in ROLES and (decides(what) or "manage_people" in ROLES[what].capabilities):
        return False
    return what not in _ABOVE or where.path != place.path


def _holding(users: Any) -> dict[int, list[Held]]:
    """Every role and office of these people that has not ended, in any government: two queries."""
    found: dict[int, list[Held]] = defaultdict(list)
    roles = Membership.objects.filter(user__in=users, withdrawn_at=None).select_related(
        "government", "unit"
    )
    for role in roles:
        if role.is_running:
            path = role.unit.path if role.unit else WHOLE
            found[role.user_id].append((role.role, Place(role.government_id, path)))
    offices = OfficeHolder.objects.filter(user__in=users, withdrawn_at=None).select_related(
        "government", "position__unit"
    )
    for office in offices:
        if office.until is None or office.until > office.government.today():
            place = Place(office.government_id, office.position.unit.path)
            found[office.user_id or 0].append((office.position.kind, place))
    return found


def keeps(government: Government, user: User) -> bool:
    """Whether this government keeps the account."""
    return Person.objects.filter(government=government, user=user).exists()
