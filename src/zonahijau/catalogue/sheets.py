"""A spreadsheet of services, read row by row; every fault of every row is kept. No database."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from zonahijau.catalogue.kinds import SERVICE_KINDS
from zonahijau.catalogue.policies import ServiceFacts, check_service
from zonahijau.tables import Row, Seen, open_sheet
from zonahijau.wording import Refusal, Refused, Text, refuse

REQUIRED = ("nama",)
OPTIONAL = ("kode", "jenis", "elektronik", "pengguna", "standar", "terbit")
COLUMNS = ("kode", "nama", "jenis", "elektronik", "pengguna", "standar", "terbit")
"""As the template has them."""

MOST_ROWS = 2_000

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
class Fault:
    """What is wrong in a row, where, and how to mend it."""

    column: str
    said: Text


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
            "faults": [[f.column, f.said.id, f.said.en] for f in self.faults],
        }

    @classmethod
    def of_json(cls, said: dict[str, Any]) -> "ReadRow":
        """What :meth:`as_json` wrote."""
        facts = ServiceFacts(**said["facts"]) if said["facts"] else None
        faults = tuple(Fault(column, Text(id, en)) for column, id, en in said["faults"])
        return cls(said["number"], said["name"], facts, faults)


def read_services(path: Path, name: str) -> list[ReadRow]:
    """Every row of a sheet. Refused, with the file's own name, when it cannot be read as a whole:
    no table, a missing column, no rows or too many."""
    try:
        with open_sheet(str(path)) as sheet:
            return list(_rows(sheet.rows(REQUIRED, OPTIONAL), name))
    except Refused as refused:
        raise Refused(*(replace(each, file=name) for each in refused.refusals)) from None


def _rows(rows: Iterator[Row], name: str) -> Iterator[ReadRow]:
    names, codes = Seen(), Seen()
    for count, row in enumerate(rows, start=1):
        if count > MOST_ROWS:
            raise refuse(
                Text(f"Lebih dari {MOST_ROWS} baris", f"More than {MOST_ROWS} rows"),
                Text("Bagi menjadi beberapa berkas", "Divide it into several files"),
                file=name,
            )
        yield _read(row, names, codes)


def _read(row: Row, names: Seen, codes: Seen) -> ReadRow:
    faults: list[Refusal] = []
    values: dict[str, Any] = {}
    for key, read in _READERS.items():
        with _gathering(faults):
            values[key] = read(row)
    for key, column, seen in (("name", "nama", names), ("code", "kode", codes)):
        if values.get(key):
            with _gathering(faults):
                seen.add(row, values[key].casefold(), column=column)
    facts = None
    if not faults:
        with _gathering(faults):
            facts = _checked(ServiceFacts(**values))
    said = tuple(Fault(_column(fault), _said(fault)) for fault in faults)
    return ReadRow(row.number, values.get("name", ""), facts if not faults else None, said)


def _checked(facts: ServiceFacts) -> ServiceFacts:
    check_service(facts)
    return facts


@contextlib.contextmanager
def _gathering(faults: list[Refusal]) -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        faults.extend(refused.refusals)


def _column(fault: Refusal) -> str:
    return _COLUMN_OF.get(fault.column or "", fault.column or "")


def _said(fault: Refusal) -> Text:
    return Text(
        f"{fault.what.id}. {fault.remedy.id}.",
        f"{fault.what.en}. {fault.remedy.en}.",
    )


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


_READERS: Mapping[str, Callable[[Row], Any]] = {
    "name": lambda row: " ".join(row.text("nama").split()),
    "code": lambda row: row.text_or_none("kode") or "",
    "kind": _kind,
    "is_electronic": lambda row: row.flag("elektronik"),
    "users_a_year": lambda row: row.whole_or_none("pengguna"),
    "has_standard": lambda row: row.flag("standar"),
    "standard_published": lambda row: row.flag("terbit"),
}
