"""Classes and zones as a reader sees them: a word, a shape and a colour, never a colour alone."""

from dataclasses import dataclass

from zonahijau.wording import Text

SHAPES = {"hijau": "circle", "kuning": "triangle", "merah": "octagon", "abu": "ring"}
"""The shapes stay apart in grey print and at twelve pixels."""

ZONES = {
    "hijau": Text("Hijau", "Green"),
    "kuning": Text("Kuning", "Yellow"),
    "merah": Text("Merah", "Red"),
    "abu": Text("Belum dinilai", "Not assessed"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A class on its chip: ``letter`` (A to F) if it has one, its word, and the tone of its zone.

    ``tone`` is ``hijau``, ``kuning``, ``merah``, or ``abu`` for what is not assessed or belongs
    to an instrument without zones.
    """

    tone: str
    word: Text | str
    letter: str = ""

    @property
    def shape(self) -> str:
        return SHAPES[self.tone]

    @property
    def zone(self) -> Text | str:
        """The zone inside a sentence: the official word, in English with what it means; the word of
        the class where the instrument has no zones."""
        if self.tone == "abu":
            return self.word
        return Text(self.tone, f"{self.tone}, {ZONES[self.tone].en.lower()}")


def mark(zone: str | None, word: Text | str = "", letter: str = "") -> Mark:
    """The mark of a zone; None is "not assessed" unless a word says otherwise."""
    tone = zone if zone in SHAPES else "abu"
    return Mark(tone, word or ZONES[tone], letter)
