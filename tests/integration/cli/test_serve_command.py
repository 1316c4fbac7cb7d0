"""Where the product is served, and what is said when it cannot be."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("zonahijau")


@pytest.fixture
def taken():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        yield str(door.getsockname()[1])


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_that_is_taken_is_refused_before_anything_is_prepared(command, taken, tmp_path):
    ran = subprocess.run(
        [PROGRAM, "--lang", "en", command, "--port", taken],
        env={"ZONAHIJAU_DATA": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert f"port {taken} cannot be used" in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("port", ["0", "70000", "delapan"])
def test_a_port_that_is_none_is_refused(port, tmp_path):
    ran = subprocess.run(
        [PROGRAM, "serve", "--port", port],
        env={"ZONAHIJAU_DATA": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
