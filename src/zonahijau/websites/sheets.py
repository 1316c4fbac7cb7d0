"""A spreadsheet of sites, read row by row; every fault of every row is kept. No database."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from zonahijau.tables import Row, Seen, open_sheet
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
from zonahijau.websites.kinds import SITE_KINDS, WEBSITE
from zonahijau.websites.policies import SiteFacts, checked_site
from zonahijau.wording import Refusal, Text

REQUIRED = ("unit", "alamat")
OPTIONAL = ("jenis", "nama", "penanggung jawab", "resmi", "keterangan")
COLUMNS = (*REQUIRED, *OPTIONAL)
_COLUMN_OF = {"address": "alamat", "kind": "jenis", "label": "nama", "keeper": "penanggung jawab",
              "is_official": "resmi", "note": "keterangan"}  # fmt: skip
_KINDS = {
    word.casefold(): kind for kind, said in SITE_KINDS.items() for word in (kind, said.id, said.en)
} | {
    "": WEBSITE, "web": WEBSITE, "situs": WEBSITE, "website": WEBSITE, "subdomain": WEBSITE,
    "medsos": "social", "halaman": "page", "aplikasi": "app", "ppid": "ppid",
}  # fmt: skip


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
            "faults": faults_as_json(self.faults),
        }

    @classmethod
    def of_json(cls, kept: dict[str, Any]) -> "ReadRow":
        """What :meth:`as_json` wrote."""
        facts = SiteFacts(**kept["facts"]) if kept["facts"] else None
        faults = faults_of_json(kept["faults"])
        return cls(kept["number"], kept["unit"], kept["address"], facts, faults)


def read_sites(path: Path, name: str, units: Mapping[str, str]) -> list[ReadRow]:
    """Every row of a sheet; ``units`` maps codes and names, in small letters, to codes. Refused,
    with the file's own name, when it cannot be read as a whole."""
    with under_own_name(name), open_sheet(str(path)) as sheet:
        return list(_rows(sheet.rows(REQUIRED, OPTIONAL), name, units))


def _rows(rows: Iterator[Row], name: str, units: Mapping[str, str]) -> Iterator[ReadRow]:
    seen = Seen()
    for count, row in enumerate(rows, start=1):
        if count > MOST_ROWS:
            raise too_many_rows(name)
        yield _read(row, units, seen)


def _read(row: Row, units: Mapping[str, str], seen: Seen) -> ReadRow:
    faults: list[Refusal] = []
    written = row.text_or_none("alamat") or ""
    unit, facts = "", None
    with gathering(faults):
        unit = _unit(row, units)
    with gathering(faults):
        facts = checked_site(_facts(row))
        seen.add(row, f"{unit} {facts.address}", column="alamat")
    said = faults_of(faults, _COLUMN_OF)
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
