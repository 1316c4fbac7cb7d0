"""Checks that only someone on the machine can make: Python and the folders."""

from __future__ import annotations

import platform
import shlex
import sys

from zonahijau.cli.care.folders import too_open
from zonahijau.web.health import FINE, WRONG, Check, Finding, register
from zonahijau.wording import Text

OLDEST = (3, 11)


def _python(_: bool) -> Finding:
    said = platform.python_version()
    if sys.version_info >= OLDEST:
        return Finding(FINE, Text(said, said))
    remedy = Text("Pasang Python 3.11 atau lebih baru", "Install Python 3.11 or later")
    return Finding(WRONG, Text(said, said), remedy)


def _folders(_: bool) -> Finding:
    found = too_open()
    if not found:
        return Finding(FINE, Text("hanya untuk pemiliknya", "for their owner alone"))
    what = Text("orang lain dapat membuka {first}", "others can open {first}")
    paths = " ".join(shlex.quote(str(path)) for path in found)
    remedy = Text(f"Jalankan chmod go-rwx {paths}", f"Run chmod go-rwx {paths}")
    return Finding(WRONG, what.fill(first=found[0]), remedy)


def register_machine() -> None:
    """Add what pages do not ask."""
    register(Check("python", Text("Python", "Python"), _python, 10))
    register(Check("folders", Text("Izin folder", "Modes of folders"), _folders, 25))
