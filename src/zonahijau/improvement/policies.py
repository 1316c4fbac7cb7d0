"""The life of a promise; pure."""

from collections.abc import Mapping
from datetime import date

from zonahijau.wording import Text, refuse

OPEN, REPORTED, KEPT, WITHDRAWN = "open", "reported", "kept", "withdrawn"
STATES: Mapping[str, Text] = {
    OPEN: Text("Belum dipenuhi", "Open"),
    REPORTED: Text("Dilaporkan selesai", "Reported done"),
    KEPT: Text("Ditepati", "Kept"),
    WITHDRAWN: Text("Ditarik", "Withdrawn"),
}
WAITING = (OPEN, REPORTED)
"""States in which the day still counts."""

SOURCES: Mapping[str, Text] = {
    "return": Text("Pengembalian penilaian", "Return of an assessment"),
    "visit": Text("Kunjungan", "Visit"),
    "meeting": Text("Rapat", "Meeting"),
    "finding": Text("Temuan", "Finding"),
    "other": Text("Lainnya", "Other"),
}

FOUND, REPAIRED, MOOT = "", "repaired", "moot"
ENDINGS: Mapping[str, Text] = {
    FOUND: Text("Masih ditemukan", "Still found"),
    REPAIRED: Text("Sudah baik", "Repaired"),
    MOOT: Text("Tidak berlaku lagi", "No longer asked"),
}
"""How a finding ended; it ends when a later check says so, never by somebody's word."""

LONGEST, LONGEST_NAME, LONGEST_REASON = 400, 150, 300


def check_promise(what: str, person: str, due_on: date, today: date) -> None:
    """Refused without words, without a person, or for a day that has passed."""
    _check_text(what, LONGEST, "what")
    _check_text(person, LONGEST_NAME, "person")
    check_day(due_on, today)


def check_day(due_on: date, today: date) -> None:
    """Refused for a day that has passed."""
    if due_on < today:
        raise refuse(
            Text("Tanggal janji sudah lewat", "The promised day has passed"),
            Text("Pilih hari ini atau sesudahnya", "Choose today or later"),
            column="due_on",
        )


def check_reason(reason: str) -> None:
    """Refused when there is none."""
    _check_text(reason, LONGEST_REASON, "reason")


def check_state(state: str, *allowed: str) -> None:
    """Refused when the promise stands elsewhere by now."""
    if state not in allowed:
        said = STATES[state]
        raise refuse(
            Text(f"Janji ini sudah: {said.id}", f"This promise is already: {said.en}"),
            Text("Muat ulang halamannya", "Reload the page"),
        )


def _check_text(text: str, most: int, column: str) -> None:
    if not 1 <= len(text.strip()) <= most:
        raise refuse(
            Text(f"Isian kosong atau lebih dari {most} huruf", f"Empty, or over {most} letters"),
            Text("Tulis dengan singkat", "Write it briefly"),
            column=column,
        )
