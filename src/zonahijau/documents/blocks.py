"""What a paper says, as structured blocks: one content for the PDF, the DOCX and the page. Pure.

A block is plain data, so that a draft can be kept, compared and changed in a browser without a
script. Blanks that somebody fills by hand are :data:`BLANK`; a drafter never invents a fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from zonahijau.wording import Text

BLANK = "........................"
"""Stands where the office still writes a fact."""

PARAGRAPH, CHAPTER, HEADING, CENTRED, LIST, FACTS, TABLE, CHART, CLAUSE, SIGNATURES = (
    "paragraph", "chapter", "heading", "centred", "list", "facts", "table", "chart", "clause",
    "signatures",
)  # fmt: skip

KINDS: Mapping[str, Text] = {
    PARAGRAPH: Text("Paragraf", "Paragraph"),
    CHAPTER: Text("Judul bab", "Chapter"),
    HEADING: Text("Judul bagian", "Heading"),
    CENTRED: Text("Baris di tengah", "Centred line"),
    LIST: Text("Daftar", "List"),
    FACTS: Text("Uraian (label dan isi)", "Details (label and value)"),
    TABLE: Text("Tabel", "Table"),
    CHART: Text("Gambar dari angka", "Picture of figures"),
    CLAUSE: Text("Diktum atau konsiderans", "Clause of a decree"),
    SIGNATURES: Text("Kolom tanda tangan para pihak", "Signatures of the parties"),
}

NUMBERS, LETTERS, DASHES, PLAIN = "numbers", "letters", "dashes", "plain"
STYLES: Mapping[str, Text] = {
    NUMBERS: Text("1, 2, 3", "1, 2, 3"),
    LETTERS: Text("a, b, c", "a, b, c"),
    DASHES: Text("tanda hubung", "dashes"),
    PLAIN: Text("tanpa tanda", "no marks"),
}

BARS, PLANE = "bars", "plane"
CHARTS: Mapping[str, Text] = {
    BARS: Text("batang", "bars"),
    PLANE: Text("bidang empat bagian", "plane of four quarters"),
}
"""How a picture is drawn from its rows: a bar for each, or a point by its two figures."""

SIGNATURE_HEADER = ("Kedudukan", "Jabatan", "Nama", "Pangkat", "NIP")
"""The columns of a block of signatures, in this order."""

MOST_BLOCKS, MOST_ROWS, MOST_COLUMNS, LONGEST_TEXT = 80, 400, 12, 8_000


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a paper.

    ``text`` belongs to paragraphs, chapters, headings and centred lines; ``items`` to lists and
    clauses, ``label`` to clauses ("Menimbang", "KESATU"); ``rows`` to details (two cells),
    signatures (five, see :data:`SIGNATURE_HEADER`) and tables, whose ``header`` names the columns.
    A chart's ``text`` says what it shows; its ``rows`` are a label and one figure (bars) or two
    (plane, where ``items`` name the quarters from the upper left, line by line).
    ``numbered`` puts a column of running numbers before a table, ``tall`` leaves room to write in
    by hand, ``widths`` are the columns' shares.
    """

    kind: str
    text: str = ""
    label: str = ""
    items: tuple[str, ...] = ()
    style: str = NUMBERS
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()
    numbered: bool = False
    tall: bool = False

    @property
    def columns(self) -> int:
        """How many cells a row has."""
        if self.kind == FACTS:
            return 2
        return len(SIGNATURE_HEADER) if self.kind == SIGNATURES else len(self.header)

    def as_json(self) -> dict[str, Any]:
        """Only what differs from an empty block."""
        said = {
            "text": self.text,
            "label": self.label,
            "items": list(self.items),
            "header": list(self.header),
            "rows": [list(row) for row in self.rows],
            "widths": list(self.widths),
            "numbered": self.numbered,
            "tall": self.tall,
        }
        kept = {key: value for key, value in said.items() if value}
        styled = {"style": self.style} if self.kind in (LIST, CLAUSE, CHART) else {}
        return {"kind": self.kind} | styled | kept

    @classmethod
    def of_json(cls, said: Mapping[str, Any]) -> Block:
        """What :meth:`as_json` wrote."""
        return cls(
            kind=said["kind"],
            text=said.get("text", ""),
            label=said.get("label", ""),
            items=tuple(said.get("items", ())),
            style=said.get("style", NUMBERS),
            header=tuple(said.get("header", ())),
            rows=tuple(tuple(row) for row in said.get("rows", ())),
            widths=tuple(said.get("widths", ())),
            numbered=said.get("numbered", False),
            tall=said.get("tall", False),
        )


