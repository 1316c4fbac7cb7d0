"""The first week of a regent: five papers and pictures, each one button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse

from zonahijau.documents.kinds import address_of_new
from zonahijau.documents.models import Paper
from zonahijau.documents.words import WITHDRAWN
from zonahijau.organisations.modules import modules_on
from zonahijau.organisations.permissions import authority
from zonahijau.reports.letters import LETTER_TO_ALL
from zonahijau.reports.ninety_days.paper import SLUG
from zonahijau.web import gate
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.organisations.models import Government


@dataclass(frozen=True, slots=True)
class Task:
    """One thing of the week: a page or a file (``name`` of its address), or a kind of paper that
    is drafted (``kind``)."""

    label: Text
    why: Text
    button: Text
    name: str = ""
    kind: str = ""


DRAFT = Text("Susun", "Draft it")
TASKS = (
    Task(
        Text("Nota dinas hasil resmi", "Note on the official results"),
        Text(
            "Hasil yang terbit, sumbernya, dan apa yang berubah pada instrumennya.",
            "What was published, by whom, and what changed in the instrument.",
        ),
        DRAFT,
        kind="nota-hasil-resmi",
    ),
    Task(
        Text("Matriks kelengkapan", "Matrix of completeness"),
        Text(
            "Apa yang sudah ada dan belum di setiap unit, tanpa nilai.",
            "What each unit has and lacks, without a score.",
        ),
        Text("Buka", "Open"),
        name="reports:completeness",
    ),
    Task(
        Text("Surat Sekda ke semua perangkat daerah", "The Sekda's letter to all agencies"),
        Text(
            "Satu surat, lampiran sendiri untuk setiap perangkat daerah, dengan batas waktunya.",
            "One letter, an annex of its own for each agency, with its day.",
        ),
        DRAFT,
        kind=LETTER_TO_ALL,
    ),
    Task(
        Text("Rencana 90 hari", "Plan of 90 days"),
        Text(
            "Perbaikan tanpa biaya lebih dulu, lalu yang memerlukan anggaran: minggu, penanggung"
            " jawab, bukti, dan pasalnya.",
            "Free repairs first, then those that need a budget: week, person, proof and article.",
        ),
        DRAFT,
        kind=SLUG,
    ),
    Task(
        Text("Salindia untuk rapat", "Slides for the meeting"),
        Text(
            "Isi yang sama dalam PPTX; diagramnya dapat diubah, dengan catatan bagi penyaji.",
            "The same as PPTX; its charts can be changed, with notes for the speaker.",
        ),
        Text("Unduh (PPTX)", "Download (PPTX)"),
        name="reports:slides",
    ),
)
"""In the order of the week."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A thing of the week as one person sees it: where they do it (empty: another's to do), and
    the latest paper of it that they may read."""

    label: Text
    why: Text
    button: Text
    address: str
    latest: Paper | None


def tasks(request: HttpRequest, government: Government) -> list[Shown]:
    """All five; one query for the papers that there are."""
    latest = _latest(request, government)
    return [
        Shown(
            each.label,
            each.why,
            each.button,
            _way(request, government, each),
            latest.get(each.kind),
        )
        for each in TASKS
    ]


def _latest(request: HttpRequest, government: Government) -> dict[str, Paper]:
    """The newest of each kind that stands and that this person may read."""
    held = authority(request)
    if "papers" not in modules_on(government) or not held.may("see_papers", government):
        return {}
    kinds = [each.kind for each in TASKS if each.kind]
    rows = Paper.objects.filter(government=government, unit=None, kind__in=kinds)
    rows = rows.exclude(state=WITHDRAWN).defer("content", "head").order_by("created_at", "pk")
    return {row.kind: row for row in rows}


def _way(request: HttpRequest, government: Government, task: Task) -> str:
    if task.kind:
        allowed = gate.verdict(request, "documents:new", {"kind": task.kind}).allowed
        may = authority(request).may("write_papers", government)
        return address_of_new(task.kind, government) if allowed and may else ""
    return reverse(task.name) if gate.verdict(request, task.name, {}).allowed else ""
