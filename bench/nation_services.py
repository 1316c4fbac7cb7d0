"""A nation of public services on each database, made by a process of its own for several parts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import peers
from bench.table import Group, Row
from bench.web_rows import _databases, _environment

SERVICES, FEW = 700_000, 20_000
_SCRIPT = "web_portal.py"


@dataclass
class Nation:
    """The services of 552 governments on one database, and what made them."""

    name: str
    services: int
    environment: dict[str, str]
    maker: peers.Worker

    @property
    def made(self) -> Row:
        """How long the rows took; no part of what is measured."""
        seconds = float(self.maker.versions["made"])
        said = "units, services, standards of one in twenty, in bulk; not a measurement"
        return Row("made-up rows", f"{seconds:.0f} s", timed=said)

    def asked(self, work: str) -> dict[str, Any]:
        """What a work of the process that made the nation found."""
        self.maker.run(work)
        return dict(self.maker.answer())

    @contextmanager
    def opened(self) -> Iterator[peers.Worker]:
        """A new process on the same database, whose memory nothing else has filled."""
        worker = peers.Worker(_SCRIPT, "open", "0", environment=self.environment)
        try:
            yield worker
        finally:
            worker.close()


def nations(folder: Path, services: int, only: str) -> Iterator[Nation | Group]:
    """A nation for each database that is asked for; a group that says so where it is missing."""
    for name, address in _databases(only):
        if address is None:
            yield Group(f"Public services on {name}", [Row(name, timed="not installed")])
            continue
        own = folder / name.lower()
        own.mkdir()
        environment = _environment(own, address)
        maker = peers.Worker(_SCRIPT, "make", str(services), environment=environment)
        try:
            yield Nation(name, services, environment, maker)
        finally:
            maker.close()
