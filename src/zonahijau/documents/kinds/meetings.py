"""Papers of a meeting: invitation, attendance list, minutes with a matrix of directives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zonahijau.documents.blocks import (
    BLANK,
    Annex,
    Block,
    empty_rows,
    facts,
    heading,
    listed,
    paragraph,
    signatures,
    table,
)
from zonahijau.documents.drafting import (
    Choice,
    Draft,
    day_said,
    filled,
    names_of,
    title_of_head,
    units_of,
)
from zonahijau.documents.kinds import MEETINGS, Kind
from zonahijau.documents.words import TITLED
from zonahijau.wording import Text

MOST_ON_THE_LETTER = 4
"""More addressees than this go to a list in the annex."""

ABOUT = Choice("about", Text("Acara", "Agenda"))
WHEN = (
    ABOUT,
    Choice("day", Text("Hari, tanggal", "Day"), "date"),
    Choice("time", Text("Pukul", "Time"), "time"),
    Choice("venue", Text("Tempat", "Place")),
)
MATRIX = ("Arahan", "Penanggung jawab", "Batas waktu", "Keterangan")


def _hour(where: Any, value: object) -> str:
    zone = names_of(where).government.time_zone
    from zonahijau.web.formatting import ZONE_NAMES

    if not value:
        return BLANK
    return f"{str(value)[:5].replace(':', '.')} {ZONE_NAMES.get(zone, '')} sampai selesai".strip()


def _when(where: Any, chosen: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return (
        ("Hari, tanggal", day_said(chosen.get("day"))),
        ("Pukul", _hour(where, chosen.get("time"))),
        ("Tempat", filled(chosen.get("venue"))),
        ("Acara", filled(chosen.get("about"))),
    )


def invited(where: Any) -> tuple[tuple[str, ...], tuple[Annex, ...]]:
    """Whom a letter of this place addresses."""
    return addressed([title_of_head(unit) for unit in units_of(where)])


def addressed(titles: Sequence[str]) -> tuple[tuple[str, ...], tuple[Annex, ...]]:
    """Whom a letter is for: on the letter itself, or where they are many in a list behind it."""
    if 0 < len(titles) <= MOST_ON_THE_LETTER:
        return tuple(titles), ()
    if not titles:
        return (BLANK,), ()
    rows = [(title,) for title in titles]
    header = ("Pejabat yang dituju",)
    return ("Daftar terlampir",), (Annex("Daftar yang dituju", (table(header, rows),)),)


def invitation(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Surat undangan."""
    addressees, annexes = invited(where)
    about = filled(chosen.get("about"))
    return Draft(
        subject=f"Undangan {about}" if chosen.get("about") else "Undangan rapat",
        blocks=(
            paragraph(
                f"Sehubungan dengan akan dilaksanakannya {about}, dengan hormat kami mengundang"
                " Saudara untuk hadir pada:"
            ),
            facts(*_when(where, chosen), ("Pimpinan rapat", BLANK)),
            paragraph(
                "Mengingat pentingnya acara tersebut, dimohon Saudara hadir sendiri tepat waktu"
                " dan membawa data pendukung. Apabila berhalangan, agar menugaskan pejabat yang"
                " dapat mengambil keputusan."
            ),
            paragraph("Atas perhatian dan kehadiran Saudara disampaikan terima kasih."),
        ),
        annexes=annexes,
        addressees=addressees,
        copies=(names_of(where).regent,),
    )


def attendance(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Daftar hadir with rows to be filled by hand."""
    header = ("Nama", "Jabatan", "Instansi", "Tanda tangan")
    return Draft(
        subject=filled(chosen.get("about")),
        blocks=(
            facts(*_when(where, chosen)),
            table(header, empty_rows(4, 25), widths=(4, 4, 4, 3), tall=True),
        ),
    )


def minutes(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Notulen with the matrix of what was directed, to whom, by when."""
    return Draft(
        subject=filled(chosen.get("about")),
        blocks=(
            facts(
                *_when(where, chosen),
                ("Pimpinan rapat", BLANK),
                ("Notulis", BLANK),
                ("Peserta", "sebagaimana daftar hadir"),
            ),
            heading("A. Pembukaan"),
            paragraph(f"Rapat dibuka oleh {BLANK} pada pukul {BLANK}."),
            heading("B. Pokok pembahasan"),
            listed(BLANK, BLANK, BLANK),
            heading("C. Matriks arahan"),
            _directives(where),
            heading("D. Penutup"),
            paragraph(
                f"Rapat ditutup pada pukul {BLANK}. Pelaksanaan arahan dilaporkan kepada pimpinan"
                " rapat paling lambat pada batas waktu masing-masing."
            ),
            signatures(("Pimpinan rapat", BLANK, BLANK, "", ""), ("Notulis", BLANK, BLANK, "", "")),
        ),
    )


def _directives(where: Any) -> Block:  # noqa: ARG001
    return table(MATRIX, empty_rows(4, 6), widths=(6, 4, 3, 3))


KINDS = (
    Kind(
        "undangan",
        Text("Undangan rapat", "Invitation to a meeting"),
        invitation,
        group=MEETINGS,
        choices=WHEN,
        about=Text("Kepada semua perangkat daerah, atau unit di bawahnya", "To all agencies"),
    ),
    Kind(
        "daftar-hadir",
        Text("Daftar hadir", "Attendance list"),
        attendance,
        layout=TITLED,
        heading="Daftar Hadir",
        group=MEETINGS,
        choices=WHEN,
    ),
    Kind(
        "notulen",
        Text("Notulen dengan matriks arahan", "Minutes with a matrix of directives"),
        minutes,
        layout=TITLED,
        heading="Notulen",
        group=MEETINGS,
        choices=WHEN,
    ),
)
