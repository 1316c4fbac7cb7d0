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
Group = Literal["work", "services", "records", "manage"]

GROUPS: Mapping[Group, Text] = {
    "work": Text("Pekerjaan sehari-hari", "Daily work"),
    "services": Text("Layanan", "Services"),
    "records": Text("Data", "Records"),
    "manage": Text("Kelola", "Manage"),
}
"""What the ways of the main row are about, in their order. Daily work is never folded away."""

IN_ONE_LINE = 7
"""So many ways stand side by side at a desk; with more of them the groups are folded."""


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
    group: Group = "records"


@dataclass(frozen=True, slots=True)
class Way:
    """An item as this person sees it on this page."""

    label: Text
    address: str
    is_current: bool = False
    badge: int = 0
    is_post: bool = False
    group: Group = "records"


@dataclass(frozen=True, slots=True)
class Part:
    """The ways of one group; ``is_folded`` where they open under its word."""

    label: Text
    ways: list[Way]
    is_folded: bool

    @property
    def is_current(self) -> bool:
        """Whether this page is one of those behind it."""
        return any(way.is_current for way in self.ways)

    @property
    def badge(self) -> int:
        """What waits in all of them together."""
        return sum(way.badge for way in self.ways)


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


def menu(request: HttpRequest) -> list[Part]:
    """The main ways of this person in their groups; nobody opens a fold for a single way."""
    found = ways(request)
    are_many = len(found) > IN_ONE_LINE
    parts = []
    for group, label in GROUPS.items():
        if own := [way for way in found if way.group == group]:
            parts.append(Part(label, own, are_many and group != "work" and len(own) > 1))
    return parts


def _way(request: HttpRequest, item: Item) -> Way:
    here = request.resolver_match.view_name if request.resolver_match else ""
    return Way(
        item.label,
        reverse(item.name, kwargs=dict(item.arguments)),
        here == item.name or here.startswith(item.prefixes),
        item.badge(request) if item.badge else 0,
        item.is_post,
        item.group,
    )


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way to this page; the last has no address."""

    label: Text | str
    address: str = ""
