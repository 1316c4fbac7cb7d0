"""A survey file read in the two ways that must agree, as plain Python values."""

from collections.abc import Iterable
from pathlib import Path

from zonahijau.tables import open_sheet
from zonahijau.tables.blocks import Block, Labels, RecordReader, block_of
from zonahijau.tables.scan import Scan
from zonahijau.wording import Refused

ITEMS = ("U1", "U2")

Read = tuple[list[tuple[int, str, tuple[int, ...]]], list[str]] | str
"""Rows (physical row, label, answers) and faults; or the sentence that refuses the whole file."""


def scanned(path: Path, group: str | None = None) -> Read:
    """What the fast scan gives."""
    try:
        with open_sheet(str(path)) as sheet:
            scan = Scan(sheet, ITEMS, group)
            return as_values(list(scan), scan.labels)
    except Refused as refused:
        return str(refused)


def read_one_by_one(path: Path, group: str | None = None) -> Read:
    """The same through the ordinary reader alone."""
    labels = Labels()
    labels.code("")
    try:
        with open_sheet(str(path)) as sheet:
            columns = sheet.columns((*ITEMS, group) if group else ITEMS)
            reader = RecordReader(ITEMS, group, columns, labels)
            return as_values([block_of(reader, list(sheet.records()))], labels)
    except Refused as refused:
        return str(refused)


def as_values(blocks: Iterable[Block], labels: Labels) -> Read:
    rows, faults = [], []
    for block in blocks:
        faults += [fault.one_line() for fault in block.faults]
        columns = (block.rows.tolist(), block.groups.tolist(), block.answers.tolist())
        for row, group, answers in zip(*columns, strict=True):
            readable = min(answers) >= 0
            rows.append((row, labels.names[group] if readable else "?", tuple(answers)))
    return rows, faults
