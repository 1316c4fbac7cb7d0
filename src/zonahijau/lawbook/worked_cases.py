"""Worked cases beside the law files that are no instruments: what is given, what must come out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from zonahijau.lawbook.entries import Entry, Findings, read_file
from zonahijau.wording import Refusal, Refused, Text

CASES = ".cases.yaml"

Shown = str | tuple[str, ...]
"""A result as a case writes it: one value, or a list."""

Finder = Callable[[], Mapping[str, Shown]]
"""Computes every result that a case may name."""


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """One example that anyone can read, dispute and add; ``because`` gives the reasoning."""

    name: str
    because: str
    file: str
    line: int
    expect: Mapping[str, Shown]
    find: Finder

    def differences(self) -> list[Refusal]:
        """What comes out otherwise than the case says; empty when it holds."""
        try:
            found = self.find()
        except Refused as refused:
            found = {"refused": "true", "why": refused.refusals[0].what.en}
        return [
            self._difference(key, expected, found)
            for key, expected in self.expect.items()
            if found.get(key) != expected
        ]

    def _difference(self, key: str, expected: Shown, found: Mapping[str, Shown]) -> Refusal:
        got = found.get(key) or found.get("why") or "-"
        wanted, came = _as_text(expected), _as_text(got)
        return Refusal(
            Text(
                f"kasus “{self.name}”: {key} menjadi {came}, seharusnya {wanted}",
                f"case “{self.name}”: {key} comes out as {came}, not as {wanted}",
            ),
            Text("perbaiki kasusnya atau datanya", "mend the case or the data"),
            self.file,
            self.line,
        )


def _as_text(value: Shown) -> str:
    return value if isinstance(value, str) else ", ".join(value) or "-"


def subject_of(path: Path) -> Path:
    """The law file that a file of worked cases stands beside."""
    return path.with_name(path.name.removesuffix(CASES) + ".yaml")


def cases_beside(path: Path) -> Path:
    """The file of worked cases that stands beside a law file."""
    return path.with_name(path.stem + CASES)


def read_worked_cases(
    path: Path, shown_as: str | None, read_given: Callable[[Entry], Finder]
) -> tuple[WorkedCase, ...]:
    """The cases of a ``*.cases.yaml`` file: ``file`` names the law file, ``read_given`` takes from
    each case what is given. Raises :class:`Refused` with every fault found."""
    findings = Findings()
    top = read_file(path, shown_as)
    subject = subject_of(path)
    folder, _, stem = top.text("file").rpartition("/")
    named = f"{folder or subject.parent.name}/{subject.stem}"
    if not folder or stem != subject.stem:
        raise top.refused(
            "file",
            Text(f"bukan berkas di sampingnya, {named}", f"is not the file beside it, {named}"),
            Text(f"tulis file: {named}", f"write file: {named}"),
        )
    cases = findings.each(top.entries("cases"), lambda entry: _read_case(entry, read_given))
    with findings.gather():
        top.finish()
    findings.raise_any()
    return tuple(cases)


def _read_case(entry: Entry, read_given: Callable[[Entry], Finder]) -> WorkedCase:
    case = WorkedCase(
        name=entry.text("name"),
        because=entry.text("because"),
        file=entry.file,
        line=entry.line,
        expect=_read_expected(entry.entry("expect")),
        find=_read_given(entry, read_given),
    )
    entry.finish()
    return case


def _read_given(entry: Entry, read_given: Callable[[Entry], Finder]) -> Finder:
    try:
        return read_given(entry)
    except Refused as refused:
        raise refused.at(entry.file, entry.line) from None


def _read_expected(entry: Entry) -> dict[str, Shown]:
    expected: dict[str, Shown] = {}
    for key in entry.keys:
        listed = isinstance(entry.node(key), yaml.SequenceNode)
        expected[key] = tuple(entry.texts(key)) if listed else entry.text(key)
    if not expected:
        raise entry.wrong(
            Text("kasus tidak mengharapkan apa pun", "the case expects nothing"),
            Text("tulis apa yang harus keluar", "write what must come out"),
        )
    return expected
