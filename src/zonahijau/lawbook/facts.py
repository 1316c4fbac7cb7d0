"""The vocabulary of facts: what the evidence base knows once, for every instrument."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from zonahijau.lawbook.entries import Entry, Findings, read_file
from zonahijau.lawbook.instruments import Node
from zonahijau.wording import Refusal, Text

_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")


def read_facts(path: Path, shown_as: str | None = None) -> dict[str, Text]:
    """Fact keys (``subject.thing.state``) and what each means; refuses a key that stands twice."""
    findings = Findings()
    facts: dict[str, Text] = {}
    top = read_file(path, shown_as)
    for entry in top.entries("facts"):
        with findings.gather():
            _add(facts, entry)
    with findings.gather():
        top.finish()
    findings.raise_any()
    return facts


def check_facts(nodes: Iterable[Node], facts: Mapping[str, Text], file: str) -> list[Refusal]:
    """The indicators that name a fact which the vocabulary does not have."""
    return [
        _unknown(node.fact, facts, file, node.line)
        for node in nodes
        if node.fact is not None and node.fact not in facts
    ]


def _unknown(key: str, facts: Mapping[str, Text], file: str, line: int) -> Refusal:
    near = difflib.get_close_matches(key, facts, 1)
    remedy = Text("tambahkan di law/facts.yaml", "add it to law/facts.yaml")
    if near:
        remedy = Text(f"mungkin maksudnya {near[0]}", f"perhaps {near[0]} is meant")
    what = Text(f"fakta {key} tidak ada dalam facts.yaml", f"fact {key} is not in facts.yaml")
    return Refusal(what, remedy, file, line)


def _add(facts: dict[str, Text], entry: Entry) -> None:
    key, label = entry.text("key"), entry.bilingual("label")
    entry.finish()
    if not _KEY.fullmatch(key):
        raise entry.refused(
            "key",
            Text("bukan kunci fakta", "is not a fact key"),
            Text("tulis misalnya standard.fee.published", "write, say, standard.fee.published"),
        )
    if key in facts:
        raise entry.refused(
            "key",
            Text(f"{key} tertulis dua kali", f"{key} stands twice"),
            Text("hapus salah satu", "remove one of the two"),
        )
    facts[key] = label
