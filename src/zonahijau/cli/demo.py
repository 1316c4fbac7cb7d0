"""``zonahijau demo``: the web product with Barito Kuala in it, to look at and to try."""

from __future__ import annotations

import os
import subprocess
import sys

from zonahijau.cli.django import prepare
from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.report import Column, Report, Table
from zonahijau.cli.serve import add_address, free_port, serve_at, size_of
from zonahijau.wording import Text

GUIDE = Guide(
    Text(
        "Menyiapkan peragaan (Kabupaten Barito Kuala: hasil yang terbit beserta sumbernya, dan "
        "isian karangan yang ditandai peragaan), lalu menjalankannya. Setiap peran punya satu "
        "akun, tertulis di halaman masuk.",
        "Prepares the demonstration (Barito Kuala: published results with their sources, and "
        "invented work that is marked so), then serves it. Every role has an account, listed on "
        "the sign-in page.",
    ),
    examples=("zonahijau demo", "zonahijau demo --port 8080", "zonahijau demo --no-serve"),
)


def add_options(options: Options) -> None:
    add_address(options)
    options.switch("--no-serve", Text("siapkan saja", "prepare only"))


def run(given: Given) -> Report:
    """Build the demonstration where it is not there yet, then serve it."""
    os.environ["ZONAHIJAU_DEMO"] = "1"
    if given.no_serve:
        return _built()
    port, size = free_port(given), size_of(given)
    print(_PATIENCE.say(given.language), file=sys.stderr, flush=True)
    _build_apart()
    prepare()
    serve_at(given, port, size)
    return Report({"stopped": True}, [])


def _built() -> Report:
    """The demonstration, and who can sign in to it."""
    prepare()
    from zonahijau.accounts.demo import PASSWORD
    from zonahijau.cli.demonstration.build import build
    from zonahijau.cli.demonstration.files import rows

    government = build()
    people = [(row["username"], row["name"], row["role"]) for row in rows("people")]
    columns = [Column(_USERNAME), Column(_NAME), Column(_ROLE)]
    table = Table(columns, people, Text(f"Kata sandi: {PASSWORD}", f"Password: {PASSWORD}"))
    return Report({"government": government.name, "accounts": [p[0] for p in people]}, [table])


def _build_apart() -> None:
    """Build in a process of its own: papers are typeset there, and the threads of the typesetter
    would not survive the fork of the web server, whose papers would then wait for them for ever."""
    command = [sys.executable, "-m", "zonahijau.cli", "demo", "--no-serve"]
    ended = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)  # noqa: S603  our own
    if ended.returncode:
        raise SystemExit(ended.returncode)


_PATIENCE = Text(
    "Menyiapkan peragaan; yang pertama kali perlu sekitar setengah menit ...",
    "Preparing the demonstration; the first time takes about half a minute ...",
)
_USERNAME = Text("Nama pengguna", "Username")
_NAME = Text("Nama", "Name")
_ROLE = Text("Peran", "Role")
