"""The first hour of a government: a few steps from an empty installation to the first letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists
from django.http import HttpRequest
from django.urls import reverse

from zonahijau.assessments.models import OfficialResult, Round
from zonahijau.documents.models import Letterhead, Paper
from zonahijau.organisations.models import Government, OfficeHolder, Unit
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import government_here
from zonahijau.reports.letters import LETTER_TO_ALL
from zonahijau.web import gate
from zonahijau.web.context import Strip
from zonahijau.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

KEY = "first_hour"
"""Under which the steps that were put off stand in a government's settings."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do once: its name, what it is good for, the address where it is done, about how
    many minutes it takes, and the rows that say that it has been done."""

    slug: str
    label: Text
    why: Text
    address: str
    minutes: int
    rows: Callable[[Government], Any]
    needs_units: bool = False
    may_wait: bool = True


@dataclass(frozen=True, slots=True)
class Shown:
    """A step as one person sees it; without an address it is another's to do, or later.

    ``state``: ``done``, ``skipped``, ``now``, ``later``, or ``waits`` for units.
    """

    step: Step
    address: str
    state: str

    @property
    def label(self) -> Text:
        return self.step.label

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done, now or later."""
        return self.state in ("now", "later", "waits")


def _of(rows: Any) -> Callable[[Government], Any]:
    return lambda government: rows.filter(government=government)


STEPS = (
    Step(
        "kop",
        Text("Kop naskah", "Letterhead"),
        Text(
            "Alamat dan lambang Sekretariat Daerah, untuk setiap surat.",
            "Address and emblem of the secretariat, for every letter.",
        ),
        "documents:letterhead",
        3,
        _of(Letterhead.objects),
    ),
    Step(
        "rekap",
        Text("Rekap Bagian Organisasi", "Recap of the Bagian Organisasi"),
        Text(
            "Satu baris per perangkat daerah, seperti yang sudah ada: unitnya ikut terbentuk.",
            "One row an agency, as you already have it: the units are made from it.",
        ),
        "catalogue:recaps",
        10,
        _of(Unit.objects),
        may_wait=False,
    ),
    Step(
        "pejabat",
        Text("Daftar pejabat", "List of officials"),
        Text(
            "Siapa memegang jabatan apa; unit tanpa penanggung jawab langsung terlihat.",
            "Who holds which position; units that nobody is in charge of are seen at once.",
        ),
        "organisations:officials",
        10,
        _of(OfficeHolder.objects),
        needs_units=True,
    ),
    Step(
        "rapor",
        Text("Rapor tahun lalu", "Last year's report card"),
        Text(
            "Hasil resmi daerah dan tiap unit seperti tercetak, dengan sumbernya.",
            "The published results of the region and of each unit as printed, with their source.",
        ),
        "assessments:official_sheet",
        10,
        _of(OfficialResult.objects.filter(withdrawn_at=None)),
    ),
    Step(
        "surat",
        Text("Matriks kelengkapan dan surat Sekda", "Matrix of completeness, the Sekda's letter"),
        Text(
            "Apa yang belum ada di setiap perangkat daerah, lalu satu surat dengan lampiran sendiri"
            " untuk masing-masing. Selesai bila suratnya terbit untuk ditandatangani.",
            "What each agency lacks, then one letter with an annex of its own for each. Done once "
            "the letter is issued to be signed.",
        ),
        "reports:completeness",
        10,
        _of(Paper.objects.filter(kind=LETTER_TO_ALL).exclude(state="draft")),
        needs_units=True,
        may_wait=False,
    ),
)
"""In the order of the hour."""

BY_SLUG: Mapping[str, Step] = {step.slug: step for step in STEPS}


@dataclass(frozen=True, slots=True)
class Hour:
    """How far a government has come: what is done, what was put off, whether it has units, and
    whether it has gone on to rounds."""

    government: Government
    done: frozenset[str]
    has_units: bool
    has_rounds: bool

    @property
    def skipped(self) -> frozenset[str]:
        """Steps that were put off and are not done."""
        put_off: Iterable[str] = self.government.settings.get(KEY, ())
        return frozenset(put_off) - self.done

    @property
    def is_over(self) -> bool:
        """Whether nothing is left that nobody has put off, or work has begun."""
        return self.has_rounds or not (BY_SLUG.keys() - self.done - self.skipped)


def hour_of(government: Government) -> Hour:
    """How far a government has come; one query."""
    looked = {step.slug: Exists(step.rows(government)) for step in STEPS}
    looked |= {
        "has_units": Exists(Unit.objects.filter(government=government)),
        "has_rounds": Exists(Round.objects.filter(government=government)),
    }
    found = Government.objects.filter(pk=government.pk).values_list(*looked.values()).get()
    said = dict(zip(looked, found, strict=True))
    done = frozenset(slug for slug in BY_SLUG if said[slug])
    return Hour(government, done, said["has_units"], said["has_rounds"])


def steps(request: HttpRequest, hour: Hour) -> Iterator[Shown]:
    """Every step with its state, and its way where the gate would let this person in."""
    found = False
    for step in STEPS:
        waits = step.needs_units and not hour.has_units
        if step.slug in hour.done:
            state = "done"
        elif step.slug in hour.skipped:
            state = "skipped"
        else:
            state = "waits" if waits else "later" if found else "now"
        found = found or state == "now"
        yield Shown(step, "" if waits else _way(request, step), state)


def _way(request: HttpRequest, step: Step) -> str:
    return reverse(step.address) if gate.verdict(request, step.address, {}).allowed else ""


def is_new(government: Government) -> bool:
    """Whether nobody has entered a unit yet: then the first page is the first hour."""
    return not Unit.objects.filter(government=government).exists()


def strip(request: HttpRequest) -> Strip | None:
    """The line over every page for whoever leads the hour; at most one query, and nothing once
    the hour is over, for anybody else, and on the page of the hour itself."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    # Without a person at all when another site's name in the request was refused before.
    user = getattr(request, "user", None)
    government = government_here(request) if user and user.is_authenticated else None
    if government is None or here == "reports:first_hour":
        return None
    if not authority(request).may("manage_recaps", government):
        return None
    hour = hour_of(government)
    if hour.is_over:
        return None
    done, every = len(hour.done), len(STEPS)
    label = Text(f"Langkah pertama: {done} dari {every}", f"First steps: {done} of {every}")
    coming = next((each for each in steps(request, hour) if each.state == "now"), None)
    if coming is None or not coming.address:
        return Strip(label, Text("Lihat semua", "See all"), reverse("reports:first_hour"))
    link = Text(f"Berikutnya: {coming.label.id}", f"Next: {coming.label.en}")
    return Strip(label, link, coming.address)
