"""An instrument in portions that fit a page: its dimensions, the long ones by their parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from zonahijau.assessments.models import Answer
from zonahijau.lawbook.instruments import Instrument, Node
from zonahijau.wording import Text

MOST_ON_A_PAGE = 16
"""More indicators than this are split by the parts of the dimension, where it has any."""

OTHERS = Text("Indikator lain", "Other indicators")


@dataclass(frozen=True, slots=True)
class Section:
    """Indicators that are answered on one page."""

    code: str
    label: Text
    nodes: tuple[Node, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(node.code for node in self.nodes)


def sections(instrument: Instrument, facets: Mapping[str, str]) -> tuple[Section, ...]:
    """The portions in the order of the instrument; every indicator stands in exactly one."""
    asked = {node.code for node in instrument.indicators(facets)}
    return tuple(_portions(instrument.root, asked))


def section_of(portions: Iterable[Section], code: str) -> Section | None:
    """The portion of a code, or the one that holds an indicator of that code."""
    several = tuple(portions)
    named = next((each for each in several if each.code == code), None)
    return named or next((each for each in several if code in each.codes), None)


def _portions(node: Node, asked: set[str]) -> Iterator[Section]:
    leaves = tuple(each for each in node.walk() if each.code in asked)
    inner = [part for part in node.parts if part.parts and _holds(part, asked)]
    if not leaves:
        return
    if not inner or (len(leaves) <= MOST_ON_A_PAGE and not _is_root(inner)):
        yield Section(node.code, node.label, leaves)
        return
    yield from _parts(node, asked)


def _is_root(inner: list[Node]) -> bool:
    """A tree of dimensions, in which each dimension is a page however short."""
    return len(inner) > 1 and any(part.parts for grand in inner for part in grand.parts)


def _parts(node: Node, asked: set[str]) -> Iterator[Section]:
    """Each part that has parts by itself; indicators between them together, under the node."""
    loose: list[Node] = []
    for part in node.parts:
        if part.parts:
            yield from _portions(part, asked)
        elif part.code in asked:
            loose.append(part)
    if loose:
        label = loose[0].label if len(loose) == 1 else OTHERS
        yield Section(f"{node.code}-", label, tuple(loose))


def _holds(node: Node, asked: set[str]) -> bool:
    return any(each.code in asked for each in node.walk())


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a portion is answered and reviewed, of how much."""

    answered: int
    reviewed: int
    asked: int

    @property
    def reviewed_share(self) -> int:
        return 100 * self.reviewed // self.answered if self.answered else 0

    @property
    def share(self) -> int:
        return 100 * self.answered // self.asked if self.asked else 100


def progress(section: Section, answers: Iterable[Answer], products: int) -> Progress:
    """Counted over all products; ``answers`` may hold those of other portions too."""
    own = [row for row in answers if row.indicator in section.codes]
    return Progress(
        answered=sum(row.state != "missing" for row in own),
        reviewed=sum(bool(row.review) for row in own),
        asked=len(section.nodes) * max(products, 1),
    )
