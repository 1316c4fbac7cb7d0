"""Reports of many units from one spreadsheet, row by row; every fault of every row is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from zonahijau.lawbook.forms import load_form
from zonahijau.lawbook.library import load_instrument
from zonahijau.surveys.figures import INSTRUMENT, Figures, compute
from zonahijau.surveys.reporting import outdated, span_of
from zonahijau.tables import Row, Seen, Sheet, open_sheet
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
from zonahijau.wording import Refusal, Text, quoted

REQUIRED = ("unit", "masa")
FIELDS = ("responden", "pengguna", "ikm", "mutu", "bobot", "dasar hukum", "diterima",
          "dipublikasikan", "tindak lanjut")  # fmt: skip
ELEMENTS = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku",
            "sarana", "pengaduan")  # fmt: skip
"""The nine elements as columns; their number in the questionnaire (U1 to U9) does as well."""
COLUMNS = (*REQUIRED, *FIELDS, *ELEMENTS)
_GRADES = ("A", "B", "C", "D")
_WEIGHTS = {"": "exact", "1/9": "exact", "exact": "exact", "0,111": "0.111", "0,11": "0.11",
            "0.111": "0.111", "0.11": "0.11"}  # fmt: skip
_PERIOD = re.compile(
    r"(?:(tahun)\s+)?(?:(semester|triwulan)\s+(iv|i{1,3}|[1-4])\s+)?(\d{4})(?:\.0)?"
)
_PEOPLE = {"respondents": "responden", "population": "pengguna"}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SPAN = re.compile(r"(\S+)\s+(?:s\.?d\.?|sampai|-|–)\s+(\S+)")
_DAY = re.compile(r"(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})[-/](\d{1,2})[-/](\d{4}))(?:[ T]00:00:00)?")


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A row as it was understood. ``unit`` is the unit's code; ``means`` are decimal strings by
    element; ``notes`` say what somebody should look at, and keep nothing from being imported."""

    number: int
    unit: str
    written: str
    start: str = ""
    until: str = ""
    frequency: str = "year"
    said: Mapping[str, Any] = field(default_factory=dict)
    means: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def period(self) -> tuple[date, date]:
        """Of which period, as [start, until)."""
        return date.fromisoformat(self.start), date.fromisoformat(self.until)

    @property
    def figures(self) -> Figures:
        """What the row says of the survey."""
        printed = self.said.get("ikm")
        return Figures(
            means={code: Fraction(mean) for code, mean in self.means.items()},
            printed=Decimal(printed) if printed else None,
            grade=self.said.get("mutu", ""),
            respondents=self.said.get("responden"),
            population=self.said.get("pengguna"),
            convention=self.said.get("bobot", "exact"),
        )

    def day(self, name: str) -> date | None:
        """A day that the row names."""
        written = self.said.get(name)
        return date.fromisoformat(written) if written else None

    def as_json(self) -> dict[str, Any]:
        """For a preview that waits; the other way is :meth:`of_json`."""
        return {
            "number": self.number,
            "unit": self.unit,
            "written": self.written,
            "start": self.start,
            "until": self.until,
            "frequency": self.frequency,
            "said": dict(self.said),
            "means": dict(self.means),
            "notes": faults_as_json(self.notes),
            "faults": faults_as_json(self.faults),
        }

    @classmethod
    def of_json(cls, kept: dict[str, Any]) -> ReadReport:
        """What :meth:`as_json` wrote."""
        told = {name: faults_of_json(kept[name]) for name in ("notes", "faults")}
        return cls(**(kept | told))


def read_reports(path: Path, name: str, units: Mapping[str, str]) -> list[ReadReport]:
    """Every row of a sheet; ``units`` maps codes and names, in small letters, to codes. Refused,
    with the file's own name, when it cannot be read as a whole."""
    with under_own_name(name), open_sheet(str(path)) as sheet:
        columns = _element_columns(sheet)
        rows = sheet.rows(REQUIRED, (*FIELDS, *columns.values()))
        return list(_rows(rows, name, units, columns))


def _element_columns(sheet: Sheet) -> dict[str, str]:
    """The column of each element that the sheet has: by its word, its code or its number."""
    numbers = {code: question for question, code in load_form(INSTRUMENT).element_of.items()}
    found = {}
    for node in load_instrument(INSTRUMENT).indicators():
        names = (node.code.lower(), numbers.get(node.code, ""), node.label.id)
        column = next((each for each in names if each and sheet.has(each)), None)
        if column is not None:
            found[node.code] = column
    return found


def _rows(
    rows: Iterator[Row], name: str, units: Mapping[str, str], columns: Mapping[str, str]
) -> Iterator[ReadReport]:
    seen = Seen()
    for count, row in enumerate(rows, start=1):
        if count > MOST_ROWS:
            raise too_many_rows(name)
        yield _read(row, units, columns, seen)


def _read(row: Row, units: Mapping[str, str], columns: Mapping[str, str], seen: Seen) -> ReadReport:
    faults: list[Refusal] = []
    unit, period = "", ("", "", "year")
    with gathering(faults):
        unit = _unit(row, units)
    with gathering(faults):
        period = _period(row)
        seen.add(row, f"{unit} {period[0]} {period[1]}", column="masa")
    said = _said(row, faults)
    means: dict[str, str] = {}
    for code, column in columns.items():
        with gathering(faults):
            mean = row.exact_or_none(column)
            if mean is not None:
                means[code] = decimal_of(mean)
    written = row.text_or_none("unit") or ""
    made = ReadReport(row.number, unit, written, *period, said, means)
    notes = _checked(made, faults)
    return ReadReport(
        row.number,
        unit,
        written,
        *period,
        said,
        means,
        notes,
        faults_of(faults, {**columns, **_PEOPLE, "part": "masa"}),
    )


