"""The three phases of a consultation, and what each needs before the next. Pure.

PermenPANRB 16/2017 names preparation, holding and follow-up; PP 96/2012 art. 23 who speaks for
the public, art. 26 that minutes and attendance are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zonahijau.catalogue.kinds import CONSULTATION_PHASES
from zonahijau.wording import Text, refuse

PREPARATION, HOLDING, FOLLOW_UP, CLOSED = CONSULTATION_PHASES
NEXT: Mapping[str, str] = {PREPARATION: HOLDING, HOLDING: FOLLOW_UP, FOLLOW_UP: CLOSED}
OFFICERS = frozenset({"officer"})
"""Who sits there for the provider, not for the public."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a consultation is, as far as its phases ask."""

    phase: str
    planned_on: date | None = None
    place: str = ""
    invited: int = 0
    public_came: int = 0
    held_on: date | None = None
    points: int = 0
    minutes_on: date | None = None
    open_follow_ups: int = 0


def check_next(extent: Extent) -> str:
    """The next phase; refused with what is still missing."""
    lacking = missing(extent)
    if lacking is not None:
        raise refuse(*lacking)
    if extent.phase not in NEXT:
        raise refuse(
            Text("Konsultasi ini sudah selesai", "This consultation is closed"),
            Text("Buka konsultasi baru", "Open a new one"),
        )
    return NEXT[extent.phase]


def check_minutes(extent: Extent) -> None:
    """Refused where minutes would tell of no discussion with the public: PP 96/2012 art. 26 asks
    for it, and the clocks of a draft begin with their signature."""
    lacking = _of_holding(extent)
    if lacking is not None:
        raise refuse(*lacking)


def missing(extent: Extent) -> tuple[Text, Text] | None:
    """What the phase still asks for before the next, and how to give it; None where it is whole."""
    if extent.phase == PREPARATION:
        return _of_preparation(extent)
    if extent.phase == HOLDING:
        return _of_holding(extent)
    return _of_follow_up(extent) if extent.phase == FOLLOW_UP else None


def _of_follow_up(extent: Extent) -> tuple[Text, Text] | None:
    """Nothing can be entered once it is closed, so the signature cannot come afterwards."""
    if extent.minutes_on is None:
        return (
            Text(
                "Tanggal penandatanganan berita acaranya belum diisi",
                "The day on which the minutes were signed is not given",
            ),
            Text("Isi di bagian pelaksanaan", "Give it in the part on how it was held"),
        )
    if extent.open_follow_ups:
        return (
            Text(
                f"{extent.open_follow_ups} tindak lanjut belum selesai",
                f"{extent.open_follow_ups} follow-ups are not done",
            ),
            Text("Selesaikan dan catat tanggalnya", "Finish them and enter the day"),
        )
    return None


def _of_preparation(extent: Extent) -> tuple[Text, Text] | None:
    if extent.planned_on is None or not extent.place:
        return (
            Text("Hari atau tempatnya belum ditentukan", "Day or place is not settled"),
            Text("Isi keduanya", "Give both"),
        )
    if not extent.invited:
        return (
            Text("Belum ada yang diundang", "Nobody is invited"),
            Text("Tambahkan wakil masyarakat yang diundang", "Add those who speak for the public"),
        )
    return None


def _of_holding(extent: Extent) -> tuple[Text, Text] | None:
    if extent.held_on is None or not extent.points:
        return (
            Text("Berita acaranya belum diisi", "The minutes are not written"),
            Text(
                "Isi hari pelaksanaan dan pokok bahasannya", "Give the day and what was discussed"
            ),
        )
    if not extent.public_came:
        return (
            Text("Belum ada wakil masyarakat yang hadir", "Nobody of the public was there"),
            Text(
                "Centang yang hadir; masyarakat wajib diikutsertakan (Pasal 20 UU 25/2009)",
                "Tick who came; without the public it is no consultation (UU 25/2009 article 20)",
            ),
        )
    return None
