"""A comment as clauses of words, each with its place in the text. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STOP = re.compile(r"[.,;:!?()\n/]")
_DRAWN = re.compile(r"(.)\1{2,}")
_TWICE = re.compile(r"^(\w{2,})2$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and where it stands in the text."""

    plain: str
    start: int
    end: int


def plain_words(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [word.plain for clause in clauses(text, ()) for word in clause]


def clauses(text: str, breaks: Collection[str]) -> list[list[Word]]:
    """The clauses of a text: parted by stops, and before words such as ``tapi``."""
    found: list[list[Word]] = [[]]
    last = 0
    for match in _WORD.finditer(text):
        if _STOP.search(text, last, match.start()):
            found.append([])
        last = match.end()
        for word in _words(match):
            if word.plain in breaks:
                found.append([])
            else:
                found[-1].append(word)
    return [clause for clause in found if clause]


def _words(match: re.Match[str]) -> list[Word]:
    """A word; of one that is doubled (``antre-antre``, ``berdesak2``) its halves."""
    made, start = [], match.start()
    for part in match[0].split("-"):
        plain = _plain(part)
        if plain:
            made.append(Word(plain, start, start + len(part)))
        start += len(part) + 1
    if len(made) == 2 and made[0].plain == made[1].plain:
        return [Word(made[0].plain, match.start(), match.end())]
    return made


def _plain(word: str) -> str:
    """In small letters, without accents; ``lamaaa`` is ``lama``, ``kata2`` is ``kata``."""
    letters = unicodedata.normalize("NFKD", word.lower()).encode("ascii", "ignore").decode()
    return _TWICE.sub(r"\1", _DRAWN.sub(r"\1", letters))
