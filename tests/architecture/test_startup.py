"""What a pure command loads: never the web framework, and nothing slow before it is needed."""

import json
import os
import subprocess
import sys

import pytest

REPORT_LOADED = """
import contextlib, io, json, sys
from zonahijau.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    try:
        main({arguments!r})
    except SystemExit:
        pass
print(json.dumps(sorted({{name.split(".")[0] for name in sys.modules}})))
"""


def loaded_by(*arguments: str) -> set[str]:
    """The top modules that a fresh interpreter has loaded after the command has run."""
    script = REPORT_LOADED.format(arguments=list(arguments))
    ran = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONWARNINGS": "error"},
    )
    return set(json.loads(ran.stdout.splitlines()[-1]))


PURE_COMMANDS = [
    ("--help",),
    ("sample-size", "416"),
    ("instruments", "list"),
    ("classify", "--instrument", "ombudsman/2023", "87.59"),
]


@pytest.mark.parametrize("arguments", PURE_COMMANDS, ids=" ".join)
def test_a_pure_command_never_loads_the_web_framework(arguments):
    assert "django" not in loaded_by(*arguments)


def test_help_loads_no_library_of_arithmetic_or_spreadsheets():
    assert not loaded_by("--help") & {"numpy", "scipy", "openpyxl", "xlsxwriter", "holidays"}
