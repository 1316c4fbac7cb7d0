"""A Spark cluster of this machine for the bench: a master and two workers, on loopback only."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from bench import peers

WORKERS = 2
_MEMORY = "3g"
_PATIENCE = 60


def installed() -> bool:
    """Whether the peers' environment has Spark, and the machine a Java."""
    return home() is not None and shutil.which("java") is not None


@contextlib.contextmanager
def cluster(spark: Path) -> Iterator[str]:
    """The address of a master with its workers, which end with the block."""
    port = _free_port()
    started = [_start(spark, "master.Master", "--host", "127.0.0.1", "--port", str(port))]
    address = f"spark://127.0.0.1:{port}"
    try:
        _wait_for(port)
        for _ in range(WORKERS):
            own = ("--host", "127.0.0.1", "--cores", "1", "--memory", _MEMORY)
            started.append(_start(spark, "worker.Worker", *own, address))
        yield address
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait()


def _start(spark: Path, role: str, *options: str) -> subprocess.Popen[bytes]:
    called = [
        str(spark / "bin" / "spark-class"),
        f"org.apache.spark.deploy.{role}",
        "--webui-port",
        "0",
    ]
    quiet = {"SPARK_HOME": str(spark), "SPARK_NO_DAEMONIZE": "1", **os.environ}
    nowhere = subprocess.DEVNULL
    return subprocess.Popen([*called, *options], env=quiet, stdout=nowhere, stderr=nowhere)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(_PATIENCE * 4):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.25)
    raise RuntimeError("the Spark master did not start")


def home() -> Path | None:
    """Where the peers' environment keeps Spark."""
    found = sorted(peers.PYTHON.parents[1].glob("lib/python3*/site-packages/pyspark"))
    return found[0] if found else None
