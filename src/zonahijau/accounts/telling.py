"""Telling a person what happened to their account; how messages travel is not known here."""

from collections.abc import Callable

from zonahijau.accounts.models import User
from zonahijau.wording import Text

Teller = Callable[[User, Text, str], None]
"""``teller(user, text, kind)`` gets the message to the person."""

_teller: Teller = lambda user, text, kind: None  # noqa: ARG005, E731


def set_teller(teller: Teller) -> None:
    """Installs who carries messages; called once, when that app is ready."""
    global _teller
    _teller = teller


def tell(user: User, text: Text, *, kind: str) -> None:
    """Say something to a person, within the transaction of what it tells."""
    _teller(user, text, kind)
