"""Strict reading of a law file: every entry knows its file and line, every key is asked for.

YAML is read as a tree of nodes, so that a number stays the text that was written (21.85 never
becomes a binary float) and every complaint names its line. A key that nobody asked for, a key
that stands twice, a missing key, a malformed number or date: each is refused, with the remedy.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import yaml

from zonahijau.lawbook.numbers import exact
from zonahijau.wording import Refusal, Refused, Text, quoted, refuse

Item = TypeVar("Item")
_MISSPELLED = 4 / 5
"""How alike a written key must be to a missing one to be taken for it: two letters that changed
places in a word of five are."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DEEPEST = 50
"""Entries below one another; no law is nested nearly as deep."""


class Findings:
    """Collects refusals, so that a checker names every fault of a file in one run."""

    def __init__(self) -> None:
        self.refusals: list[Refusal] = []

    @contextmanager
    def gather(self) -> Iterator[None]:
        """Keep what the block refuses and go on behind it."""
        try:
            yield
        except Refused as refused:
            self.refusals.extend(refused.refusals)

    def each(self, entries: Sequence[Entry], read: Callable[[Entry], Item]) -> list[Item]:
        """Read every entry; the faults of one do not hide those of the next."""
        items = []
        for entry in entries:
            with self.gather():
                items.append(read(entry))
        return items

    def raise_any(self) -> None:
        if self.refusals:
            raise Refused(*self.refusals)


