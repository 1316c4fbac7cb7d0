"""What was typed into the form of a component, and back. Pure; nothing typed is ever lost.

Single fields are named after their cell; those of a row ``r<number>-<cell>``, with how many rows
there are in ``rows``. A button ``do`` adds, removes or moves a row without saving.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from zonahijau.catalogue.editing.cells import CHECK, SHAPES, Cell, Shape
from zonahijau.catalogue.standards.checking import MOST_ITEMS
from zonahijau.catalogue.standards.content import (
    Complaints,
    Evaluation,
    Facilities,
    Fees,
    Lines,
    Procedure,
    Requirements,
    Staffing,
    Time,
    Words,
)
from zonahijau.catalogue.standards.parts import (
    CHANNEL_KINDS,
    Channel,
    Duration,
    Facility,
    Fee,
    Requirement,
    Step,
)
from zonahijau.wording import Refusal, Refused, Text

Said = Mapping[str, str]
_DO = re.compile(r"(up|down|remove)-(\d{1,3})")
_RUPIAH = re.compile(r"(?:rp\.?)?\s*(\d{1,3}(?:[.\s]\d{3})+|\d{1,15})(?:,(?:00|-))?(?:,-)?")


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields and rows of a component as text, as a form shows them."""

    fields: Said
    rows: tuple[Said, ...] = ()

    @classmethod
    def of_post(cls, code: str, posted: Said) -> Typed:
        """What was typed, whatever it was."""
        shape = SHAPES[code]
        count = min(_whole_or_0(posted.get("rows", "")), MOST_ITEMS + 1)
        rows = tuple(_said(shape.columns, posted, f"r{row}-") for row in range(count))
        return cls(_said(shape.fields, posted, ""), rows)

    def after(self, code: str, do: str) -> Typed | None:
        """What the form shows after the button of a row; None where it was no such button."""
        if do == "add":
            fresh = {cell.name: cell.first for cell in SHAPES[code].columns}
            return Typed(self.fields, (*self.rows, fresh))
        found = _DO.fullmatch(do)
        if found is None or int(found[2]) >= len(self.rows):
            return None
        return Typed(self.fields, _moved(list(self.rows), found[1], int(found[2])))

    def with_room(self, shape: Shape) -> Typed:
        """At least one row to type into, where there is a list."""
        if not shape.columns or self.rows:
            return self
        return Typed(self.fields, ({cell.name: cell.first for cell in shape.columns},))


def _said(cells: tuple[Cell, ...], posted: Said, prefix: str) -> dict[str, str]:
    return {
        cell.name: posted.get(prefix + cell.name, "").replace("\r\n", "\n").strip()
        for cell in cells
    }


def _moved(rows: list[Said], verb: str, number: int) -> tuple[Said, ...]:
    row = rows.pop(number)
    if verb != "remove":
        place = max(number - 1, 0) if verb == "up" else min(number + 1, len(rows))
        rows.insert(place, row)
    return tuple(rows)


