"""The loop of a worker. Any number of them may run, also on several machines."""

import logging
import os
import secrets
import signal
import socket
import threading
import time
from datetime import timedelta
from types import FrameType

from django.db import Error as DatabaseError
from django.db import close_old_connections

from zonahijau.schedule.actions import LEASE, beat, claim, enqueue_due, finish

logger = logging.getLogger(__name__)

IDLE = 1.0
"""Seconds between looks at an empty queue."""
BEAT = 30.0
"""Seconds between signs of life."""


def run_due(*, lease: timedelta = LEASE, stop: threading.Event | None = None) -> int:
    """Do whatever is due now; returns how many jobs were done."""
    worker, done = _new_name(), 0
    enqueue_due()
    while not (stop and stop.is_set()):
        held = claim(worker=worker, lease=lease)
        if held is None:
            break
        done += finish(held)
    return done


def run_forever(*, lease: timedelta = LEASE) -> None:
    """Do jobs until the process is asked to end; the job at hand is finished first."""
    stop = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    beaten = time.monotonic() - BEAT
    while not stop.is_set():
        close_old_connections()
        try:
            if time.monotonic() - beaten >= BEAT:
                beat(machine=socket.gethostname()[:60])
                beaten = time.monotonic()
            run_due(lease=lease, stop=stop)
        except DatabaseError:
            # The database may be restarting; jobs wait in it, so nothing is lost by waiting too.
            logger.exception("The database does not answer; trying again")
        stop.wait(IDLE)


def _new_name() -> str:
    """Different for every loop of every process, so that no claim is ever taken for another."""
    return f"{socket.gethostname()[:30]}:{os.getpid()}:{secrets.token_hex(4)}"
