"""Units from a spreadsheet: read, held against what is there, shown; nothing is written here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from zonahijau.organisations.kinds import UNIT_KINDS
from zonahijau.organisations.policies import MOST_LEVELS, UnitFacts, faults_of_unit
from zonahijau.tables import Row, Seen, open_sheet
from zonahijau.wording import Refusal, Refused, Text, quoted

REQUIRED = ("kode", "nama", "jenis")
OPTIONAL = ("nama_singkat", "induk", "blud", "berdiri", "situs")
MOST_ROWS = 5_000
LARGEST_FILE = 5 << 20
"""Bytes of the file that is sent in."""

COLUMNS = {
    "code": "kode",
    "name": "nama",
    "kind": "jenis",
    "short_name": "nama_singkat",
    "website": "situs",
    "parent": "induk",
}
"""Our fields and what the spreadsheet calls them."""

NEW, CHANGED, SAME = "new", "changed", "same"
OUTCOMES = {
    NEW: Text("baru", "new"),
    CHANGED: Text("berubah", "changed"),
    SAME: Text("tetap", "unchanged"),
}


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as the spreadsheet writes it; ``parent`` is the code of its superior or empty."""

    number: int
    code: str
    name: str
    kind: str
    short_name: str = ""
    parent: str = ""
    is_blud: bool = False
    founded_on: str = ""
    website: str = ""

    @property
    def facts(self) -> UnitFacts:
        return UnitFacts(
            self.code, self.name, self.kind, self.short_name, self.is_blud, self.website
        )


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit that is there already."""

    facts: UnitFacts
    parent: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What a row would do: make a unit, change one in the named fields, or nothing."""

    row: UnitRow
    outcome: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """All rows of a file and everything that is wrong with it; with a fault nothing is written."""

    rows: tuple[Planned, ...]
    faults: tuple[Refusal, ...]

    def count(self, outcome: str) -> int:
        return sum(planned.outcome == outcome for planned in self.rows)


def read_units(path: Path, name: str) -> tuple[list[UnitRow], list[Refusal]]:
    """The rows of a CSV or XLSX file and what is wrong in each; ``name`` is what to call it.

    Refused when it is no such file or a column is missing.
    """
    rows: list[UnitRow] = []
    faults: list[Refusal] = []
    try:
        for read in _rows(path):
            if isinstance(read, UnitRow):
                rows.append(read)
            else:
                faults += read.refusals
    except Refused as refused:
        raise Refused(*_named(refused.refusals, name)) from None
    return rows, _named(faults, name)


def _rows(path: Path) -> Iterator[UnitRow | Refused]:
    seen = Seen()
    with open_sheet(str(path)) as sheet:
        columns = sheet.columns(REQUIRED, OPTIONAL)
        empty = True
        for count, record in enumerate(sheet.records(), start=1):
            empty = False
            try:
                if count > MOST_ROWS:
                    raise _too_many(record.number)
                if record.fault:
                    raise record.fault
                yield _unit(Row(record.number, record.cells, columns), seen)
            except Refused as refused:
                yield refused
                if count > MOST_ROWS:
                    return
        if empty:
            raise sheet.without_rows()


def _unit(row: Row, seen: Seen) -> UnitRow:
    code = row.text("kode")
    seen.add(row, code, column="kode")
    return UnitRow(
        number=row.number,
        code=code,
        name=row.text("nama"),
        kind=_kind(row),
        short_name=row.text_or_none("nama_singkat") or "",
        parent=row.text_or_none("induk") or "",
        is_blud=row.flag("blud"),
        founded_on=_day(row),
        website=row.text_or_none("situs") or "",
    )


def _kind(row: Row) -> str:
    """The key of a kind; its Indonesian word in any case is understood too."""
    word = row.text("jenis").casefold()
    return next((key for key, text in UNIT_KINDS.items() if word == text.id.casefold()), word)


def _day(row: Row) -> str:
    text = row.text_or_none("berdiri")
    if text is None:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        what = Text("{shown} bukan tanggal", "{shown} is no date").fill(shown=quoted(text))
        remedy = Text("Tulis seperti 2017-01-31", "Write it like 2017-01-31")
        raise row.refuse("berdiri", what, remedy) from None


def plan_units(
    rows: Iterable[UnitRow], known: Mapping[str, KnownUnit], file: str, faults: Iterable[Refusal]
) -> Plan:
    """Hold the rows against the units that are there; every fault of every row is told."""
    listed = list(rows)
    codes = known.keys() | {row.code for row in listed}
    told = [*faults, *_faults(listed, codes, file)]
    planned = tuple(_planned(row, known.get(row.code)) for row in listed)
    if not told:
        told += _circles(listed, known, file)
    return Plan(planned, tuple(sorted(told, key=lambda fault: fault.row or 0)))


def _planned(row: UnitRow, known: KnownUnit | None) -> Planned:
    if known is None:
        return Planned(row, NEW)
    before, after = asdict(known.facts), asdict(row.facts)
    changed = [field for field in after if after[field] != before[field]]
    if row.parent != known.parent:
        changed.append("parent")
    return Planned(row, CHANGED if changed else SAME, tuple(changed))


def _faults(rows: Iterable[UnitRow], codes: Iterable[str], file: str) -> Iterator[Refusal]:
    there = set(codes)
    for row in rows:
        for fault in faults_of_unit(row.facts):
            column = COLUMNS.get(fault.column or "", fault.column)
            yield replace(fault, file=file, row=row.number, column=column)
        if row.parent and row.parent not in there:
            what = Text(
                "Tidak ada unit dengan kode {code}, di berkas ini maupun sebelumnya",
                "No unit has the code {code}, neither in this file nor before",
            ).fill(code=quoted(row.parent))
            remedy = Text("Tulis kode unit induknya", "Write the code of its superior")
            yield Refusal(what, remedy, file, row.number, COLUMNS["parent"])


def _circles(
    rows: Iterable[UnitRow], known: Mapping[str, KnownUnit], file: str
) -> Iterator[Refusal]:
    """Units that would stand below themselves or too deep, through file and database."""
    listed = {row.code: row for row in rows}
    parents = {code: unit.parent for code, unit in known.items()}
    parents |= {code: row.parent for code, row in listed.items()}
    for code, row in listed.items():
        above, levels = parents[code], 1
        while above and above != code and levels <= MOST_LEVELS:
            above, levels = parents.get(above, ""), levels + 1
        if above == code:
            what = Text("Unit ini berada di bawah dirinya sendiri", "This unit stands below itself")
        elif levels > MOST_LEVELS:
            what = Text("Unit ini berada terlalu dalam", "This unit stands too deep in the tree")
        else:
            continue
        remedy = Text("Perbaiki kolom induk", "Mend the column induk")
        yield Refusal(what, remedy, file, row.number, COLUMNS["parent"])


def _named(refusals: Iterable[Refusal], name: str) -> list[Refusal]:
    """The file was kept under another name while it was read."""
    return [replace(refusal, file=name) for refusal in refusals]


def _too_many(number: int) -> Refused:
    what = Text("Lebih dari {most} baris", "More than {most} rows").fill(most=MOST_ROWS)
    remedy = Text("Bagi menjadi beberapa berkas", "Divide it into several files")
    return Refused(Refusal(what, remedy, row=number))
