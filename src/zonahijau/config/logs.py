"""What the log may say: what broke and where, never the values that it broke on."""

import logging
import re
import traceback
from types import TracebackType

_LINK = re.compile(r"(/undangan/terima/)[^/\s]+")
"""The address of an invitation is its secret: a refused password is logged with it, while the link
is still good."""

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutValues(logging.Formatter):
    """Prints an error as its kind and the lines of code it came through.

    The words of an error can name a person: a mail server repeats the address that it refused, a
    database the value that stood there twice.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line without what would let its reader in."""
        return _LINK.sub(r"\1…", super().format(record))

    def formatException(self, ei: Raised) -> str:  # noqa: N802  the name that logging calls
        """Kind and place of the error and of those behind it."""
        return "\n".join(_lines(ei[1]))


def _lines(error: BaseException | None) -> list[str]:
    if error is None:
        return []
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    places = [line.rstrip() for line in traceback.format_tb(error.__traceback__)]
    return [*_lines(behind), *places, f"{type(error).__module__}.{type(error).__qualname__}"]
