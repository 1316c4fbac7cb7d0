"""One sentence in the two languages of the product."""

from dataclasses import dataclass

LANGUAGES = ("id", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence in Indonesian (the source) and English beside it.

    ``str(text)`` is the Indonesian; ``text.say("en")`` the English. ``{name}`` fields are filled
    with :meth:`fill`, in both languages at once.
    """

    id: str
    en: str

    def say(self, language: str = "id") -> str:
        return self.en if language == "en" else self.id

    def fill(self, **values: object) -> "Text":
        return Text(self.id.format(**values), self.en.format(**values))

    @property
    def capitalized(self) -> "Text":
        """The same as the beginning of a line."""
        return Text(self.id[:1].upper() + self.id[1:], self.en[:1].upper() + self.en[1:])

    def __str__(self) -> str:
        return self.id
