"""A spreadsheet to re-enter services in SIPPN, in the four parts of its form.

The names of the columns of the real template are not known to us; an office that has the template
writes them once in the settings of its public pages, and every later file carries them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from zonahijau.organisations.models import Government
from zonahijau.portal.columns import COLUMNS
from zonahijau.portal.linked import Writer, spoken
from zonahijau.portal.records import Record
from zonahijau.tables.output import Cell, harmless

KEY = "sippn_columns"
"""Under which a government's settings keep the names of the real template's columns."""

Rows = Callable[[Record, Writer], Iterator[list[Cell]]]


def _flat(*names: str) -> Rows:
    def rows(record: Record, writer: Writer) -> Iterator[list[Cell]]:
        yield [COLUMNS[name].read(record, writer) for name in names]

    return rows


def _requirements(record: Record, _: Writer) -> Iterator[list[Cell]]:
    code, name = record.service.public_code, record.service.name
    for number, each in enumerate(record.content.requirements.items, 1):
        yield [code, name, number, each.text, "asli" if each.original else "", each.copies]


def _steps(record: Record, _: Writer) -> Iterator[list[Cell]]:
    code, name = record.service.public_code, record.service.name
    for number, each in enumerate(record.content.procedure.steps, 1):
        yield [code, name, number, each.text, each.actor, spoken(each.time)]


_DESCRIBED = ("kode", "nama", "jenis", "ringkasan", "sk_nomor", "sk_tanggal", "waktu", "biaya",
              "biaya_dasar", "produk", "pengaduan", "dasar_hukum", "elektronik",
              "tautan")  # fmt: skip
_PLACED = ("kode", "nama", "pemda", "unit", "tempat", "jam", "telepon", "pengaduan")

PARTS: Mapping[str, tuple[tuple[str, ...], Rows]] = {
    "Deskripsi layanan": (_DESCRIBED, _flat(*_DESCRIBED)),
    "Persyaratan": (("kode", "nama", "nomor", "persyaratan", "asli", "salinan"), _requirements),
    "Prosedur": (("kode", "nama", "nomor", "langkah", "pelaksana", "waktu"), _steps),
    "Penyelenggara dan lokasi": (_PLACED, _flat(*_PLACED)),
}
"""The four parts of the form: our columns, and the rows that a service has in each."""


def own_names() -> list[tuple[str, str]]:
    """Every column of every part: (part, our name)."""
    return [(part, name) for part, (names, _) in PARTS.items() for name in names]


def key_of(part: str, name: str) -> str:
    """Under which the real name of a column is kept."""
    return f"{part}/{name}"


def headers(government: Government, part: str) -> list[str]:
    """The names of a part's columns as this government writes them."""
    chosen = government.settings.get(KEY, {})
    return [chosen.get(key_of(part, name)) or name for name in PARTS[part][0]]


def write(path: Path, government: Government, records: Iterable[Record], writer: Writer) -> None:
    """All four parts in one pass over the services; memory stays flat."""
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        bold = book.add_format({"bold": True})
        sheets = {part: _Sheet(book, part, headers(government, part), bold) for part in PARTS}
        for record in records:
            for part, (_, rows) in PARTS.items():
                for row in rows(record, writer):
                    sheets[part].add(row)


class _Sheet:
    """A worksheet that is written from the top down."""

    def __init__(self, book: Any, name: str, header: list[str], bold: Any):
        self.sheet = book.add_worksheet(name)
        self.sheet.freeze_panes(1, 0)
        for column, text in enumerate(header):
            self.sheet.write_string(0, column, harmless(text), bold)
        self.row = 0

    def add(self, cells: list[Cell]) -> None:
        self.row += 1
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                self.sheet.write_string(self.row, column, harmless(cell))
            elif cell is not None:
                self.sheet.write_number(self.row, column, cell)
