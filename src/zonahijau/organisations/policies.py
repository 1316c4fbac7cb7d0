"""Rules of units, people and roles that need no database."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from zonahijau.organisations.dates import Span, check_span
from zonahijau.organisations.kinds import UNIT_KINDS
from zonahijau.organisations.roles import ROLES
from zonahijau.wording import Refusal, Refused, Text, quoted, refuse

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,29}")
WEBSITE = re.compile(r"https?://[^\s/]+\.[^\s]+")
MOST_LEVELS = 8
"""How deep the tree may be; a ministry with its smallest post needs six."""
LONGEST_NAME, LONGEST_SHORT_NAME, LONGEST_WEBSITE = 160, 60, 200


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What is written about a unit; its superior and dates apart."""

    code: str
    name: str
    kind: str
    short_name: str = ""
    is_blud: bool = False
    website: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit under a parent (None: under the government) for a time; by keys of any kind."""

    unit: object
    parent: object | None
    span: Span


class Overtaken(Refused):
    """Somebody else saved first; ``stored`` is what now stands, field by field."""

    def __init__(self, stored: Mapping[str, object]):
        self.stored = stored
        what = Text(
            "Orang lain menyimpan perubahan lebih dahulu; isian Anda belum disimpan",
            "Somebody else saved a change first; what you typed is not saved yet",
        )
        remedy = Text(
            "Bandingkan dengan yang tersimpan, lalu simpan sekali lagi",
            "Compare it with what is stored, then save once more",
        )
        super().__init__(Refusal(what, remedy))


def check_unit(facts: UnitFacts) -> None:
    """Refused, with one refusal for each field that cannot be."""
    refusals = list(faults_of_unit(facts))
    if refusals:
        raise Refused(*refusals)


def faults_of_unit(facts: UnitFacts) -> Iterable[Refusal]:
    """What is wrong with the facts, field by field."""
    if not CODE.fullmatch(facts.code):
        what = Text("Kode {code} tidak dapat dipakai", "The code {code} cannot be used")
        remedy = Text(
            "Pakai 1 sampai 30 huruf, angka, titik, garis miring atau tanda hubung",
            "Use 1 to 30 letters, digits, points, slashes or hyphens",
        )
        yield Refusal(what.fill(code=quoted(facts.code)), remedy, column="code")
    yield from _faults_of_text("name", facts.name, LONGEST_NAME, needed=True)
    yield from _faults_of_text("short_name", facts.short_name, LONGEST_SHORT_NAME)
    if facts.kind not in UNIT_KINDS:
        what = Text("Jenis {kind} tidak dikenal", "The kind {kind} is not known")
        remedy = Text("Pilih dari: {kinds}", "Choose from: {kinds}").fill(
            kinds=", ".join(UNIT_KINDS)
        )
        yield Refusal(what.fill(kind=quoted(facts.kind)), remedy, column="kind")
    if facts.website and (
        len(facts.website) > LONGEST_WEBSITE or not WEBSITE.fullmatch(facts.website)
    ):
        what = Text("Alamat situs {website} keliru", "The website address {website} is wrong")
        remedy = Text("Tulis lengkap, dengan https://", "Write all of it, with https://")
        yield Refusal(what.fill(website=quoted(facts.website)), remedy, column="website")


def _faults_of_text(
    column: str, text: str, longest: int, *, needed: bool = False
) -> Iterable[Refusal]:
    if needed and not text.strip():
        what = Text("Nama belum diisi", "The name is missing")
        yield Refusal(what, Text("Tulis namanya", "Write the name"), column=column)
    if len(text) > longest or not text.isprintable():
        what = Text("Teks ini terlalu panjang atau berisi tanda yang tidak tampak",
                    "This text is too long or holds invisible characters")  # fmt: skip
        remedy = Text("Tulis paling banyak {longest} huruf", "Write at most {longest} letters")
        yield Refusal(what, remedy.fill(longest=longest), column=column)


def check_placement(placements: Iterable[Placed], wanted: Placed) -> None:
    """Refused when, on some day of its span, the unit would stand below itself.

    ``placements`` are those of the whole government; the unit's own that share a day with
    ``wanted`` are left out by the caller.
    """
    held = [*placements, wanted]
    days = {wanted.span.start} | {
        placed.span.start for placed in held if wanted.span.covers(placed.span.start)
    }
    for day in sorted(days):
        parents = {placed.unit: placed.parent for placed in held if placed.span.covers(day)}
        if _comes_back(wanted.unit, parents):
            what = Text(
                "Unit akan berada di bawah dirinya sendiri pada {day}",
                "The unit would stand below itself on {day}",
            ).fill(day=day.isoformat())
            remedy = Text("Pilih induk yang lain", "Choose another superior")
            raise refuse(what, remedy, column="parent")


def check_levels(levels: int) -> None:
    """Refused when a branch of the tree would be deeper than an organisation ever is."""
    if levels > MOST_LEVELS:
        what = Text(
            "Susunan unit akan lebih dalam dari {most} tingkat",
            "The tree would be deeper than {most} levels",
        ).fill(most=MOST_LEVELS)
        remedy = Text("Pilih induk yang lebih tinggi", "Choose a higher superior")
        raise refuse(what, remedy, column="parent")


def _comes_back(unit: object, parents: Mapping[object, object | None]) -> bool:
    above, seen = parents.get(unit), set()
    while above is not None and above not in seen:
        if above == unit:
            return True
        seen.add(above)
        above = parents.get(above)
    return False


@dataclass(frozen=True, slots=True)
class Wish:
    """A membership that is asked for."""

    role: str
    in_unit: bool
    start: date
    until: date | None
    letter: str


def check_membership(wish: Wish) -> Span:
    """Refused when the role cannot be held like this."""
    span = check_span(wish.start, wish.until)
    role = ROLES.get(wish.role)
    if role is None:
        what = Text("Peran {role} tidak dikenal", "The role {role} is not known")
        remedy = Text("Pilih dari daftar", "Choose one from the list")
        raise refuse(what.fill(role=quoted(wish.role)), remedy, column="role")
    if role.whole_only and wish.in_unit:
        what = Text("Peran ini berlaku untuk seluruh pemerintah daerah",
                    "This role is held over the whole government")  # fmt: skip
        raise refuse(what, Text("Kosongkan unit", "Leave the unit empty"), column="unit")
    if role.unit_only and not wish.in_unit:
        what = Text("Peran ini berlaku di satu unit", "This role is held in one unit")
        raise refuse(what, Text("Pilih unitnya", "Choose the unit"), column="unit")
    if role.needs_letter:
        _check_letter(wish)
    return span


def _check_letter(wish: Wish) -> None:
    if not wish.letter.strip():
        what = Text("Nomor surat tugas belum diisi", "The letter of assignment is missing")
        remedy = Text("Tulis nomor dan tanggal suratnya", "Write its number and date")
        raise refuse(what, remedy, column="letter")
    if wish.until is None:
        what = Text("Masa surat tugas belum diisi", "The letter's last date is missing")
        remedy = Text(
            "Tulis hari pertama sesudah surat tugas berakhir",
            "Write the first day after the letter ends",
        )
        raise refuse(what, remedy, column="until")
