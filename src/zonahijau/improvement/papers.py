"""Papers of monitoring drafted from what units promised: minutes, report and action plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from zonahijau.documents.blocks import BLANK, Block, empty_rows
from zonahijau.documents.drafting import Draft
from zonahijau.documents.kinds import Drafter, kind_of, redraft
from zonahijau.documents.kinds.fieldwork import FINDINGS, PLAN
from zonahijau.improvement.models import Promise
from zonahijau.web.formatting import plain_date

Cells = tuple[str, ...]
SPARE = 2
"""Rows that stay open for what comes up on the spot."""
MOST = 60


def fill_monitoring() -> None:
    """The kinds whose tables promises fill; called once, when the app is ready."""
    for slug in ("berita-acara-monev", "laporan-monev", "rencana-aksi"):
        redraft(slug, partial(_drafted, kind_of(slug).draft))


def _drafted(plain: Drafter, where: Any, by: Any, **chosen: Any) -> Draft:
    """The plain paper; where there are promises they stand in its tables."""
    draft = plain(where, by, **chosen)
    promises = _waiting(where)
    if not promises:
        return draft
    annexes = (replace(each, blocks=_filled(each.blocks, promises)) for each in draft.annexes)
    return replace(draft, blocks=_filled(draft.blocks, promises), annexes=tuple(annexes))


def _waiting(where: Any) -> list[Promise]:
    """The unsettled promises of a unit, or of the whole government, those due first first."""
    is_unit = hasattr(where, "path")
    rows = Promise.objects.filter(**({"unit": where} if is_unit else {"government": where}))
    return list(rows.waiting().select_related("unit").order_by("due_on", "pk")[:MOST])


def _filled(blocks: Sequence[Block], promises: Sequence[Promise]) -> tuple[Block, ...]:
    return tuple(_rows_in(block, promises) for block in blocks)


def _rows_in(block: Block, promises: Sequence[Promise]) -> Block:
    write = _ROWS.get(tuple(block.header))
    if write is None:
        return block
    spare = empty_rows(len(block.header), SPARE)
    return replace(block, rows=(*map(write, promises), *spare))


def _finding(promise: Promise) -> Cells:
    return _problem(promise), promise.what, plain_date(promise.due_on), promise.person


def _plan(promise: Promise) -> Cells:
    day = plain_date(promise.due_on)
    return _problem(promise), promise.what, BLANK, promise.person, day, BLANK


def _problem(promise: Promise) -> str:
    """Where the promise was made and by which unit; what was wrong a person writes."""
    return f"{promise.unit.name} ({promise.source_label.id})"


_ROWS: Mapping[Cells, Callable[[Promise], Cells]] = {FINDINGS: _finding, PLAN: _plan}
