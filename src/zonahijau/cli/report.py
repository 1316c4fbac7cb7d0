"""What a command answers: data for programs, and the same as tables for people."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from zonahijau.wording import Refused, Text

Value = str | int | Decimal | Fraction | Text | None
"""What a cell shows; None as a dash."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table for people; numbers stand on the right, zones have their colour."""

    title: Text
    kind: Literal["text", "number", "zone"] = "text"
    places: int | None = None
    """Decimal places that an unrounded number is shown with; None: as many as it has."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table for people."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    title: Text | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The answer of a command.

    ``data`` is what ``--json`` prints: fractions and decimals become decimal strings, a Text the
    sentence in the language asked for. ``notes`` are sentences below the tables. ``refused`` is
    what was found wrong although there is something to show (exit 2). ``code`` is the exit code
    otherwise: a diagnosis that found something wrong was still done, and says so with 1.
    """

    data: object
    tables: Sequence[Table]
    notes: Sequence[Text] = field(default_factory=tuple)
    refused: Refused | None = None
    code: int = 0
