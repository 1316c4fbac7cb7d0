"""From the sums of the history to indices: exact fractions, rounded as the version says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa

from zonahijau.lawbook.instruments import Band
from zonahijau.statistics.skm import IndexRule, index_of_sum
from zonahijau.statistics.tally import Missing
from zonahijau.surveys.history.expression import RESPONDENTS, count_of, sum_of, sums
from zonahijau.surveys.history.layout import column_of


@dataclass(frozen=True, slots=True)
class GroupIndex:
    """The index of a group: its key in the order asked for, n, exact and rounded, and its grade.

    All but key and n is None where some element was answered by nobody.
    """

    key: tuple[Any, ...]
    n: int
    exact: Fraction | None
    index: Decimal | None
    grade: Band | None


def indices(
    answers: ir.Table,
    rule: IndexRule,
    by: Sequence[str],
    missing: Missing = Missing.DROP_ROW,
) -> list[GroupIndex]:
    """The index of every group of the history, in the order of their keys."""
    expression = sums(answers, rule.elements, by, missing).order_by(list(by))
    return list(read_sums(expression.to_pyarrow(), rule, by))


def read_sums(found: pa.Table, rule: IndexRule, by: Sequence[str]) -> Iterator[GroupIndex]:
    """What an engine found, as indices."""
    columns = [column_of(each) for each in rule.elements]
    keys = zip(*(found[name].to_pylist() for name in by), strict=True)
    added = zip(*(found[sum_of(each)].to_pylist() for each in columns), strict=True)
    counted = zip(*(found[count_of(each)].to_pylist() for each in columns), strict=True)
    respondents = found[RESPONDENTS].to_pylist()
    for key, n, total, count in zip(keys, respondents, added, counted, strict=True):
        yield _index(key, n, total, count, rule)


def _index(
    key: tuple[Any, ...], n: int, added: Sequence[int], counted: Sequence[int], rule: IndexRule
) -> GroupIndex:
    if not all(counted):
        return GroupIndex(key, n, None, None, None)
    exact = index_of_sum(_sum_of_means(added, counted), rule)
    return GroupIndex(key, n, exact, rule.rounding.apply(exact), rule.grade(exact))


def _sum_of_means(added: Sequence[int], counted: Sequence[int]) -> Fraction:
    """Over one common denominator: nine divisions of fractions become one."""
    whole = lcm(*counted)
    return Fraction(sum(each * (whole // n) for each, n in zip(added, counted, strict=True)), whole)
