"""Whom the sign-in page of a demonstration offers: the accounts that its government lists."""

from __future__ import annotations

from collections.abc import Iterator

from zonahijau.accounts.demo import DemoAccount
from zonahijau.organisations.models import Government, Membership
from zonahijau.organisations.roles import ROLES

ACCOUNTS = "demo_accounts"
"""The key in a government's settings under which the usernames stand, in the order to show."""


def demo_accounts() -> Iterator[DemoAccount]:
    """One account for each username that a demonstration's government lists."""
    for government in Government.objects.filter(is_demo=True):
        usernames = government.settings.get(ACCOUNTS, [])
        rows = Membership.objects.filter(government=government, user__username__in=usernames)
        by_name = {row.user.username: row for row in rows.select_related("user", "unit")}
        yield from (_account(by_name[name]) for name in usernames if name in by_name)


def _account(membership: Membership) -> DemoAccount:
    place = membership.unit.short_name if membership.unit else membership.government.short_name
    user = membership.user
    return DemoAccount(user.username, user.name, ROLES[membership.role].label, place)
