"""What a comment is about, as a person says it: element, theme and tone. Pure.

The codings of a comment stand in one text, so that a database can look for them::

    |WAKTU.antrean-|PERILAKU.keramahan+|
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zonahijau.wording import Text

PRAISE, COMPLAINT, WISH = "+", "-", "="
TONES: Mapping[str, Text] = {
    COMPLAINT: Text("Keluhan", "Complaint"),
    WISH: Text("Usul", "Wish"),
    PRAISE: Text("Pujian", "Praise"),
}
GENERAL = "UMUM"
"""The element of a comment that names none of the nine."""
OTHER = "lain"
"""The theme of an element that the word list has no name for."""
MOST = 6
"""Codings of one comment."""

_BAR = "|"
_ONE = re.compile(r"([A-Z]{2,20})\.([a-z-]{2,20})([+=-])")


@dataclass(frozen=True, slots=True, order=True)
class Coding:
    """One thing that a comment speaks of, and how."""

    element: str
    theme: str
    tone: str

    def __str__(self) -> str:
        return f"{self.element}.{self.theme}{self.tone}"

    @classmethod
    def of(cls, written: str) -> Coding:
        """What ``str`` wrote; ValueError when it is none."""
        found = _ONE.fullmatch(written)
        if found is None:
            raise ValueError(written)
        return cls(*found.groups())


def written(codings: Iterable[Coding]) -> str:
    """Codings as they are stored, each once, in one order; empty for none."""
    each = sorted({str(coding) for coding in codings})
    return f"{_BAR}{_BAR.join(each)}{_BAR}" if each else ""


def read(stored: str) -> tuple[Coding, ...]:
    """The codings of a stored text."""
    return tuple(Coding.of(each) for each in stored.split(_BAR) if each)


def pattern(element: str, theme: str = "", tone: str = "") -> str:
    """A part of the stored text that every comment on this has: of an element, or one coding."""
    return f"{_BAR}{element}." + (f"{theme}{tone}{_BAR}" if theme and tone else "")
