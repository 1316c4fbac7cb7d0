"""What may be said of a place of service, a complaint channel and a service's public words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from zonahijau.catalogue.hours import Closure
from zonahijau.catalogue.needs import FACILITIES, NEEDS
from zonahijau.catalogue.standards.parts import CHANNEL_KINDS
from zonahijau.wording import Text, refuse

LAPOR = "https://www.lapor.go.id"
"""The national channel of complaints, wherever a government has no address of its own there."""
LAPOR_KEY = "lapor"
"""Under which a government's settings keep its own address in SP4N-LAPOR!."""

YEAR = 365
LONGEST_NOTE = 120
_PHONE = re.compile(r"^[+(]?[0-9][0-9 ()/.+-]{3,38}$")
_WHATSAPP = re.compile(r"^(?:\+?62|0)8[0-9 .-]{7,15}$")
_NOTHING: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True)
class PointFacts:
    """A place of service as somebody fills it in; ``hours`` as ``catalogue.hours`` writes them."""

    name: str
    address: str = ""
    phone: str = ""
    whatsapp: str = ""
    email: str = ""
    map_link: str = ""
    hours: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    facilities: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class PublicWords:
    """What the public reads of a service beside its standard."""

    summary: str = ""
    needs: tuple[str, ...] = ()
    keywords: str = ""


def check_point(facts: PointFacts) -> None:
    """Refused without a name, or with a number that nobody can call."""
    if not facts.name.strip():
        raise refuse(
            Text("Nama tempat belum diisi", "The place has no name"),
            Text("Tulis misalnya: Loket utama", "Write for instance: Main counter"),
            column="name",
        )
    if facts.phone and not _PHONE.match(facts.phone):
        raise _number("phone", "(0511) 123456")
    if facts.whatsapp and not _WHATSAPP.match(facts.whatsapp):
        raise _number("whatsapp", "0812 3456 7890")
    if unknown := set(facts.facilities) - set(FACILITIES):
        raise LookupError(f"no such facility: {sorted(unknown)}")


def check_channel(kind: str, value: str) -> None:
    """Refused without a number or address, or of a kind that is not known."""
    if kind not in CHANNEL_KINDS or not value.strip():
        raise refuse(
            Text("Kanal pengaduan belum lengkap", "The complaint channel is not complete"),
            Text("Pilih jenisnya dan isi nomor atau alamatnya", "Choose its kind, give its number"),
            column="value",
        )
    if kind == "whatsapp" and not _WHATSAPP.match(value.strip()):
        raise _number("value", "0812 3456 7890")


def check_closure(closure: Closure, today: date) -> None:
    """Refused where it ends before it begins, is over, or is longer than a year."""
    if closure.until <= closure.start:
        raise _closure(
            "last",
            Text("Hari terakhir sebelum hari pertama", "It ends before it begins"),
            Text("Tukar kedua tanggalnya", "Swap the two dates"),
        )
    if closure.until <= today:
        raise _closure(
            "start",
            Text("Hari tutup ini sudah lewat", "These days are over"),
            Text("Tulis hari ini atau sesudahnya", "Write today or later"),
        )
    if (closure.until - closure.start).days > YEAR:
        raise _closure(
            "last",
            Text("Tutup lebih dari setahun", "Closed for more than a year"),
            Text("Tarik tempat yang tidak melayani lagi", "Withdraw a place that is given up"),
        )
    if len(closure.note) > LONGEST_NOTE:
        raise LookupError("a note longer than the form takes")


def _closure(column: str, what: Text, remedy: Text) -> Exception:
    return refuse(what, remedy, column=column)


def check_words(words: PublicWords) -> None:
    """Refused for a need that is not on the list."""
    if set(words.needs) - set(NEEDS):
        raise refuse(
            Text("Kebutuhan tidak dikenal", "The need is not known"),
            Text("Pilih dari daftar", "Choose from the list"),
            column="needs",
        )


def whatsapp_link(number: str) -> str:
    """https://wa.me/62812…"""
    digits = re.sub(r"\D", "", number)
    return f"https://wa.me/62{digits.removeprefix('62').removeprefix('0')}"


def is_stale(assured_on: date | None, today: date) -> bool:
    """Whether nobody has said for over a year, or ever, that it is still true."""
    return assured_on is None or (today - assured_on).days > YEAR


def _number(column: str, example: str) -> Exception:
    return refuse(
        Text("Nomor tidak dapat dihubungi", "The number cannot be called"),
        Text(f"Tulis misalnya {example}", f"Write for instance {example}"),
        column=column,
    )
