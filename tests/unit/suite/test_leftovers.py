"""However a run of the tests ends, its folders go, and what it started is stopped."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import serving

RUN = """
import os, sys, signal
from tests import leftovers
folder, end = sys.argv[1:]
leftovers.swept(folder, first=f"echo stopped > '{folder}.said'")
if end == "exits":
    os._exit(0)
os.kill(os.getpid(), int(end))
"""


@pytest.mark.parametrize("end", ["exits", int(signal.SIGTERM), int(signal.SIGKILL)])
def test_a_run_that_ends_before_its_time_leaves_nothing(tmp_path, end):
    folder = tmp_path / "of the run"
    folder.mkdir()
    (folder / "file").touch()
    root = Path(__file__).parents[3]
    subprocess.run([sys.executable, "-c", RUN, str(folder), str(end)], cwd=root, check=False)
    until = time.monotonic() + serving.PATIENCE
    while folder.exists() and time.monotonic() < until:
        time.sleep(0.02)
    assert not folder.exists()
    assert folder.with_name("of the run.said").read_text() == "stopped\n"
