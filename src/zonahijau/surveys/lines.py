"""An answer as a line of text, and back: what shelves and sheets hold.

``service|about|scored|extra``: the key of the service, then the places of the chosen options, a
character each (0 is left empty)::

    2|1325|444434343|1
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zonahijau.surveys.asking import Asked, Asking
from zonahijau.surveys.words import BY_SERVICE, WHOLE

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
MOST_OPTIONS = len(_DIGITS) - 1

Places = tuple[int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Answer:
    """What one person chose; the places of options in the order of the form."""

    service: str
    about: Places
    scored: Places
    extra: Places

    @property
    def is_straight(self) -> bool:
        """Whether every element got the same answer."""
        return len(set(self.scored)) == 1


def written(answer: Answer) -> str:
    """The line of an answer."""
    return "|".join([answer.service, *map(digits_of, (answer.about, answer.scored, answer.extra))])


def read(line: str) -> Answer:
    """The answer of a line; ValueError when it is none."""
    service, about, scored, extra = line.split("|")
    return Answer(service, places_of(about), places_of(scored), places_of(extra))


def read_all(lines: str) -> list[Answer]:
    """The answers of a shelf or sheet."""
    return [read(line) for line in lines.splitlines()]


def sorted_lines(lines: Iterable[str]) -> str:
    """Lines in their only order: that of what they say."""
    return "\n".join(sorted(lines))


def fits(answer: Answer, asking: Asking, services: Iterable[str]) -> bool:
    """Whether an answer belongs to these questions and services."""
    parts = ((answer.about, asking.about), (answer.scored, asking.scored))
    return answer.service in services and all(
        _fit(places, asked) for places, asked in (*parts, (answer.extra, asking.extra))
    )


def _fit(places: Places, asked: tuple[Asked, ...]) -> bool:
    return len(places) == len(asked) and all(
        each.admits(place) for each, place in zip(asked, places, strict=True)
    )


def cells_of(answer: Answer, asking: Asking) -> Iterator[tuple[str, str]]:
    """The cells that an answer counts in: the whole, its service, each group of respondents."""
    yield WHOLE, WHOLE
    yield BY_SERVICE, answer.service
    for asked, place in zip(asking.about, answer.about, strict=True):
        yield asked.code, str(place)


def digits_of(places: Places) -> str:
    """Places of options, a character each."""
    return "".join(_DIGITS[place] for place in places)


def places_of(digits: str) -> Places:
    """And back."""
    return tuple(_DIGITS.index(each) for each in digits)
