"""From a file under ``law/instruments`` to a checked :class:`Instrument`."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from zonahijau.lawbook.canonical import fingerprint, fingerprint_of
from zonahijau.lawbook.citations import Citing, read_citation, read_period, read_sources
from zonahijau.lawbook.entries import Entry, Findings, read_file, read_text
from zonahijau.lawbook.instruments.checking import check
from zonahijau.lawbook.instruments.model import Instrument, Node
from zonahijau.lawbook.instruments.rules import (
    read_classes,
    read_combining,
    read_facets,
    read_gap_policy,
    read_gates,
    read_roll_up,
    read_rounding,
    read_weight_conventions,
    read_weight_sets,
)
from zonahijau.lawbook.instruments.tree import TreeReader, read_basis, read_scales, read_texts
from zonahijau.wording import Text

ROOT = "total"
"""The code of the whole: the node above the first parts."""


def read_instrument(path: Path, shown_as: str | None = None) -> Instrument:
    """The instrument of a file; refuses as :func:`parse_instrument` does. In a folder
    ``instruments`` its id must be its path below that folder."""
    top = read_file(path, shown_as)
    read = _read_checked(top, _name_by_path(path))
    return dataclasses.replace(read, sha256=fingerprint(path))


def _name_by_path(path: Path) -> str | None:
    body = path.resolve().parent
    return f"{body.name}/{path.stem}" if body.parent.name == "instruments" else None


def parse_instrument(text: str, file: str, named: str | None = None) -> Instrument:
    """The instrument of a text in the format of ``docs/reference/law-format.md``.

    ``file`` is how messages name it, ``named`` the id that it must bear, where one is due. Raises
    :class:`Refused` with every fault found, each with file, line and remedy: unknown and duplicate
    keys, values that are not what they should be, weights that do not add up, class tables with
    gaps, ladders with a missing rung, names that nothing bears.
    """
    read = _read_checked(read_text(text, file), named)
    return dataclasses.replace(read, sha256=fingerprint_of(text))


def _read_checked(top: Entry, named: str | None) -> Instrument:
    findings = Findings()
    instrument = None
    with findings.gather():
        instrument = _read(top, findings)
    if instrument is not None and not findings.refusals:
        check(instrument, named, top.file, findings)
    findings.raise_any()
    return instrument


def _read(top: Entry, findings: Findings) -> Instrument:
    in_force = read_period(top.entry("in_force"))
    sources = read_sources(top)
    citing = Citing(sources, read_citation(top.entry("cite"), sources, None, in_force))
    rounding, rounds_each_level, rounding_cite = read_rounding(top.entry("rounding"), citing)
    total = top.entry("total")
    instrument = Instrument(
        id=top.text("id"),
        series=top.text("series"),
        version=top.text("version"),
        title=top.bilingual("title"),
        in_force=in_force,
        sources=sources,
        scored=top.choice("scored", ("unit", "product")),
        lowest=total.number("from"),
        highest=total.number("to"),
        rounding=rounding,
        rounds_each_level=rounds_each_level,
        rounding_cite=rounding_cite,
        missing=read_gap_policy(top.entry("missing"), citing),
        not_applicable=read_gap_policy(top.entry("not_applicable"), citing),
        combining=read_combining(top, citing),
        roll_up=read_roll_up(top.entry("roll_up"), citing),
        classes=read_classes(top.entry("classes"), citing, findings),
        facets=read_facets(top),
        root=_read_root(top, citing, findings),
        weight_sets=read_weight_sets(top, citing, findings),
        weight_conventions=read_weight_conventions(top, citing),
        gates=read_gates(top, citing, findings),
        notes=read_texts(top, "notes"),
        cite=citing.nearest,
        sha256="",
    )
    total.finish()
    top.finish()
    if not instrument.lowest < instrument.highest or instrument.highest <= 0:
        raise total.wrong(
            Text("skala nilai tidak menaik", "the scale of the total does not rise"),
            Text('tulis misalnya from: "0", to: "100"', 'write for instance from: "0", to: "100"'),
        )
    return instrument


def _read_root(top: Entry, citing: Citing, findings: Findings) -> Node:
    scales = read_scales(top, citing, findings)
    reader = TreeReader(scales, read_facets(top), findings)
    root = Node(
        code=ROOT,
        label=top.bilingual("title"),
        cite=citing.nearest,
        parts_weigh=read_basis(top),
        line=top.line_of("parts"),
    )
    return dataclasses.replace(root, parts=reader.parts(top, citing))
