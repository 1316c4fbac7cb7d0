"""The ways through the product that a person sees at the top of every page: theirs only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string

from zonahijau.web import gate
from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Item:
    """A way to one address. ``order`` sorts the items of all apps; tens leave room between.

    ``prefixes`` names further addresses ("organisations:") during which the item is the current
    one.
    """

    name: str
    label: Text
    order: int
    prefixes: tuple[str, ...] = ()
    arguments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Way:
    """An item as this person sees it on this page."""

    label: Text
    address: str
    is_current: bool


@cache
def _items(dotted_name: str) -> tuple[Item, ...]:
    items: tuple[Item, ...] = import_string(dotted_name)
    return items


def ways(request: HttpRequest) -> Iterator[Way]:
    """The items that the gate would let this person through to."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    for item in _items(settings.NAVIGATION):
        if gate.verdict(request, item.name, item.arguments).allowed:
            current = here == item.name or any(here.startswith(p) for p in item.prefixes)
            yield Way(item.label, reverse(item.name, kwargs=dict(item.arguments)), current)


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way to this page; the last has no address."""

    label: Text | str
    address: str = ""
