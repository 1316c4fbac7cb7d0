"""An existing standard from a spreadsheet or pasted text: components by name, in any order. Pure.

Names are those of ``law/standards/components.yaml`` with the spellings that offices use. What
cannot be understood as structure is kept as words where the component has room for words; the
rest is reported, and nothing is written before a person has seen it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

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
    Channel,
    Duration,
    Facility,
    Fee,
    Requirement,
    Step,
)
from zonahijau.lawbook.components import Component, load_components
from zonahijau.wording import Text

_MARK = re.compile(r"^\s*(?:\(?[0-9]{1,2}[.)]|\(?[a-z][.)]|[-–•*▪])\s+", re.IGNORECASE)
_HEADING = re.compile(r"^\s*(?:[0-9]{1,2}|[a-zA-Z]|[IVX]+)[.)]\s*")
_COUNTED = re.compile(r"^\s*([0-9]{1,2}|[a-zA-Z])[.)]\s")
_DURATION = re.compile(
    r"(\d{1,4})\s*(?:\([^)]*\)\s*)?(?:(?:-|–|s/d|sampai(?: dengan)?)\s*(\d{1,4})\s*"
    r"(?:\([^)]*\)\s*)?)?(menit|jam|hari\s+kerja|hari|bulan)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"rp\.?\s*(\d{1,3}(?:\.\d{3})+|\d+)", re.IGNORECASE)
_FREE = re.compile(r"gratis|tidak\s+(?:di)?pungut|tanpa\s+biaya|nihil|^rp\.?\s*0\b", re.IGNORECASE)
_PEOPLE = re.compile(r"(\d{1,4})\s*(?:\([^)]*\)\s*)?(?:orang|petugas|pegawai|pelaksana)", re.I)
_MONTHS = re.compile(r"\b(3|6|12|24)\b[^.]{0,20}bulan|setahun\s+sekali|tahunan", re.IGNORECASE)
_UNITS = {"hari kerja": "working-days", "hari": "days", "menit": "minutes", "jam": "hours",
          "bulan": "months"}  # fmt: skip
_VULNERABLE = re.compile(r"disabilitas|difabel|kursi roda|landai|laktasi|lansia|rentan|braille",
                         re.IGNORECASE)  # fmt: skip
_CHANNELS = (
    ("lapor", re.compile(r"lapor", re.I)),
    ("whatsapp", re.compile(r"whats ?app|\bwa\b", re.I)),
    ("email", re.compile(r"@|e-?mail|surel", re.I)),
    ("phone", re.compile(r"telp|telepon|hotline|call", re.I)),
    ("sms", re.compile(r"\bsms\b", re.I)),
    ("social", re.compile(r"instagram|facebook|\big\b|\bfb\b|media sosial|twitter|tiktok", re.I)),
    ("web", re.compile(r"https?://|www\.|\.go\.id|situs|website", re.I)),
    ("box", re.compile(r"kotak", re.I)),
    ("counter", re.compile(r"langsung|loket|meja", re.I)),
    ("letter", re.compile(r"surat", re.I)),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A component that was recognised: under which heading, what becomes of it, and what a person
    should look at. ``joined`` are lines in it that look like the name of another component, but are
    not known as one: they and what follows them went in here."""

    component: Component
    heading: str
    value: Any
    look: Text | None = None
    joined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """What a text says: its components, and the headings or lines that none of them knows."""

    found: tuple[Found, ...]
    unknown: tuple[str, ...]

    @property
    def components(self) -> dict[str, Any]:
        """By code, as the actions take them."""
        return {each.component.code: each.value for each in self.found}


def read_text(text: str) -> Read:
    """Pasted text: a component's name on a line of its own or before a colon, then what it says."""
    parts: list[Part] = []
    unknown: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\t", " : ").split("\n"):
        if not line.strip():
            continue
        heading, rest = _heading_of(line)
        if heading:
            parts.append(Part(heading, line, [rest] if rest else []))
        elif parts:
            parts[-1].take(line)
        else:
            unknown.append(line.strip())
    return _read(parts, unknown)