@dataclass(frozen=True, slots=True)
class Annex:
    """A part that stands on pages of its own; ``wide`` turns them to landscape."""

    title: str
    blocks: tuple[Block, ...] = ()
    wide: bool = False

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        blocks = [block.as_json() for block in self.blocks]
        return {"title": self.title, "blocks": blocks, "wide": self.wide}

    @classmethod
    def of_json(cls, said: Mapping[str, Any]) -> Annex:
        """What :meth:`as_json` wrote."""
        blocks = tuple(Block.of_json(block) for block in said["blocks"])
        return cls(said["title"], blocks, said.get("wide", False))


@dataclass(frozen=True, slots=True)
class Content:
    """All that a paper says below its heading."""

    blocks: tuple[Block, ...] = ()
    annexes: tuple[Annex, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "blocks": [block.as_json() for block in self.blocks],
            "annexes": [annex.as_json() for annex in self.annexes],
        }

    @classmethod
    def of_json(cls, said: Mapping[str, Any]) -> Content:
        """What :meth:`as_json` wrote; an empty paper for nothing."""
        return cls(
            tuple(Block.of_json(block) for block in said.get("blocks", ())),
            tuple(Annex.of_json(annex) for annex in said.get("annexes", ())),
        )

    def part(self, number: int) -> tuple[Block, ...]:
        """The blocks of the body (0) or of an annex (from 1)."""
        return self.annexes[number - 1].blocks if number else self.blocks

    def with_part(self, number: int, blocks: Iterable[Block]) -> Content:
        """The same with other blocks in one part."""
        if not number:
            return replace(self, blocks=tuple(blocks))
        annexes = list(self.annexes)
        annexes[number - 1] = replace(annexes[number - 1], blocks=tuple(blocks))
        return replace(self, annexes=tuple(annexes))


def paragraph(text: str) -> Block:
    """A paragraph."""
    return Block(PARAGRAPH, text)


def chapter(text: str) -> Block:
    """The heading of a chapter, above those of its sections."""
    return Block(CHAPTER, text)


def heading(text: str) -> Block:
    """The heading of a section."""
    return Block(HEADING, text)


def centred(text: str) -> Block:
    """A line in the middle, as MEMUTUSKAN: in a decree."""
    return Block(CENTRED, text)


def listed(*items: str, style: str = NUMBERS) -> Block:
    """A list."""
    return Block(LIST, items=items, style=style)


def facts(*rows: tuple[str, str]) -> Block:
    """Label, colon, value, as letters say day, time and place."""
    return Block(FACTS, rows=rows)


def clause(label: str, *items: str, style: str = PLAIN) -> Block:
    """A part of a decree: Menimbang, Mengingat, KESATU."""
    return Block(CLAUSE, label=label, items=items, style=style)


def table(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    widths: Sequence[int] = (),
    numbered: bool = True,
    tall: bool = False,
) -> Block:
    """A table; ``widths`` are shares of the line, one a column of ``header``."""
    held = tuple(tuple(row) for row in rows)
    return Block(
        TABLE,
        header=tuple(header),
        rows=held,
        widths=tuple(widths),
        numbered=numbered,
        tall=tall,
    )


def bars(text: str, header: tuple[str, str, str], rows: Iterable[Sequence[str]]) -> Block:
    """A bar for each row (label, figure, a word where it is dark); ``text`` says what they show."""
    return Block(CHART, text, style=BARS, header=header, rows=tuple(map(tuple, rows)))


def plane(
    text: str,
    header: tuple[str, str, str],
    rows: Iterable[Sequence[str]],
    quarters: tuple[str, str, str, str],
) -> Block:
    """A point for each row by its two figures, parted at their averages into four quarters."""
    held = tuple(map(tuple, rows))
    return Block(CHART, text, items=quarters, style=PLANE, header=header, rows=held)


def empty_rows(columns: int, count: int) -> list[tuple[str, ...]]:
    """Rows to be filled by hand."""
    return [("",) * columns] * count


def signatures(*parties: tuple[str, str, str, str, str]) -> Block:
    """The parties that sign side by side: standing, position, name, rank, NIP."""
    return Block(SIGNATURES, rows=parties)
