"""Another way in, offered on the sign-in page of some browsers."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Door:
    """What it is called and where it is."""

    label: Text
    address: str


Doorkeeper = Callable[[HttpRequest], Door | None]

_doorkeeper: Doorkeeper = lambda request: None  # noqa: ARG005, E731


def set_doorkeeper(doorkeeper: Doorkeeper) -> None:
    """Installs who knows which browsers have another way in."""
    global _doorkeeper
    _doorkeeper = doorkeeper


def other_door(request: HttpRequest) -> Door | None:
    """The other way in for this browser."""
    return _doorkeeper(request)