def read_cells(rows: Iterable[Sequence[str]]) -> Read:
    """A sheet: the component's name in one cell, what it says in those to the right of it; a row
    without a name goes on with the one above."""
    parts: list[Part] = []
    unknown: list[str] = []
    column = -1
    for row in rows:
        cells = [(cell or "").strip() for cell in row]
        said = [cell for cell in cells if cell]
        place = next((at for at, cell in enumerate(cells) if _known(cell)), None)
        if place is not None:
            column = place
            words = "\n".join(cell for cell in cells[place + 1 :] if cell).split("\n")
            parts.append(Part(cells[place], cells[place], words))
        elif parts and said:
            parts[-1].lines.append(" ".join(said))
            if cells[column : column + 1] != [""] and len(said) > 1:
                parts[-1].joined.append(cells[column])
        elif said:
            unknown.append(" | ".join(said))
    return _read(parts, unknown)


@dataclass(slots=True)
class Part:
    """What stands under a heading, and the lines of it that look like headings themselves."""

    heading: str
    written: str
    lines: list[str]
    joined: list[str] = field(default_factory=list)

    def take(self, line: str) -> None:
        """A line under this heading."""
        if _looks_like_heading(line) or self._goes_on(line):
            self.joined.append(line.strip())
        self.lines.append(line)

    def _goes_on(self, line: str) -> bool:
        """Whether it counts on from this heading (2. Persyaratan, 3. Waktu tunggu), where nothing
        under the heading is counted in the same way."""
        own, other = _COUNTED.match(self.written), _COUNTED.match(line)
        if own is None or other is None or _follower(own[1]) != other[1]:
            return False
        kind = own[1].isdigit()
        counted = (_COUNTED.match(each) for each in self.lines)
        return not any(each and each[1].isdigit() is kind for each in counted)


def _follower(count: str) -> str:
    """What is counted next: 3 after 2, c after b."""
    return str(int(count) + 1) if count.isdigit() else chr(ord(count) + 1)


def _looks_like_heading(line: str) -> bool:
    """A few words that end with a colon, or stand in capitals."""
    plain = _HEADING.sub("", line.strip())
    words = plain.rstrip(":").split()
    if not 1 <= len(words) <= 6 or len(plain) < 4:
        return False
    return plain.endswith(":") or (plain.isupper() and len(plain) > 7)


def _heading_of(line: str) -> tuple[str, str]:
    """The component's name on a line, and what follows it on the same line."""
    if _known(line):
        return line.strip().rstrip(":"), ""
    name, colon, rest = line.partition(":")
    if colon and len(name) < 80 and _known(name):
        return name.strip(), rest.strip(" :")
    return "", ""


def _known(written: str) -> Component | None:
    plain = _HEADING.sub("", written.strip().rstrip(":")).strip()
    components = load_components()
    return components.find(plain) or components.find(written)


def _read(parts: Sequence[Part], unknown: list[str]) -> Read:
    found: dict[str, Found] = {}
    for part in parts:
        component = _known(part.heading)
        said = [line for line in (_line(each) for each in part.lines) if line]
        if component is None or not said:
            continue
        if component.code in found:
            unknown.append(part.heading)
            continue
        value, look = _READERS[component.code](said)
        joined = tuple(part.joined)
        found[component.code] = Found(component, part.heading, value, look, joined)
    return Read(tuple(found.values()), tuple(unknown))


def _line(text: str) -> str:
    return " ".join(_MARK.sub("", text).strip(" :;|").split())


def duration_in(text: str) -> Duration | None:
    """The first time in a text: 3 hari kerja, 1-3 hari, 15 (lima belas) menit."""
    match = _DURATION.search(text)
    if match is None:
        return None
    unit = _UNITS[" ".join(match[3].casefold().split())]
    if match[2] is None:
        return Duration(int(match[1]), unit) if int(match[1]) else None
    least, most = int(match[1]), int(match[2])
    return Duration(most, unit, least) if 0 < least < most else Duration(max(most, 1), unit)


