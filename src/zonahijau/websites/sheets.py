"""A spreadsheet of sites, read row by row; every fault of every row is kept. No database."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from zonahijau.tables import Row, Seen, open_sheet
from zonahijau.websites.kinds import SITE_KINDS, WEBSITE
from zonahijau.websites.policies import SiteFacts, checked_site
from zonahijau.wording import Refusal, Refused, Text, refuse

REQUIRED = ("unit", "alamat")
OPTIONAL = ("jenis", "nama", "penanggung jawab", "resmi", "keterangan")
COLUMNS = (*REQUIRED, *OPTIONAL)
MOST_ROWS = 2_000
_COLUMN_OF = {"address": "alamat", "kind": "jenis", "label": "nama", "keeper": "penanggung jawab",
              "is_official": "resmi", "note": "keterangan"}  # fmt: skip
_KINDS = {
    word.casefold(): kind for kind, said in SITE_KINDS.items() for word in (kind, said.id, said.en)
} | {
    "": WEBSITE, "web": WEBSITE, "situs": WEBSITE, "website": WEBSITE, "subdomain": WEBSITE,
    "medsos": "social", "halaman": "page", "aplikasi": "app", "ppid": "ppid",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row, where, and how to mend it."""

    column: str
    said: Text


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as it was understood: the unit's code as given, or found by its name; ``facts`` is
    None where a fault forbids it."""

    number: int
    unit: str
    address: str
    facts: SiteFacts | None
    faults: tuple[Fault, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """For a preview that waits; the other way is :meth:`of_json`."""
        return {
            "number": self.number,
            "unit": self.unit,
            "address": self.address,
            "facts": asdict(self.facts) if self.facts else None,
            "faults": [[each.column, each.said.id, each.said.en] for each in self.faults],
        }

    @classmethod
    def of_json(cls, kept: dict[str, Any]) -> "ReadRow":
        """What :meth:`as_json` wrote."""
        facts = SiteFacts(**kept["facts"]) if kept["facts"] else None
        faults = tuple(Fault(column, Text(id, en)) for column, id, en in kept["faults"])
        return cls(kept["number"], kept["unit"], kept["address"], facts, faults)


def read_sites(path: Path, name: str, units: Mapping[str, str]) -> list[ReadRow]:
    """Every row of a sheet; ``units`` maps codes and names, in small letters, to codes. Refused,
    with the file's own name, when it cannot be read as a whole."""
    try:
        with open_sheet(str(path)) as sheet:
            return list(_rows(sheet.rows(REQUIRED, OPTIONAL), name, units))
    except Refused as refused:
        raise Refused(*(replace(each, file=name) for each in refused.refusals)) from None


def _rows(rows: Iterator[Row], name: str, units: Mapping[str, str]) -> Iterator[ReadRow]:
    seen = Seen()
    for count, row in enumerate(rows, start=1):
        if count > MOST_ROWS:
            raise refuse(
                Text(f"Lebih dari {MOST_ROWS} baris", f"More than {MOST_ROWS} rows"),
                Text("Bagi menjadi beberapa berkas", "Divide it into several files"),
                file=name,
            )
        yield _read(row, units, seen)


def _read(row: Row, units: Mapping[str, str], seen: Seen) -> ReadRow:
    faults: list[Refusal] = []
    written = row.text_or_none("alamat") or ""
    unit, facts = "", None
    try:
        unit = _unit(row, units)
    except Refused as refused:
        faults.extend(refused.refusals)
    try:
        facts = checked_site(_facts(row))
        seen.add(row, f"{unit} {facts.address}", column="alamat")
    except Refused as refused:
        faults.extend(refused.refusals)
    said = tuple(Fault(_column(fault), _said(fault)) for fault in faults)
    return ReadRow(row.number, unit, written, facts if not faults else None, said)


def _unit(row: Row, units: Mapping[str, str]) -> str:
    given = " ".join(row.text("unit").casefold().split())
    if given not in units:
        what = Text(f"Unit “{given}” tidak dikenal", f"The unit “{given}” is not known")
        raise row.refuse("unit", what, Text("Tulis kode atau nama unit", "Write its code or name"))
    return units[given]


def _facts(row: Row) -> SiteFacts:
    word = " ".join((row.text_or_none("jenis") or "").casefold().split())
    return SiteFacts(
        address=row.text("alamat"),
        kind=_KINDS.get(word, word),
        label=row.text_or_none("nama") or "",
        keeper=row.text_or_none("penanggung jawab") or "",
        is_official=row.flag("resmi"),
        note=row.text_or_none("keterangan") or "",
    )


def _column(fault: Refusal) -> str:
    return _COLUMN_OF.get(fault.column or "", fault.column or "")


def _said(fault: Refusal) -> Text:
    return Text(
        f"{fault.what.id}. {fault.remedy.id}.",
        f"{fault.what.en}. {fault.remedy.en}.",
    )
