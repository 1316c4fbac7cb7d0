"""A worker for the test that kills it: its jobs write, then take a moment before they commit."""

import time
from datetime import timedelta

import django

django.setup()

from zonahijau import audit, schedule  # noqa: E402
from zonahijau.schedule.handlers import RECURRING  # noqa: E402
from zonahijau.schedule.worker import run_forever  # noqa: E402

RECURRING.clear()


@schedule.handler("test.slow")
def slow(number: int) -> None:
    audit.record(government=1, by=None, action="test-written", details={"number": number})
    print(number, flush=True)  # written, not yet committed: now it may be killed
    time.sleep(0.15)


run_forever(lease=timedelta(seconds=1))
