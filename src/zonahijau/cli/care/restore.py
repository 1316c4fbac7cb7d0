"""``zonahijau restore FILE``: an empty installation becomes what the backup says."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from zonahijau.cli.care.backup import PASSPHRASE
from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.progress import progress
from zonahijau.cli.report import Column, Report, Table, Value
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.cli.care.restoring import Restored

GUIDE = Guide(
    Text(
        "Memulihkan cadangan ke pemasangan kosong. Sebelum menulis, setiap bagian dicocokkan "
        "dengan manifes; sesudahnya jumlah baris dan rantai audit. Gagal di tengah berarti tidak "
        "ada yang tertulis.",
        "Restores a backup into an empty installation. Before anything is written every part is "
        "held against the manifest; afterwards the counts and the audit chains. If it fails on "
        "the way, nothing has been written.",
    ),
    examples=(
        "zonahijau restore cadangan.tar",
        "zonahijau restore cadangan.tar --check",
        "zonahijau restore cadangan.tar --fingerprint 5f0c…",
    ),
    notes=(
        Text(
            f"Kunci di cadangan dibuka dengan frasa sandi yang ditanyakan atau diisi di "
            f"{PASSPHRASE}.",
            f"Keys in a backup are opened with the passphrase that is asked for or set in "
            f"{PASSPHRASE}.",
        ),
    ),
)


def add_options(options: Options) -> None:
    options.argument("source", "FILE", Text("berkas cadangan", "the backup"))
    options.switch("--check", Text("periksa saja, jangan memulihkan", "only prove the backup"))
    fingerprint = Text("sidik jari yang dicatat dahulu", "the fingerprint that was written down")
    options.option("--fingerprint", "HASH", fingerprint)


def run(given: Given) -> Report:
    """Prove the backup, restore it, and say what stands."""
    from zonahijau.cli.care.database import waking

    source = Path(given.source).expanduser().absolute()
    with waking(), progress(given.language, _DONE) as watched:
        from zonahijau.cli.care.proving import prove
        from zonahijau.cli.care.restoring import Restored, restore

        proven = prove(source, given.fingerprint)
        if given.check:
            done = Restored(proven.manifest, proven.fingerprint, keys_fit=True, upgraded=False)
            return _report(done, (_SOUND,))
        passphrase = _passphrase(given) if proven.keys else None
        done = restore(proven, passphrase=passphrase, count=watched.add)
        _prepare(upgraded=done.upgraded)
    return _report(done, tuple(_notes(done)))


def _prepare(*, upgraded: bool) -> None:
    """Pages need their files, an older backup the law that ships since, the search its index."""
    from zonahijau.cli.care.summaries import write_figures, write_search
    from zonahijau.cli.django import prepare

    prepare()
    write_search()
    if upgraded:
        write_figures()


def _passphrase(given: Given) -> str | None:
    from zonahijau.cli.care.questions import Terminal

    typed = os.environ.get(PASSPHRASE, "")
    if not typed and sys.stdin.isatty():
        typed = Terminal(given.language).typed_secret(_PASSPHRASE)
    return typed or None


def _report(done: Restored, notes: tuple[Text, ...]) -> Report:
    manifest = done.manifest
    rows: list[tuple[Text, Value]] = [
        (Text("Dibuat", "Made"), f"{manifest.made_at} (Zona Hijau {manifest.version})"),
        (Text("Tabel", "Tables"), len(manifest.tables)),
        (Text("Baris", "Rows"), manifest.rows),
        (Text("Bukti dan berkas", "Evidence and files"), manifest.files),
        (Text("Rantai audit", "Audit chains"), len(manifest.chains)),
        (Text("Sidik jari", "Fingerprint"), done.fingerprint),
    ]
    data = {
        "fingerprint": done.fingerprint,
        "version": manifest.version,
        "made_at": manifest.made_at,
        "tables": {table.name: table.rows for table in manifest.tables},
        "files": manifest.files,
        "chains": {str(each.government): each.hash for each in manifest.chains},
        "keys": manifest.keys_sha256 is not None,
        "keys_fit": done.keys_fit,
        "upgraded": done.upgraded,
        "unsound": list(done.unsound),
    }
    return Report(data, [Table([Column(_PART), Column(_VALUE)], rows)], notes)


def _notes(done: Restored) -> list[Text]:
    notes = [_HOLDS]
    if done.upgraded:
        notes.append(_UPGRADED)
    if not done.keys_fit:
        notes.append(_NO_KEYS)
    if done.unsound:
        notes.append(_UNSOUND.fill(count=len(done.unsound), first=done.unsound[0]))
    return notes


_DONE = Text("{rows} baris dan berkas dipulihkan", "{rows} rows and files restored")
_PASSPHRASE = Text(
    "Frasa sandi kunci (kosongkan bila kunci dipulihkan sendiri)",
    "Passphrase of the keys (leave empty if you restore the keys yourself)",
)
_PART, _VALUE = Text("Cadangan", "Backup"), Text("Isi", "Content")
_SOUND = Text(
    "Cadangan ini utuh; pemasangan tidak diubah.", "This backup is sound; nothing was changed."
)
_HOLDS = Text(
    "Dipulihkan: jumlah baris setiap tabel dan semua rantai audit cocok.",
    "Restored: the rows of every table and all audit chains are as they were.",
)
_UPGRADED = Text(
    "Datanya dimutakhirkan ke versi program ini.", "The data was upgraded to this program."
)
_NO_KEYS = Text(
    "Kunci di mesin ini bukan kunci cadangan: surel, telepon dan NIP belum dapat dibaca. Salin "
    "folder kunci yang lama ke ZONAHIJAU_KEYS, lalu jalankan zonahijau doctor.",
    "The keys of this machine are not those of the backup: e-mail addresses, telephone numbers and "
    "NIP cannot be read yet. Copy the old key folder to ZONAHIJAU_KEYS, then run zonahijau doctor.",
)
_UNSOUND = Text(
    "{count} berkas riwayat survei sudah hilang atau berubah sebelum cadangan ini dibuat, misalnya "
    "{first}: salin dari cadangan yang lebih lama, lalu jalankan zonahijau doctor --all.",
    "{count:file|files} of the survey history had been lost or altered before this backup was "
    "made, such as {first}: copy them from an older backup, then run zonahijau doctor --all.",
)
