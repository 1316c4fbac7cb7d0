"""``zonahijau doctor``: what is wrong with this installation, and how to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.report import Column, Report, Table
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.web.health import Level

GUIDE = Guide(
    Text(
        "Memeriksa pemasangan ini dan menyebut cara memperbaiki yang salah: Python, disk, izin "
        "folder, kunci, basis data, pekerja latar, pekerjaan, jam, alamat, surel, berkas bukti, "
        "rantai audit, dan umur cadangan.",
        "Examines this installation and says how to mend what is wrong: Python, disk, modes of "
        "folders, keys, database, worker, jobs, clock, address, e-mail, evidence files, audit "
        "chains, and the age of the last backup.",
    ),
    examples=("zonahijau doctor", "zonahijau doctor --all", "zonahijau doctor --json"),
    exit_1=Text(
        "1 ada yang harus diperbaiki; yang hanya perlu diperhatikan tidak",
        "1 something is to be mended; what is only to be minded is no fault",
    ),
)
FOUND_WRONG = 1


def add_options(options: Options) -> None:
    everything = Text(
        "baca semua bukti dan seluruh rantai audit", "read all evidence and whole audit chains"
    )
    options.switch("--all", everything)


def run(given: Given) -> Report:
    """Every check in its order."""
    from zonahijau.cli.django import load_django

    load_django()
    from zonahijau.cli.care.machine import register_machine
    from zonahijau.web.health import WRONG, checks, examine

    register_machine()
    found = [(check, examine(check, thorough=given.all)) for check in checks()]
    counts = Counter(finding.level for _, finding in found)
    rows = [
        (check.label, _LEVELS[finding.level], finding.what, finding.remedy or "")
        for check, finding in found
    ]
    data = {
        "healthy": not counts[WRONG],
        "checks": [
            {
                "check": check.slug,
                "level": finding.level,
                "finding": finding.what,
                "remedy": finding.remedy,
            }
            for check, finding in found
        ],
    }
    columns = [Column(_CHECK), Column(_STATE), Column(_FINDING), Column(_REMEDY)]
    code = FOUND_WRONG if counts[WRONG] else 0
    return Report(data, [Table(columns, rows)], (_summary(counts),), code=code)


def _summary(counts: Mapping[Level, int]) -> Text:
    wrong, notices = counts["wrong"], counts["notice"]
    if wrong:
        return Text(
            f"{wrong} hal harus diperbaiki, {notices} perlu diperhatikan.",
            f"{wrong} things are to be mended, {notices} to be minded.",
        )
    return Text(
        f"Tidak ada yang rusak; {notices} hal perlu diperhatikan.",
        f"Nothing is wrong; {notices} things to mind.",
    )


_LEVELS = {
    "fine": Text("baik", "fine"),
    "notice": Text("perhatikan", "mind"),
    "wrong": Text("PERBAIKI", "MEND"),
}
_CHECK, _STATE = Text("Pemeriksaan", "Check"), Text("Keadaan", "State")
_FINDING, _REMEDY = Text("Temuan", "Finding"), Text("Cara memperbaiki", "Remedy")
