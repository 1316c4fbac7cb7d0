"""Berita acara serah terima at a transfer: who gives what to whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zonahijau.documents.blocks import BLANK, empty_rows, paragraph, signatures, table
from zonahijau.documents.drafting import Draft, day_said, filled, names_of

ITEMS = ("Yang diserahkan", "Keadaan", "Keterangan")


def open_handovers(where: Any, by: Any) -> Iterable[tuple[str, str]]:  # noqa: ARG001
    """The handovers of this place that are still open, to be chosen from."""
    return ()


def handover(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """The minutes, from the handover that was chosen; blanks where there is none."""
    names = names_of(where)
    position = filled(chosen.get("position"))
    rows = [(item, "", "") for item in chosen.get("items", ())] or empty_rows(3, 6)
    return Draft(
        subject=f"Serah terima tugas {position} pada {names.office}",
        blocks=(
            paragraph(
                f"Pada hari ini, {day_said(chosen.get('day'))}, bertempat di {names.office},"
                f" berdasarkan keputusan {filled(chosen.get('decree'))}, telah dilaksanakan serah"
                f" terima tugas {position} dari pihak pertama kepada pihak kedua, meliputi:"
            ),
            table(ITEMS, rows, widths=(6, 3, 4)),
            paragraph(
                "Sejak berita acara ini ditandatangani, tugas, akses, data, dan berkas di atas"
                " menjadi tanggung jawab pihak kedua. Pihak pertama tidak lagi memakai akun dan"
                " kata sandi yang diserahkan."
            ),
            paragraph("Berita acara ini dibuat dalam rangkap dua dan berlaku sama."),
            signatures(
                ("Pihak pertama", position, filled(chosen.get("gives")), BLANK, BLANK),
                ("Pihak kedua", position, filled(chosen.get("takes")), BLANK, BLANK),
            ),
        ),
        copies=(names.regent, names.head_of_office),
    )
