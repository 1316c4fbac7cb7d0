"""What a table shows of a row, and what its rows can be narrowed to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import QuerySet

from zonahijau.wording import Text

Kind = Literal["text", "number", "date", "moment", "class"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``value`` gets the row; left out, the attribute named ``key`` is shown.

    ``order_by`` names the database fields that its heading sorts by (none: no sorting; in a
    table of plain rows any name will do, the shown value is compared). ``link`` makes an address
    of the row. ``share`` (0 to 100) draws a bar under the number. ``template`` draws the cell
    itself, given ``row`` and ``value``. A column of kind ``class`` has a
    :class:`zonahijau.web.marks.Mark` as its value.
    """

    key: str
    label: Text
    value: Callable[[Any], object] | None = None
    order_by: tuple[str, ...] = ()
    kind: Kind = "text"
    places: int | None = None
    link: Callable[[Any], str] | None = None
    share: Callable[[Any], object] | None = None
    template: str = ""

    def of(self, row: Any) -> object:
        """What the column shows of a row."""
        if self.value is not None:
            return self.value(row)
        return row.get(self.key) if isinstance(row, dict) else getattr(row, self.key, None)

    @property
    def is_number(self) -> bool:
        return self.kind == "number"


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice above the table. ``apply`` is a lookup (``kind``, ``unit__path__startswith``) or a
    function of the rows and the chosen value."""

    key: str
    label: Text
    options: Sequence[tuple[str, Text | str]]
    apply: str | Callable[[Any, str], Any]

    def narrow(self, rows: Any, chosen: str) -> Any:
        """The rows that the chosen option leaves."""
        if callable(self.apply):
            return self.apply(rows, chosen)
        if isinstance(rows, QuerySet):
            return rows.filter(**{self.apply: chosen})
        return [row for row in rows if str(getattr(row, self.apply, "")) == chosen]
