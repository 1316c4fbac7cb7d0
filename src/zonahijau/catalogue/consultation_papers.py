"""The papers of a consultation: invitation, attendance list, minutes of a forum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from zonahijau.catalogue.kinds import PUBLIC_ELEMENTS
from zonahijau.catalogue.paper_parts import closing, consultation_of, opening, services_table
from zonahijau.documents.blocks import (
    BLANK,
    Annex,
    Block,
    empty_rows,
    facts,
    heading,
    paragraph,
    table,
)
from zonahijau.documents.drafting import Draft, day_said, filled

if TYPE_CHECKING:
    from zonahijau.catalogue.models import Consultation, Standard


def forum(where: Any, held: Consultation, standards: Sequence[Standard], day: object) -> Draft:
    """Minutes of a public consultation forum, which need not be about drafts (PermenPANRB
    16/2017)."""
    follow_ups = [
        (each.what, each.position.title if each.position else "", day_said(each.due_on))
        for each in held.follow_ups.select_related("position")
    ]
    about = [heading("Rancangan yang dibahas"), services_table(standards)] if standards else []
    header = ("Tindak lanjut", "Penanggung jawab", "Paling lambat")
    return Draft(
        subject=held.title,
        blocks=[
            opening(where, "forum konsultasi publik dengan masyarakat dan pihak terkait", day,
                     held.place),
            *about,
            heading("Pokok bahasan dan kesepakatan"),
            points_table(held),
            heading("Rencana tindak lanjut"),
            table(header, follow_ups or empty_rows(3, 4), widths=(6, 4, 4)),
            *closing(),
        ],
        annexes=[Annex("Daftar hadir", (attendance_table(held),))],
    )  # fmt: skip


def points_table(held: Consultation | None) -> Block:
    """What was talked about, said and agreed; room to write where nothing is known."""
    header = ("Pokok bahasan", "Pendapat peserta", "Kesepakatan")
    points = held.points if held else []
    rows = [
        (each.get("topic", ""), each.get("said", ""), each.get("agreed", "")) for each in points
    ]
    return table(header, rows or empty_rows(3, 4), widths=(4, 5, 4))


def attendance_table(held: Consultation | None) -> Block:
    """Those who were there, with room to sign, and empty rows for others."""
    header = ("Nama", "Instansi atau lembaga", "Mewakili", "Tanda tangan")
    people = held.participants.exclude(came=False) if held else ()
    rows = [(each.name, each.body, PUBLIC_ELEMENTS[each.element].id, "") for each in people]
    return table(header, [*rows, *empty_rows(4, 3 if rows else 20)], widths=(5, 5, 4, 4), tall=True)


_READ_BEFORE = "Rancangan yang dibahas terlampir atau dapat dibaca sebelumnya."


def invitation(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Undangan to those who were chosen, each element of the public by its name."""
    held = consultation_of(where, chosen)
    addressees = [f"{each.name}, {each.body}".strip(", ") for each in held.participants.all()] if (
        held
    ) else []  # fmt: skip
    about = held.title if held and held.kind == "forum" else "membahas rancangan standar pelayanan"
    agenda = (held.agenda if held else "") or about
    is_about = held is None or held.kind == "discussion" or held.standards.exists()
    read_before = f"{_READ_BEFORE} " if is_about else ""
    many = len(addressees) > 6
    rows = [(each,) for each in addressees]
    return Draft(
        subject=f"Undangan {held.title if held else 'konsultasi publik'}",
        blocks=(
            paragraph(
                "Dalam rangka mengikutsertakan masyarakat dalam penyelenggaraan pelayanan publik,"
                " dengan hormat kami mengundang Bapak/Ibu untuk hadir pada:"
            ),
            facts(
                ("Hari, tanggal", day_said(held.planned_on if held else None)),
                ("Pukul", _time_said(held)),
                ("Tempat", filled(held.place if held else "")),
                ("Acara", agenda),
            ),
            paragraph(
                f"{read_before}Pendapat Bapak/Ibu dicatat dalam berita acara dan dijawab."
                " Atas kehadirannya disampaikan terima kasih."
            ),
        ),
        addressees=("Daftar terlampir",) if many else tuple(addressees) or (BLANK,),
        annexes=(Annex("Daftar yang diundang", (table(("Nama dan lembaga",), rows),)),)
        if many
        else (),
    )


def _time_said(held: Consultation | None) -> str:
    if held is None or held.starts_at is None:
        return BLANK
    from zonahijau.web.formatting import ZONE_NAMES

    zone = ZONE_NAMES.get(held.government.time_zone, "")
    return f"{held.starts_at:%H.%M} {zone} sampai selesai"


def attendance(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Daftar hadir with the names that are known and empty rows for others."""
    held = consultation_of(where, chosen)
    return Draft(
        subject=held.title if held else filled(chosen.get("about")),
        blocks=(
            facts(
                ("Hari, tanggal", day_said((held.held_on or held.planned_on) if held else None)),
                ("Pukul", _time_said(held)),
                ("Tempat", filled(held.place if held else "")),
            ),
            attendance_table(held),
        ),
    )
