"""Finding the table in a sheet that people made for people: titles above it, a header of one to
three rows, a row of column numbers, sub-headings, totals in the middle, notes at the end."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from zonahijau.tables.grids import Cell, Grid, GridRow
from zonahijau.wording import Text, refuse

_DEEPEST_HEADER = 3
_LAST_HEADER = 60
"""A header that begins below this row is none."""

_TOTAL = re.compile(r"(sub\s*-?\s*)?(jumlah|total|rata\s*-?\s*rata|persentase|prosentase)\b")
_NUMBERING = re.compile(r"\(?\d{1,3}\)?")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A column that is looked for.

    ``titles`` are the ways of naming it, each as words that must all stand in a title (a word
    stands for every word that begins with it when it ends with ``*``). A title with one of
    ``never`` anywhere above the column is not it; one with a word of ``besides`` in the same cell
    is not it either.
    """

    key: str
    label: Text
    titles: tuple[str, ...]
    besides: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: where, its whole title, and what it was taken for (None: not used)."""

    index: int
    title: str
    key: str | None


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands (physical rows, both included) and its columns."""

    first: int
    last: int
    columns: tuple[Column, ...]

    def mapped(self, chosen: Mapping[int, str | None]) -> "Header":
        """The same with columns taken for what a person says."""
        columns = (
            Column(each.index, each.title, chosen.get(each.index, each.key))
            for each in self.columns
        )
        return Header(self.first, self.last, tuple(columns))

    def index(self, key: str) -> int | None:
        """The column that was taken for it."""
        return next((each.index for each in self.columns if each.key == key), None)


@dataclass(frozen=True, slots=True)
class Line:
    """A row below the header. ``kind``: ``data``, or why it is none: ``total``, ``heading``,
    ``numbering``, ``note``, ``hidden``."""

    number: int
    kind: str
    name: str
    cells: Mapping[str, Cell]


def find_header(grid: Grid, wanted: Sequence[Wanted], needed: str, file: str) -> Header:
    """The header: the rows whose titles name most of what is wanted, ``needed`` among it.

    Refused when no row names ``needed`` and at least one thing more.
    """
    best: tuple[int, Header] | None = None
    rows = [row for row in grid.rows if not row.hidden]
    for top in range(min(len(rows), _LAST_HEADER)):
        if _is_title(rows[top]):
            continue
        for depth in range(1, min(_DEEPEST_HEADER, len(rows) - top) + 1):
            header = _header(rows[top : top + depth], grid.width, wanted)
            keys = {column.key for column in header.columns if column.key}
            if needed in keys and len(keys) > 1 and _ends_well(rows, top + depth, header):
                worth = len(keys) * 10 - depth
                if best is None or worth > best[0]:
                    best = worth, header
    if best is None:
        raise _no_header(wanted, needed, file, grid.name)
    return best[1]


def _is_title(row: GridRow) -> bool:
    """One text alone, from the first columns on, is the title of the sheet: no group reaches over
    the names of the units."""
    return len(row.own_texts()) == 1 and bool(row.text(0) or row.text(1))


def _ends_well(rows: Sequence[GridRow], below: int, header: Header) -> bool:
    """A header must not swallow a row of data: no figure in it but column numbers and years."""
    for row in rows[:below]:
        if header.first <= row.number <= header.last:
            figures = [text for text in row.own_texts() if re.fullmatch(r"[\d.,]+", text)]
            if any(len(text) != 4 for text in figures):
                return False
    return True


def _header(rows: Sequence[GridRow], width: int, wanted: Sequence[Wanted]) -> Header:
    columns: list[Column] = []
    taken: dict[str, tuple[int, int]] = {}
    for index in range(width):
        above = _above(rows, index)
        key, worth = _match(above, wanted, split=_is_split(rows, index))
        columns.append(Column(index, " › ".join(above), key))
        if key and worth > taken.get(key, (0, -1))[0]:
            taken[key] = worth, index
    kept = {index for _, index in taken.values()}
    only = (Column(c.index, c.title, c.key if c.index in kept else None) for c in columns)
    return Header(rows[0].number, rows[-1].number, tuple(only))


def _above(rows: Sequence[GridRow], index: int) -> list[str]:
    """The titles above a column, from the widest to its own, each once."""
    titles: list[str] = []
    for depth, row in enumerate(rows):
        text = _title(row, index) or _group(row, rows[depth + 1 :], index)
        if text and text not in titles:
            titles.append(text)
    return titles


def _title(row: GridRow, index: int) -> str:
    return " ".join(row.text(index).split())


def _group(row: GridRow, below: Sequence[GridRow], index: int) -> str:
    """The heading of a group that nobody merged: it stands over its first column and reaches over
    the empty cells to its right, as long as each column has a title of its own below."""
    for place in range(index, -1, -1):
        if not any(each.text(place) for each in below):
            return ""
        if text := _title(row, place):
            return text
    return ""


