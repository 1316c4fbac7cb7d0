"""A decree of transfer as a table: who, from which position, to which or retired. The same rows
come from a form and from a spreadsheet; each becomes a move or says what is wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from zonahijau.organisations.actions.transfers import Move
from zonahijau.organisations.directory import DOT, Directory, Known
from zonahijau.organisations.models import Position
from zonahijau.organisations.officials_import import table_of, text_of
from zonahijau.organisations.recognising import name_key, nearest, split_status, words
from zonahijau.organisations.transferring import LEAVES, MOVES, RETIRES
from zonahijau.tables.finding import Wanted
from zonahijau.wording import Refusal, Refused, Text, quoted

WANTED = (
    Wanted(
        "name",
        Text("nama", "name"),
        ("nama", "nama pejabat", "nama lengkap"),
        besides=("jabatan", "unit", "opd"),
    ),
    Wanted("nip", Text("NIP", "NIP"), ("nip",), besides=("nama",)),
    Wanted(
        "left",
        Text("jabatan lama", "old position"),
        ("jabatan lama", "jabatan semula", "lama jabatan", "semula jabatan", "dari jabatan"),
    ),
    Wanted(
        "unit_left",
        Text("unit lama", "old unit"),
        ("unit lama", "unit kerja lama", "lama unit", "opd lama", "instansi lama"),
    ),
    Wanted(
        "to",
        Text("jabatan baru", "new position"),
        ("jabatan baru", "jabatan menjadi", "baru jabatan", "menjadi jabatan", "ke jabatan"),
    ),
    Wanted(
        "unit_to",
        Text("unit baru", "new unit"),
        ("unit baru", "unit kerja baru", "baru unit", "opd baru", "instansi baru"),
    ),
    Wanted("note", Text("keterangan", "remark"), ("keterangan", "ket", "status")),
)
_ENDS = ("pensiun", "purna", "berhenti", "meninggal", "wafat")


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A row as it was typed. ``person`` and ``to`` may be whole labels of the lists; ``role``
    None: the one that goes with the new position."""

    number: int
    person: str
    left: str = ""
    unit_left: str = ""
    to: str = ""
    unit_to: str = ""
    outcome: str = ""
    status: str = ""
    nip: str = ""
    role: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedMove:
    """A row and what it means."""

    row: MoveRow
    known: Known
    move: Move


@dataclass(frozen=True, slots=True)
class TransferPlan:
    """All rows and all faults; with a fault nothing is written."""

    rows: tuple[PlannedMove, ...]
    faults: tuple[Refusal, ...]

    @property
    def moves(self) -> list[Move]:
        return [planned.move for planned in self.rows]


def read_moves(path: Path, name: str) -> list[MoveRow]:
    """The rows of a spreadsheet. Refused when no sheet has such a table."""
    lines = table_of(path, name, WANTED, "name")
    return [
        MoveRow(
            line.number,
            text_of(line, "name"),
            text_of(line, "left"),
            text_of(line, "unit_left"),
            text_of(line, "to"),
            text_of(line, "unit_to"),
            _outcome(text_of(line, "note") + " " + text_of(line, "to")),
            nip="".join(words(text_of(line, "nip"))),
        )
        for line in lines
        if line.kind == "data"
    ]


def _outcome(text: str) -> str:
    return RETIRES if any(word.startswith(_ENDS) for word in words(text)) else ""


def plan_moves(rows: Iterable[MoveRow], directory: Directory, file: str = "") -> TransferPlan:
    """What each row means; every fault of every row is told."""
    planned: list[PlannedMove] = []
    faults: list[Refusal] = []
    for row in rows:
        try:
            known = _person(row, directory)
            planned.append(PlannedMove(row, known, _move(row, known, directory)))
        except Refused as refused:
            faults += refused.at(file=file or None, row=row.number).refusals
    return TransferPlan(tuple(planned), tuple(faults))


def _person(row: MoveRow, directory: Directory) -> Known:
    exact = [known for known in directory.people if known.label == row.person.strip()]
    found = exact or directory.named(row.person, row.nip)
    if len(found) > 1 and (row.left or row.unit_left):
        found = [known for known in found if _fits(row, known, directory)]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(_several(found))
    raise Refused(_nobody(row, directory))


def _fits(row: MoveRow, known: Known, directory: Directory) -> bool:
    title = split_status(row.left)[1]
    unit = directory.unit(row.unit_left) if row.unit_left else None
    return (not unit or known.unit.pk == unit.pk) and (
        not title or (known.office and words(known.office.position.title) == words(title)) is True
    )


def _move(row: MoveRow, known: Known, directory: Directory) -> Move:
    outcome = row.outcome or (MOVES if row.to else LEAVES)
    status, title = split_status(row.to)
    to = _position(row, title, directory) if outcome == MOVES else None
    user = None if known.office else known.user
    unit = None if known.office else known.unit
    return Move(
        outcome, known.office, user, unit, to, status or row.status or "definitif", row.role
    )


def _position(row: MoveRow, title: str, directory: Directory) -> Position:
    labels = {label_of(position): position for position in directory.positions}
    if exact := labels.get(title.strip()):
        return exact
    unit = directory.unit(row.unit_to) if row.unit_to else None
    if row.unit_to and unit is None:
        what = Text("Tidak ada unit {unit}", "There is no unit {unit}")
        remedy = _maybe(directory.unit_like(row.unit_to))
        raise Refused(Refusal(what.fill(unit=quoted(row.unit_to)), remedy, column="to"))
    if found := directory.position(title, unit):
        return found
    what = Text("Jabatan {title} belum tercatat", "The position {title} is not on record")
    remedy = _maybe(nearest(title, labels) or nearest(title, map(str, directory.positions)))
    raise Refused(Refusal(what.fill(title=quoted(title)), remedy, column="to"))


def label_of(position: Position) -> str:
    """How a list names a position."""
    return DOT.join((position.title, position.unit.name))


def _maybe(near: str) -> Text:
    if near:
        return Text("Maksudnya {near}?", "Did you mean {near}?").fill(near=quoted(near))
    return Text("Pilih dari daftar, atau tambahkan dahulu", "Choose from the list, or add it first")


def _several(found: Sequence[Known]) -> Refusal:
    what = Text("Orang ini memegang beberapa jabatan", "This person holds several offices")
    names = "; ".join(known.label for known in found[:4])
    remedy = Text("Tulis jabatan lamanya: {names}", "Write the old position: {names}")
    return Refusal(what, remedy.fill(names=names), column="person")


def _nobody(row: MoveRow, directory: Directory) -> Refusal:
    what = Text("{name} tidak tercatat sebagai pejabat", "{name} is not on record as an official")
    near = nearest(name_key(row.person), (name_key(known.name) for known in directory.people))
    label = next((k.label for k in directory.people if near and name_key(k.name) == near), "")
    return Refusal(what.fill(name=quoted(row.person)), _maybe(label), column="person")
