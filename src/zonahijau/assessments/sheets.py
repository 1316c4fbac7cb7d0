"""The units of a round from a spreadsheet: every fault of every row, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from zonahijau.accounts.models import User
from zonahijau.assessments.actions import RoundPlan
from zonahijau.assessments.actions.rounds import check_assessor, check_unit
from zonahijau.assessments.pages.opening import Chosen, unit_plan
from zonahijau.lawbook.instruments import Instrument
from zonahijau.organisations.authority import Authority, authority_of
from zonahijau.organisations.models import Unit
from zonahijau.scoring.weighting import checked_facets
from zonahijau.tables import Row, Seen, open_sheet
from zonahijau.tables.records import Record
from zonahijau.tables.row import Columns
from zonahijau.wording import Refusal, Refused, Text, quoted, refuse

REQUIRED = ("unit",)
OPTIONAL = ("penilai", "batas")
MOST_ROWS = 1_000
LARGEST_FILE = 2 << 20


@dataclass(frozen=True, slots=True)
class Context:
    """What a sheet is read against: the round's plan, its instrument, the units, the assessors."""

    plan: RoundPlan
    instrument: Instrument
    units: Iterable[Unit]
    able: Mapping[str, User]
    held: dict[int, Authority] = field(default_factory=dict)

    def authority_of(self, person: User | None) -> Authority | None:
        """What an assessor may do, read once for the whole sheet."""
        if person is None:
            return None
        if person.pk not in self.held:
            self.held[person.pk] = authority_of(person)
        return self.held[person.pk]


@dataclass(frozen=True, slots=True)
class ReadUnits:
    """The rows that can be opened, and what is wrong with the others."""

    chosen: list[Chosen]
    faults: list[Refusal]


def columns(instrument: Instrument) -> tuple[str, ...]:
    """What the sheet may say: the unit by code or name, its facets, assessor and due date."""
    return (*REQUIRED, *instrument.facets, *OPTIONAL)


def read_units(path: Path, name: str, against: Context) -> ReadUnits:
    """Every row of a sheet; a file that cannot be read as a whole is one fault."""
    chosen: list[Chosen] = []
    faults: list[Refusal] = []
    try:
        for row in _rows(path, against):
            if isinstance(row, Refused):
                faults += row.refusals
            else:
                chosen.append(row)
    except Refused as refused:
        faults += refused.refusals
    return ReadUnits(chosen, [replace(each, file=name) for each in faults])


def _rows(path: Path, against: Context) -> Iterator[Chosen | Refused]:
    seen, known = Seen(), _by_name(against.units)
    with open_sheet(str(path)) as sheet:
        places = sheet.columns(REQUIRED, [*against.instrument.facets, *OPTIONAL])
        empty = True
        for count, record in enumerate(sheet.records(), start=1):
            empty = False
            if count > MOST_ROWS:
                raise _too_many(record.number)
            try:
                yield _read(record, places, against, known, seen)
            except Refused as refused:
                yield refused
        if empty:
            raise sheet.without_rows()


def _read(
    record: Record, places: Columns, against: Context, known: Mapping[str, Unit], seen: Seen
) -> Chosen:
    if record.fault:
        raise record.fault
    row = Row(record.number, record.cells, places)
    unit = known.get(row.text("unit").casefold())
    if unit is None:
        what = Text("Unit {name} tidak ada", "There is no unit {name}")
        remedy = Text("Tulis kode atau nama lengkapnya", "Write its code or full name")
        raise row.refuse("unit", what.fill(name=quoted(row.text("unit"))), remedy)
    seen.add(row, unit.code, column="unit")
    return _checked(row, unit, against)


def _checked(row: Row, unit: Unit, against: Context) -> Chosen:
    """The row as a unit of the round; whatever the action would refuse is refused here already."""
    facets = {name: row.text_or_none(name) for name in against.instrument.facets}
    given = {name: value for name, value in facets.items() if value}
    with row.placing():
        chosen = Chosen(
            unit,
            checked_facets(against.instrument, given),
            row.text_or_none("penilai") or "",
            row.text_or_none("batas") or "",
            against.instrument.with_defaults({}),
        )
        plan = unit_plan(chosen, against.able)
        check_unit(against.plan, plan)
        check_assessor(against.plan.kind, plan, against.authority_of(plan.assessor))
    return chosen


def _by_name(units: Iterable[Unit]) -> dict[str, Unit]:
    """Units by code and by name; a name that several have stands for none of them."""
    found: dict[str, Unit] = {}
    twice: set[str] = set()
    for unit in units:
        for key in {unit.name.casefold(), unit.short_name.casefold()} - {""}:
            if key in found:
                twice.add(key)
            found[key] = unit
    by_code = {unit.code.casefold(): unit for unit in units}
    return {key: unit for key, unit in found.items() if key not in twice} | by_code


def _too_many(row: int) -> Refused:
    return refuse(
        Text(f"Lebih dari {MOST_ROWS} baris", f"More than {MOST_ROWS} rows"),
        Text("Bagi menjadi beberapa putaran", "Divide them into several rounds"),
        row=row,
    )
