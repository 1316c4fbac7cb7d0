"""Finding services: candidates of the database, set in one order here, and what was meant
instead."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from zonahijau.catalogue.models import Service
from zonahijau.catalogue.search.databases import MOST, Asked, Candidate, candidates, nearby
from zonahijau.catalogue.search.indexing import government_token
from zonahijau.catalogue.search.words import distance, lexicon, stem, tokens, wanted

if TYPE_CHECKING:
    from datetime import date

    from zonahijau.organisations.models import Government

_TELLING = 3
"""What a word is worth that says what is meant, beside one for a weak word."""
_SHORT, _LONG = 4, 7
"""Up to so many letters a word has one slip; longer ones have two."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A service that was found; ``fits`` where it holds everything that was asked for."""

    service: Service
    fits: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, how many there are (``are_more`` beyond what was compared), whether they
    fit only in part, what may have been meant, and whether these are the hits of that."""

    hits: tuple[Hit, ...] = ()
    count: int = 0
    are_more: bool = False
    in_part: bool = False
    instead: str = ""
    is_mended: bool = False


def find(
    question: str,
    today: date,
    government: Government | None = None,
    among: Collection[int] | None = None,
    page: slice = slice(0, 20),
) -> Found:
    """The public services that a question means, the best first.

    In one government, or in those whose keys are ``among``. Four tries, each wider: all words in
    the name, anywhere, as beginnings, any of them. Where they find nothing that fits, the same with
    the misspelled words mended. At most eleven queries and one for each word.
    """
    place = government_token(government.pk) if government else ""
    tried = _tried(wanted(question), place, among)
    instead, is_mended = "", False
    if tried.in_part or not tried.rows:
        instead = _instead(question)
        other = _tried(wanted(instead), place, among)
        if other.rows and (not tried.rows or not other.in_part):
            tried, is_mended = other, True
    rows = tried.rows
    chosen = [row.service for row in tried.ordered[page]]
    held = Service.objects.public(today).filter(pk__in=chosen)
    found = {row.pk: row for row in held.select_related("unit", "government")}
    hits = tuple(Hit(found[key], not tried.in_part) for key in chosen if key in found)
    count, are_more = min(len(rows), MOST), len(rows) > MOST
    return Found(hits, count, are_more, tried.in_part, instead, is_mended)


@dataclass(frozen=True, slots=True)
class _Tried:
    """What was found of these stems."""

    stems: Sequence[str] = ()
    rows: Sequence[Candidate] = ()
    in_part: bool = False

    @property
    def ordered(self) -> list[Candidate]:
        """The best first."""
        return sorted(self.rows[:MOST], key=lambda row: _worth(self.stems, row))


def _tried(stems: Sequence[str], place: str, among: Collection[int] | None) -> _Tried:
    if not stems:
        return _Tried()
    rows, in_part = _rows(stems, place)
    if among is not None:
        rows = [row for row in rows if row.government in among]
    return _Tried(stems, _nearest(stems, rows) if in_part else rows, in_part)


def _nearest(stems: Sequence[str], rows: list[Candidate]) -> list[Candidate]:
    """Those that hold most of what was asked; none that only holds a word that says little."""
    weak = lexicon().weak
    told = [sum(1 if stem in weak else _TELLING for stem in stems if stem in row.every)
            for row in rows]  # fmt: skip
    best = max(told, default=0)
    return [row for row, each in zip(rows, told, strict=True) if each == best >= _TELLING]


def _rows(stems: Sequence[str], place: str) -> tuple[list[Candidate], bool]:
    asked = Asked(stems, in_title=True, place=place)
    named = candidates(asked)
    if len(named) > MOST:
        return named, False
    anywhere = replace(asked, in_title=False)
    for wider in (anywhere, replace(anywhere, beginnings=True)):
        if rows := candidates(wider):
            known = {row.service for row in named}
            return named + [row for row in rows if row.service not in known], False
    return candidates(replace(anywhere, any_of=True)), True


def _worth(stems: Sequence[str], row: Candidate) -> tuple[int, int, int, int]:
    """Less comes first: asked words missing from the name, then from name and unit, then words of
    the name that nobody asked for."""
    asked = set(stems)
    missing = len(asked - row.title)
    elsewhere = len(asked - row.title - row.place)
    return missing, elsewhere, len(row.title - asked), row.service


def _instead(question: str) -> str:
    """The question with its unknown words mended; nothing where none could be."""
    words = tokens(question)
    mended = [_mended(word) for word in words]
    return " ".join(mended) if mended != words else ""


def _mended(word: str) -> str:
    most = 1 if len(word) <= _LONG else 2
    if len(word) < _SHORT or not word.isalpha():
        return word
    near = nearby(word, most)
    if word in near or stem(word) in _stems(tuple(near)):
        return word
    ranked = [(distance(word, each, most), each) for each in near]
    best = min(ranked, default=(most + 1, word))
    return best[1] if best[0] <= most else word


@lru_cache(maxsize=64)
def _stems(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(stem, words))
