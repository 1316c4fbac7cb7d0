"""Searching and sorting, of database rows by the database and of plain rows in memory."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, Q, QuerySet

from zonahijau.web.tables.columns import Column

Rows = QuerySet[Any] | Sequence[Any]
MOST_WORDS = 12
"""That a search looks for; an address with a thousand would be a question no database takes."""


def searched(rows: Rows, fields: Sequence[str], words: str) -> Rows:
    """The rows in which every word occurs in one of the fields, in any case of letters."""
    for word in words.split()[:MOST_WORDS]:
        if isinstance(rows, QuerySet):
            rows = rows.filter(reduce(or_, (Q(**{f"{f}__icontains": word}) for f in fields)))
        else:
            rows = [row for row in rows if _occurs(word, row, fields)]
    return rows


def _occurs(word: str, row: Any, fields: Sequence[str]) -> bool:
    return any(word.casefold() in str(getattr(row, field, "")).casefold() for field in fields)


def ordered(rows: Rows, column: Column | None, descending: bool) -> Rows:
    """Rows by a column; what has no value stands last, equal rows keep one order on every page."""
    if column is None:
        if not isinstance(rows, QuerySet) or rows.ordered:
            return rows
        return rows.order_by("pk")
    if isinstance(rows, QuerySet):
        keys = [
            F(field).desc(nulls_last=True) if descending else F(field).asc(nulls_last=True)
            for field in column.order_by
        ]
        return rows.order_by(*keys, "pk")
    known = [row for row in rows if column.of(row) is not None]
    unknown = [row for row in rows if column.of(row) is None]
    return sorted(known, key=column.of, reverse=descending) + unknown  # type: ignore[arg-type]
