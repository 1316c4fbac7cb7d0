"""The first hour of a government: a few steps from an empty installation to the first letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse

from zonahijau.assessments.models import OfficialResult
from zonahijau.documents.models import Letterhead, Paper
from zonahijau.organisations.models import OfficeHolder, Unit
from zonahijau.web import gate
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.organisations.models import Government


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do once: its name, what it is good for, the address where it is done, and
    whether it has been done."""

    label: Text
    why: Text
    address: str
    is_done: Callable[[Government], bool]
    needs_units: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A step as one person sees it; without an address it is another's to do, or later."""

    label: Text
    why: Text
    address: str
    state: str


def _has(
    model: type[OfficialResult | Letterhead | Paper | OfficeHolder | Unit],
) -> Callable[[Government], bool]:
    def look(government: Government) -> bool:
        return bool(model._default_manager.filter(government=government).exists())

    return look


STEPS = (
    Step(
        Text("Kop naskah", "Letterhead"),
        Text(
            "Nama, alamat dan lambang di setiap surat.", "Name, address and emblem of every letter."
        ),
        "documents:letterheads",
        _has(Letterhead),
    ),
    Step(
        Text("Rekap Bagian Organisasi", "Recap of the Bagian Organisasi"),
        Text(
            "Satu baris per perangkat daerah, seperti yang sudah ada: unitnya ikut terbentuk.",
            "One row an agency, as you already have it: the units are made from it.",
        ),
        "catalogue:recaps",
        _has(Unit),
    ),
    Step(
        Text("Daftar pejabat", "List of officials"),
        Text(
            "Siapa memegang jabatan apa; unit tanpa penanggung jawab langsung terlihat.",
            "Who holds which position; units that nobody is in charge of are seen at once.",
        ),
        "organisations:officials",
        _has(OfficeHolder),
        needs_units=True,
    ),
    Step(
        Text("Rapor tahun lalu", "Last year's report card"),
        Text(
            "Hasil resmi yang terbit, dengan sumbernya.", "The published result, with its source."
        ),
        "assessments:enter_official",
        _has(OfficialResult),
    ),
    Step(
        Text("Matriks kelengkapan", "Matrix of completeness"),
        Text(
            "Apa yang sudah ada dan belum di setiap perangkat daerah.",
            "What each agency has and lacks.",
        ),
        "reports:completeness",
        _has(Unit),
        needs_units=True,
    ),
    Step(
        Text("Surat Sekda", "The Sekda's letters"),
        Text(
            "Satu surat untuk semua, lampiran sendiri untuk setiap perangkat daerah.",
            "One letter to all, with an annex of its own for each agency.",
        ),
        "documents:choose",
        _has(Paper),
        needs_units=True,
    ),
)
"""In the order of the hour."""


def steps(request: HttpRequest, government: Government) -> Iterator[Shown]:
    """Every step: done, now, later, or waits for units; with its way where the gate would let this
    person in."""
    has_units, found = _has(Unit)(government), False
    for step in STEPS:
        done = step.is_done(government)
        waits = step.needs_units and not has_units
        state = "done" if done else "waits" if waits else "later" if found else "now"
        found = found or state == "now"
        yield Shown(step.label, step.why, "" if waits else _way(request, step), state)


def _way(request: HttpRequest, step: Step) -> str:
    return reverse(step.address) if gate.verdict(request, step.address, {}).allowed else ""


def is_new(government: Government) -> bool:
    """Whether nobody has entered a unit yet: then the first page is the first hour."""
    return not _has(Unit)(government)
