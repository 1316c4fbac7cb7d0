"""The components of a service standard (UU 25/2009 art. 21, PP 96/2012 art. 25), in two groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path

from zonahijau.lawbook.citations import Citation, Citing, read_citation
from zonahijau.lawbook.entries import Entry, Findings
from zonahijau.lawbook.header import (
    Header,
    read_each,
    read_law_file,
    refuse_repeats,
    refuse_strangers,
)
from zonahijau.lawbook.library import law_folder, load_facts, shown
from zonahijau.lawbook.names import by_spelling, refuse_shared_names, spelled
from zonahijau.lawbook.worked_cases import Finder, Shown, WorkedCase, read_worked_cases, subject_of
from zonahijau.wording import Text

_FACTS = Text("law/facts.yaml", "law/facts.yaml")
_GROUPS = Text("groups berkas ini", "the groups of this file")


@dataclass(frozen=True, slots=True)
class ComponentGroup:
    """What is delivered to users, or what the unit manages; the split has a source of its own."""

    name: str
    label: Text
    cite: Citation


@dataclass(frozen=True, slots=True)
class Component:
    """One component: its letter in the statute, its place in its group, what it records.

    ``fact`` is the fact key "laid down", ``published`` the key "published" where there is one.
    """

    code: str
    letter: str
    label: Text
    records: Text
    also: tuple[str, ...]
    group: str
    order: int
    fact: str
    published: str | None
    cite: Citation


@dataclass(frozen=True)
class Components:
    """The whole list, in the order in which standards print it: by group, then by place."""

    header: Header
    also_cite: Citation
    groups: Mapping[str, ComponentGroup]
    rows: tuple[Component, ...]

    def in_group(self, name: str) -> tuple[Component, ...]:
        return tuple(component for component in self.rows if component.group == name)

    @cached_property
    def _spelled(self) -> Mapping[str, Component]:
        return by_spelling(self.rows)

    def find(self, written: str) -> Component | None:
        """The component that an office means by a heading, whatever its order, case and marks;
        None when the heading is not known."""
        return self._spelled.get(spelled(written))


def read_components(path: Path, shown_as: str | None = None) -> Components:
    """A file of ``law/standards/``; raises :class:`Refused` with every fault found: letters and
    places with a gap, names borne twice, unknown groups and fact keys."""
    return read_law_file(path, shown_as, _read_body)


def _read_body(top: Entry, header: Header, citing: Citing, findings: Findings) -> Components:
    also_cite = read_citation(top.entry("also_cite"), citing.sources, citing.nearest)
    groups = read_each(top, "groups", findings, lambda entry: _read_group(entry, citing))
    names = [group.name for group, _ in groups]
    read = read_each(top, "components", findings, lambda entry: _read(entry, names, citing))
    for key in ("code", "letter", "fact"):
        refuse_repeats(((getattr(row, key), entry) for row, entry in read), key, findings)
    refuse_shared_names(read, findings)
    _check_letters([row for row, _ in read], top, findings)
    for name in names:
        _check_order([row for row, _ in read if row.group == name], name, top, findings)
    rows = sorted((row for row, _ in read), key=lambda row: (names.index(row.group), row.order))
    return Components(header, also_cite, {group.name: group for group, _ in groups}, tuple(rows))


def _read_group(entry: Entry, citing: Citing) -> ComponentGroup:
    return ComponentGroup(entry.text("name"), entry.bilingual("label"), citing.of(entry))


def _read(entry: Entry, groups: list[str], citing: Citing) -> Component:
    component = Component(
        code=entry.text("code"),
        letter=entry.text("letter"),
        label=entry.bilingual("label"),
        records=entry.bilingual("records"),
        also=tuple(entry.texts("also")) if entry.has("also") else (),
        group=entry.text("group"),
        order=entry.whole("order"),
        fact=entry.text("fact"),
        published=entry.optional_text("published"),
        cite=citing.of(entry),
    )
    refuse_strangers([component.group], groups, entry, "group", _GROUPS)
    refuse_strangers([component.fact], load_facts(), entry, "fact", _FACTS)
    if component.published is not None:
        refuse_strangers([component.published], load_facts(), entry, "published", _FACTS)
    return component


def _check_letters(rows: list[Component], top: Entry, findings: Findings) -> None:
    letters = sorted(row.letter for row in rows)
    expected = [chr(ord("a") + number) for number in range(len(rows))]
    if letters != expected:
        with findings.gather():
            raise top.refused(
                "components",
                Text("berhuruf " + ", ".join(letters), "bear the letters " + ", ".join(letters)),
                Text("harus " + ", ".join(expected), "they must be " + ", ".join(expected)),
            )


def _check_order(rows: list[Component], name: str, top: Entry, findings: Findings) -> None:
    places = sorted(row.order for row in rows)
    if places != list(range(1, len(rows) + 1)):
        with findings.gather():
            raise top.refused(
                "components",
                Text(f"kelompok {name} bernomor {places}", f"group {name} has places {places}"),
                Text("nomori dari 1 tanpa celah", "number it from 1 without a gap"),
            )


def read_component_cases(path: Path, shown_as: str | None = None) -> tuple[WorkedCase, ...]:
    """Worked cases of components: a heading as ``written`` (expects ``code``, ``group``,
    ``letter``) or a ``group`` (expects ``codes``, ``count``; ``all`` takes every group)."""
    book = read_components(subject_of(path))
    return read_worked_cases(path, shown_as, lambda entry: _read_given(entry, book))


def _read_given(entry: Entry, book: Components) -> Finder:
    if entry.has("written"):
        return partial(_found_by_heading, book, entry.text("written"))
    group = entry.choice("group", ("all", *book.groups))
    rows = book.rows if group == "all" else book.in_group(group)
    codes = tuple(row.code for row in rows)
    return lambda: {"codes": codes, "count": str(len(codes))}


def _found_by_heading(book: Components, written: str) -> dict[str, Shown]:
    row = book.find(written)
    if row is None:
        return {"code": "none"}
    return {"code": row.code, "group": row.group, "letter": row.letter}


@cache
def load_components() -> Components:
    """The components that ship with the program."""
    path = law_folder() / "standards" / "components.yaml"
    return read_components(path, shown(path))
