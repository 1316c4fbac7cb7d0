"""``zonahijau keys rotate``: a new key for personal data, and every value under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zonahijau.cli.django import load_django
from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.report import Column, Report, Table
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.accounts.rotation import Rotated

GUIDE = Guide(
    Text(
        "Membuat kunci baru untuk data pribadi dan menyandikan ulang semua nilai, sedikit demi "
        "sedikit, selagi aplikasi berjalan. Boleh terputus lalu diulang. Kunci lama tetap ada di "
        "berkas sampai --drop-old; simpan salinannya bersama cadangan lama.",
        "Makes a new key for personal data and encrypts every value anew, batch by batch, while "
        "the application runs. It may be interrupted and repeated. Old keys stay in the file until "
        "--drop-old; keep a copy of them with the old backups.",
    ),
    examples=("zonahijau keys rotate", "zonahijau keys rotate --drop-old"),
)


def add_options(options: Options) -> None:
    text = Text(
        "tanpa kunci baru: hapus kunci lama yang tidak dipakai lagi",
        "no new key: take out old keys that nothing needs any more",
    )
    options.switch("--drop-old", text)


def run(given: Given) -> Report:
    """Rotate, or drop what rotation has made needless."""
    load_django()
    from zonahijau.accounts.rotation import drop_old_keys, rotate_keys

    return _report(drop_old_keys() if given.drop_old else rotate_keys())


def _report(rotated: Rotated) -> Report:
    data = {"new_key": rotated.new_key, "values": rotated.values, "keys": rotated.keys}
    columns = [Column(_NEW), Column(_VALUES, "number"), Column(_KEYS, "number")]
    row = (_YES if rotated.new_key else _NO, rotated.values, rotated.keys)
    return Report(data, [Table(columns, [row])], notes=[_COPY])


_NEW, _VALUES = Text("Kunci baru", "New key"), Text("Nilai disandikan ulang", "Values renewed")
_KEYS = Text("Kunci di berkas", "Keys in the file")
_YES, _NO = Text("dibuat", "made"), Text("tidak", "no")
_COPY = Text(
    "Salin berkas kunci ke tempat cadangannya sekarang; cadangan lama tetap perlu kunci lama.",
    "Copy the key file to where its backup is kept now; old backups still need the old keys.",
)