_LOOK = Text("Periksa: tidak ada angka yang terbaca", "Look at it: no number could be read")
_Value = tuple[Any, Text | None]


def _requirements(lines: list[str]) -> _Value:
    items = tuple(
        Requirement(line, original=bool(re.search(r"\basli\b", line, re.I))) for line in lines
    )
    return Requirements(items), None


def _procedure(lines: list[str]) -> _Value:
    look = None
    if len(lines) < 2:
        look = Text("Periksa: hanya satu langkah", "Look at it: only one step")
    return Procedure(tuple(Step(line, time=duration_in(line)) for line in lines)), look


def _time(lines: list[str]) -> _Value:
    text = " ".join(lines)
    held = duration_in(text)
    if held is None:
        return Time(note=text), _LOOK
    plain = held.said.id.casefold()
    return Time(held, note="" if text.casefold() == plain else text), None


def _fees(lines: list[str]) -> _Value:
    text = " ".join(lines)
    items = tuple(Fee(name, amount) for line in lines for name, amount in _priced(line) if amount)
    basis = next((line for line in lines if re.search(r"\b(perda|peraturan|pp|uu)\b", line, re.I)),
                 "")  # fmt: skip
    if items:
        look = Text(
            "Periksa dasar hukum dan persetujuan DPRD", "Look at the legal basis and the council"
        )
        return Fees("priced", items, basis=basis), look
    if _FREE.search(text):
        return Fees("free", basis=basis), None
    return Fees(basis=text), _LOOK


def _priced(line: str) -> list[tuple[str, int]]:
    """What a line charges for; of several amounts each for the words before it."""
    found = list(_AMOUNT.finditer(line))
    amounts = [int(each[1].replace(".", "")) for each in found]
    if len(found) < 2:
        return [(_fee_name(line), amount) for amount in amounts]
    starts = [0, *(each.end() for each in found)]
    names = (line[start : each.start()] for start, each in zip(starts, found, strict=False))
    return [(_fee_name(name), amount) for name, amount in zip(names, amounts, strict=True)]


def _fee_name(line: str) -> str:
    return _AMOUNT.sub("", line).strip(" :;=-,.") or "Biaya"


def _lines(lines: list[str]) -> _Value:
    return Lines(tuple(lines)), None


def _complaints(lines: list[str]) -> _Value:
    channels, words = [], []
    for line in (part for each in lines for part in _apart(each)):
        kind = _channel_in(line)
        if kind and len(line) < 120:
            channels.append(Channel(kind, line))
        else:
            words.append(line)
    order = [kind for kind, _ in _CHANNELS]
    channels.sort(key=lambda each: order.index(each.kind))
    return Complaints(tuple(channels), handling="\n".join(words)), None


def _channel_in(text: str) -> str | None:
    return next((kind for kind, pattern in _CHANNELS if pattern.search(text)), None)


def _apart(line: str) -> list[str]:
    """The channels of a line one by one, where each of its parts names another one."""
    parts = [each.strip() for each in re.split(r"[,;]\s+", line) if each.strip()]
    kinds = [_channel_in(each) for each in parts]
    return parts if None not in kinds and len(set(kinds)) == len(parts) else [line]


def _facilities(lines: list[str]) -> _Value:
    return Facilities(tuple(Facility(line, bool(_VULNERABLE.search(line))) for line in lines)), None


def _words(lines: list[str]) -> _Value:
    return Words("\n".join(lines)), None


def _staffing(lines: list[str]) -> _Value:
    text = "\n".join(lines)
    match = _PEOPLE.search(text) or re.fullmatch(r"(\d{1,4})", text)
    return Staffing(int(match[1]) if match else None, text), None if match else _LOOK


def _evaluation(lines: list[str]) -> _Value:
    text = "\n".join(lines)
    match = _MONTHS.search(text)
    months = None if match is None else int(match[1] or 12)
    return Evaluation(text, months), None


_READERS: Mapping[str, Any] = {
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
