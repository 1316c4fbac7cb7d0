"""The open data of one regency and of a nation: streamed, memory flat, beside a bare SELECT of the
same services written as CSV."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench import peers
from bench.nation_services import SERVICES, Nation, nations
from bench.table import Group, Row

AIM = 60
"""Megabytes that the file of the nation may take beyond that of a regency."""
_FILES = (("csv", "CSV"), ("linked", "JSON-LD"), ("dump", "bare SELECT as CSV (the limit)"))


def rows(folder: Path, services: int = SERVICES, only: str = "") -> list[Group]:
    """Two groups for every database: a regency, the nation."""
    groups: list[Group] = []
    for each in nations(folder, services, only):
        groups += [each] if isinstance(each, Group) else _groups(each)
    return groups


def _groups(nation: Nation) -> list[Group]:
    with nation.opened() as worker:
        found = {
            place: {kind: _asked(worker, f"{place}_{kind}") for kind, _ in _FILES}
            for place in ("regency", "nation")
        }
    for said in found.values():
        assert len({each["mark"] for each in said.values()}) == 1, "files hold other services"
    assert found["nation"]["csv"]["services"] == nation.services
    least = found["regency"]["csv"]["peak"]
    return [
        _group(f"Open data of a regency on {nation.name}", found["regency"], None),
        _group(f"Open data of a nation on {nation.name}", found["nation"], least),
    ]


def _asked(worker: peers.Worker, work: str) -> dict[str, Any]:
    worker.run(work)
    return dict(worker.answer())


def _group(title: str, said: dict[str, dict[str, Any]], least: float | None) -> Group:
    services = said["csv"]["services"]
    group = Group(f"{title}: {services:,} services")
    for kind, name in _FILES:
        group.rows.append(_row(name, said[kind], said["csv"], least))
    return group


def _row(name: str, said: dict[str, Any], first: dict[str, Any], least: float | None) -> Row:
    aim = ""
    if least is not None:
        verdict = "ok" if said["peak"] - least <= AIM else "MISSED"
        aim = f"<= {AIM} MB more than a regency {verdict}"
    text = (
        f"{said['bytes'] / 1e6:.0f} MB streamed, {said['peak']:.0f} MB of its own memory at most; "
        f"{said['services'] / said['seconds']:.0f} services a second; the same services in all"
    )
    ratio = f"{said['seconds'] / first['seconds']:.2f}"
    return Row(name, f"{said['seconds']:.2f} s", "", ratio, aim, text)
