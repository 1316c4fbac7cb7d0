"""The ways through the product that a person sees at the top of every page: theirs only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string

from zonahijau.web import gate
from zonahijau.wording import Text

Place = Literal["main", "person"]


@dataclass(frozen=True, slots=True)
class Item:
    """A way to one address, shown to whom the gate would let through.

    ``order`` sorts the items of all apps; tens leave room between. ``place`` is the row of the
    main ways, or the corner of the person ("Akun saya", "Keluar"). ``prefixes`` names further
    addresses (``"organisations:"``) during which the item is the current one. ``badge`` counts
    what waits there; ``is_post`` makes a button, for what changes something.
    """

    name: str
    label: Text
    order: int
    place: Place = "main"
    prefixes: tuple[str, ...] = ()
    arguments: Mapping[str, str] = field(default_factory=dict)
    badge: Callable[[HttpRequest], int] | None = None
    is_post: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """An item as this person sees it on this page."""

    label: Text
    address: str
    is_current: bool = False
    badge: int = 0
    is_post: bool = False


@cache
def _items(dotted_name: str) -> tuple[Item, ...]:
    items: tuple[Item, ...] = import_string(dotted_name)
    return items


def ways(request: HttpRequest, place: Place = "main") -> list[Way]:
    """The items of a place that the gate would let this person through to."""
    return [
        _way(request, item)
        for item in _items(settings.NAVIGATION)
        if item.place == place and gate.verdict(request, item.name, item.arguments).allowed
    ]


def _way(request: HttpRequest, item: Item) -> Way:
    here = request.resolver_match.view_name if request.resolver_match else ""
    return Way(
        item.label,
        reverse(item.name, kwargs=dict(item.arguments)),
        here == item.name or here.startswith(item.prefixes),
        item.badge(request) if item.badge else 0,
        item.is_post,
    )


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way to this page; the last has no address."""

    label: Text | str
    address: str = ""
