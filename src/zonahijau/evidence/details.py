"""What a person says about evidence, checked. Pure but for the vocabulary of facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from zonahijau.evidence.slots import SLOTS
from zonahijau.lawbook.library import load_facts
from zonahijau.wording import Text, quoted, refuse

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Details:
    """Kind, title, the fact keys it proves, the service it is about, and its last day but one:
    ``expires_on`` is the first day on which it no longer holds."""

    kind: str
    title: str
    facts: tuple[str, ...] = ()
    service: Any = None
    expires_on: date | None = None


def check_details(details: Details, unit: Any) -> None:
    """Refused for an unknown kind or fact, an empty or endless title, another unit's service."""
    if details.kind not in SLOTS:
        raise refuse(
            Text("Jenis bukti tidak dikenal", "The kind of evidence is not known"),
            Text("Pilih salah satu jenis", "Choose one of the kinds"),
            column="kind",
        )
    _check_title(details.title)
    check_facts(details.facts)
    if details.service is not None and details.service.unit_id != unit.pk:
        raise refuse(
            Text("Layanan ini milik unit lain", "This service belongs to another unit"),
            Text("Pilih layanan unit ini", "Choose a service of this unit"),
            column="service",
        )


def _check_title(title: str) -> None:
    if not title.strip() or len(title) > LONGEST_TITLE:
        raise refuse(
            Text(
                f"Judul kosong atau lebih dari {LONGEST_TITLE} huruf",
                f"The title is empty or longer than {LONGEST_TITLE} letters",
            ),
            Text("Tulis judul yang singkat", "Write a short title"),
            column="title",
        )


def check_facts(facts: Iterable[str]) -> None:
    """Refused when a fact key is not in the vocabulary."""
    known = load_facts()
    for fact in facts:
        if fact not in known:
            what = Text("{fact} bukan kunci fakta", "{fact} is not a fact key")
            remedy = Text("Pilih fakta dari daftar", "Choose a fact from the list")
            raise refuse(what.fill(fact=quoted(fact)), remedy, column="facts")


def title_of(name: str) -> str:
    """A title made of a file's name: ``foto_loket-2.JPG`` becomes ``foto loket 2``."""
    stem = PurePosixPath(name.replace("\\", "/")).stem
    words = stem.replace("_", " ").replace("-", " ").split()
    readable = "".join(c for c in " ".join(words) if c.isprintable())
    return readable[:LONGEST_TITLE] or "Tanpa judul"


def reason_given(because: str, longest: int = 200) -> str:
    """The reason for something that cannot be taken back; Refused when there is none."""
    reason = because.strip()
    if not reason or len(reason) > longest:
        raise refuse(
            Text(
                f"Alasan kosong atau lebih dari {longest} huruf",
                f"The reason is empty or longer than {longest} letters",
            ),
            Text("Tulis alasannya dalam satu kalimat", "Write the reason in one sentence"),
            column="because",
        )
    return reason
