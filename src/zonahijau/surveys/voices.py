"""What the coded comments of a survey add up to, by element and theme, and which may be quoted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from zonahijau.lawbook.library import load_instrument
from zonahijau.surveys.comments.coding import COMPLAINT, GENERAL, PRAISE, WISH
from zonahijau.surveys.comments.lexicon import Theme, lexicon
from zonahijau.surveys.figures import INSTRUMENT
from zonahijau.surveys.models import Campaign, Comment
from zonahijau.surveys.policies import LEAST
from zonahijau.wording import Text

_GENERAL = Text("Umum", "In general")
MOST_QUOTES = 12


@dataclass(slots=True)
class Voices:
    """How many comments praise, complain or wish."""

    praise: int = 0
    complaint: int = 0
    wish: int = 0

    @property
    def asking(self) -> int:
        """Complaints and wishes: what something can be done about."""
        return self.complaint + self.wish

    @property
    def total(self) -> int:
        """All of them."""
        return self.praise + self.asking


@dataclass(slots=True)
class Heard:
    """How many comments a survey has, how many were coded, and what those say; a comment counts
    once for each thing that it says."""

    comments: int
    coded: int
    elements: dict[str, Voices] = field(default_factory=dict)
    themes: dict[tuple[str, str], Voices] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme and what is said of it; ``voices`` is None where it is hidden."""

    theme: Theme
    element: Text
    voices: Voices | None


def heard(campaign: Campaign) -> Heard:
    """What the comments of a survey say; two queries, and no comment is read."""
    rows = Comment.objects.filter(campaign=campaign)
    coded = rows.coded().only("codes")
    found = Heard(rows.count(), 0)
    for row in coded:
        found.coded += 1
        for element, tone in {(each.element, each.tone) for each in row.codings}:
            _add(found.elements.setdefault(element, Voices()), tone)
        for each in row.codings:
            _add(found.themes.setdefault((each.element, each.theme), Voices()), each.tone)
    return found


def _add(voices: Voices, tone: str) -> None:
    name = {PRAISE: "praise", COMPLAINT: "complaint", WISH: "wish"}[tone]
    setattr(voices, name, getattr(voices, name) + 1)


def element_names() -> Mapping[str, Text]:
    """The nine elements in the order of the questionnaire, and the general one, in words."""
    nodes = load_instrument(INSTRUMENT).indicators()
    return {**{node.code: node.label for node in nodes}, GENERAL: _GENERAL}


def theme_of(element: str, code: str) -> Theme | None:
    """A theme of an element; None where there is none such."""
    if element not in element_names():
        return None
    return next((each for each in lexicon().themes_of(element) if each.code == code), None)


def theme_lines(found: Heard) -> list[ThemeLine]:
    """Every theme that was spoken of, what most ask for first; for those who read the comments."""
    names = element_names()
    lines = [
        ThemeLine(theme, names[element], voices)
        for (element, code), voices in found.themes.items()
        if (theme := theme_of(element, code)) and element in names
    ]
    return sorted(lines, key=lambda line: _order(line.voices))


def _order(voices: Voices | None) -> tuple[int, int]:
    return (-voices.asking, -voices.total) if voices else (0, 0)


def shown_elements(found: Heard) -> list[tuple[Text, int | None, int | None]]:
    """For everybody: of each element how many ask for something and how many praise; numbers under
    five are hidden. No total is shown that would give them away, for a comment counts in each."""
    names = [each for each in element_names() if each in found.elements]
    asking = _hidden(found.elements[each].asking for each in names)
    praise = _hidden(found.elements[each].praise for each in names)
    words = element_names()
    lines = zip(names, asking, praise, strict=True)
    return [(words[each], asked, praised) for each, asked, praised in lines]


def asked_and_praised(campaign: Campaign) -> dict[str, tuple[int, int]]:
    """By element: how many comments ask for something, how many praise."""
    found = heard(campaign).elements
    return {each: (voices.asking, voices.praise) for each, voices in found.items()}


def _hidden(counts: Iterable[int]) -> list[int | None]:
    return [count if count >= LEAST else None for count in counts]


def quotes(campaign: Campaign, language: str = "id") -> list[str]:
    """What people wrote and somebody said may be shown, covered; nothing while the survey runs or
    has fewer than five comments. Three queries at most."""
    rows = Comment.objects.filter(campaign=campaign)
    if campaign.state != "closed" or rows.count() < LEAST:
        return []
    chosen = rows.exclude(quoted_on=None).order_by("uid")[:MOST_QUOTES]
    return [row.said(language) for row in chosen]
