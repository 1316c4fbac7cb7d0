"""Parts of a comment that may tell who somebody is, and the comment without them. Pure.

What is found is offered, never covered by itself: a person looks at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from zonahijau.surveys.comments.lexicon import lexicon
from zonahijau.wording import Text

KINDS: Mapping[str, Text] = {
    "name": Text("nama", "name"),
    "phone": Text("nomor telepon", "telephone number"),
    "nik": Text("NIK", "NIK"),
    "nip": Text("NIP", "NIP"),
    "number": Text("nomor pribadi", "personal number"),
    "email": Text("alamat surel", "e-mail address"),
    "plate": Text("nomor kendaraan", "number plate"),
    "address": Text("alamat", "address"),
    "account": Text("akun", "account"),
    "other": Text("disamarkan", "covered"),
}
_NIK, _NIP = 16, 18
BLANK = "▮"
"""Stands for a covered letter; no part of a word, and no stop between two of them."""


@dataclass(frozen=True, slots=True, order=True)
class Mask:
    """A part of a comment, [``start``, ``end``), that is covered, and what it is."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a comment as a page shows it: plain, covered (``text`` is empty), or one that may
    be personal and still stands open. ``label`` says what the latter two are."""

    text: str
    label: Text | None = None


_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]*\w")
_ACCOUNT = re.compile(
    r"(?i)(?<![\w.@])@\w[\w.]{2,}\w|\b(?:https?://|www\.)\S+|"
    r"\b(?:facebook|fb|instagram|ig|tiktok)\.(?:com|me)/\S+"
)
_RECORD = re.compile(
    r"(?i)\b(?:no\.?|nomor)? ?(?:rm|rekam medis|bpjs|kk|ktp|sim|paspor|rek|rekening|registrasi)\b"
    r"\.?(?: ?no(?:mor)?\.?)? ?:? ?(?P<number>\d[\d.-]{3,}\d)"
)
_PHONE = re.compile(r"(?<!\d)(?:\+?62|0)[ .-]?(?:\d[ .-]?){7,12}\d(?!\d)")
_LONG = re.compile(r"(?<!\d)\d(?:[ .-]?\d){9,19}(?!\d)")
_PLATE = re.compile(r"\b[A-Z]{1,2} ?\d{1,4} ?[A-Z]{1,3}\b")
_ADDRESS = re.compile(
    r"(?i)\b(?:(?:jl|jln|jalan|gg|gang|komplek|kompleks)\b\.? +\w+(?: +\w+){0,2}?"
    r"(?: +(?:no|nomor)\b\.? *\d+\w?)|rt\b\.? *\d+(?: *[/,]? *rw\b\.? *\d+)?)"
)


_PATTERNS = (
    ("email", _EMAIL), ("phone", _PHONE), ("plate", _PLATE), ("address", _ADDRESS),
    ("account", _ACCOUNT),
)  # fmt: skip


def found_in(text: str) -> list[Mask]:
    """Every part that may be personal, in order; where two meet the longer is kept."""
    return _apart([*_numbers(text), *_patterns(text), *_names(text)])


def covered(text: str, masks: Iterable[Mask], say: str = "id") -> str:
    """The text with what stands for each covered part: ``[nama]``."""
    made, last = [], 0
    for mask in _apart(masks):
        made += [text[last : mask.start], f"[{KINDS[mask.kind].say(say)}]"]
        last = mask.end
    return "".join([*made, text[last:]])


def blanked(text: str, masks: Iterable[Mask]) -> str:
    """The text with a blank for each covered letter, so that every other keeps its place."""
    letters = list(text)
    for mask in _apart(masks):
        letters[mask.start : mask.end] = BLANK * (mask.end - mask.start)
    return "".join(letters)


def pieces(text: str, covers: Iterable[Mask], still_open: Iterable[Mask]) -> Iterator[Piece]:
    """A comment in its parts, in order; what is covered goes before what is open."""
    hidden = _apart(covers)
    shown = [each for each in still_open if not any(_meet(each, mask) for mask in hidden)]
    last = 0
    for mask in sorted([*hidden, *shown]):
        if text[last : mask.start]:
            yield Piece(text[last : mask.start])
        words = "" if mask in hidden else text[mask.start : mask.end]
        yield Piece(words, KINDS[mask.kind])
        last = mask.end
    if text[last:]:
        yield Piece(text[last:])


def everywhere(text: str, word: str) -> list[Mask]:
    """Every place of a word that a person wants covered, whatever its case; ``Rina`` covers
    ``rinanya`` as well."""
    wanted = word.strip()
    if not wanted:
        return []
    word_there = rf"(?<!\w){re.escape(wanted)}(?:nya|ku|mu|lah|kah|pun)?(?!\w)"
    places = re.finditer(word_there, text, re.IGNORECASE)
    return [Mask(each.start(), each.end(), "other") for each in places]


def open_parts(text: str, masks: Sequence[Mask]) -> list[Mask]:
    """What may be personal and is not covered yet."""
    return [each for each in found_in(text) if not any(_meet(each, mask) for mask in masks)]


def _numbers(text: str) -> Iterator[Mask]:
    for match in _LONG.finditer(text):
        digits = sum(each.isdigit() for each in match[0])
        kind = {_NIK: "nik", _NIP: "nip"}.get(digits, "number")
        if kind != "number" or not _PHONE.fullmatch(match[0]):
            yield Mask(match.start(), match.end(), kind)


def _patterns(text: str) -> Iterator[Mask]:
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield Mask(match.start(), match.end(), kind)
    for match in _RECORD.finditer(text):
        yield Mask(match.start("number"), match.end("number"), "number")


def _names(text: str) -> Iterator[Mask]:
    """A word after ``Pak``, ``Bu``, ``dr.``; further ones where they begin with a capital."""
    known = lexicon()
    for match in _named().finditer(text):
        first = match[1].lower()
        if first not in known.no_names and not first.isdigit():
            yield Mask(match.start(1), match.end(2), "name")


@cache
def _named() -> re.Pattern[str]:
    titles = "|".join(map(re.escape, sorted(lexicon().titles, key=len, reverse=True)))
    return re.compile(
        rf"(?i:\b(?:{titles})\b\.?)\s+(\w\w+)((?:['’]\w+)?(?:\s+[A-Z][\w'’]+){{0,3}})"
    )


def _apart(masks: Iterable[Mask]) -> list[Mask]:
    kept: list[Mask] = []
    for mask in sorted(masks, key=lambda each: (each.start - each.end, each)):
        if not any(_meet(mask, other) for other in kept):
            kept.append(mask)
    return sorted(kept)


def _meet(one: Mask, other: Mask) -> bool:
    return one.start < other.end and other.start < one.end
