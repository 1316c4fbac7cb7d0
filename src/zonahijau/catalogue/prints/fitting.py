"""How large a print is set: as large as fits on one sheet within stated limits, else the smallest
size on as many sheets as it takes. Nothing is ever cut off."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from zonahijau.documents.typesetting import typeset

FOLDER = Path(__file__).parent.parent / "paper"
_PAGES = re.compile(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)|/Count\s+(\d+)[^>]*?/Type\s*/Pages\b")
_LONG = re.compile(r"\S{17,}")
_STRIDE = 9
SHY, BREAK, TIED = "\u00ad", "\u200b", "\u00a0"
_AMOUNT = re.compile(r"(?<=\d) (?=(?:lembar|rangkap|menit|jam|hari|bulan|tahun|orang)\b)")


@dataclass(frozen=True, slots=True)
class Format:
    """A paper: its name, its sides in millimetres when it stands, how much larger than its kind's
    usual paper everything is drawn, and the sizes of type, the largest first (points)."""

    name: str
    width: int
    height: int
    grown: float
    sizes: tuple[int, ...]

    def sides(self, landscape: bool) -> tuple[int, int]:
        """Width and height as it hangs."""
        return (self.height, self.width) if landscape else (self.width, self.height)


BOARDS = {
    "a3": Format("A3", 297, 420, 1.0, (28, 26, 24, 22, 20, 18)),
    "a2": Format("A2", 420, 594, 1.41, (36, 32, 28, 25, 22, 20, 18)),
}
"""Never below 18 points: capitals of 4.5 mm, which good eyes read at two metres (7.5 minutes of
arc); from 24 points weak eyes do as well."""
CARDS = {
    "a5": Format("A5", 148, 210, 1.0, (15, 14, 13, 12, 11, 10)),
    "a6": Format("A6", 105, 148, 0.71, (11, 10, 9, 8)),
}
PLEDGES = {
    "a4": Format("A4", 210, 297, 1.0, (22, 20, 18, 16, 14, 12)),
    "a3": Format("A3", 297, 420, 1.41, (31, 28, 25, 22, 20, 18)),
}


def pages_of(pdf: bytes) -> int:
    """How many sheets a PDF of the typesetter has."""
    found = _PAGES.search(pdf)
    if found is None:
        raise ValueError("the typesetter gave no pages")
    return int(found[1] or found[2])


def fitted(
    template: str, content: Mapping[str, Any], sizes: Sequence[int], at: datetime, sheets: int = 1
) -> bytes:
    """The print in the largest size that takes no more than so many sheets, else in the smallest.
    ``content`` is set as the input ``print``."""
    low, high = 0, len(sizes) - 1
    best = None
    while low <= high:
        middle = (low + high) // 2
        made = _set(template, content, sizes[middle], at)
        if pages_of(made) <= sheets:
            best, high = made, middle - 1
        else:
            low = middle + 1
    return best or _set(template, content, sizes[-1], at)


def _set(template: str, content: Mapping[str, Any], size: int, at: datetime) -> bytes:
    held = {**content, "size": size, "at": at.timetuple()[:3]}
    return typeset(FOLDER / template, held, at, name="print")


def breakable(text: str) -> str:
    """The same, where a word or an address that is longer than a column may be broken: words with
    a hyphen, addresses without. A number keeps its unit beside it."""
    return _AMOUNT.sub(TIED, _LONG.sub(lambda found: _broken(found[0]), text))


def _broken(run: str) -> str:
    mark = SHY if run.isalpha() else BREAK
    return mark.join(run[at : at + _STRIDE] for at in range(0, len(run), _STRIDE))
