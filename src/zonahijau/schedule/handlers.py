"""The functions that do jobs, by name, and the jobs that come again. No database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from zonahijau.schedule.times import Times

Handler = Callable[..., object]

HANDLERS: dict[str, Handler] = {}
RECURRING: dict[str, "Recurring"] = {}


@dataclass(frozen=True, slots=True)
class Recurring:
    """A job that is asked for once for every due instant."""

    name: str
    times: Times
    arguments: Mapping[str, object] = field(default_factory=dict)


def handler(name: str) -> Callable[[Handler], Handler]:
    """Names the function that does the jobs called ``name``, with their arguments by keyword.

    What it writes into the database happens exactly once. What it does outside, such as an
    e-mail, can happen again when a worker dies between doing and committing.
    """

    def register(function: Handler) -> Handler:
        known = HANDLERS.get(name)
        if known is not None and known.__qualname__ != function.__qualname__:
            raise LookupError(f"Two handlers are called {name!r}")
        HANDLERS[name] = function
        return function

    return register


def recurring(name: str, times: Times, **arguments: object) -> None:
    """Asks for the job again and again. After a standstill it is done once, not once for each
    instant that was missed."""
    RECURRING[name] = Recurring(name, times, arguments)