class Entry:
    """A mapping of a law file. Ask for its keys, then :meth:`finish` refuses the others."""

    def __init__(self, node: yaml.MappingNode, file: str):
        self.file = file
        self.line = node.start_mark.line + 1
        self._asked: set[str] = set()
        self._values: dict[str, yaml.Node] = {}
        self._lines: dict[str, int] = {}
        for key, value in node.value:
            self._add(key, value)

    def _add(self, key: yaml.Node, value: yaml.Node) -> None:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise self._refused(
                Text("kunci bukan teks", "a key is not text"),
                Text("tulis kunci sebagai satu kata", "write the key as one word"),
                line,
            )
        if key.value in self._values:
            raise self._refused(
                Text("kunci {key} tertulis dua kali", "key {key} stands twice").fill(key=key.value),
                Text("hapus salah satu", "remove one of the two"),
                line,
            )
        self._values[key.value] = value
        self._lines[key.value] = line

    # -- asking ---------------------------------------------------------------------------

    def has(self, key: str) -> bool:
        """Whether the key is written; asking counts as knowing it."""
        self._asked.add(key)
        return key in self._values

    def line_of(self, key: str) -> int:
        return self._lines.get(key, self.line)

    @property
    def keys(self) -> list[str]:
        """All keys as written; for mappings whose keys are names rather than fields."""
        self._asked.update(self._values)
        return list(self._values)

    def text(self, key: str) -> str:
        node = self.node(key)
        if not isinstance(node, yaml.ScalarNode):
            raise self.refused(
                key,
                Text("harus berupa teks", "must be text"),
                Text("tulis satu nilai", "write one value"),
            )
        return str(node.value)

    def optional_text(self, key: str) -> str | None:
        return self.text(key) if self.has(key) else None

    def number(self, key: str) -> Fraction:
        """An exact number; write it in quotes, with a decimal point, or as a fraction ``1/9``."""
        written = self.text(key)
        try:
            return exact(written)
        except ValueError:
            raise self.refused(
                key,
                Text("{value} bukan bilangan", "{value} is not a number").fill(
                    value=quoted(written)
                ),
                Text(
                    "tulis dengan titik desimal atau pecahan, misalnya 21.85 atau 1/9",
                    "write a decimal point or a fraction, such as 21.85 or 1/9",
                ),
            ) from None

    def whole(self, key: str) -> int:
        number = self.number(key)
        if number.denominator != 1:
            raise self.refused(
                key,
                Text("harus bilangan bulat", "must be a whole number"),
                Text("tulis tanpa desimal", "write it without decimals"),
            )
        return int(number)

    def date(self, key: str) -> date:
        written = self.text(key)
        try:
            if _DATE.fullmatch(written):
                return date.fromisoformat(written)
            raise ValueError(written)
        except ValueError:
            raise self.refused(
                key,
                Text("{value} bukan tanggal", "{value} is not a date").fill(value=quoted(written)),
                Text("tulis TTTT-BB-HH, misalnya 2021-01-01", "write YYYY-MM-DD: 2021-01-01"),
            ) from None

    def choice(self, key: str, allowed: Sequence[str]) -> str:
        written = self.text(key)
        if written not in allowed:
            raise self.refused(
                key,
                Text("{value} tidak dikenal", "{value} is unknown").fill(value=quoted(written)),
                Text("pilih salah satu: {all}", "choose one of: {all}").fill(
                    all=", ".join(allowed)
                ),
            )
        return written

    def flag(self, key: str) -> bool:
        return self.has(key) and self.choice(key, ("true", "false")) == "true"

    def bilingual(self, key: str) -> Text:
        """A sentence in both languages: ``{id: …, en: …}``."""
        inner = self.entry(key)
        text = Text(inner.sentence("id"), inner.sentence("en"))
        inner.finish()
        return text

    def sentence(self, key: str) -> str:
        """Text that is not empty."""
        written = self.text(key)
        if not written.strip():
            raise self.refused(
                key,
                Text("kosong", "is empty"),
                Text("tulis teksnya", "write the text"),
            )
        return written

    def entry(self, key: str) -> Entry:
        return self._as_entry(key, self.node(key))

    def entries(self, key: str) -> list[Entry]:
        return [self._as_entry(key, node) for node in self._sequence(key)]

    def filled_entries(self, key: str) -> list[Entry]:
        """Entries of which there must be at least one."""
        found = self.entries(key)
        if not found:
            raise self.refused(
                key,
                Text("kosong", "is empty"),
                Text("tulis sedikitnya satu butir", "write at least one item"),
            )
        return found

    def texts(self, key: str) -> list[str]:
        nodes = self._sequence(key)
        for node in nodes:
            if not isinstance(node, yaml.ScalarNode):
                raise self._refused(
                    Text("{key} harus berisi teks", "{key} must hold text").fill(key=key),
                    Text("tulis satu nilai tiap butir", "write one value for each item"),
                    node.start_mark.line + 1,
                )
        return [str(node.value) for node in nodes]

    def _sequence(self, key: str) -> list[yaml.Node]:
        node = self.node(key)
        if not isinstance(node, yaml.SequenceNode):
            raise self.refused(
                key,
                Text("harus berupa daftar", "must be a list"),
                Text("awali tiap butir dengan tanda hubung", "begin each item with a dash"),
            )
        return list(node.value)

    def _as_entry(self, key: str, node: yaml.Node) -> Entry:
        if not isinstance(node, yaml.MappingNode):
            raise self._refused(
                Text("{key} harus berisi kunci dan nilai", "{key} must hold keys and values").fill(
                    key=key
                ),
                Text("tulis misalnya {{code: …}}", "write for instance {{code: …}}").fill(),
                node.start_mark.line + 1,
            )
        return Entry(node, self.file)

    def node(self, key: str) -> yaml.Node:
        """The YAML node of a key, for values of more than one shape."""
        if not self.has(key):
            raise self._missing(key)
        return self._values[key]

    # -- refusing -------------------------------------------------------------------------

    def refused(self, key: str, what: Text, remedy: Text) -> Refused:
        """The refusal of the value of one key, at its line."""
        named = Text(f"{key} {what.id}", f"{key} {what.en}")
        return self._refused(named, remedy, self.line_of(key))

    def wrong(self, what: Text, remedy: Text) -> Refused:
        """The refusal of the entry as a whole, at its first line."""
        return self._refused(what, remedy, self.line)

    def finish(self) -> None:
        """Refuse the keys that nobody asked for."""
        unknown = [key for key in self._values if key not in self._asked]
        if unknown:
            raise Refused(*(self._unknown(key) for key in unknown))

    def _missing(self, key: str) -> Refused:
        """The refusal of a key that is not there: at its misspelling, where there is one."""
        unasked = [other for other in self._values if other not in self._asked]
        near = difflib.get_close_matches(key, unasked, 1, _MISSPELLED)
        if near:
            return Refused(self._unknown(near[0]))
        return self._refused(
            Text("kunci {key} tidak ada", "key {key} is missing").fill(key=key),
            Text("tambahkan {key}", "add {key}").fill(key=key),
            self.line,
        )

    def _unknown(self, key: str) -> Refusal:
        near = difflib.get_close_matches(key, self._asked, 1)
        remedy = (
            Text("mungkin maksudnya {near}", "perhaps {near} is meant").fill(near=near[0])
            if near
            else Text("pilih dari: {all}", "choose from: {all}").fill(
                all=", ".join(sorted(self._asked))
            )
        )
        what = Text("kunci {key} tidak dikenal", "key {key} is unknown").fill(key=key)
        return Refusal(what, remedy, self.file, self._lines[key])

    def _refused(self, what: Text, remedy: Text, line: int) -> Refused:
        return refuse(what, remedy, file=self.file, row=line)