def _is_split(rows: Sequence[GridRow], index: int) -> bool:
    """Whether the words of one title are spread over plain cells below each other: nothing is
    merged there, and the upper cell is no heading of a group."""
    uppers = [depth for depth, row in enumerate(rows) if row.text(index)]
    if len(uppers) < 2:
        return False
    upper, below = rows[uppers[0]], rows[uppers[0] + 1 :]
    beside = upper.cells[index + 1] if index + 1 < len(upper.cells) else Cell()
    if upper.cells[index].across or beside.across:
        return False
    return bool(beside.text) or not any(each.text(index + 1) for each in below)


def _match(
    above: Sequence[str], wanted: Sequence[Wanted], *, split: bool
) -> tuple[str | None, int]:
    """What a column is, by its own title first, else by all titles above it (the other way round
    where one title is spread over several rows); and how surely."""
    if not above:
        return None, 0
    everything = words_of(" ".join(above))
    looked_at = [(above[-1], 3), (" ".join(above), 2)]
    for text, factor in reversed(looked_at) if split else looked_at:
        words = words_of(text)
        worths = {
            each.key: _worth(each, words) * factor
            for each in wanted
            if not _any(each.never, everything) and not _any(each.besides, words)
        }
        key = max(worths, key=lambda key: worths[key], default=None)
        if key is not None and worths[key]:
            return key, worths[key]
    return None, 0


def _worth(wanted: Wanted, words: Sequence[str]) -> int:
    """The most words of one of its titles that all stand there, with a bonus where they are all."""
    found = [
        len(title.split()) * 10 + (len(title.split()) == len(words))
        for title in wanted.titles
        if all(_stands(word, words) for word in title.split())
    ]
    return max(found, default=0)


def _any(looked_for: Iterable[str], words: Sequence[str]) -> bool:
    return any(_stands(word, words) for word in looked_for)


def _stands(word: str, words: Sequence[str]) -> bool:
    if word.endswith("*"):
        return any(each.startswith(word[:-1]) for each in words)
    return word in words


def words_of(text: str) -> list[str]:
    """The words of a title as they are compared: small letters and figures."""
    return re.findall(r"[a-z0-9%]+", text.casefold())


def lines_below(grid: Grid, header: Header, name_key: str) -> list[Line]:
    """Every row below the header that holds something, in order, with what it is."""
    place = header.index(name_key)
    lines: list[Line] = []
    for row in grid.rows:
        if row.number > header.last and row.own_texts():
            lines.append(_line(row, header, place if place is not None else 0))
    last = max((n for n, line in enumerate(lines) if line.kind in ("data", "total")), default=-1)
    return [
        line if n <= last or line.kind != "heading" else replace(line, kind="note")
        for n, line in enumerate(lines)
    ]


def _line(row: GridRow, header: Header, place: int) -> Line:
    cells = {
        column.key: row.cells[column.index]
        for column in header.columns
        if column.key and column.index < len(row.cells)
    }
    own = row.own_texts()
    name = row.text(place)
    return Line(row.number, _kind(row, name, own, cells, place), name or own[0], cells)


def _kind(
    row: GridRow, name: str, own: Sequence[str], cells: Mapping[str, Cell], place: int
) -> str:
    if row.hidden:
        return "hidden"
    if len(own) > 1 and all(_NUMBERING.fullmatch(text) for text in own) and _is_run(own):
        return "numbering"
    if any(_TOTAL.match(text.casefold()) for text in [name, *own[:2]]):
        return "total"
    others = [key for key, cell in cells.items() if cell.text and not cell.across]
    named = bool(name) and not row.cells[place].across
    counted = len(others) - named
    return "data" if named and counted > 0 else "heading"


def _is_run(own: Sequence[str]) -> bool:
    """Whether figures go on by one: the row that numbers the columns."""
    figures = [int("".join(_DIGITS.findall(text))) for text in own]
    return all(after - before == 1 for before, after in pairwise(figures))


def _no_header(wanted: Sequence[Wanted], needed: str, file: str, sheet: str) -> Exception:
    label = next(each.label for each in wanted if each.key == needed)
    others = [each.label for each in wanted if each.key != needed]
    what = Text(
        f"Kepala tabel tidak ditemukan di lembar “{sheet}”",
        f"No table header was found in the sheet “{sheet}”",
    )
    remedy = Text(
        f"Beri judul kolom “{label.id}” dan paling sedikit satu dari: "
        + ", ".join(text.id for text in others),
        f"Name a column “{label.en}” and at least one of: " + ", ".join(t.en for t in others),
    )
    return refuse(what, remedy, file=file)
