"""Jobs that are done later, each exactly once though workers die; and jobs that come again.

``@schedule.handler("notices.send")`` names a function that does a job; ``schedule.enqueue(...)``
asks for one; ``schedule.recurring(...)`` asks again and again; ``schedule.tell_progress(...)``
says how far one is.
"""

from typing import TYPE_CHECKING, Any

from zonahijau.schedule.handlers import NothingHappened, handler, recurring
from zonahijau.schedule.progress import tell_progress
from zonahijau.schedule.times import Daily, Hourly, Monthly

if TYPE_CHECKING:
    from zonahijau.schedule.actions import enqueue

__all__ = [
    "Daily",
    "Hourly",
    "Monthly",
    "NothingHappened",
    "enqueue",
    "handler",
    "recurring",
    "tell_progress",
]


def __getattr__(name: str) -> Any:
    """Loads what needs the database when it is asked for."""
    if name == "enqueue":
        from zonahijau.schedule.actions import enqueue

        return enqueue
    raise AttributeError(name)
