"""A local instrument from a spreadsheet: read row by row, checked as a tree, written as a text in
the format of the law folder. Nothing is stored here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.library import load_facts
from zonahijau.lawbook.numbers import decimal_string
from zonahijau.tables import Row, Seen, open_sheet
from zonahijau.wording import Refusal, Refused, Text, quoted

RUNGS = ("anak0", "anak1", "anak2", "anak3", "anak4", "anak5")
REQUIRED = ("kode", "nama")
OPTIONAL = ("induk", "nama_en", "bobot", *RUNGS, "bukti", "fakta", "pasal")
COLUMNS = (*REQUIRED, *OPTIONAL)
MOST_ROWS = 1_000
LARGEST_FILE = 2 << 20
"""Bytes of the file that is sent in."""

PERCENT = Fraction(100)
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")


@dataclass(frozen=True, slots=True)
class Line:
    """A part or indicator as the spreadsheet writes it; an indicator has rungs."""

    number: int
    code: str
    name: str
    name_en: str
    parent: str
    weight: Fraction | None
    rungs: tuple[str, ...]
    evidence: tuple[str, ...]
    fact: str
    article: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What the form says of the instrument: its id below ``lokal/``, title, first day, the decree
    that it stands on, and whose classes it borrows."""

    slug: str
    title: str
    title_en: str
    start: date
    source: str
    classes: Instrument


def read_lines(path: Path, name: str) -> tuple[list[Line], list[Refusal]]:
    """The rows of a CSV or XLSX file and everything that is wrong, row by row; ``name`` is what
    to call the file. A file that cannot be read at all has that one fault."""
    lines: list[Line] = []
    faults: list[Refusal] = []
    try:
        for read in _rows(path):
            if isinstance(read, Line):
                lines.append(read)
            else:
                faults += read.refusals
    except Refused as refused:
        faults += refused.refusals
    told = [*faults, *faults_of_tree(lines)]
    named = [replace(fault, file=name) for fault in told]
    return lines, sorted(named, key=lambda fault: fault.row or 0)


def _rows(path: Path) -> Iterator[Line | Refused]:
    seen = Seen()
    with open_sheet(str(path)) as sheet:
        columns = sheet.columns(REQUIRED, OPTIONAL)
        count = 0
        for count, record in enumerate(sheet.records(), start=1):
            row = Row(record.number, record.cells, columns)
            try:
                if record.fault:
                    raise record.fault
                if count > MOST_ROWS:
                    raise _too_many(row)
                yield _line(row, seen)
            except Refused as refused:
                yield refused
            if count > MOST_ROWS:
                return
        if not count:
            raise sheet.without_rows()


def _too_many(row: Row) -> Refused:
    return row.refuse(
        None,
        Text(f"lebih dari {MOST_ROWS} baris", f"more than {MOST_ROWS} rows"),
        Text("pecah menjadi beberapa instrumen", "split it into several instruments"),
    )


def _line(row: Row, seen: Seen) -> Line:
    code = row.text("kode")
    seen.add(row, code, column="kode")
    if not CODE.fullmatch(code):
        raise row.refuse(
            "kode",
            Text(f"{quoted(code)} bukan kode", f"{quoted(code)} is no code"),
            Text(
                "pakai huruf, angka, titik, tanda hubung, misalnya input.1",
                "use letters, digits, dots, hyphens, for instance input.1",
            ),
        )
    name = row.text("nama")
    return Line(
        number=row.number,
        code=code,
        name=name,
        name_en=row.text_or_none("nama_en") or name,
        parent=row.text_or_none("induk") or "",
        weight=_weight(row),
        rungs=_rungs(row),
        evidence=_several(row, "bukti"),
        fact=_fact(row),
        article=row.text_or_none("pasal") or "",
    )


def _weight(row: Row) -> Fraction | None:
    weight = row.exact_or_none("bobot")
    if weight is not None and not 0 < weight <= PERCENT:
        raise row.refuse(
            "bobot",
            Text("bobot harus lebih dari 0 sampai 100", "a weight is above 0 and at most 100"),
            Text("tulis persen dari induknya", "write the percent of its parent"),
        )
    return weight


def _rungs(row: Row) -> tuple[str, ...]:
    """The texts from the lowest rung up, without a gap; at least two where there is any."""
    texts = [row.text_or_none(column) for column in RUNGS]
    while texts and texts[-1] is None:
        texts.pop()
    for column, text in zip(RUNGS, texts, strict=False):
        if text is None:
            raise row.refuse(
                column,
                Text("anak tangga ini kosong", "this rung is empty"),
                Text("isi berurutan mulai anak0", "fill them in order from anak0 on"),
            )
    if len(texts) == 1:
        raise row.refuse(
            "anak1",
            Text("tangga perlu sedikitnya dua anak", "a ladder needs at least two rungs"),
            Text("isi anak1, atau kosongkan anak0", "fill anak1, or empty anak0"),
        )
    return tuple(text for text in texts if text)


def _several(row: Row, column: str) -> tuple[str, ...]:
    text = row.text_or_none(column) or ""
    return tuple(each.strip() for each in text.split(";") if each.strip())


def _fact(row: Row) -> str:
    fact = row.text_or_none("fakta") or ""
    if fact and fact not in load_facts():
        raise row.refuse(
            "fakta",
            Text(f"{quoted(fact)} bukan kunci fakta", f"{quoted(fact)} is no fact key"),
            Text(
                "pakai kunci dari lembar templat, atau kosongkan",
                "use a key of the template's list, or leave it empty",
            ),
        )
    return fact


