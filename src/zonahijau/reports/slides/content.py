"""What a slide can hold; plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

Value = int | Decimal | None
COLUMNS, STACKED = "columns", "stacked"
SUBJECT, CONTEXT, LIGHT = "subject", "context", "light"
"""How a series is coloured: what the slide speaks of, what stands beside it, what is not known."""


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers of a chart, one a category; None where there is nothing to draw."""

    name: str
    values: tuple[Value, ...]
    tone: str = SUBJECT


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart whose numbers can be changed: columns that stand apart, or stacked bars."""

    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    greatest: int
    places: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``widths`` are shares of the line."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: a title that says what it shows, the same in a sentence, one picture, table or
    list, its source, and what the speaker may say."""

    title: str
    lead: str
    source: str
    notes: str
    chart: Chart | None = None
    grid: Grid | None = None
    points: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides, the first being the title."""

    title: str
    subtitle: str
    government: str
    dated: str
    notes: str
    slides: tuple[Slide, ...]
