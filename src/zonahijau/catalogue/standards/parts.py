"""The parts that components of a service standard are made of, each with its words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zonahijau.wording import Text

TIME_UNITS: Mapping[str, Text] = {
    "minutes": Text("menit", "minutes"),
    "hours": Text("jam", "hours"),
    "working-days": Text("hari kerja", "working days"),
    "days": Text("hari kalender", "calendar days"),
    "months": Text("bulan", "months"),
}
FEE_KINDS: Mapping[str, Text] = {
    "free": Text("tidak dipungut biaya", "free of charge"),
    "priced": Text("berbiaya", "with a fee"),
}
COUNCIL_STATES: Mapping[str, Text] = {
    "by-law": Text("besarannya sudah ditetapkan peraturan", "set by legislation already"),
    "approved": Text("disetujui DPRD", "approved by the council"),
    "awaited": Text("menunggu persetujuan DPRD", "awaits the council's approval"),
}
"""Whether a fee may be charged (UU 25/2009 art. 31, PP 96/2012 art. 29): until the council has
approved a new one, the old one stays."""

REQUIREMENT_KINDS: Mapping[str, Text] = {
    "administrative": Text("administratif", "administrative"),
    "technical": Text("teknis", "technical"),
}
CHANNEL_KINDS: Mapping[str, Text] = {
    "lapor": Text("SP4N-LAPOR!", "SP4N-LAPOR!"),
    "phone": Text("Telepon", "Telephone"),
    "whatsapp": Text("WhatsApp", "WhatsApp"),
    "sms": Text("SMS", "SMS"),
    "email": Text("Surel", "E-mail"),
    "web": Text("Situs web", "Website"),
    "social": Text("Media sosial", "Social media"),
    "counter": Text("Datang langsung", "In person"),
    "box": Text("Kotak saran", "Suggestion box"),
    "letter": Text("Surat", "Letter"),
}
"""The order is that in which they are shown: the national channel first."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A time with its unit: ``most`` is the promise, ``least`` where the office says a range."""

    most: int
    unit: str
    least: int | None = None

    @property
    def said(self) -> Text:
        """3 hari kerja; 1 sampai 3 hari kerja."""
        word = TIME_UNITS[self.unit]
        if self.least is None:
            return Text(f"{self.most} {word.id}", f"{self.most} {word.en}")
        return Text(
            f"{self.least} sampai {self.most} {word.id}", f"{self.least} to {self.most} {word.en}"
        )


@dataclass(frozen=True, slots=True)
class Requirement:
    """What an applicant brings; ``copies`` None where the number does not matter."""

    text: str
    kind: str = "administrative"
    original: bool = False
    copies: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the procedure: who does what, how long, and what comes out."""

    text: str
    actor: str = ""
    time: Duration | None = None
    output: str = ""


@dataclass(frozen=True, slots=True)
class Fee:
    """An amount in whole rupiah for one thing; 0 is free of charge."""

    name: str
    amount: int
    per: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to complain: its kind and its number or address."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Facility:
    """Equipment or a facility; ``vulnerable`` where it serves vulnerable groups
    (UU 25/2009 art. 29)."""

    text: str
    vulnerable: bool = False
