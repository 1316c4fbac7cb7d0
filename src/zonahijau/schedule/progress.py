"""How far a job is, for whoever waits for it: told by its handler as often as it likes, written a
few times only. What the handler knows is told; nothing is guessed from the time that has passed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from zonahijau.wording import Text

MOST_WRITES = 20
"""For each kind of thing that is counted, however many of them there are."""

Write = Callable[[dict[str, Any]], object]


@dataclass(slots=True)
class _Teller:
    """Writes when another twentieth is done, or when something else is counted."""

    write: Write
    told: tuple[Text, int] | None = None

    def tell(self, done: int, of: int, what: Text) -> None:
        mark = what, done * MOST_WRITES // of
        if mark != self.told:
            self.told = mark
            self.write({"done": done, "of": of, "what": [what.id, what.en]})


_AT_WORK: ContextVar[_Teller | None] = ContextVar("job at work", default=None)


def tell_progress(done: int, of: int, what: Text) -> None:
    """So many of so many are done: ``tell_progress(12, 40, Text("halaman", "pages"))``.

    Kept for a job that acts outside of a transaction; what a job in one writes, nobody could read
    before it ends. Where no job runs nothing is kept, so that actions may tell in any case.
    """
    teller = _AT_WORK.get()
    if teller is not None and of > 0:
        teller.tell(done, of, what)


@contextmanager
def telling(write: Write) -> Iterator[None]:
    """What is told within goes there."""
    token = _AT_WORK.set(_Teller(write))
    try:
        yield
    finally:
        _AT_WORK.reset(token)


def said(progress: dict[str, Any]) -> Text:
    """12 dari 40 halaman; nothing where nothing was told."""
    if not progress:
        return Text("", "")
    indonesian, english = progress["what"]
    done, of = progress["done"], progress["of"]
    return Text(f"{done} dari {of} {indonesian}", f"{done} of {of} {english}")
