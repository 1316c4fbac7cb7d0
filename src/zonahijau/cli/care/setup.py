"""``zonahijau setup``: from an empty machine to the sign-in page of a government."""

from __future__ import annotations

import os
import sys

from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.report import Column, Report, Table
from zonahijau.wording import Text

PASSWORD = "ZONAHIJAU_ADMIN_PASSWORD"  # noqa: S105  the name of a variable

GUIDE = Guide(
    Text(
        "Menyiapkan pemasangan dari mesin kosong: folder, kunci, basis data, peraturan bawaan, "
        "pemerintah daerah, dan admin pertama. Di terminal yang belum disebut ditanyakan. "
        "Dijalankan lagi, tidak ada yang berubah.",
        "Prepares an installation from an empty machine: folders, keys, database, the law that "
        "ships, the government and its first administrator. On a terminal it asks for what was "
        "not given. Run again, it changes nothing.",
    ),
    examples=(
        "zonahijau setup",
        'zonahijau setup --region 63.04 --username admin.batola --name "Siti Aminah"',
        'zonahijau setup --region "barito kuala" --username admin --name "Siti Aminah" --json',
    ),
    notes=(
        Text(
            f"Kata sandi tidak pernah ditulis di baris perintah: ketik saat ditanya, isi "
            f"{PASSWORD}, atau pakai kata sandi sekali pakai yang dicetak.",
            f"The password never stands on the command line: type it when asked, set {PASSWORD}, "
            f"or use the one-time password that is printed.",
        ),
    ),
)


def add_options(options: Options) -> None:
    region = Text("kode wilayah atau bagian namanya", "code of the region, or a part of its name")
    options.option("--region", "CODE|NAME", region)
    short = Text("nama pendek pemerintah daerah", "short name of the government")
    options.option("--short-name", "NAME", short)
    options.option(
        "--username", "NAME", Text("nama pengguna admin", "the administrator's name to sign in")
    )
    options.option("--name", "NAME", Text("nama lengkap admin", "the administrator's full name"))
    lost = Text("kata sandi sekali pakai baru untuk admin", "a new one-time password for an admin")
    options.switch("--new-password", lost)


def run(given: Given) -> Report:
    """Install what is not there yet, and say of each thing whether it was there."""
    from zonahijau.cli.care.database import waking

    with waking():
        from zonahijau.cli.care.installing import Wishes, install
        from zonahijau.cli.care.questions import Nobody, Terminal

        wishes = Wishes(
            given.region,
            given.short_name,
            given.username,
            given.name,
            os.environ.get(PASSWORD),
            given.new_password,
        )
        asks = sys.stdin.isatty() and sys.stderr.isatty() and not given.json
        done = install(wishes, Terminal(given.language) if asks else Nobody())
    rows = [(step.what, step.outcome) for step in done.steps]
    return Report(
        done.data(), [Table([Column(_WHAT), Column(_OUTCOME)], rows)], notes=tuple(done.notes())
    )


_WHAT, _OUTCOME = Text("Bagian", "Part"), Text("Keadaan", "State")
