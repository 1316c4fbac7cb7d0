"""A spreadsheet of services, read row by row; every fault of every row is kept. No database."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from zonahijau.catalogue.kinds import SERVICE_KINDS
from zonahijau.catalogue.policies import LONGEST_NOTE, ServiceFacts, check_service
from zonahijau.tables import Row, Seen, open_sheet
from zonahijau.tables.grids import GridRow, read_grids
from zonahijau.tables.header import find_columns, normal
from zonahijau.tables.previews import (
    MOST_ROWS,
    Fault,
    faults_as_json,
    faults_of,
    faults_of_json,
    gathering,
    too_many_rows,
    under_own_name,
)
from zonahijau.tables.row import Columns
from zonahijau.tables.sheet import Sheet
from zonahijau.wording import Refusal, Refused, Text

REQUIRED = ("nama",)
OPTIONAL = ("kode", "jenis", "elektronik", "pengguna", "standar", "terbit")
COLUMNS = ("kode", "nama", "jenis", "elektronik", "pengguna", "standar", "terbit")
"""As the template has them."""

_HEADER_WITHIN = 30
_COUNTS = re.compile(r"(no\.?|nomor|\(?\d{1,3}\)?)", re.IGNORECASE)
"""A column that only counts, or a row of column numbers."""
_SUM = re.compile(r"(jumlah|total)\b", re.IGNORECASE)

ALIASES: Mapping[str, tuple[str, ...]] = {
    "kode": ("kode layanan", "kode sippn", "id layanan", "code"),
    "nama": (
        "nama layanan", "nama pelayanan", "jenis layanan", "jenis pelayanan", "layanan",
        "pelayanan", "nama jenis layanan", "nama produk layanan", "produk layanan",
        "uraian layanan", "name", "service",
    ),
    "jenis": ("kategori", "jenis pelayanan publik", "kelompok", "kind", "type"),
    "elektronik": ("online", "daring", "layanan elektronik", "berbasis elektronik", "digital",
                   "electronic"),
    "pengguna": (
        "pengguna setahun", "jumlah pengguna", "pengguna layanan", "pengguna per tahun",
        "jumlah pengguna per tahun", "jumlah pemohon", "users", "users a year",
    ),
    "standar": ("standar pelayanan", "punya standar", "ada standar", "sp", "standard"),
    "terbit": ("dipublikasikan", "publikasi", "standar dipublikasikan", "published"),
}  # fmt: skip
"""Other names under which offices keep the same column, as they are compared."""

_COLUMN_OF = {
    "name": "nama",
    "code": "kode",
    "kind": "jenis",
    "users_a_year": "pengguna",
    "standard_published": "terbit",
}
_KINDS = {
    word.casefold(): kind
    for kind, said in SERVICE_KINDS.items()
    for word in (kind, said.id, said.en, said.id.split()[0])
} | {"administratif": "administrative", "": "administrative", "jasa": "service", "barang": "goods"}


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as it was understood; ``facts`` is None where a fault forbids it."""

    number: int
    name: str
    facts: ServiceFacts | None
    faults: tuple[Fault, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """For a preview that waits; the other way is :meth:`of_json`."""
        return {
            "number": self.number,
            "name": self.name,
            "facts": asdict(self.facts) if self.facts else None,
            "faults": faults_as_json(self.faults),
        }

    @classmethod
    def of_json(cls, said: dict[str, Any]) -> "ReadRow":
        """What :meth:`as_json` wrote."""
        facts = ServiceFacts(**said["facts"]) if said["facts"] else None
        return cls(said["number"], said["name"], facts, faults_of_json(said["faults"]))


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet of services: its rows, what its columns were taken for, and those kept as notes."""

    rows: tuple[ReadRow, ...]
    columns: Mapping[str, str]
    notes: tuple[str, ...] = ()


def read_services(path: Path, name: str) -> list[ReadRow]:
    """Every row of a sheet; see :func:`read_sheet`."""
    return list(read_sheet(path, name).rows)


def read_sheet(path: Path, name: str) -> ReadSheet:
    """Every row of the spreadsheet that the office has: columns by their names in any order, the
    header also below a title. Refused, with the file's own name, when it cannot be read as a
    whole: no table, a missing column, no rows or too many."""
    with under_own_name(name), open_sheet(str(path)) as sheet:
        if _places(sheet.names) is not None:
            return _gathered(sheet.names, _records(sheet), name, sheet.decimal_comma)
        below = _below_title(path, name)
        if below is not None:
            return _gathered(*below, name, decimal_comma=True)
        find_columns(sheet.names, REQUIRED, OPTIONAL, name, sheet.header_row)
        return _gathered(sheet.names, _records(sheet), name, sheet.decimal_comma)


def _gathered(
    names: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]]],
    file: str,
    decimal_comma: bool,
) -> ReadSheet:
    places = _places(names) or {}
    columns = Columns(file, places, decimal_comma)
    left = [
        place
        for place, title in enumerate(names)
        if title.strip() and place not in places.values() and not _COUNTS.fullmatch(title.strip())
    ]
    seen = Seen(), Seen()
    read: list[ReadRow] = []
    for number, cells in rows:
        if len(read) >= MOST_ROWS:
            raise too_many_rows(file)
        row = _read(Row(number, cells, columns), *seen)
        note = "; ".join(_noted(names, cells, left))[:LONGEST_NOTE]
        read.append(replace(row, facts=replace(row.facts, note=note)) if row.facts else row)
    shown = {names[place].strip(): wanted for wanted, place in places.items()}
    return ReadSheet(tuple(read), shown, tuple(names[place].strip() for place in left))


def _noted(names: Sequence[str], cells: Sequence[str], left: Iterable[int]) -> Iterator[str]:
    for place in left:
        if place < len(cells) and cells[place].strip():
            yield f"{names[place].strip()}: {' '.join(cells[place].split())}"


def _places(names: Sequence[str]) -> dict[str, int] | None:
    """Where the known columns stand, by the names that offices give them; None without a name
    of the service. A column's own name goes before another of its names."""
    plain = [normal(name) for name in names]
    places: dict[str, int] = {}
    for wanted in COLUMNS:
        for alias in (wanted, *ALIASES[wanted]):
            found = [place for place, title in enumerate(plain) if title == alias]
            if len(found) > 1:
                find_columns(names, (names[found[0]],), (), "", 1)
            if found and found[0] not in places.values():
                places[wanted] = found[0]
                break
    return places if "nama" in places else None


def _records(sheet: Sheet) -> Iterator[tuple[int, Sequence[str]]]:
    empty = True
    for record in sheet.records():
        if record.fault:
            raise record.fault
        empty = False
        yield record.number, record.cells
    if empty:
        raise sheet.without_rows()


def _below_title(path: Path, name: str) -> tuple[list[str], list[tuple[int, list[str]]]] | None:
    """The first sheet in whose first rows a header stands, below whatever is written above."""
    for grid in read_grids(path, name):
        for place, row in enumerate(grid.rows[:_HEADER_WITHIN]):
            names = [cell.text for cell in row.cells]
            if len(row.own_texts()) > 1 and _places(names) is not None:
                below = [
                    (each.number, [cell.text for cell in each.cells])
                    for each in grid.rows[place + 1 :]
                    if not each.hidden and _is_row(each)
                ]
                return names, below
    return None


def _is_row(row: GridRow) -> bool:
    """Neither blank nor a row of column numbers nor a sum."""
    texts = row.own_texts()
    return (
        bool(texts)
        and not all(_COUNTS.fullmatch(text) for text in texts)
        and not (_SUM.match(texts[0]))
    )


def _read(row: Row, names: Seen, codes: Seen) -> ReadRow:
    faults: list[Refusal] = []
    values: dict[str, Any] = {}
    for key, read in _READERS.items():
        with gathering(faults):
            values[key] = read(row)
    for key, column, seen in (("name", "nama", names), ("code", "kode", codes)):
        if values.get(key):
            with gathering(faults):
                seen.add(row, values[key].casefold(), column=column)
    facts = None
    if not faults:
        with gathering(faults):
            facts = _checked(ServiceFacts(**values))
    said = faults_of(faults, _COLUMN_OF)
    return ReadRow(row.number, values.get("name", ""), facts if not faults else None, said)


def _checked(facts: ServiceFacts) -> ServiceFacts:
    check_service(facts)
    return facts


def _kind(row: Row) -> str:
    word = " ".join((row.text_or_none("jenis") or "").casefold().split())
    kind = _KINDS.get(word)
    if kind is None:
        what = Text(f"Jenis “{word}” tidak dikenal", f"The kind “{word}” is not known")
        remedy = Text(
            "Tulis administratif, barang, atau jasa", "Write administratif, barang or jasa"
        )
        raise row.refuse("jenis", what, remedy)
    return kind


_OFFICE_YES = {"ada", "sudah", "sudah ada", "v", "online", "elektronik"}
_OFFICE_NO = {"belum", "belum ada", "tidak ada", "-", "–", "offline", "manual"}


def _users(row: Row) -> int | None:
    """How many people, also as offices group thousands and name what they count: 12.450 orang."""
    try:
        text = " ".join((row.text_or_none("pengguna") or "").split())
    except Refused:
        text = "-"  # as a flag
    if text in _NOTHING:
        return None
    if grouped := _PEOPLE.fullmatch(text):
        return int(re.sub(r"\D", "", grouped[1]))
    return row.whole_or_none("pengguna")


_NOTHING = {"", "-", "–"}
_PEOPLE = re.compile(
    r"(\d{1,3}(?:[. ]\d{3})+|\d+)(?:\s*(?:orang|pemohon|pengguna))?", re.IGNORECASE
)


def _flag(row: Row, column: str) -> bool:
    """Yes or no, also as offices tick it: ada, belum, v, -."""
    try:
        word = (row.text_or_none(column) or "").casefold()
    except Refused:
        word = "-"  # a lone dash looks like a formula, and says no
    return word in _OFFICE_YES or (word not in _OFFICE_NO and row.flag(column))


_READERS: Mapping[str, Callable[[Row], Any]] = {
    "name": lambda row: " ".join(row.text("nama").split()),
    "code": lambda row: row.text_or_none("kode") or "",
    "kind": _kind,
    "is_electronic": lambda row: _flag(row, "elektronik"),
    "users_a_year": _users,
    "has_standard": lambda row: _flag(row, "standar"),
    "standard_published": lambda row: _flag(row, "terbit"),
}
