"""Telling those who keep the register what needs a new decree; each thing once."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from zonahijau.accounts.models import User
from zonahijau.documents.models import Decree
from zonahijau.documents.queries import expiring, who_left
from zonahijau.notices import send
from zonahijau.organisations.models import Government, Membership, Unit
from zonahijau.organisations.roles import ROLES
from zonahijau.wording import Text, quoted

EXPIRING = Text(
    "{count} keputusan berakhir dalam tahun {year}. Siapkan penggantinya.",
    "{count:decree ends|decrees end} in {year}. Prepare what follows.",
)
LEFT = Text(
    "Keputusan {number} masih menyebut pejabat yang sudah pindah. Perbarui keputusannya.",
    "Decree {number} still names somebody who has left. Renew it.",
)


def tell_expiring(*, government: Government) -> int:
    """Once a year, at the first run in it: how many entries end within the year; how many people
    have been told. Where nothing ran in January the list still comes, without what is over."""
    today = government.today()
    by_unit: dict[Unit | None, int] = {}
    for decree in expiring(government, today.year).filter(valid_until__gt=today):
        by_unit[decree.unit] = by_unit.get(decree.unit, 0) + 1
    told = _counts(government, by_unit)
    link = reverse("documents:expiring")
    for user, count in told.items():
        send(
            to=user,
            text=EXPIRING.fill(count=count, year=today.year),
            link=f"{link}?tahun={today.year}",
            kind="decree",
            government=government,
            key=f"documents.expiring:{government.pk}:{today.year}",
        )
    return len(told)


def _counts(government: Government, by_unit: dict[Unit | None, int]) -> dict[User, int]:
    """For each keeper of the register, how many entries of theirs."""
    told: dict[User, int] = {}
    for unit, count in by_unit.items():
        for user in keepers(government, unit):
            told[user] = told.get(user, 0) + count
    return told


def tell_who_left(*, government: Government) -> int:
    """Decrees that name somebody whose office has ended; each told once to each keeper."""
    told = 0
    for name in who_left(government, government.today()):
        for user in keepers(government, name.decree.unit):
            _send_left(government, name.decree, name.pk, user)
            told += 1
    return told


def _send_left(government: Government, decree: Decree, name: int, user: User) -> None:
    send(
        to=user,
        text=LEFT.fill(number=quoted(decree.number)),
        link=reverse("documents:decree", args=[decree.uid]),
        kind="decree",
        government=government,
        key=f"documents.left:{name}",
    )


def keepers(government: Government, unit: Unit | None) -> Iterable[User]:
    """Who may change an entry of this place and is there today."""
    roles = [name for name, role in ROLES.items() if "manage_decrees" in role.capabilities]
    held = Membership.objects.on(government.today()).filter(government=government, role__in=roles)
    rows = held.filter(user__is_active=True).select_related("user", "unit")
    path = unit.path if unit else ""
    users = {
        row.user.pk: row.user for row in rows if path.startswith(row.unit.path if row.unit else "")
    }
    return users.values()
