"""The registry of facts: what the product already knows of a unit, offered as answers.

Apps above register a provider for the fact keys they keep; assessments ask here and know no
provider. A new instrument needs a mapping to fact keys, no code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class KnownFact:
    """One fact about a unit or service on a day.

    ``holds`` is True, False, or a number where the fact is a value (``survey.ikm``). ``said`` tells
    in words what is known and ``origin`` where from, with a link to see it.
    """

    key: str
    holds: bool | Fraction
    said: Text
    origin: Text
    on: date
    link: str | None = None


Provider = Callable[[Any, Any, frozenset[str]], Iterable[KnownFact]]
"""``provider(unit, service or None, keys)`` gives what it knows of those keys."""

_providers: dict[str, Provider] = {}


def register_provider(prefix: str, provider: Provider) -> None:
    """Make a provider answer for every key that begins with ``prefix``; called in ``ready()``.

    ValueError where another provider already answers for the prefix.
    """
    known = _providers.get(prefix)
    if known is not None and known is not provider:
        raise ValueError(f"two providers for the facts of {prefix}")
    _providers[prefix] = provider


def known_facts(unit: Any, service: Any, keys: Iterable[str]) -> Mapping[str, KnownFact]:
    """What is known of these keys, by key; a constant number of calls whatever their number."""
    wanted = frozenset(keys)
    found: dict[str, KnownFact] = {}
    for prefix, provider in _providers.items():
        mine = frozenset(key for key in wanted if _answers(prefix, key))
        if mine:
            found.update((fact.key, fact) for fact in provider(unit, service, mine))
    return found


def _answers(prefix: str, key: str) -> bool:
    return key == prefix or key.startswith(f"{prefix}.")
