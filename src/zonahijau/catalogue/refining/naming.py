"""A pasted list of names, line by line; pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zonahijau.catalogue.policies import LONGEST_NAME
from zonahijau.web.marks import Mark
from zonahijau.wording import Text

NEW, THERE, TWICE, LONG = "new", "there", "twice", "long"
MARKS = {
    NEW: Mark("hijau", Text("Baru", "New")),
    THERE: Mark("abu", Text("Sudah ada", "There already")),
    TWICE: Mark("abu", Text("Tertulis dua kali", "Written twice")),
    LONG: Mark("merah", Text("Terlalu panjang", "Too long")),
}
MOST = 500
_BULLET = re.compile(r"^\s*(?:\(?(?:\d{1,3}|[a-z])[.)]|[-–•*·])\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list, and what saving does with it."""

    name: str
    state: str

    @property
    def mark(self) -> Mark:
        return MARKS[self.state]


def lines_of(text: str, known: Iterable[str]) -> list[Line]:
    """Every line with a name: numbers and bullets before it are left out; of columns pasted from a
    spreadsheet the first with letters is the name. ``known`` are the names that are there."""
    taken = {name.casefold() for name in known}
    seen: set[str] = set()
    return [Line(name, _state(name, taken, seen)) for name in _names(text)][:MOST]


def _names(text: str) -> Iterator[str]:
    for line in text.splitlines():
        cells = [" ".join(_BULLET.sub("", cell).split()) for cell in line.split("\t")]
        named = [cell for cell in cells if re.search(r"[^\W\d_]", cell)]
        if named:
            yield named[0]


def _state(name: str, taken: set[str], seen: set[str]) -> str:
    key = name.casefold()
    if len(name) > LONGEST_NAME:
        return LONG
    if key in taken:
        return THERE
    if key in seen:
        return TWICE
    seen.add(key)
    return NEW
