"""A published list of results, as newspapers, letters and report cards print it: read, and held
against the units that there are; nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zonahijau.catalogue.recap.columns import WANTED as RECAP_COLUMNS
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.unit_names import Named, Names, folded
from zonahijau.tables.finding import Line, Wanted, find_header, lines_below
from zonahijau.tables.grids import read_grids
from zonahijau.wording import Refused, Text, refuse

REGION, SKIP, OPEN = "region", "skip", ""
"""What a row may be about beside the uid of a unit; OPEN is not said yet."""

_NO_SCORE = ("bobot", "maksimal", "target", "tahun", "peringkat", "no", "kategori")
_UNIT_TITLES = RECAP_COLUMNS[0].titles
WANTED = (
    Wanted(
        "name",
        Text("Unit", "Unit"),
        (*_UNIT_TITLES, "lokus", "unit layanan", "daerah", "kabupaten", "entitas"),
        besides=("kode", "kepala", "jumlah", "nilai", "skor"),
    ),
    Wanted(
        "score",
        Text("Nilai", "Score"),
        ("nilai", "nilai akhir", "nilai kepatuhan", "skor", "skor akhir", "score", "hasil",
         "indeks", "nilai indeks", "nilai ipp"),
        besides=_NO_SCORE,
    ),
    Wanted(
        "total",
        Text("Total nilai", "Total"),
        ("total", "total nilai", "nilai total", "total skor", "jumlah nilai"),
        besides=_NO_SCORE,
    ),
    Wanted(
        "band",
        Text("Kelas", "Class"),
        ("kategori", "kelas", "zona", "zonasi", "zone", "predikat", "huruf", "mutu", "kualitas",
         "opini", "kategori kualitas", "warna"),
        besides=("nilai", "bobot"),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A row as it was read or typed. ``about``: the uid of a unit, or one of the words above."""

    number: int
    name: str
    about: str
    score: str = ""
    band: str = ""


def read_results(path: Path, name: str, government: Government) -> list[ResultRow]:
    """The rows of the first visible sheet with such a table; Refused when none has one."""
    units = units_of(government)
    named = {str(u.uid): Named(u.name, u.short_name, u.code) for u in units}
    names = Names(named, government.name)
    own = {folded(government.name), folded(government.short_name), "pemerintah daerah", "pemda"}
    return [_row(line, names, own) for line in _lines(path, name)]


def units_of(government: Government) -> list[Unit]:
    """The units that a result can be of, by name."""
    standing = Unit.objects.open_on(government.today()).filter(government=government)
    return list(standing.order_by("name"))


def rows_to_type(units: Sequence[Unit]) -> list[ResultRow]:
    """An empty row for the region and for each unit, for those who have no file."""
    about_units = (ResultRow(n, u.name, str(u.uid)) for n, u in enumerate(units, start=1))
    return [ResultRow(0, "", REGION), *about_units]


def _lines(path: Path, name: str) -> list[Line]:
    first: Refused | None = None
    for grid in (each for each in read_grids(path, name) if not each.hidden):
        try:
            header = find_header(grid, WANTED, "name", name)
        except Refused as refused:
            first = first or refused
            continue
        if header.index("score") is not None or header.index("total") is not None:
            return [line for line in lines_below(grid, header, "name") if line.kind == "data"]
    raise first or refuse(
        Text("Kolom nilai tidak ditemukan", "No column of scores was found"),
        Text("Beri judul kolomnya “Nilai”", "Call the column “Nilai”"),
        file=name,
    )


def _row(line: Line, names: Names[str], own: set[str]) -> ResultRow:
    about = OPEN
    if folded(line.name) in own:
        about = REGION
    elif found := names.find(line.name):
        about = found.key
    score = _text(line, "total") or _text(line, "score")
    return ResultRow(line.number, " ".join(line.name.split()), about, score, _text(line, "band"))


def _text(line: Line, key: str) -> str:
    return " ".join(line.cells[key].text.split()) if key in line.cells else ""
