"""One sentence in the two languages of the product."""

from dataclasses import dataclass
from string import Formatter
from typing import Any

LANGUAGES = ("id", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence in Indonesian (the source) and English beside it.

    ``str(text)`` is the Indonesian; ``text.say("en")`` the English. ``{name}`` fields are filled
    with :meth:`fill`, in both languages at once; see :func:`filled` for what English counts.
    """

    id: str
    en: str

    def say(self, language: str = "id") -> str:
        return self.en if language == "en" else self.id

    def fill(self, **values: object) -> "Text":
        return Text(filled(self.id, **values), filled(self.en, **values))

    @property
    def capitalized(self) -> "Text":
        """The same as the beginning of a line."""
        return Text(self.id[:1].upper() + self.id[1:], self.en[:1].upper() + self.en[1:])

    def __str__(self) -> str:
        return self.id


def filled(words: str, /, **values: object) -> str:
    """``{n:unit is|units are} late`` filled: ``1 unit is late``, ``2 units are late``.

    Indonesian has one form for all numbers, so it writes ``{n} unit``.
    """
    return _COUNTING.format(words, **values) if "|" in words else words.format(**values)


class _Counting(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if not bar:
            return str(super().format_field(value, format_spec))
        return f"{value} {one if str(value) == '1' else many}"


_COUNTING = _Counting()
