"""The README shows what the program really prints."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = Path(sys.executable).with_name("zonahijau")


def shown_commands() -> list[tuple[str, str]]:
    """Each ``$ zonahijau ...`` in a console block of the README, and the text below it."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```console\n(.*?)```", readme, re.DOTALL)
    shown = [part for block in blocks for part in re.split(r"^\$ zonahijau ", block, flags=re.M)]
    return [(part.split("\n")[0], part.split("\n", 1)[1]) for part in shown if part]


def tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())


def test_the_readme_shows_commands():
    assert len(shown_commands()) > 5


@pytest.mark.parametrize(
    ("arguments", "text"), shown_commands(), ids=[arguments for arguments, _ in shown_commands()]
)
def test_a_command_prints_what_the_readme_shows(arguments, text):
    environment = {k: v for k, v in os.environ.items() if k != "ZONAHIJAU_LANG"}
    ran = subprocess.run(
        [PROGRAM, *arguments.split()],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert tidy(ran.stdout + ran.stderr) == tidy(text)
