"""What a decree of transfer may say: rules that come before anything is written."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from zonahijau.organisations.kinds import OUTCOMES
from zonahijau.organisations.models import Government, Transfer
from zonahijau.organisations.queries import people_of
from zonahijau.wording import Text, quoted, refuse

if TYPE_CHECKING:
    from zonahijau.organisations.actions.transfers import Move

MOVES, LEAVES, RETIRES = OUTCOMES
TAKEN_AS = ("definitif", "plt")
"""A Plh. stands in for days by a letter of its own, never by a decree of transfer."""

ROLE_OF_KIND: Mapping[str, str] = {"head": "kepala_unit", "operator": "operator"}
"""The role that goes with a kind of position, for whoever has an account."""


def check_decree(government: Government, number: str, rows: int) -> None:
    """Refused without a number, without rows, or when it was entered before."""
    if not number.strip():
        what = Text("Nomor keputusan belum diisi", "The number of the decree is missing")
        raise refuse(what, Text("Tulis nomornya", "Write the number"), column="number")
    known = Transfer.objects.filter(government=government, number=number.strip(), undone_at=None)
    if known.exists():
        what = Text("Keputusan {number} sudah dicatat", "The decree {number} is entered already")
        remedy = Text("Buka catatannya, atau periksa nomornya", "Open it, or check the number")
        raise refuse(what.fill(number=quoted(number)), remedy, column="number")
    if not rows:
        what = Text("Belum ada orang di keputusan ini", "Nobody is named in this decree")
        raise refuse(what, Text("Isi paling sedikit satu baris", "Fill at least one row"))


def check_move(government: Government, move: "Move") -> None:
    """Refused when the row names nobody, nothing to take, or what belongs elsewhere."""
    if move.outcome not in OUTCOMES:
        what = Text("Pilihan ini tidak dikenal", "This outcome is not known")
        raise refuse(what, Text("Pilih dari daftar", "Choose from the list"), column="outcome")
    if move.left is None and (move.user is None or move.unit is None):
        what = Text("Orang ini tidak ditemukan", "This person was not found")
        remedy = Text("Pilih dari daftar pejabat", "Choose from the list of officials")
        raise refuse(what, remedy, column="person")
    places = (move.left, move.unit, move.to)
    if any(each.government_id != government.pk for each in places if each is not None):
        what = Text("Jabatan atau unit ini tidak ada", "There is no such position or unit")
        raise refuse(what, Text("Pilih dari daftar", "Choose from the list"), column="person")
    if move.user is not None and not people_of(government).filter(pk=move.user.pk).exists():
        what = Text("Akun ini bukan di sini", "This account is not of this government")
        raise refuse(what, Text("Pilih dari daftar", "Choose from the list"), column="person")
    if move.outcome == MOVES:
        _check_taken(move)


def check_once(seen: set[object], move: "Move") -> None:
    """Refused when an office is left twice or a position is taken twice by the same decree."""
    left = move.left or (move.user, move.unit)
    for key, column in ((("left", left), "person"), (("to", move.to), "to")):
        if key in seen:
            what = Text("Sudah ada di baris lain", "Another row has this already")
            raise refuse(what, Text("Hapus salah satu", "Delete one of them"), column=column)
        if key != ("to", None):
            seen.add(key)


def _check_taken(move: "Move") -> None:
    if move.to is None:
        what = Text("Jabatan baru belum dipilih", "The new position is not chosen")
        remedy = Text(
            "Pilih jabatannya, atau pilih pensiun", "Choose the position, or choose retires"
        )
        raise refuse(what, remedy, column="to")
    if move.to.withdrawn_at or move.to.unit.closed_on:
        what = Text("Jabatan baru ini sudah tidak ada", "The new position exists no longer")
        raise refuse(what, Text("Pilih jabatan lain", "Choose another position"), column="to")
    if move.status not in TAKEN_AS:
        what = Text("Status ini tidak untuk mutasi", "This status is not for a transfer")
        remedy = Text("Pilih definitif atau Plt.", "Choose permanent or Plt.")
        raise refuse(what, remedy, column="status")
