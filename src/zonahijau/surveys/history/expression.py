"""What the index of any number of units needs, as one expression over the rows of the history.

The expression is data: DuckDB computes it inside the program, Spark on a cluster, unchanged. It
adds whole numbers only, so every engine gives the same digits (an average of small integers would
be rounded by the engine, each in its own way).
"""

from __future__ import annotations

from collections.abc import Sequence

import ibis.expr.types as ir

from zonahijau.statistics.tally import Missing
from zonahijau.surveys.history.layout import column_of

RESPONDENTS = "respondents"


def sums(
    answers: ir.Table,
    elements: Sequence[str],
    by: Sequence[str],
    missing: Missing = Missing.DROP_ROW,
) -> ir.Table:
    """For every group of ``by``: its respondents, and for each element the sum of its answers and
    how many there are, in the columns that :func:`sum_of` and :func:`count_of` name."""
    columns = [column_of(each) for each in elements]
    if missing is Missing.DROP_ROW:
        answers = answers.filter([answers[each].notnull() for each in columns])
    added = {sum_of(each): answers[each].cast("int64").sum() for each in columns}
    counted = {count_of(each): answers[each].count() for each in columns}
    respondents = {RESPONDENTS: answers.count()}
    return answers.group_by(list(by)).aggregate(**respondents, **added, **counted)


def sum_of(column: str) -> str:
    """The column with the sum of an element's answers."""
    return f"sum_{column}"


def count_of(column: str) -> str:
    """The column with the number of an element's answers."""
    return f"count_{column}"
