"""Words as a search compares them: without case and accents, cut to their stems, and one token for
all names of one thing. Pure; the one stemmer behind both databases."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import snowballstemmer  # type: ignore[import-untyped]
import yaml

from zonahijau.wording import Text

_DATA = Path(__file__).with_name("data") / "words.yaml"
_TOKEN = re.compile(r"[a-z0-9]+")
_LEAST_STEM = 3
_MOST_LETTERS = 40
_SAME = "sama"
"""What the token of a group of names begins with: ``samaktp``."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What others than a regional government usually deliver; ``names`` in their stems."""

    names: tuple[tuple[str, ...], ...]
    who: Text


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``weak`` and ``complaining`` are stems; ``same`` leads from the stems of a name to the token
    of its group; ``longest`` is how many words the longest name has."""

    noise: frozenset[str]
    weak: frozenset[str]
    complaining: frozenset[str]
    elsewhere: tuple[Elsewhere, ...]
    stems: dict[str, str]
    same: dict[tuple[str, ...], str]
    longest: int


@cache
def lexicon() -> Lexicon:
    """The words of ``data/words.yaml``."""
    said = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    noise, stems = frozenset(said["noise"].split()), said["stems"]
    same = {}
    for names in said["same"]:
        token = _SAME + names[0].replace(" ", "")
        for name in names:
            same[tuple(_stem(word, stems) for word in name.split() if word not in noise)] = token

    def each(words: str) -> tuple[str, ...]:
        return tuple(_stem(word, stems) for word in words.split())

    elsewhere = tuple(
        Elsewhere(tuple(each(name) for name in entry["names"]), Text(**entry["who"]))
        for entry in said["elsewhere"]
    )
    return Lexicon(
        noise,
        frozenset(each(said["weak"])),
        frozenset(each(said["complaining"])),
        elsewhere,
        stems,
        same,
        max(map(len, same)),
    )


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("indonesian")


def _stem(word: str, exceptions: dict[str, str]) -> str:
    if known := exceptions.get(word):
        return known
    cut = _stemmer().stemWord(word)
    return exceptions.get(cut, cut) if len(cut) >= _LEAST_STEM else word


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """``perizinan`` to ``izin``; what would be cut to less than three letters stays whole."""
    return _stem(word, lexicon().stems)


def tokens(text: str) -> list[str]:
    """The words of a text in small letters, accents taken off, none longer than forty letters."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return [word[:_MOST_LETTERS] for word in _TOKEN.findall(plain)]


def stems_of(text: str) -> list[str]:
    """What an index keeps of a text: the stems of its words, and the token of each name in it,
    also of one within another."""
    stems = [stem(word) for word in tokens(text) if word not in lexicon().noise]
    return stems + [
        token
        for start in range(len(stems))
        for length in range(1, lexicon().longest + 1)
        if (token := lexicon().same.get(tuple(stems[start : start + length])))
    ]


def wanted(question: str, most: int = 8) -> list[str]:
    """What a question looks for: as :func:`stems_of`, but a name stands for its words, each once.
    A question of nothing but noise looks for its noise."""
    words = tokens(question)
    telling = [word for word in words if word not in lexicon().noise] or words
    stems = [stem(word) for word in telling]
    for token, start, length in reversed(_names_in(stems)):
        stems[start : start + length] = [token]
    return list(dict.fromkeys(stems))[:most]


def _names_in(stems: Sequence[str]) -> list[tuple[str, int, int]]:
    """The names in a text, the longest first at each place: token, where, how many words."""
    known, found, start = lexicon(), [], 0
    while start < len(stems):
        for length in range(min(known.longest, len(stems) - start), 0, -1):
            if token := known.same.get(tuple(stems[start : start + length])):
                found.append((token, start, length))
                start += length - 1
                break
        start += 1
    return found


def about(question: str) -> set[str]:
    """The stems of what a question looks for, and of all other names of the same things."""
    asked = set(wanted(question))
    return asked.union(*(name for name, token in lexicon().same.items() if token in asked))


def elsewhere(question: str) -> Text | None:
    """Who usually delivers what a question names, where it is not the regional government; the
    longest name decides."""
    stems = [stem(word) for word in tokens(question)]
    runs = {tuple(stems[i:j]) for i in range(len(stems)) for j in range(i + 1, len(stems) + 1)}
    found = [
        (len(name), entry.who)
        for entry in lexicon().elsewhere
        for name in entry.names
        if name in runs
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def complains(question: str) -> bool:
    """Whether a question reads as if somebody wanted to complain."""
    return any(stem(word) in lexicon().complaining for word in tokens(question))


def vocabulary(texts: Iterable[str]) -> set[str]:
    """The words of texts that a misspelling may have meant: no numbers, none too short."""
    words = (word for text in texts for word in tokens(text))
    return {word for word in words if len(word) >= _LEAST_STEM and word.isalpha()}


def distance(one: str, other: str, most: int) -> int:
    """How many letters must be changed, added, left out or swapped; ``most + 1`` for more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]