def read_file(path: Path, shown_as: str | None = None) -> Entry:
    """The top entry of a YAML file; refuses what is not UTF-8, not YAML, empty or not a mapping."""
    file = shown_as or str(path)
    try:
        return read_text(path.read_text("utf-8"), file)
    except UnicodeDecodeError as error:
        raise refuse(
            Text("bukan teks UTF-8", "is not UTF-8 text"),
            Text("simpan ulang sebagai UTF-8", "save it again as UTF-8"),
            file=file,
            row=path.read_bytes()[: error.start].count(b"\n") + 1,
        ) from None
    except OSError as error:
        raise refuse(
            Text("tidak dapat dibaca ({why})", "cannot be read ({why})").fill(why=error.strerror),
            Text("periksa nama dan hak akses berkas", "check the file's name and permissions"),
            file=file,
        ) from None


def read_text(text: str, file: str) -> Entry:
    """The top entry of YAML text."""
    try:
        node = _compose(text)
    except yaml.YAMLError as error:
        raise _not_yaml(error, file) from None
    except RecursionError:
        raise _too_deep(file) from None
    if not isinstance(node, yaml.MappingNode):
        raise refuse(
            Text("kosong atau bukan kunci dan nilai", "is empty or not keys and values"),
            Text("mulai dengan id: …", "begin with id: …"),
            file=file,
            row=1,
        )
    return Entry(node, file)


def _compose(text: str) -> yaml.Node | None:
    """The tree of the text. Its depth is counted first on flat events, because composing descends
    on the stack of the machine, which a file of brackets alone would overrun."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise RecursionError
    node = yaml.compose(text, Loader=_Loader)
    if node is not None and _depth(node, {}) > _DEEPEST:
        raise RecursionError
    return node


def _depth(node: yaml.Node, known: dict[int, int]) -> int:
    """How deep a node reaches; one that holds itself (an alias within its anchor) has no end."""
    if id(node) in known:
        return known[id(node)]
    known[id(node)] = _DEEPEST + 1
    below = 1 + max((_depth(child, known) for child in _children(node)), default=0)
    known[id(node)] = below
    return below


def _children(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.SequenceNode):
        yield from node.value
    if isinstance(node, yaml.MappingNode):
        for pair in node.value:
            yield from pair


def _too_deep(file: str) -> Refused:
    return refuse(
        Text("terlalu dalam bersarang", "is nested too deep"),
        Text(
            "periksa kurung dan alias (*) yang memuat dirinya sendiri",
            "check brackets, and aliases (*) that hold themselves",
        ),
        file=file,
    )


def _not_yaml(error: yaml.YAMLError, file: str) -> Refused:
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or error).partition("\n")[0]
    return refuse(
        Text("bukan YAML yang sah ({why})", "is not valid YAML ({why})").fill(why=problem),
        Text(
            "periksa indentasi, tanda kutip, dan titik dua", "check indentation, quotes and colons"
        ),
        file=file,
        row=mark.line + 1 if mark else None,
    )
