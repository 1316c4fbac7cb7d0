"""The example units of systemd: what they start is there, and systemd finds no fault in them."""

from __future__ import annotations

import configparser
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests import serving

UNITS = Path(__file__).parents[3] / "examples" / "systemd"
PROGRAM = "/opt/zonahijau/.venv/bin/zonahijau"


def started(unit: Path) -> list[str]:
    """The command that a service runs, without the program."""
    read = configparser.ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(unit)
    program, *words = shlex.split(read["Service"]["ExecStart"])
    assert program == PROGRAM
    return words


@pytest.mark.parametrize("unit", sorted(UNITS.glob("*.service")), ids=lambda path: path.stem)
def test_what_a_service_starts_is_a_command_with_those_options(unit, tmp_path):
    command, *options = started(unit)
    done = serving.run(tmp_path, command, "--help")
    assert done.returncode == 0
    assert [each for each in options if each.startswith("--") and each not in done.stdout] == []


def test_systemd_finds_no_fault(tmp_path):
    program = shutil.which("systemd-analyze")
    if program is None:  # nothing to ask on a machine without systemd
        return
    copies = []
    for unit in (*UNITS.glob("*.service"), *UNITS.glob("*.timer")):
        copies.append(tmp_path / unit.name)
        copies[-1].write_text(unit.read_text().replace(PROGRAM, "/bin/true"))
    done = subprocess.run([program, "verify", *copies], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
