"""The accounts that the sign-in page of a demonstration offers; of no other installation."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings

from zonahijau.wording import Text

PASSWORD = "peragaan zona hijau"  # noqa: S105  printed on the demonstration's own sign-in page
"""The password of every account of the demonstration."""


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """Somebody to sign in as, and what they are for."""

    username: str
    name: str
    role: Text
    place: str


Lister = Callable[[], Iterable[DemoAccount]]


def _nobody() -> Iterable[DemoAccount]:
    return ()


_lister: Lister = _nobody


def set_lister(lister: Lister) -> None:
    """Installs the one who knows the demonstration's people; this package knows no roles."""
    global _lister
    _lister = lister


def accounts() -> list[DemoAccount]:
    """Whom to offer: nobody, unless this installation is a demonstration."""
    return list(_lister()) if settings.DEMO else []
