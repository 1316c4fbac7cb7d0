"""The list of officials that staffing keeps, messy as it is: read, held against what is there,
shown; nothing is written here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from zonahijau.organisations.directory import Directory
from zonahijau.organisations.models import OfficeHolder, Position, Unit
from zonahijau.organisations.recognising import (
    name_key,
    read_day,
    read_nip,
    split_status,
    status_of,
)
from zonahijau.organisations.unit_import import CHANGED, NEW, SAME
from zonahijau.organisations.unit_names import kind_of
from zonahijau.tables.finding import Line, Wanted, find_header, lines_below
from zonahijau.tables.grids import Grid, read_grids
from zonahijau.wording import Refusal, Refused, Text, quoted

REPLACED = "replaced"
OUTCOMES = {
    NEW: Text("baru", "new"),
    REPLACED: Text("menggantikan", "replaces"),
    CHANGED: Text("dilengkapi", "completed"),
    SAME: Text("tetap", "unchanged"),
}
LONGEST_NAME, LONGEST_RANK, LONGEST_TITLE = 150, 80, 160

WANTED = (
    Wanted(
        "name",
        Text("nama", "name"),
        ("nama", "nama pejabat", "nama lengkap", "pejabat"),
        besides=("jabatan", "unit", "opd", "skpd", "instansi", "pangkat"),
    ),
    Wanted("nip", Text("NIP", "NIP"), ("nip",), besides=("nama",)),
    Wanted(
        "rank",
        Text("pangkat/golongan", "rank"),
        ("pangkat", "pangkat gol*", "golongan", "gol", "gol ruang"),
        besides=("tmt",),
    ),
    Wanted(
        "position",
        Text("jabatan", "position"),
        ("jabatan", "nama jabatan"),
        besides=("tmt", "status", "jenis", "eselon", "kelas", "tanggal", "mulai"),
    ),
    Wanted(
        "unit",
        Text("unit kerja", "unit"),
        (
            "unit kerja",
            "unit",
            "opd",
            "skpd",
            "sopd",
            "perangkat daerah",
            "instansi",
            "satuan kerja",
        ),
        besides=("induk",),
    ),
    Wanted("status", Text("status", "status"), ("status", "status jabatan", "ket", "keterangan")),
    Wanted(
        "start",
        Text("TMT", "start"),
        ("tmt", "tmt jabatan", "mulai", "mulai menjabat", "terhitung mulai tanggal"),
        besides=("gol", "golongan", "pangkat", "cpns", "pns"),
    ),
    Wanted("until", Text("sampai", "until"), ("sampai", "sampai dengan", "berakhir", "sd")),
)


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """An official as the list writes it, dates in ISO; ``until`` is the first day no longer.

    ``may_make_unit``: a unit that is not there yet is made from its name.
    """

    number: int
    name: str
    position: str
    unit: str
    status: str = "definitif"
    nip: str = ""
    rank: str = ""
    start: str = ""
    until: str = ""
    may_make_unit: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """What a row would do. ``unit`` or ``position`` None: it is made; ``before``: whom the row is
    about or replaces."""

    row: OfficialRow
    outcome: str
    unit: Unit | None = None
    position: Position | None = None
    before: OfficeHolder | None = None

    @property
    def number(self) -> int:
        return self.row.number

    @property
    def unit_said(self) -> Text | str:
        """The unit, and how the list writes it where that is only understood."""
        written, unit = self.row.unit, self.unit
        if unit is None:
            return Text(f"{written} (unit baru)", f"{written} (a new unit)")
        if written.casefold() in {n.casefold() for n in (unit.name, unit.short_name, unit.code)}:
            return unit.name
        return Text(f"{unit.name} (tertulis: {written})", f"{unit.name} (written: {written})")


@dataclass(frozen=True, slots=True)
class Plan:
    """All rows and all faults; with a fault nothing is written."""

    rows: tuple[Planned, ...]
    faults: tuple[Refusal, ...]

    def count(self, outcome: str) -> int:
        return sum(planned.outcome == outcome for planned in self.rows)

    @property
    def new_units(self) -> list[str]:
        """The names of the units that the rows would make, each once."""
        return list(dict.fromkeys(each.row.unit for each in self.rows if each.unit is None))


def read_officials(
    path: Path, name: str, start_if_empty: date, *, may_make_units: bool = False
) -> tuple[list[OfficialRow], list[Refusal]]:
    """The rows of the first sheet that has such a table, and what is wrong in each.

    A heading that names a unit speaks for the rows below it that name none.
    """
    rows: list[OfficialRow] = []
    faults: list[Refusal] = []
    heading = ""
    for line in table_of(path, name, WANTED, "name"):
        if line.kind == "heading":
            heading = line.name
        elif line.kind == "data":
            try:
                row = _row(line, heading, start_if_empty)
                rows.append(replace(row, may_make_unit=may_make_units))
            except Refused as refused:
                faults += refused.at(file=name, row=line.number).refusals
    return rows, faults


def table_of(path: Path, name: str, wanted: Sequence[Wanted], needed: str) -> list[Line]:
    """The lines of the first visible sheet with such a table; Refused when none has one."""
    refused: Refused | None = None
    for grid in (each for each in read_grids(path, name) if not each.hidden):
        try:
            return _lines(grid, wanted, needed, name)
        except Refused as none:
            refused = refused or none
    raise refused or Refused(
        Refusal(
            Text("Berkas ini kosong", "This file is empty"),
            Text("Isi tabelnya dahulu", "Fill in the table first"),
            name,
        )
    )


def _lines(grid: Grid, wanted: Sequence[Wanted], needed: str, name: str) -> list[Line]:
    header = find_header(grid, wanted, needed, name)
    return lines_below(grid, header, needed)


def text_of(line: Line, key: str) -> str:
    """The text of a cell on one line, nothing where the column is not there."""
    return " ".join(line.cells[key].text.split()) if key in line.cells else ""


def _row(line: Line, heading: str, start_if_empty: date) -> OfficialRow:
    faults: list[Refusal] = []
    said, title = split_status(text_of(line, "position"))
    start, until = text_of(line, "start"), text_of(line, "until")
    row = OfficialRow(
        number=line.number,
        name=text_of(line, "name"),
        position=title,
        unit=text_of(line, "unit") or heading,
        status=said or status_of(text_of(line, "status")),
        nip=_nip(text_of(line, "nip"), faults),
        rank=text_of(line, "rank"),
        start=_day(start, "start", faults) if start else start_if_empty.isoformat(),
        until=_day(until, "until", faults) if until else "",
    )
    faults += _faults_of_lengths(row)
    if faults:
        raise Refused(*faults)
    return row


def _nip(text: str, faults: list[Refusal]) -> str:
    nip = read_nip(text)
    if nip is None:
        what = Text("NIP ini bukan 18 angka yang utuh", "This NIP is not 18 whole digits")
        remedy = Text(
            "Ubah kolom NIP menjadi teks di lembar kerja, lalu tulis lagi",
            "Turn the column into text in the spreadsheet, then write it again",
        )
        faults.append(Refusal(what, remedy, column="NIP"))
    return nip or ""


def _day(text: str, column: str, faults: list[Refusal]) -> str:
    day = read_day(text)
    if day is None:
        what = Text("{shown} bukan tanggal", "{shown} is no date").fill(shown=quoted(text))
        remedy = Text("Tulis seperti 31-01-2024", "Write it like 31-01-2024")
        faults.append(Refusal(what, remedy, column="TMT" if column == "start" else "sampai"))
    return day.isoformat() if day else ""


def _faults_of_lengths(row: OfficialRow) -> Iterator[Refusal]:
    longest = {"name": LONGEST_NAME, "rank": LONGEST_RANK, "position": LONGEST_TITLE}
    for key, most in longest.items():
        if len(getattr(row, key)) > most:
            what = Text("Lebih dari {most} huruf", "More than {most} letters")
            remedy = Text("Persingkat", "Shorten it")
            label = next(each.label.id for each in WANTED if each.key == key)
            yield Refusal(what.fill(most=most), remedy, column=label)


def plan_officials(
    rows: Iterable[OfficialRow], directory: Directory, file: str, faults: Iterable[Refusal]
) -> Plan:
    """Hold the rows against the positions and holders that are there."""
    told, planned = list(faults), []
    seen: dict[tuple[str, str, str], int] = {}
    for row in rows:
        try:
            key = (directory.unit_key(row.unit), row.position.casefold(), row.status)
            _check_once(seen, key, row)
            planned.append(_planned(row, directory))
        except Refused as refused:
            told += refused.at(file=file, row=row.number).refusals
    return Plan(tuple(planned), tuple(sorted(told, key=lambda fault: fault.row or 0)))


def _check_once(
    seen: dict[tuple[str, str, str], int], key: tuple[str, str, str], row: OfficialRow
) -> None:
    before = seen.setdefault(key, row.number)
    if before != row.number and "kepala" in key[1]:
        what = Text("Jabatan ini sudah ada di baris {row}", "Row {row} has this position already")
        remedy = Text("Hapus salah satu", "Delete one of them")
        raise Refused(Refusal(what.fill(row=before), remedy, column="jabatan"))


def _planned(row: OfficialRow, directory: Directory) -> Planned:
    unit = directory.unit(row.unit) or directory.unit_abbreviated(row.unit) if row.unit else None
    if unit is None and not _makes_unit(row, directory):
        raise Refused(_no_unit(row, directory))
    if not row.position:
        what = Text("Jabatannya kosong", "The position is missing")
        raise Refused(Refusal(what, Text("Tulis jabatannya", "Write it"), column="jabatan"))
    if row.until and row.until <= row.start:
        what = Text("Berakhir sebelum mulai", "It ends before it begins")
        raise Refused(Refusal(what, Text("Periksa tanggalnya", "Check"), column="sampai"))
    position = directory.position(row.position, unit) if unit else None
    if position is None:
        return Planned(row, NEW, unit)
    holders = [each for each in directory.holders_of(position) if _same_kind(each, row)]
    mine = [each for each in holders if name_key(each.name) == name_key(row.name)]
    if mine:
        completes = (row.rank and row.rank != mine[0].rank) or (row.nip and row.nip != mine[0].nip)
        return Planned(row, CHANGED if completes else SAME, unit, position, mine[0])
    if not holders:
        return Planned(row, NEW, unit, position)
    if holders[0].start.isoformat() >= row.start:
        raise Refused(_too_early(holders[0]))
    return Planned(row, REPLACED, unit, position, holders[0])


def _makes_unit(row: OfficialRow, directory: Directory) -> bool:
    """Whether a unit is made for the row: it was allowed, the name is that of a unit, and it is
    not the name of one that is there with a letter missing."""
    wanted = row.may_make_unit and kind_of(row.unit) is not None
    return wanted and not directory.is_near(row.unit)


def _same_kind(holder: OfficeHolder, row: OfficialRow) -> bool:
    """A Plh. stands beside the others, who exclude each other."""
    return (holder.status == "plh") == (row.status == "plh")


def _no_unit(row: OfficialRow, directory: Directory) -> Refusal:
    what = Text("Tidak ada unit {unit}", "There is no unit {unit}").fill(unit=quoted(row.unit))
    near = directory.unit_like(row.unit)
    remedy = Text("Tulis nama atau kode unitnya", "Write the name or the code of the unit")
    if near:
        remedy = Text("Maksudnya {near}?", "Did you mean {near}?").fill(near=quoted(near))
    return Refusal(what, remedy, column="unit kerja")


def _too_early(holder: OfficeHolder) -> Refusal:
    what = Text(
        "Jabatan ini sejak {start} dipegang orang lain",
        "Somebody else holds this position since {start}",
    ).fill(start=holder.start.isoformat())
    remedy = Text(
        "Tulis TMT sesudahnya, atau perbaiki pejabat yang tercatat",
        "Write a later start, or correct the holder on record",
    )
    return Refusal(what, remedy, column="TMT")
