"""``zonahijau upgrade``: the data follows the program, with a backup made before."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from zonahijau.cli.care.backup import ENDING
from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.progress import progress
from zonahijau.cli.report import Column, Report, Table, Value
from zonahijau.wording import Text, refuse

GUIDE = Guide(
    Text(
        "Memutakhirkan data sesudah program diganti dengan versi baru: membuat cadangan dalam "
        "keadaan lama, lalu menerapkan perubahan, menyiapkan berkas halaman, dan menerbitkan "
        "instrumen baru. Jalankan sesudah layanan dihentikan.",
        "Upgrades the data after the program was replaced by a new version: backs it up as it "
        "was, then applies the changes, prepares the files of pages and publishes new "
        "instruments. Run it while the services are stopped.",
    ),
    examples=(
        "zonahijau upgrade --backup /var/backups/zonahijau",
        "zonahijau upgrade --no-backup",
    ),
    notes=(
        Text(
            "Kembali ke versi lama: pasang program lama, lalu pulihkan cadangannya ke pemasangan "
            "kosong.",
            "Going back: install the old program, then restore the backup into an empty "
            "installation.",
        ),
    ),
)


def add_options(options: Options) -> None:
    options.option("--backup", "FOLDER", Text("folder untuk cadangan", "folder for the backup"))
    options.switch("--no-backup", Text("tanpa cadangan", "without a backup"))


def run(given: Given) -> Report:
    """Back up, migrate, and say what was done."""
    from zonahijau.cli.care.database import waking

    with waking(), progress(given.language, _DONE) as watched:
        from zonahijau.cli.care.backing_up import back_up, check_state
        from zonahijau.cli.care.migrations import applied, pending
        from zonahijau.cli.care.summaries import write_figures, write_search
        from zonahijau.cli.django import prepare

        state, waiting = applied(), pending()
        check_state(state)
        made = None
        if waiting and not given.no_backup:
            made = back_up(_target(given), passphrase=None, count=watched.add)
        prepare()
        if waiting:
            write_search()
            write_figures()
    rows: list[tuple[Text, Value]] = [
        (Text("Perubahan diterapkan", "Changes applied"), len(waiting)),
        (Text("Cadangan sebelumnya", "Backup before it"), str(made.path) if made else None),
    ]
    data = {
        "applied": [f"{app}.{name}" for app, name in waiting],
        "backup": str(made.path) if made else None,
        "fingerprint": made.fingerprint if made else None,
    }
    note = _NEXT if waiting else _NOTHING
    return Report(data, [Table([Column(_PART), Column(_VALUE)], rows)], (note,))


def _target(given: Given) -> Path:
    if not given.backup:
        raise refuse(
            Text("Folder cadangan belum disebut", "No folder for the backup was given"),
            Text("Sebut --backup FOLDER, atau --no-backup", "Give --backup FOLDER, or --no-backup"),
        )
    folder = Path(given.backup).expanduser().absolute()
    return folder / f"zonahijau-{datetime.now().astimezone():%Y%m%d-%H%M%S}{ENDING}"


_DONE = Text("{rows} baris dan berkas disimpan", "{rows} rows and files kept")
_PART, _VALUE = Text("Pemutakhiran", "Upgrade"), Text("Isi", "Content")
_NOTHING = Text("Data sudah mutakhir; tidak ada yang diubah.", "The data was up to date already.")
_NEXT = Text(
    "Mutakhir. Jalankan zonahijau doctor, lalu nyalakan lagi layanannya.",
    "Up to date. Run zonahijau doctor, then start the services again.",
)
