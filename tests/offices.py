"""The same few offices and people for every test: Barito Kuala, and Banyuasin next to it."""

from datetime import date

from zonahijau.accounts.models import User
from zonahijau.organisations.actions.governments import create_government
from zonahijau.organisations.actions.people import PersonFacts, create_person, give_role
from zonahijau.organisations.actions.units import create_unit
from zonahijau.organisations.models import Government, Membership, Unit
from zonahijau.organisations.policies import UnitFacts, Wish
from zonahijau.organisations.roles import ROLES

BATOLA, BANYUASIN = "63.04", "16.07"
PASSWORD = "tiga kata bebas"  # noqa: S105
LONG_SINCE, LATER = date(2020, 1, 1), date(2099, 1, 1)
"""Memberships of these people hold on every day between the two."""


def government(code: str = BATOLA, short_name: str = "Batola") -> Government:
    return create_government(by=None, region_code=code, short_name=short_name)


def unit(of: Government, code: str, kind: str = "dinas", parent: Unit | None = None) -> Unit:
    """A unit whose name is its code, capitalised."""
    facts = UnitFacts(code=code, name=code.capitalize(), kind=kind)
    return create_unit(by=None, government=of, facts=facts, parent=parent)


def person(of: Government, username: str, role: str = "", unit: Unit | None = None) -> User:
    """Somebody who has changed the password of the slip; with a role, if one is named."""
    facts = PersonFacts(username=username, name=username.capitalize())
    user, _ = create_person(by=None, government=of, facts=facts)
    user.set_password(PASSWORD)
    user.must_change_password, user.one_time_until = False, None
    user.save()
    if role:
        member(of, user, role, unit)
    return user


def member(
    of: Government,
    user: User,
    role: str,
    unit: Unit | None = None,
    start: date = LONG_SINCE,
    until: date | None = LATER,
) -> Membership:
    letter = "ST-1/2026" if ROLES[role].needs_letter else ""
    wish = Wish(role=role, in_unit=unit is not None, start=start, until=until, letter=letter)
    return give_role(by=None, government=of, user=user, unit=unit, wish=wish)
