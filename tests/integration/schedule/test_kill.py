"""kill -9 in the middle of jobs, five times: each effect happens exactly once."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from zonahijau import audit
from zonahijau.audit.models import Entry
from zonahijau.schedule.actions import enqueue
from zonahijau.schedule.handlers import HANDLERS
from zonahijau.schedule.models import Job

WORKER = Path(__file__).with_name("doomed_worker.py")
JOBS, KILLS = 10, 5
PATIENCE = 60.0


def address_of_the_test_database() -> str:
    config = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite://{config['NAME']}"
    place = f"{config['HOST']}:{config['PORT']}"
    return f"postgres://{config['USER']}:{config['PASSWORD']}@{place}/{config['NAME']}"


def start_worker() -> subprocess.Popen[bytes]:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "zonahijau.config.settings",
        "ZONAHIJAU_DATABASE": address_of_the_test_database(),
        "ZONAHIJAU_DATA": str(Path(settings.DATA)),
    }
    return subprocess.Popen([sys.executable, str(WORKER)], env=environment, stdout=subprocess.PIPE)


@pytest.fixture
def slow_jobs(monkeypatch):
    monkeypatch.setitem(HANDLERS, "test.slow", lambda number: None)
    for number in range(JOBS):
        enqueue(key=f"slow-{number}", name="test.slow", arguments={"number": number})


def wait_until_all_done() -> None:
    end = time.monotonic() + PATIENCE
    while Job.objects.exclude(state="done").exists() and time.monotonic() < end:
        time.sleep(0.1)


@pytest.mark.django_db(transaction=True)
def test_killed_workers_lose_nothing_and_do_nothing_twice(slow_jobs):
    for _ in range(KILLS):
        worker = start_worker()
        assert worker.stdout
        assert worker.stdout.readline()  # it has written and not committed
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
    worker = start_worker()
    wait_until_all_done()
    worker.terminate()
    worker.communicate()
    assert worker.returncode == 0
    numbers = [entry.details["number"] for entry in Entry.objects.filter(action="test-written")]
    assert sorted(numbers) == list(range(JOBS))
    assert audit.verify(1).holds
    assert audit.verify(1).entries == JOBS
