"""Where the product is served, and what is said when it cannot be."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from gunicorn.app.base import BaseApplication

from zonahijau.cli.server import Size, run_server

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


@pytest.mark.parametrize("many", ["0", "-1", "dua"])
def test_a_number_of_processes_that_is_none_is_refused(many, tmp_path):
    ran = subprocess.run(
        [PROGRAM, "serve", "--no-worker", "--processes", many],
        env={"ZONAHIJAU_DATA": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert not (tmp_path / "data").exists()


def test_as_many_processes_and_threads_serve_as_were_asked_for(monkeypatch):
    served = []
    monkeypatch.setattr(BaseApplication, "run", lambda self: served.append(self.cfg))
    run_server("127.0.0.1", 0, Size(3, 5), lambda: None, worker=False)
    (chosen,) = served
    assert (chosen.workers, chosen.threads, chosen.worker_class_str) == (3, 5, "gthread")


@pytest.mark.django_db(transaction=True)
def test_no_process_for_pages_inherits_a_connection_to_the_database(monkeypatch):
    held = []

    def run(server):
        pools = getattr(connection, "_connection_pools", {})
        held.append((connection.connection, dict(pools)))

    connection.ensure_connection()
    monkeypatch.setattr(BaseApplication, "run", run)
    run_server("127.0.0.1", 0, Size(2, 8), lambda: None, worker=False)
    assert held == [(None, {})]
