"""Search over a nation's public services: making the index, questions in one government and in all,
beside a bare query of the same index and a scan of every entry with LIKE."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.nation_services import SERVICES, Nation, nations
from bench.table import Group, Row, milliseconds

AIM = 300
"""Milliseconds for 19 of 20 questions."""
_CHECKED = (
    "p95 {p95}; 15 questions in turn, misspelt and common words among them: candidates, order, "
    "rows, what was meant instead; as many found as the scan finds, and only those"
)


def rows(folder: Path, services: int = SERVICES, only: str = "") -> list[Group]:
    """A group for every database."""
    return [
        each if isinstance(each, Group) else _group(each)
        for each in nations(folder, services, only)
    ]


def _group(nation: Nation) -> Group:
    title = f"Search on {nation.name}: {nation.services:,} services of 552 governments"
    group = Group(title, [nation.made, _index_row(nation)])
    for work, where in (("searched", "in one government"), ("nation", "in all")):
        group.rows += _search_rows(nation.asked(work), where)
    return group


def _index_row(nation: Nation) -> Row:
    said = nation.asked("indexed")
    each = said["count"] / said["seconds"]
    text = f"stems, vocabulary and full-text index, by one command; {each:.0f} services a second"
    return Row("the search made anew", f"{said['seconds']:.0f} s", timed=text)


def _search_rows(said: dict[str, Any], where: str) -> list[Row]:
    ours = said["ours"]
    verdict = "ok" if ours["p95"] * 1000 <= AIM else "MISSED"
    return [
        Row(
            f"zonahijau, {where}", milliseconds(ours["least"]), milliseconds(ours["median"]), "1",
            f"p95 <= {AIM} ms {verdict}", _CHECKED.format(p95=milliseconds(ours["p95"])),
        ),
        _peer("bare query of the index (the limit)", said["bare"], ours,
              "the same stems in MATCH or tsquery, twenty keys, in no order"),
        _peer("scan with LIKE", said["like"], ours,
              "every entry read, every key, once a question"),
    ]  # fmt: skip


def _peer(name: str, said: dict[str, float], ours: dict[str, float], text: str) -> Row:
    ratio = f"{said['median'] / ours['median']:.2f}"
    timed = f"p95 {milliseconds(said['p95'])}; {text}; ratio by the medians"
    return Row(name, milliseconds(said["least"]), milliseconds(said["median"]), ratio, "", timed)
