"""A recap file read into rows that say what each would do; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zonahijau.catalogue.policies import PARTS
from zonahijau.catalogue.recap.columns import COUNTS, LABELS, UNIT, WANTED
from zonahijau.catalogue.recap.counts import Count, count_of
from zonahijau.organisations.unit_names import kind_of
from zonahijau.tables.finding import Header, Line, find_header, lines_below
from zonahijau.tables.grids import Cell, Grid, GridRow
from zonahijau.wording import Refused, Text, refuse


@dataclass(frozen=True, slots=True)
class RecapLine:
    """A row of a unit: its counts by key (those the file has), remarks and faults."""

    number: int
    name: str
    counts: Mapping[str, int | None]
    notes: tuple[Text, ...] = ()
    faults: tuple[Text, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether any count stands in it."""
        return any(count is not None for count in self.counts.values())


@dataclass(frozen=True, slots=True)
class Recap:
    """A sheet as it was understood: rows of units, rows that are none with the reason, and sums
    in the file that its own rows do not give."""

    header: Header
    lines: tuple[RecapLine, ...]
    left_out: tuple[tuple[int, str, Text], ...]
    warnings: tuple[Text, ...]


REASONS = {
    "total": Text("baris jumlah", "a row of totals"),
    "heading": Text("judul kelompok", "a heading"),
    "numbering": Text("nomor kolom", "numbers of columns"),
    "note": Text("catatan di luar tabel", "a note outside the table"),
    "hidden": Text("baris tersembunyi", "a hidden row"),
}


def choose_sheet(grids: Sequence[Grid], file: str) -> int:
    """The first visible sheet with a recap in it. Refused when none has one, with the reason that
    the first visible sheet gives."""
    refused: Refused | None = None
    for number, grid in enumerate(grids):
        if not grid.hidden:
            try:
                if read_recap(grid, {}, file).lines:
                    return number
                refused = refused or _no_units(grid, file)
            except Refused as fault:
                refused = refused or fault
    if refused is None:
        what = Text("Semua lembar tersembunyi", "Every sheet is hidden")
        raise refuse(what, Text("Tampilkan lembar rekapnya", "Show the sheet"), file=file)
    raise refused


def _no_units(grid: Grid, file: str) -> Refused:
    what = Text(
        f"Di lembar “{grid.name}” tidak ada baris unit dengan angka",
        f"No row of a unit with a count stands in the sheet “{grid.name}”",
    )
    remedy = Text("Unggah rekap dengan satu baris per unit", "Upload a recap with one row a unit")
    return refuse(what, remedy, file=file)


def read_recap(grid: Grid, chosen: Mapping[int, str | None], file: str) -> Recap:
    """The recap of a sheet; ``chosen`` are the columns that a person took for something else."""
    header = find_header(grid, WANTED, UNIT, file).mapped(chosen)
    lines = lines_below(grid, header, UNIT)
    units = [line for line in lines if _is_unit(line)]
    read = tuple(_read(line) for line in units)
    left_out = tuple(
        (line.number, line.name, REASONS[line.kind]) for line in lines if line not in units
    )
    return Recap(header, read, left_out, tuple(_sums(lines, read)))


def _is_unit(line: Line) -> bool:
    """A row with counts, or one without them whose name is that of a unit that has sent none."""
    if line.kind == "data":
        return True
    several = len(line.name.split()) > 1
    return line.kind in ("heading", "note") and several and _looks_named(line)


def _looks_named(line: Line) -> bool:
    cell = line.cells.get(UNIT)
    across = [key for key, other in line.cells.items() if other.across]
    return cell is not None and bool(cell.text) and not across and kind_of(line.name) is not None


def _read(line: Line) -> RecapLine:
    counts = {key: _count(line.cells.get(key), key) for key in COUNTS if key in line.cells}
    notes = [_about(key, count.note) for key, count in counts.items() if count.note]
    faults = [_about(key, count.fault) for key, count in counts.items() if count.fault]
    values = {key: count.value for key, count in counts.items()}
    faults += _too_large(values)
    return RecapLine(line.number, _tidy(line.name), values, tuple(notes), tuple(faults))


def _count(cell: Cell | None, key: str) -> Count:
    return count_of(cell or Cell(), index_counts=key == "surveys")


def _about(key: str, said: Text) -> Text:
    return Text(f"{LABELS[key].id}: {said.id}", f"{LABELS[key].en}: {said.en}")


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _too_large(values: Mapping[str, int | None]) -> list[Text]:
    """A part that is larger than its whole."""
    found = []
    for part, whole in PARTS:
        some, every = values.get(part), values.get(whole)
        if some is not None and every is not None and some > every:
            found.append(
                Text(
                    f"{LABELS[part].id} ({some}) lebih banyak daripada "
                    f"{LABELS[whole].id} ({every}). Perbaiki di berkas, atau lewati baris ini",
                    f"{LABELS[part].en} ({some}) exceed {LABELS[whole].en} ({every}). "
                    "Mend it in the file, or leave this row out",
                )
            )
    return found


def _sums(lines: Sequence[Line], read: Sequence[RecapLine]) -> list[Text]:
    """Totals of the file that neither its rows above nor those since the last total add up to."""
    counted = {line.number: line for line in read}
    since: list[RecapLine] = []
    above: list[RecapLine] = []
    found: list[Text] = []
    for line in lines:
        if line.number in counted:
            since.append(counted[line.number])
            above.append(counted[line.number])
        elif line.kind == "total":
            found += _differing(line, since, above)
            since = []
    return found


def _differing(line: Line, since: Sequence[RecapLine], above: Sequence[RecapLine]) -> list[Text]:
    found = []
    for key in COUNTS:
        said = count_of(line.cells[key]).value if key in line.cells else None
        sums = {sum(each.counts.get(key) or 0 for each in rows) for rows in (since, above)}
        if said and not line.cells[key].across and said not in sums:
            found.append(
                Text(
                    f"Baris {line.number}: berkas menjumlahkan {LABELS[key].id} {said}, "
                    f"baris-barisnya {max(sums)}",
                    f"Row {line.number}: the file adds {LABELS[key].en} up to {said}, "
                    f"its rows to {max(sums)}",
                )
            )
    return found


def grid_as_json(grid: Grid) -> dict[str, Any]:
    """A sheet for a preview that waits; the other way is :func:`grid_of_json`."""
    return {
        "name": grid.name,
        "hidden": grid.hidden,
        "hidden_columns": grid.hidden_columns,
        "rows": [
            [row.number, row.hidden, [[c.text, c.formula, c.across] for c in row.cells]]
            for row in grid.rows
            if row.own_texts()
        ],
    }


def grid_of_json(said: Mapping[str, Any]) -> Grid:
    """What :func:`grid_as_json` wrote."""
    rows = (
        GridRow(number, tuple(Cell(*cell) for cell in cells), hidden)
        for number, hidden, cells in said["rows"]
    )
    return Grid(said["name"], tuple(rows), said["hidden"], said["hidden_columns"])