def faults_of_tree(lines: Sequence[Line]) -> Iterator[Refusal]:
    """What is wrong between the rows: parents, ladders of parts, weights that do not add up."""
    by_code = {line.code: line for line in lines}
    parents = {line.parent for line in lines}
    for line in lines:
        yield from _faults_of_place(line, by_code, parents)
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.parent, []).append(line)
    for group in groups.values():
        yield from _faults_of_weights(group)


def _faults_of_place(line: Line, by_code: dict[str, Line], parents: set[str]) -> Iterator[Refusal]:
    if line.parent and line.parent not in by_code:
        what = Text("tidak ada baris dengan kode {code}", "there is no row with the code {code}")
        remedy = Text(
            "tulis kode induknya atau tambah barisnya", "write its parent's code or add it"
        )
        yield _at(line, "induk", what.fill(code=quoted(line.parent)), remedy)
    elif _comes_back(line, by_code):
        what = Text("bagian ini di bawah dirinya sendiri", "this part lies below itself")
        yield _at(line, "induk", what, Text("pilih induk lain", "choose another parent"))
    if line.rungs and line.code in parents:
        what = Text("bagian yang punya isi tidak punya tangga", "a part with parts has no ladder")
        yield _at(line, RUNGS[0], what, Text("kosongkan anak tangganya", "empty its rungs"))
    if not line.rungs and line.code not in parents:
        what = Text("indikator ini tidak punya tangga", "this indicator has no ladder")
        yield _at(line, RUNGS[0], what, Text("isi anak0 dan anak1", "fill anak0 and anak1"))


def _comes_back(line: Line, by_code: dict[str, Line]) -> bool:
    above, seen = by_code.get(line.parent), {line.code}
    while above is not None:
        if above.code in seen:
            return above.code == line.code
        seen.add(above.code)
        above = by_code.get(above.parent)
    return False


def _faults_of_weights(group: Sequence[Line]) -> Iterator[Refusal]:
    weighed = [line for line in group if line.weight is not None]
    if not weighed:
        return
    for line in group:
        if line.weight is None:
            what = Text("bobotnya kosong, yang lain tidak", "its weight is empty, the others' not")
            remedy = Text("isi semua atau kosongkan semua", "fill all of them or none")
            yield _at(line, "bobot", what, remedy)
    total = sum((line.weight or Fraction(0) for line in weighed), Fraction(0))
    if total != PERCENT and len(weighed) == len(group):
        shown = decimal_string(total)
        what = Text(f"bobot kelompok ini berjumlah {shown}", f"the weights here add up to {shown}")
        remedy = Text("ubah sampai berjumlah 100", "change them until they add up to 100")
        yield _at(group[0], "bobot", what, remedy)


def _at(line: Line, column: str, what: Text, remedy: Text) -> Refusal:
    return Refusal(what, remedy, row=line.number, column=column)


def written(frame: Frame, lines: Sequence[Line]) -> str:
    """The text of the instrument in the format of the law folder; the checker reads it again."""
    children: dict[str, list[Line]] = {}
    for line in lines:
        children.setdefault(line.parent, []).append(line)
    cite = {"source": "lokal", "article": frame.source, "provenance": "local", "confidence": "V"}
    body = {
        "id": f"lokal/{frame.slug}",
        "series": f"lokal-{frame.slug}",
        "version": str(frame.start.year),
        "title": {"id": frame.title, "en": frame.title_en or frame.title},
        "in_force": {"from": frame.start},
        "sources": {"lokal": {"title": frame.source, "note": "bukan nilai resmi"}},
        "cite": cite,
        "scored": "unit",
        "total": {"from": "0", "to": "100"},
        "rounding": {"places": "2", "mode": "half-up", "when": "published"},
        "missing": {"do": "refuse"},
        "not_applicable": {"do": "leave-out"},
        "roll_up": {"by": "unit"},
        "classes": _classes(frame.classes),
        **_parts("", children),
    }
    return yaml.safe_dump(body, allow_unicode=True, sort_keys=False, width=100)


def _classes(borrowed: Instrument) -> dict[str, Any]:
    table = borrowed.class_table("unit")
    return {"compare": table.compare, "unit": [
        {"from": decimal_string(band.lower), **({"band": band.code} if band.code else {}),
         **({"zone": band.zone} if band.zone else {}),
         "label": {"id": band.label.id, "en": band.label.en}}
        for band in table.bands
    ]}  # fmt: skip


def _parts(parent: str, children: dict[str, list[Line]]) -> dict[str, Any]:
    group = children[parent]
    basis = "equal" if group[0].weight is None else "percent"
    return {"parts_weigh": basis, "parts": [_node(line, children) for line in group]}


def _node(line: Line, children: dict[str, list[Line]]) -> dict[str, Any]:
    node: dict[str, Any] = {
        "code": line.code,
        "label": {"id": line.name, "en": line.name_en},
    }
    if line.weight is not None:
        node["weight"] = decimal_string(line.weight)
    if line.article:
        node["cite"] = {"article": line.article}
    if line.rungs:
        node["ladder"] = {str(n): _both(text) for n, text in enumerate(line.rungs)}
        node |= {"fact": line.fact} if line.fact else {}
        node |= {"evidence": [_both(each) for each in line.evidence]} if line.evidence else {}
        return node
    return node | _parts(line.code, children)


def _both(text: str) -> dict[str, str]:
    """The same words in both languages, until somebody translates them."""
    return {"id": text, "en": text}
