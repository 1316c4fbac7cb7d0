"""Office papers (ZIP inside): which they are, without macros, without bombs."""

from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from zonahijau.tables.packed import bursts
from zonahijau.wording import Refused, Text, refuse

_OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = f"{_OFFICE}.wordprocessingml.document"
XLSX = f"{_OFFICE}.spreadsheetml.sheet"
_BODIES = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
_RUNS = ("vbaproject.bin", "/activex/", ".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1")

MOST_PARTS = 5_000
MOST_UNPACKED = 512 * 1024 * 1024

_ENCRYPTED = 0x1


def media_type(file: BinaryIO, name: str) -> str:
    """Which office paper a ZIP is; Refused when it is none, or one that carries programs."""
    parts = _parts(file, name)
    names = {part.filename for part in parts}
    found = [kind for body, kind in _BODIES.items() if body in names]
    if "[Content_Types].xml" not in names or len(found) != 1:
        raise _only_archive(name)
    check_unpacked(parts, name)
    if any(mark in part.filename.lower() for part in parts for mark in _RUNS):
        raise refuse(
            Text("Berkas Office ini memuat makro atau program", "This Office file carries macros"),
            Text("Simpan tanpa makro (.docx, .xlsx)", "Save it without macros (.docx, .xlsx)"),
            file=name,
        )
    return found[0]


def _parts(file: BinaryIO, name: str) -> list[ZipInfo]:
    try:
        with ZipFile(file) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        raise broken(name) from None
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise locked(name)
    return parts


def check_unpacked(parts: list[ZipInfo], name: str, most: int = MOST_UNPACKED) -> None:
    """Refused when unpacking would fill the machine."""
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > most or bursts(parts):
        what = Text(
            f"Isi arsip ini terlalu besar bila dibuka (batas {MOST_PARTS} berkas,"
            f" {most // 1024**2} MB)",
            f"This archive is too large when unpacked (limit {MOST_PARTS} files,"
            f" {most // 1024**2} MB)",
        )
        raise refuse(what, Text("Pecah menjadi beberapa berkas", "Split it"), file=name)


def broken(name: str) -> Refused:
    """The refusal of a ZIP that cannot be read."""
    what = Text("Arsip ini rusak atau terpotong", "This archive is damaged or cut off")
    return refuse(what, Text("Buat ulang arsipnya", "Make the archive again"), file=name)


def locked(name: str) -> Refused:
    """The refusal of a ZIP under a password."""
    what = Text("Berkas ini dikunci kata sandi", "This file is locked with a password")
    return refuse(what, Text("Buka kuncinya, lalu unggah", "Unlock it, then upload"), file=name)


def _only_archive(name: str) -> Refused:
    what = Text("Isi berkas ini arsip ZIP", "Inside, this file is a ZIP archive")
    remedy = Text(
        "Pakai Impor ZIP untuk banyak berkas sekaligus", "Use the ZIP import for many files at once"
    )
    return refuse(what, remedy, file=name)
