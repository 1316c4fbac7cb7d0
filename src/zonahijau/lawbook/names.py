"""Recognising a name as offices write it: other case, marks, numbering, a known other name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from zonahijau.lawbook.entries import Entry, Findings
from zonahijau.wording import Text

_NUMBERING = re.compile(r"^\s*(\d+|[a-z])\s*[.)]\s*", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+")
_LINKS = {"dan", "atau", "and", "or"}


class Named(Protocol):
    """Something with a code, a label, and the other names that offices use for it."""

    @property
    def code(self) -> str: ...
    @property
    def label(self) -> Text: ...
    @property
    def also(self) -> tuple[str, ...]: ...


Item = TypeVar("Item", bound=Named)


def spelled(written: str) -> str:
    """The name without numbering, case, marks and linking words: ``2. Biaya / Tarif`` and
    ``biaya dan tarif`` are both ``biaya tarif``."""
    bare = _NUMBERING.sub("", written).lower()
    return " ".join(word for word in _WORD.findall(bare) if word not in _LINKS)


def names_of(item: Named) -> list[str]:
    """Every name under which an item is recognised, its code among them."""
    return [item.code, item.label.id, item.label.en, *item.also]


def by_spelling(items: Iterable[Item]) -> Mapping[str, Item]:
    """Each item under each of its names; the first bearer keeps a name."""
    found: dict[str, Item] = {}
    for item in items:
        for name in names_of(item):
            found.setdefault(spelled(name), item)
    return found


def refuse_shared_names(read: Iterable[tuple[Item, Entry]], findings: Findings) -> None:
    """Refuse a name that would be recognised as two things, at the line of the second."""
    bearers: dict[str, Item] = {}
    for item, entry in read:
        for name in names_of(item):
            first = bearers.setdefault(spelled(name), item)
            if first is not item:
                with findings.gather():
                    raise entry.wrong(
                        Text(
                            f"“{name}” sudah dipakai {first.code}",
                            f"“{name}” already means {first.code}",
                        ),
                        Text("hapus salah satu", "remove one of the two"),
                    )