def _checked(made: ReadReport, faults: list[Refusal]) -> tuple[Fault, ...]:
    """What the figures come to; whatever cannot be becomes a fault."""
    notes: list[Fault] = []
    with gathering(faults):
        computed = compute(made.figures)
        if computed is not None and computed.agrees is False:
            notes.append(Fault("ikm", _OTHER.fill(index=computed.index)))
        if computed is None and made.figures.printed is None:
            notes.append(Fault("ikm", _NO_INDEX))
    if made.until:
        title = outdated(INSTRUMENT, made.said.get("dasar hukum", ""), made.period[1])
        if title is not None:
            notes.append(Fault("dasar hukum", _OLD.fill(title=title)))
    return tuple(notes)


_OTHER = Text("Hitungan ulang {index}, berbeda dari yang tercetak.",
              "Computed again it is {index}, not what is printed.")  # fmt: skip
_NO_INDEX = Text("Belum ada IKM dan unsurnya tidak lengkap.", "No index, and elements are missing.")
_OLD = Text("Dasar hukumnya tidak berlaku lagi; berlaku {title}.",
            "Its legal basis is no longer in force; {title} is.")  # fmt: skip


def _said(row: Row, faults: list[Refusal]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for name in ("responden", "pengguna"):
        with gathering(faults):
            said[name] = row.whole_or_none(name, least=1)
    with gathering(faults):
        printed = row.exact_or_none("ikm")
        said["ikm"] = _index(row, printed) if printed is not None else None
    with gathering(faults):
        said["mutu"] = _grade(row)
    with gathering(faults):
        said["bobot"] = _weight(row)
    for name in ("diterima", "dipublikasikan"):
        with gathering(faults):
            said[name] = _day(row, name)
    with gathering(faults):
        said["tindak lanjut"] = row.flag("tindak lanjut")
    said["dasar hukum"] = (row.text_or_none("dasar hukum") or "")[:200]
    return {name: value for name, value in said.items() if value not in (None, "", False)}


def _unit(row: Row, units: Mapping[str, str]) -> str:
    given = row.text("unit")
    spelled = " ".join(given.casefold().split())
    if spelled not in units:
        what = Text("Unit {name} tidak dikenal", "The unit {name} is not known")
        remedy = Text("Tulis kode atau nama unit", "Write its code or name")
        raise row.refuse("unit", what.fill(name=quoted(given)), remedy)
    return units[spelled]


def _period(row: Row) -> tuple[str, str, str]:
    written = " ".join(row.text("masa").casefold().split())
    named = _PERIOD.fullmatch(written)
    if named:
        frequency = {"semester": "half", "triwulan": "quarter"}.get(named[2] or "", "year")
        part = _ROMAN.get(named[3] or "", 0) or int(named[3] or 1)
        with row.placing("masa"):
            start, until = span_of(frequency, int(named[4]), part)
        return start.isoformat(), until.isoformat(), frequency
    days = _SPAN.fullmatch(written)
    first, last = (_date(each) for each in days.groups()) if days else (None, None)
    if first is None or last is None or last < first:
        what = Text("Masa {said} tidak terbaca", "The period {said} cannot be read")
        remedy = Text(
            "Tulis 2025, semester I 2025, triwulan 3 2025, atau 2025-01-01 s.d. 2025-06-30",
            "Write 2025, semester I 2025, triwulan 3 2025, or 2025-01-01 s.d. 2025-06-30",
        )
        raise row.refuse("masa", what.fill(said=quoted(row.text("masa"))), remedy)
    return first.isoformat(), (last + timedelta(days=1)).isoformat(), "other"


def _date(written: str) -> date | None:
    found = _DAY.fullmatch(written.strip())
    if found is None:
        return None
    year, month, day = (
        (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
    )
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _day(row: Row, name: str) -> str | None:
    written = row.text_or_none(name)
    if written is None:
        return None
    day = _date(written)
    if day is None:
        what = Text("{said} bukan tanggal", "{said} is no day").fill(said=quoted(written))
        raise row.refuse(name, what, Text("Tulis 2026-01-31 atau 31-01-2026", "Write 2026-01-31"))
    return day.isoformat()


def _index(row: Row, printed: Fraction) -> str:
    if not 0 <= printed <= 100:
        what = Text("IKM di luar 0 sampai 100", "The index is not from 0 to 100")
        raise row.refuse("ikm", what, Text("Tulis misalnya 87,28", "Write for example 87.28"))
    return decimal_of(printed)


def _grade(row: Row) -> str | None:
    grade = (row.text_or_none("mutu") or "").upper()
    if grade and grade not in _GRADES:
        what = Text("Mutu {said} tidak dikenal", "The grade {said} is not known")
        remedy = Text("Tulis A, B, C, atau D", "Write A, B, C or D")
        raise row.refuse("mutu", what.fill(said=quoted(grade)), remedy)
    return grade


def _weight(row: Row) -> str:
    written = (row.text_or_none("bobot") or "").strip()
    if written not in _WEIGHTS:
        what = Text("Bobot {said} tidak dikenal", "The weight {said} is not known")
        remedy = Text("Tulis 1/9, 0,111, atau 0,11", "Write 1/9, 0.111 or 0.11")
        raise row.refuse("bobot", what.fill(said=quoted(written)), remedy)
    return _WEIGHTS[written]


def decimal_of(value: Fraction) -> str:
    """A number of a cell as it was written; it always ends."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    return str(Decimal((value * 10**places).numerator).scaleb(-places))
