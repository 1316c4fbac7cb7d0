"""The word list, read once: which words speak of which theme, and how. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from zonahijau.catalogue.search.words import stem
from zonahijau.surveys.comments.coding import COMPLAINT, GENERAL, OTHER, PRAISE
from zonahijau.surveys.comments.parts import plain_words
from zonahijau.wording import Text

_FILE = Path(__file__).with_name("data") / "words.yaml"
_OTHER = Text("Lainnya", "Other")
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """What comments speak of within an element; ``remedy`` is how a programme may begin."""

    code: str
    element: str
    label: Text
    remedy: Text


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase says: of which theme, in which tone; without a tone of its own it
    takes that of the words beside it, without a theme it lends its tone."""

    theme: Theme | None
    tone: str = ""


@dataclass(frozen=True)
class Lexicon:
    """``turns`` and the like are single words; ``words`` and ``stems`` lead from phrases, as they
    stand and by their stems, to what they say. The form that stands goes first."""

    dated: date
    themes: Mapping[str, Theme]
    turns: frozenset[str]
    forbids: frozenset[str]
    lessens: frozenset[str]
    wishes: frozenset[str]
    breaks: frozenset[str]
    passes: frozenset[str]
    empty: frozenset[str]
    no_names: frozenset[str]
    titles: frozenset[str]
    silent: frozenset[Phrase]
    words: dict[Phrase, Entry] = field(default_factory=dict)
    stems: dict[Phrase, Entry] = field(default_factory=dict)
    longest: int = 1

    def entry(self, words: Phrase) -> Entry | None:
        """What a phrase says; None where the list does not know it."""
        return self.words.get(words) or self.stems.get(tuple(map(stem, words)))

    def theme(self, code: str) -> Theme | None:
        """A theme by its code."""
        return self.themes.get(code)

    def themes_of(self, element: str) -> list[Theme]:
        """The themes of an element in the order of the list, the nameless one last."""
        named = [each for each in self.themes.values() if each.element == element]
        return [*named, Theme(OTHER, element, _OTHER, _OTHER)]


@cache
def lexicon() -> Lexicon:
    """The list of ``data/words.yaml``."""
    said = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    themes = {row["code"]: _theme(row) for row in said["themes"]}
    sets = {each: frozenset(said[each].split()) for each in _SETS}
    words: dict[Phrase, Entry] = {}
    for phrase, entry in _entries(said, themes):
        words.setdefault(phrase, entry)
    stems: dict[Phrase, Entry] = {}
    for phrase, entry in words.items():
        stems.setdefault(tuple(map(stem, phrase)), entry)
    silent = frozenset(tuple(phrase.split()) for phrase in said["silent"])
    longest = max(map(len, [*words, *silent]))
    return Lexicon(said["dated"], themes, **sets, titles=frozenset(said["titles"]), silent=silent,
                   words=words, stems=stems, longest=longest)  # fmt: skip


@cache
def fingerprint() -> str:
    """Of the list, and of the stems that its words have: another one, and words are compared
    otherwise."""
    stems = repr(sorted(lexicon().stems)).encode()
    return hashlib.sha256(_FILE.read_bytes() + stems).hexdigest()


_SETS = ("turns", "forbids", "lessens", "wishes", "breaks", "passes", "empty", "no_names")


def _theme(row: Mapping[str, Any]) -> Theme:
    return Theme(row["code"], row["element"], Text(**row["label"]), Text(**row["remedy"]))


def _entries(
    said: Mapping[str, Any], themes: Mapping[str, Theme]
) -> Iterator[tuple[Phrase, Entry]]:
    for row in said["themes"]:
        theme = themes[row["code"]]
        yield from _phrases(row.get("bad", ()), Entry(theme, COMPLAINT))
        yield from _phrases(row.get("good", ()), Entry(theme, PRAISE))
        yield from _phrases([*row.get("also", ()), *row.get("about", "").split()], Entry(theme))
    yield from _phrases(said["praise"], Entry(None, PRAISE))
    yield from _phrases(said["complaint"], Entry(None, COMPLAINT))


def _phrases(written: Iterable[str], entry: Entry) -> Iterator[tuple[Phrase, Entry]]:
    for each in written:
        yield tuple(plain_words(each)), entry


def general() -> Theme:
    """The theme of a comment that names none of the nine elements."""
    return next(each for each in lexicon().themes.values() if each.element == GENERAL)
