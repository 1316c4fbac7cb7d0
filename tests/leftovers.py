"""What a run leaves behind is cleared away however it ends: as usual, by SIGTERM, by kill -9.

``atexit`` is not enough: a process that is killed never gets there, and neither does one that ends
by ``os._exit``, as mypy (which reads the tests' settings) and the workers of pytest-xdist do.
"""

import os
import subprocess

_waiting: list[tuple[subprocess.Popen[bytes], int]] = []
"""Who clears up, and the end of a pipe to it that nobody writes to: it closes with this process."""

SWEEPER = 'cat >/dev/null; eval "$1"; shift; rm -rf -- "$@"'
"""Waits for the end of its input, does what is to be done first, then removes."""


def swept(*paths: str, first: str = ":", user: str | None = None) -> None:
    """Once this process has ended, run the shell line ``first`` and remove the paths."""
    waits, held = os.pipe()  # not inherited by the programs that this process starts
    sweeper = subprocess.Popen(
        ["/bin/sh", "-c", SWEEPER, "sweeper", first, *paths],
        stdin=waits,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user=user,
        cwd="/",
        start_new_session=True,  # Ctrl-C ends the run, not who clears up after it
    )
    os.close(waits)
    _waiting.append((sweeper, held))
