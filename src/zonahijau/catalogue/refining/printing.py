"""The blank checklist as PDF."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from zonahijau.catalogue.refining.sheets import PER_SERVICE, PER_UNIT, empty_lines
from zonahijau.documents.typesetting import typeset

if TYPE_CHECKING:
    from zonahijau.catalogue.models import Checklist

TEMPLATE = Path(__file__).parents[1] / "paper" / "checklist.typ"
PAPERS = {"a4": (210, 297), "f4": (215, 330)}
"""Width and height in millimetres."""


def checklist_pdf(checklist: Checklist, size: str, address: str) -> bytes:
    """The sheet, always the same bytes for the same print; ``address`` is where it is typed in."""
    at: datetime = checklist.printed_at.astimezone(UTC)
    lines = empty_lines(checklist.services, checklist.blank_lines)
    content = {
        "title": "Lembar isian layanan dan standar pelayanan",
        "government": checklist.government.name,
        "unit": checklist.unit.name,
        "code": checklist.code,
        "address": address,
        "paper": PAPERS[size],
        "at": at.timetuple()[:3],
        "lead": (
            "Beri tanda pada yang sudah ada untuk setiap layanan. Tambahkan layanan yang belum"
            " tertulis di baris kosong. Lembar ini disalin ke aplikasi menurut kodenya."
        ),
        "columns": [said.id for said in PER_SERVICE.values()],
        "lines": [{"number": line.number, "name": line.name} for line in lines],
        "asked": [said.id for said in PER_UNIT.values()],
        "footer": f"Lembar {checklist.code} · {checklist.unit.name}",
    }
    return typeset(TEMPLATE, content, at, address=address, name="sheet")