def _whole_or_0(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


class Reading:
    """Reads typed values and keeps every fault, so that all are told at once."""

    def __init__(self, typed: Typed):
        self.typed = typed
        self.faults: list[Refusal] = []

    def text(self, name: str) -> str:
        """A single field."""
        return self.typed.fields.get(name, "")

    def whole(self, name: str, said: Said | None = None, row: int | None = None) -> int | None:
        """A whole number, None for nothing; what is no number is a fault."""
        text = (self.typed.fields if said is None else said).get(name, "")
        plain = text.replace(".", "").replace(" ", "")
        if not plain:
            return None
        if plain.isascii() and plain.isdigit() and len(plain) < 10:
            return int(plain)
        self._fault(text, Text("Tulis dengan angka saja", "Write it in digits"), name, row)
        return None

    def rupiah(self, said: Said, row: int) -> int:
        """An amount as offices write it: 5.000, Rp5.000,00, Rp 5000,-."""
        text = said.get("amount", "")
        found = _RUPIAH.fullmatch(text.casefold().strip())
        if found:
            return int(re.sub(r"\D", "", found[1]))
        what = Text("Tulis rupiah tanpa sen, misalnya 5.000", "Write whole rupiah, such as 5.000")
        self._fault(text or "–", what, "amount", row)
        return 0

    def duration(self, said: Said | None = None, row: int | None = None) -> Duration | None:
        """A number and its unit; the one without the other is a fault."""
        held = self.typed.fields if said is None else said
        most, unit = self.whole("most", held, row), held.get("unit", "")
        if most is None:
            return None
        if not unit:
            what = Text("Pilih satuan waktunya", "Choose the unit of time")
            self._fault(str(most), what, "unit", row)
            return None
        least = self.whole("least", held, row) if "least" in held else None
        return Duration(most, unit, least)

    def rows(self) -> list[tuple[int, Said]]:
        """The rows that hold anything, with their numbers as people count."""
        numbered = enumerate(self.typed.rows, start=1)
        return [(number, row) for number, row in numbered if _holds(row)]

    def _fault(self, text: str, remedy: Text, column: str, row: int | None) -> None:
        what = Text(f"“{text}” tidak terbaca", f"“{text}” cannot be read")
        self.faults.append(Refusal(what, remedy, row=row, column=column))


_DEFAULTS = {"kind", "original", "vulnerable", "unit"}
"""What a row may carry without anybody having typed anything."""


def _holds(row: Said) -> bool:
    return any(value for name, value in row.items() if name not in _DEFAULTS)


def component_of(code: str, typed: Typed) -> Any:
    """The component that was typed; refused with every number that cannot be read."""
    reading = Reading(typed)
    made = _MAKERS[code](reading)
    if reading.faults:
        raise Refused(*reading.faults)
    return made


def _requirements(reading: Reading) -> Requirements:
    items = [
        Requirement(
            row["text"],
            row["kind"] or "administrative",
            bool(row["original"]),
            reading.whole("copies", row, number),
        )
        for number, row in reading.rows()
        if row["text"]
    ]
    return Requirements(tuple(items), reading.text("note"))


def _procedure(reading: Reading) -> Procedure:
    steps = [
        Step(row["text"], row["actor"], reading.duration(row, number), row["output"])
        for number, row in reading.rows()
        if row["text"]
    ]
    return Procedure(tuple(steps), reading.text("note"))


def _time(reading: Reading) -> Time:
    return Time(reading.duration(), reading.text("starts"), reading.text("note"))


def _fees(reading: Reading) -> Fees:
    kind = reading.text("kind")
    if kind == "free":
        return Fees("free", basis=reading.text("basis"))
    items = [
        Fee(row["name"], reading.rupiah(row, number), row["per"]) for number, row in reading.rows()
    ]
    return Fees(
        kind or ("priced" if items else ""),
        tuple(items),
        reading.text("basis"),
        reading.text("council"),
        reading.text("old"),
    )


def _complaints(reading: Reading) -> Complaints:
    channels = [Channel(row["kind"], row["value"]) for _, row in reading.rows() if row["value"]]
    order = list(CHANNEL_KINDS)
    known = sorted(channels, key=lambda each: order.index(each.kind) if each.kind in order else 99)
    return Complaints(tuple(known), reading.text("officer"), reading.text("handling"))


def _lines(reading: Reading) -> Lines:
    return Lines(tuple(" ".join(row["text"].split()) for _, row in reading.rows()))


def _facilities(reading: Reading) -> Facilities:
    rows = [row for _, row in reading.rows() if row["text"]]
    return Facilities(tuple(Facility(row["text"], bool(row["vulnerable"])) for row in rows))


def _words(reading: Reading) -> Words:
    return Words(reading.text("text"))


def _staffing(reading: Reading) -> Staffing:
    return Staffing(reading.whole("number"), reading.text("text"))


def _evaluation(reading: Reading) -> Evaluation:
    return Evaluation(reading.text("text"), reading.whole("months"))


_MAKERS: Mapping[str, Callable[[Reading], Any]] = {
    "requirements": _requirements,
    "procedure": _procedure,
    "time": _time,
    "fee": _fees,
    "product": _lines,
    "complaints": _complaints,
    "legal-basis": _lines,
    "facilities": _facilities,
    "competence": _lines,
    "supervision": _words,
    "staffing": _staffing,
    "guarantee": _words,
    "safety": _words,
    "evaluation": _evaluation,
}


def typed_of(code: str, component: Any) -> Typed:
    """A component as its form shows it; the other way is :func:`component_of`."""
    shape = SHAPES[code]
    listed = next(
        (getattr(component, name) for name in ("items", "steps", "channels") if shape.columns
         and hasattr(component, name)),
        (),
    )  # fmt: skip
    fields = {cell.name: _shown(cell, component) for cell in shape.fields}
    rows = tuple({cell.name: _shown(cell, item) for cell in shape.columns} for item in listed)
    return Typed(fields, rows)


def _shown(cell: Cell, holder: Any) -> str:
    if isinstance(holder, str):
        return holder
    duration = getattr(holder, "duration", None) or getattr(holder, "time", None)
    if cell.name in ("most", "least", "unit"):
        value = getattr(duration, cell.name, None)
    else:
        value = getattr(holder, cell.name)
    if cell.kind == CHECK:
        return "1" if value else ""
    if cell.kind == "rupiah":
        return f"{value:,}".replace(",", ".")
    return "" if value is None else str(value)
