"""One table as its address asks for it: two queries, however many rows there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from zonahijau.web.tables.cells import Cell, cell
from zonahijau.web.tables.columns import Column, Filter
from zonahijau.web.tables.rows import Rows, ordered, searched
from zonahijau.wording import Text

SEARCH, SORT, PAGE = "cari", "urut", "halaman"
"""The words of the address; filters add their own."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading: where a click leads, and how the rows stand now."""

    column: Column
    address: str
    sorted: str
    """``ascending``, ``descending`` or empty, as ``aria-sort`` wants it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter with the option that the address chose."""

    filter: Filter
    chosen: str
    without: str
    """The address of the table without this filter."""

    @property
    def said(self) -> Text | str:
        return dict(self.filter.options).get(self.chosen, "")


class Listing:
    """Rows for ``<c-table :listing="listing">``.

    ``rows`` is a queryset that already holds only what the person may see, or a list.
    ``order`` is the key of the column to sort by at first, with ``-`` before it for the largest
    first. ``prefix`` parts two tables on one page.
    """

    def __init__(
        self,
        request: HttpRequest,
        rows: Rows,
        columns: Sequence[Column],
        *,
        search_fields: Sequence[str] = (),
        filters: Sequence[Filter] = (),
        order: str = "",
        per_page: int = 25,
        prefix: str = "",
    ):
        self.columns, self.search_fields, self.prefix = columns, search_fields, prefix
        self._query, self._rows = request.GET, rows
        self._filters, self._per_page = filters, per_page
        self.search = self._given(SEARCH) if search_fields else ""
        self._sort = self._given(SORT) or order

    def _given(self, word: str) -> str:
        return self._query.get(self.prefix + word, "").strip()

    @cached_property
    def choices(self) -> list[Choice]:
        """The filters; an option that the address invents is no choice."""
        return [self._choice(each) for each in self._filters]

    def _choice(self, each: Filter) -> Choice:
        given = self._given(each.key)
        chosen = given if given in {value for value, _ in each.options} else ""
        return Choice(each, chosen, self.address(**{each.key: ""}))

    @property
    def is_narrowed(self) -> bool:
        """Whether a search or a filter hides rows."""
        return bool(self.search) or any(choice.chosen for choice in self.choices)

    @cached_property
    def _sorting(self) -> tuple[Column | None, bool]:
        key = self._sort.removeprefix("-")
        column = next((c for c in self.columns if c.key == key and c.order_by), None)
        return column, self._sort.startswith("-")

    @cached_property
    def page(self) -> Page[Any]:
        """The page that the address asks for; the nearest one there is, if there is no such."""
        rows = searched(self._rows, self.search_fields, self.search)
        for choice in self.choices:
            if choice.chosen:
                rows = choice.filter.narrow(rows, choice.chosen)
        paginator = Paginator(ordered(rows, *self._sorting), self._per_page)
        return paginator.get_page(self._given(PAGE) or 1)

    @property
    def total(self) -> int:
        return self.page.paginator.count

    @cached_property
    def rows(self) -> list[list[Cell]]:
        """The cells of the page, row by row."""
        return [[cell(column, row) for column in self.columns] for row in self.page]

    @cached_property
    def headings(self) -> list[Heading]:
        return [self._heading(column) for column in self.columns]

    def _heading(self, column: Column) -> Heading:
        by, descending = self._sorting
        if not column.order_by:
            return Heading(column, "", "")
        if by is not column:
            return Heading(column, self.address(**{SORT: column.key}), "")
        turned = column.key if descending else f"-{column.key}"
        return Heading(
            column, self.address(**{SORT: turned}), "descending" if descending else "ascending"
        )

    def address(self, **changes: str) -> str:
        """This table with parts of its address changed; a change starts again at page one."""
        query = self._query.copy()
        query.pop(self.prefix + PAGE, None)
        for key, value in changes.items():
            query.pop(self.prefix + key, None)
            if value:
                query[self.prefix + key] = value
        return f"?{query.urlencode()}"

    @cached_property
    def pages(self) -> list[tuple[str, str]]:
        """The numbers under the table with their addresses; an ellipsis has none."""
        paginator = self.page.paginator
        numbers = paginator.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1)
        return [
            (str(number), self.address(**{PAGE: str(number)}) if number != "…" else "")
            for number in map(str, numbers)
        ]

    @property
    def number(self) -> str:
        return str(self.page.number)

    @property
    def previous_address(self) -> str:
        here = self.page
        return self.address(**{PAGE: str(here.number - 1)}) if here.has_previous() else ""

    @property
    def next_address(self) -> str:
        here = self.page
        return self.address(**{PAGE: str(here.number + 1)}) if here.has_next() else ""

    @cached_property
    def cleared_address(self) -> str:
        """The table without search and filters."""
        return self.address(**dict.fromkeys([SEARCH, *(f.key for f in self._filters)], ""))

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form above the table must carry along: everything that is not its own field."""
        own = {self.prefix + key for key in (SEARCH, PAGE, *(f.key for f in self._filters))}
        return [(key, str(value)) for key, value in self._query.items() if key not in own]
