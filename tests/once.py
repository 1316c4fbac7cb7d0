"""What takes long to make and is only looked at: made once, however many workers there are."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def shared(factory: pytest.TempPathFactory) -> Path:
    """The folder that all workers of this run have in common; of the run itself without workers."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def made(place: Path, make: Callable[[Path], None]) -> Path:
    """``place``, made by the first who asks; the others wait until it is whole.

    Made under another name first: a maker that fails leaves the work to the next one who asks.
    """
    with place.with_name(f"{place.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # given back when the file is closed
        if not place.exists():
            draft = place.with_name(f"{place.name}.{os.getpid()}")
            make(draft)
            draft.rename(place)
    return place
