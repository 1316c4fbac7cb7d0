"""Berita acara serah terima at a transfer: who gives what to whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from zonahijau.documents.blocks import BLANK, empty_rows, paragraph, signatures, table
from zonahijau.documents.drafting import Draft, day_said, filled, names_of, parts_of
from zonahijau.organisations.models import Handover
from zonahijau.organisations.queries import handover_facts
from zonahijau.web.formatting import plain_date

if TYPE_CHECKING:
    from zonahijau.organisations.facts import HandoverFacts, Line, Party

ITEMS = ("Yang diserahkan", "Jumlah", "Keadaan", "Keterangan")


def open_handovers(where: Any, by: Any) -> Iterable[tuple[str, str]]:
    """The handovers of this place that are still open and that the person may see."""
    government, unit = parts_of(where)
    rows = Handover.objects.visible_to(by).filter(
        government=government, closed_at=None, withdrawn_at=None
    )
    if unit is not None:
        rows = rows.filter(unit=unit)
    for row in rows.select_related("unit", "position"):
        title = row.position.title if row.position else row.unit.name
        yield str(row.uid), f"{title}, {row.unit.name}"


def handover(where: Any, by: Any, **chosen: Any) -> Draft:
    """The minutes, from the handover that was chosen; blanks where there is none."""
    names, known = names_of(where), _known(where, by, chosen.get("handover"))
    unit = known.unit if known else names.office
    position = filled(known.position if known else "")
    rows = [_row(line) for line in known.lines] if known else empty_rows(4, 6)
    return Draft(
        subject=f"Serah terima tugas {position} pada {unit}",
        blocks=(
            paragraph(
                f"Pada hari ini, {day_said(chosen.get('day'))}, bertempat di {unit},"
                f" berdasarkan {_decree(known)}, telah dilaksanakan serah terima tugas"
                f" {position} dari pihak pertama kepada pihak kedua, meliputi:"
            ),
            table(ITEMS, rows, widths=(7, 2, 3, 4)),
            paragraph(
                "Sejak berita acara ini ditandatangani, tugas, akses, data, dan berkas di atas"
                " menjadi tanggung jawab pihak kedua. Pihak pertama tidak lagi memakai akun dan"
                " kata sandi yang diserahkan."
            ),
            paragraph("Berita acara ini dibuat dalam rangkap dua dan berlaku sama."),
            signatures(
                _party("Pihak pertama", position, known.gives if known else None),
                _party("Pihak kedua", position, known.takes if known else None),
            ),
        ),
        copies=(names.regent, names.head_of_office),
    )


def _known(where: Any, by: Any, chosen: Any) -> HandoverFacts | None:
    """The handover that was chosen, if it is one of this government's and the person's."""
    if not chosen:
        return None
    government, _ = parts_of(where)
    rows = Handover.objects.visible_to(by).filter(government=government)
    related = ("government", "unit", "position", "gives__position", "takes__position", "transfer")
    row = rows.select_related(*related, "gives_user", "takes_user").filter(uid=_uid(chosen)).first()
    return handover_facts(row) if row else None


def _uid(chosen: Any) -> UUID | None:
    try:
        return UUID(str(chosen))
    except ValueError:
        return None


def _decree(known: HandoverFacts | None) -> str:
    if known is None or not known.decree:
        return f"keputusan nomor {BLANK} tanggal {BLANK}"
    dated = f" tanggal {plain_date(known.decree_dated)}" if known.decree_dated else ""
    return f"keputusan {known.decree}{dated}"


def _row(line: Line) -> tuple[str, str, str, str]:
    count = str(line.count) if line.count is not None else ""
    return line.label.id, count, "sudah diserahkan" if line.done else "", ""


def _party(standing: str, position: str, party: Party | None) -> tuple[str, str, str, str, str]:
    if party is None or not party.name:
        return standing, position, BLANK, BLANK, BLANK
    return standing, party.position or position, party.name, party.rank, party.nip
