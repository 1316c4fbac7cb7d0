"""A sign of life on long work: a count of rows on standard error, on a terminal only."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from zonahijau.wording import Text

Item = TypeVar("Item")

_PAUSE = 0.2
_ROWS = Text("{rows} baris dibaca", "{rows} rows read")
_WIPE = "\r\x1b[K"


class Progress:
    """Counts rows, and shows the count now and then when someone is watching."""

    def __init__(self, language: str, watched: bool, said: Text = _ROWS):
        self._language = language
        self._said = said
        self._watched = watched
        self._rows = 0
        self._next = time.monotonic() + _PAUSE

    def counting(self, rows: Iterable[Item]) -> Iterable[Item]:
        """The same rows, counted one by one as they are taken."""
        return self._counted(rows) if self._watched else rows

    def _counted(self, rows: Iterable[Item]) -> Iterator[Item]:
        for row in rows:
            self.add(1)
            yield row

    def add(self, rows: int) -> None:
        """So many rows more are done."""
        self._rows += rows
        if self._watched and time.monotonic() >= self._next:
            self._next = time.monotonic() + _PAUSE
            said = self._said.fill(rows=f"{self._rows:,}".replace(",", " ")).say(self._language)
            sys.stderr.write(f"{_WIPE}{said}")
            sys.stderr.flush()


@contextmanager
def progress(language: str, said: Text = _ROWS) -> Iterator[Progress]:
    """A progress line that is wiped at the end; ``said`` is what has been done to ``{rows}``."""
    watched = sys.stderr.isatty()
    try:
        yield Progress(language, watched, said)
    finally:
        if watched:
            sys.stderr.write(_WIPE)
            sys.stderr.flush()
