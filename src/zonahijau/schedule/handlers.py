"""The functions that do jobs, by name, and the jobs that come again. No database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from zonahijau.schedule.times import Times

Handler = Callable[..., object]

HANDLERS: dict[str, Handler] = {}
OUTSIDE: set[str] = set()
"""The names of jobs whose effect lies outside the database, such as an e-mail."""
RECURRING: dict[str, "Recurring"] = {}


@dataclass(frozen=True, slots=True)
class Recurring:
    """A job that is asked for once for every due instant."""

    name: str
    times: Times
    arguments: Mapping[str, object] = field(default_factory=dict)


class NothingHappened(Exception):
    """Raised by a handler of an outside job that knows: nothing has left the house, so that it may
    be tried again. ``because`` is kept where administrators see it."""

    def __init__(self, because: str):
        self.because = because
        super().__init__(because)


def handler(name: str, *, outside: bool = False) -> Callable[[Handler], Handler]:
    """Names the function that does the jobs called ``name``, with their arguments by keyword.

    What it writes into the database happens exactly once. With ``outside`` the handler acts on the
    world instead, at most once: that it began is committed before it begins, it runs in no
    transaction, and it is tried again by itself only after :class:`NothingHappened`. One whose
    worker died meanwhile is shown as failed, for a person to decide.
    """

    def register(function: Handler) -> Handler:
        known = HANDLERS.get(name)
        if known is not None and known.__qualname__ != function.__qualname__:
            raise LookupError(f"Two handlers are called {name!r}")
        HANDLERS[name] = function
        (OUTSIDE.add if outside else OUTSIDE.discard)(name)
        return function

    return register


def recurring(name: str, times: Times, **arguments: object) -> None:
    """Asks for the job again and again. After a standstill it is done once, not once for each
    instant that was missed."""
    RECURRING[name] = Recurring(name, times, arguments)
