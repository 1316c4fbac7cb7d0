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
    in words what is known and ``origin`` where from, with a link to see it. ``level`` says how far
    where a ladder asks for that of a fact that holds or not; ``evidence`` are the keys of evidence
    that shows it.
    """

    key: str
    holds: bool | Fraction
    said: Text
    origin: Text
    on: date
    link: str | None = None
    level: Fraction | None = None
    evidence: tuple[int, ...] = ()


Provider = Callable[[Any, Any, frozenset[str]], Iterable[KnownFact]]
"""``provider(unit, service or None, keys)`` gives what it knows of those keys."""

_providers: list[tuple[str, int, Provider]] = []


def register_provider(prefix: str, provider: Provider, *, rank: int = 0) -> None:
    """Make a provider answer for every key that begins with ``prefix``; called in ``ready()``.

    Several may answer the same key: the highest ``rank`` is offered, of equals what was seen last,
    and on one day whoever was registered first. Registering a provider again changes its rank.
    """
    others = [each for each in _providers if (each[0], each[2]) != (prefix, provider)]
    _providers[:] = [*others, (prefix, rank, provider)]


def known_facts(unit: Any, service: Any, keys: Iterable[str]) -> Mapping[str, KnownFact]:
    """What is known of these keys, by key; a constant number of calls whatever their number."""
    wanted = frozenset(keys)
    best: dict[str, tuple[int, date, KnownFact]] = {}
    for prefix, rank, provider in _providers:
        mine = frozenset(key for key in wanted if _answers(prefix, key))
        for fact in provider(unit, service, mine) if mine else ():
            known = best.get(fact.key)
            if known is None or (rank, fact.on) > known[:2]:
                best[fact.key] = (rank, fact.on, fact)
    return {key: fact for key, (_, _, fact) in best.items()}


def _answers(prefix: str, key: str) -> bool:
    return key == prefix or key.startswith(f"{prefix}.")
