"""The blocks of a paper as fields of a form, and back; nothing typed is ever lost. Pure.

Names begin with ``b<number>-``. Reading never fails: whatever was typed becomes blocks again, and
the page shows them whether they could be saved or not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from zonahijau.documents.blocks import (
    CHART,
    CHARTS,
    CLAUSE,
    FACTS,
    KINDS,
    LIST,
    MOST_BLOCKS,
    MOST_COLUMNS,
    MOST_ROWS,
    NUMBERS,
    SIGNATURE_HEADER,
    SIGNATURES,
    STYLES,
    TABLE,
    Block,
)
from zonahijau.web.forms import whole_number
from zonahijau.wording import Text

Posted = Mapping[str, str]

_DO = re.compile(r"(up|down|remove)-(\d{1,3})")
_FRESH = {
    FACTS: {"rows": (("", ""), ("", ""))},
    TABLE: {
        "header": ("Uraian", "Keterangan"),
        "rows": (("", ""), ("", ""), ("", "")),
        "numbered": True,
    },
    SIGNATURES: {"rows": (("",) * len(SIGNATURE_HEADER),) * 2},
    CHART: {"header": ("Uraian", "Nilai"), "rows": (("", ""),) * 3, "style": "bars"},
    LIST: {"items": ("",)},
    CLAUSE: {"items": ("",)},
}


@dataclass(frozen=True, slots=True)
class Field:
    """One cell of a table or details, as an input."""

    name: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class EditBlock:
    """A block as the form shows it; ``number`` counts from 0."""

    number: int
    block: Block

    @property
    def prefix(self) -> str:
        return f"b{self.number}-"

    @property
    def place(self) -> int:
        """As people count."""
        return self.number + 1

    @property
    def kind_label(self) -> Text:
        return KINDS[self.block.kind]

    @property
    def has_text(self) -> bool:
        return self.block.kind in ("paragraph", "chapter", "heading", "centred", CHART)

    @property
    def has_items(self) -> bool:
        return self.block.kind in (LIST, CLAUSE) or (self.is_chart and bool(self.block.items))

    @property
    def is_chart(self) -> bool:
        return self.block.kind == CHART

    @property
    def is_long(self) -> bool:
        """Whether its text takes more than a line."""
        return self.block.kind in ("paragraph", CHART)

    @property
    def has_rows(self) -> bool:
        return self.block.kind in (FACTS, TABLE, CHART, SIGNATURES)

    @property
    def items(self) -> str:
        """One a line."""
        return "\n".join(self.block.items)

    @property
    def header(self) -> str:
        """One column a line."""
        return "\n".join(self.block.header)

    @property
    def lines(self) -> int:
        """How many lines its text takes, for the height of its field."""
        said = self.items if self.has_items else self.block.text
        return min(14, 1 + said.count("\n") + len(said) // 80)

    @property
    def rows(self) -> list[list[Field]]:
        """The cells, each with its name and what it is called."""
        labels = _labels(self.block)
        return [
            [
                Field(f"{self.prefix}r{r}c{c}", row[c] if c < len(row) else "", f"{label} {r + 1}")
                for c, label in enumerate(labels)
            ]
            for r, row in enumerate(self.block.rows)
        ]

    @property
    def labels(self) -> Sequence[str]:
        return _labels(self.block)

    @property
    def styles(self) -> list[tuple[str, Text, bool]]:
        known = CHARTS if self.is_chart else STYLES
        return [(value, text, value == self.block.style) for value, text in known.items()]


def _labels(block: Block) -> Sequence[str]:
    if block.kind == FACTS:
        return ("Label", "Isi")
    return SIGNATURE_HEADER if block.kind == SIGNATURES else block.header


def shown(blocks: Sequence[Block]) -> list[EditBlock]:
    """The blocks as the form shows them."""
    return [EditBlock(number, block) for number, block in enumerate(blocks)]


def read(posted: Posted) -> list[Block]:
    """The blocks that were typed."""
    count = min(whole_number(posted.get("blocks", "0")), MOST_BLOCKS + 1)
    return [_read(posted, f"b{number}-") for number in range(count)]


def _read(posted: Posted, prefix: str) -> Block:
    def said(name: str) -> str:
        return posted.get(prefix + name, "").replace("\r\n", "\n").strip()

    kind = said("kind")
    block = Block(
        kind if kind in KINDS else "paragraph",
        text=said("text"),
        label=said("label"),
        items=tuple(line.strip() for line in said("items").split("\n") if line.strip()),
        style=said("style") if said("style") in (CHARTS if kind == CHART else STYLES) else NUMBERS,
        header=_lines(said("header"))[:MOST_COLUMNS],
        numbered=bool(said("numbered")),
        tall=bool(said("tall")),
        widths=tuple(whole_number(each) for each in said("widths").split(",") if each),
    )
    return replace(block, rows=_rows(posted, prefix, block)) if block.columns else block


def _rows(posted: Posted, prefix: str, block: Block) -> tuple[tuple[str, ...], ...]:
    """The typed rows; the number of rows that was asked for adds empty ones or cuts empty ones
    off the end, never one with text."""
    held = whole_number(posted.get(f"{prefix}rows", "0"))
    columns = range(block.columns)
    rows = [
        tuple(posted.get(f"{prefix}r{row}c{column}", "").strip() for column in columns)
        for row in range(min(held, MOST_ROWS))
    ]
    wanted = min(whole_number(posted.get(f"{prefix}count", str(held))), MOST_ROWS)
    while len(rows) > wanted and not any(rows[-1]):
        rows.pop()
    rows += [("",) * len(columns)] * (wanted - len(rows))
    return tuple(rows)


def done(blocks: Sequence[Block], posted: Posted) -> tuple[list[Block], int | None]:
    """The blocks after the button that was pressed, and which of them to show; None for none."""
    held, wish = list(blocks), posted.get("do", "")
    if wish == "add":
        kind = posted.get("new_kind", "paragraph")
        kind = kind if kind in KINDS else "paragraph"
        place = min(whole_number(posted.get("new_place", "")) or len(held), len(held))
        held.insert(place, Block(kind, **_FRESH.get(kind, {})))  # type: ignore[arg-type]
        return held, place
    found = _DO.fullmatch(wish)
    if found is None or int(found[2]) >= len(held):
        return held, None
    return _moved(held, found[1], int(found[2]))


def _moved(held: list[Block], verb: str, number: int) -> tuple[list[Block], int]:
    block = held.pop(number)
    if verb == "remove":
        return held, max(number - 1, 0)
    place = max(number - 1, 0) if verb == "up" else min(number + 1, len(held))
    held.insert(place, block)
    return held, place


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
