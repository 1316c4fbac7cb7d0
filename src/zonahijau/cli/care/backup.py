"""``zonahijau backup FILE``: everything in one file that proves itself, while people work."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from zonahijau.cli.options import Given, Guide, Options, whole_number
from zonahijau.cli.progress import progress
from zonahijau.cli.report import Column, Report, Table, Value
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.cli.care.backing_up import Made

PASSPHRASE = "ZONAHIJAU_PASSPHRASE"  # noqa: S105  the name of a variable
ENDING = ".tar"

GUIDE = Guide(
    Text(
        "Membuat cadangan seluruh pemasangan dalam satu berkas, sementara orang tetap bekerja: "
        "semua tabel pada satu saat, semua bukti, dan manifes dengan sidik jari setiap bagian. "
        "Cadangan dari SQLite dapat dipulihkan ke PostgreSQL, dan sebaliknya.",
        "Backs the whole installation up into one file while people go on working: all tables of "
        "one moment, all evidence, and a manifest with the hash of every part. A backup of SQLite "
        "can be restored into PostgreSQL, and the other way round.",
    ),
    examples=(
        "zonahijau backup cadangan.tar",
        "zonahijau backup /var/backups/zonahijau --keep 14",
        "zonahijau backup --with-keys cadangan-dan-kunci.tar",
    ),
    notes=(
        Text(
            f"Kunci hanya ikut dengan --with-keys, tersandi dengan frasa sandi yang ditanyakan "
            f"atau diisi di {PASSPHRASE}. Tanpa kunci, data pribadi tidak dapat dibaca lagi.",
            f"The keys come along with --with-keys only, under a passphrase that is asked for or "
            f"set in {PASSPHRASE}. Without the keys personal data cannot be read again.",
        ),
    ),
)


def add_options(options: Options) -> None:
    options.argument(
        "target",
        "FILE",
        Text("berkas baru, atau folder (nama diberi waktu)", "new file, or a folder to name it in"),
    )
    options.switch("--with-keys", Text("sertakan kunci, tersandi", "take the keys along, sealed"))
    keep = Text("di folder: simpan N cadangan terbaru", "in a folder: keep the N latest backups")
    options.option("--keep", "N", keep)


def run(given: Given) -> Report:
    """Back up; what was written, its fingerprint, and what it does not hold."""
    keep = whole_number("--keep", given.keep) if given.keep else None
    target = Path(given.target).expanduser().absolute()
    folder = target if target.is_dir() else None
    if folder:
        target = folder / f"zonahijau-{datetime.now().astimezone():%Y%m%d-%H%M%S}{ENDING}"
    from zonahijau.cli.care.database import waking

    with waking(), progress(given.language, _DONE) as watched:
        from zonahijau.cli.care.backing_up import back_up

        passphrase = _passphrase(given) if given.with_keys else None
        made = back_up(target, passphrase=passphrase, count=watched.add)
    removed = _forget(folder, keep) if folder and keep else []
    return _report(made, removed)


def _passphrase(given: Given) -> str:
    from zonahijau.cli.care.keys import check_passphrase
    from zonahijau.cli.care.questions import Terminal
    from zonahijau.wording import refuse

    typed = os.environ.get(PASSPHRASE, "")
    if not typed and sys.stdin.isatty():
        typed = Terminal(given.language).secret(_PASSPHRASE, check_passphrase)
    if not typed:
        raise refuse(
            Text("Frasa sandi untuk kunci belum disebut", "No passphrase for the keys was given"),
            Text(f"Isi {PASSPHRASE}, atau jalankan di terminal",
                 f"Set {PASSPHRASE}, or run it on a terminal"),
        )  # fmt: skip
    return typed


def _forget(folder: Path, keep: int) -> list[str]:
    """Delete our older backups in a folder; their names carry the time, so they sort by age."""
    old = sorted(folder.glob(f"zonahijau-????????-??????{ENDING}"))[:-keep]
    for path in old:
        path.unlink()
    return [path.name for path in old]


def _report(made: Made, removed: list[str]) -> Report:
    manifest = made.manifest
    rows: list[tuple[Text, Value]] = [
        (Text("Berkas", "File"), str(made.path)),
        (Text("Ukuran (MB)", "Size (MB)"), f"{made.size / 1e6:.1f}".replace(".", ",")),
        (Text("Tabel", "Tables"), len(manifest.tables)),
        (Text("Baris", "Rows"), manifest.rows),
        (Text("Bukti dan berkas", "Evidence and files"), manifest.files),
        (Text("Sidik jari", "Fingerprint"), made.fingerprint),
    ]
    data = {
        "file": str(made.path),
        "bytes": made.size,
        "fingerprint": made.fingerprint,
        "version": manifest.version,
        "made_at": manifest.made_at,
        "tables": {table.name: table.rows for table in manifest.tables},
        "left_out": manifest.left_out,
        "files": manifest.files,
        "keys": manifest.keys_sha256 is not None,
        "altered": made.altered,
        "missing": made.missing,
        "removed": removed,
    }
    return Report(data, [Table([Column(_PART), Column(_VALUE)], rows)], tuple(_notes(made)))


def _notes(made: Made) -> list[Text]:
    notes = [_NOTE_FINGERPRINT]
    notes.append(_WITH_KEYS if made.manifest.keys_sha256 else _WITHOUT_KEYS)
    if made.altered:
        notes.append(_ALTERED.fill(count=len(made.altered), first=made.altered[0]))
    if made.missing:
        notes.append(_MISSING.fill(count=len(made.missing), first=made.missing[0]))
    return notes


_DONE = Text("{rows} baris dan berkas disimpan", "{rows} rows and files kept")
_PASSPHRASE = Text("Frasa sandi untuk kunci", "Passphrase for the keys")
_PART, _VALUE = Text("Cadangan", "Backup"), Text("Isi", "Content")
_NOTE_FINGERPRINT = Text(
    "Catat sidik jari di tempat lain: zonahijau restore --fingerprint membuktikan berkas ini.",
    "Write the fingerprint down elsewhere: zonahijau restore --fingerprint proves this file.",
)
_WITHOUT_KEYS = Text(
    "Kunci tidak ikut. Tanpa folder kunci (ZONAHIJAU_KEYS), surel, telepon dan NIP di cadangan "
    "ini tidak dapat dibaca lagi: simpan folder itu terpisah.",
    "The keys are not in it. Without the key folder (ZONAHIJAU_KEYS) the e-mail addresses, "
    "telephone numbers and NIP in this backup cannot be read again: keep that folder apart.",
)
_WITH_KEYS = Text(
    "Kunci ikut, tersandi. Simpan frasa sandinya terpisah dari berkas ini.",
    "The keys are in it, sealed. Keep the passphrase apart from this file.",
)
_ALTERED = Text(
    "{count} berkas tidak lagi seperti saat disimpan, misalnya {first}: jalankan zonahijau doctor.",
    "{count:file is|files are} no longer what was stored, such as {first}: run zonahijau doctor.",
)
_MISSING = Text(
    "{count} berkas riwayat survei hilang, misalnya {first}: jalankan zonahijau doctor, dan jangan "
    "hapus cadangan yang masih memuatnya.",
    "{count:file of the survey history is|files of the survey history are} missing, such as "
    "{first}: run zonahijau doctor, and keep the backups that still hold what is missing.",
)
