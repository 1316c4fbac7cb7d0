"""The other tools, in an environment of their own under .peers, each in its own process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_HOME = HERE.parent / ".peers"
PYTHON = _HOME / "bin" / "python"
HOW_TO_INSTALL = "python -m bench --install-peers"
NOT_INSTALLED = f"not installed; to compare with it: {HOW_TO_INSTALL}"


def installed() -> bool:
    """Whether the peers' environment is there."""
    return PYTHON.exists()


def install() -> None:
    """Make the environment out of bench/peers.txt, whose hashes pip checks."""
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(_HOME)], check=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    subprocess.run([*pip, "--require-hashes", "-r", str(HERE / "peers.txt")], check=True)


def command(script: str, *arguments: str) -> list[str]:
    """How a script of bench/workers is called in the peers' environment."""
    return [str(PYTHON), str(HERE / "workers" / script), *arguments]


class Worker:
    """A peer that waits for work, so that its start is not in its times.

    With ``environment`` it is a process of our own, in our Python, with these variables.
    """

    def __init__(self, script: str, *arguments: str, environment: dict[str, str] | None = None):
        called = command(script, *arguments)
        if environment is not None:
            called[0] = sys.executable
        self._process = subprocess.Popen(
            called,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if environment else subprocess.DEVNULL,
            text=True,
        )
        self.versions: dict[str, str] = self._read()

    def run(self, work: str) -> float:
        """Have the work done once; the seconds by the peer's own clock."""
        return float(self._ask(f"run {work}"))

    def answer(self) -> Any:
        """What the last run found."""
        return self._ask("answer")

    def close(self) -> None:
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()

    def _ask(self, line: str) -> Any:
        assert self._process.stdin
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._read()

    def _read(self) -> Any:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"a peer ended: {' '.join(map(str, self._process.args))}")  # type: ignore[arg-type]
        return json.loads(line)
