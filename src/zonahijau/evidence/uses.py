"""Where an evidence is used: apps above register who knows; this app knows none of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Use:
    """A place where an evidence is used, in words, with its address."""

    label: Text
    address: str = ""


UseFinder = Callable[[Any, Any], Iterable[Use]]
"""``finder(evidence, user)``: the uses that this person may know of, in constant queries."""

_finders: dict[str, UseFinder] = {}


def register_uses(name: str, finder: UseFinder) -> None:
    """Make an app tell where evidence is used; called in its ``ready()``."""
    _finders[name] = finder


def uses_of(evidence: Any, user: Any) -> list[Use]:
    """Every use of an evidence that this person may know of."""
    return [use for finder in _finders.values() for use in finder(evidence, user)]
