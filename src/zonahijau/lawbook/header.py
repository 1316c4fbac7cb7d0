"""What every law file beside the instruments begins with, and names that may stand only once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from zonahijau.lawbook.citations import (
    Citation,
    Citing,
    Period,
    Source,
    read_citation,
    read_period,
    read_sources,
)
from zonahijau.lawbook.entries import Entry, Findings, read_file
from zonahijau.lawbook.library import law_folder
from zonahijau.wording import Text

Body = TypeVar("Body")
_CASES = ".cases.yaml"

FOLDERS = frozenset(
    {"calendars", "clocks", "forms", "maladministration", "sampling"}
    | {"repairs", "rights", "sanctions", "standards", "websites"}
)
"""The folders under ``law/`` whose files begin with a header; instruments have their own."""


def law_files(folder: str) -> list[Path]:
    """Every file of a folder of ``law/`` but the worked cases, in order of their names."""
    files = (law_folder() / folder).glob("*.yaml")
    return sorted(path for path in files if not path.name.endswith(_CASES))


@dataclass(frozen=True, slots=True)
class Header:
    """Which file it is, since when it holds, and where its values come from."""

    id: str
    title: Text
    in_force: Period
    sources: Mapping[str, Source]
    cite: Citation
    notes: tuple[Text, ...]


def read_law_file(
    path: Path,
    shown_as: str | None,
    read_body: Callable[[Entry, Header, Citing, Findings], Body],
) -> Body:
    """Read header and body of a law file; raises :class:`Refused` with every fault found."""
    findings = Findings()
    body = None
    top = read_file(path, shown_as)
    header = _read_header(top, path)
    citing = Citing(dict(header.sources), header.cite)
    with findings.gather():
        body = read_body(top, header, citing, findings)
        top.finish()
    findings.raise_any()
    return body


def folder_of(path: Path) -> str | None:
    """Which of :data:`FOLDERS` a file lies in, directly or one folder deeper; None for a copy that
    lies elsewhere, which is not asked for its path."""
    above = (folder.name for folder in path.resolve().parents[:2])
    return next((name for name in above if name in FOLDERS), None)


def _read_header(top: Entry, path: Path) -> Header:
    in_force = read_period(top.entry("in_force"))
    sources = read_sources(top)
    header = Header(
        id=top.text("id"),
        title=top.bilingual("title"),
        in_force=in_force,
        sources=sources,
        cite=read_citation(top.entry("cite"), sources, None, in_force),
        notes=_read_notes(top),
    )
    named = f"{path.parent.name}/{path.stem}"
    if header.id != named and folder_of(path):
        raise top.refused(
            "id",
            Text(f"tidak sama dengan jalur berkas {named}", f"is not the file's path {named}"),
            Text(f"tulis id: {named}", f"write id: {named}"),
        )
    return header


def _read_notes(top: Entry) -> tuple[Text, ...]:
    if not top.has("notes"):
        return ()
    notes = []
    for entry in top.entries("notes"):
        notes.append(Text(entry.text("id"), entry.text("en")))
        entry.finish()
    return tuple(notes)


def read_each(
    top: Entry, key: str, findings: Findings, read: Callable[[Entry], Body]
) -> list[tuple[Body, Entry]]:
    """Each item of a list with its entry, so that a later check can name the line."""

    def with_entry(entry: Entry) -> tuple[Body, Entry]:
        item = read(entry)
        entry.finish()
        return item, entry

    return findings.each(top.entries(key), with_entry)


def refuse_repeats(named: Iterable[tuple[str, Entry]], key: str, findings: Findings) -> None:
    """Refuse the second bearer of a name, at its own line."""
    first: dict[str, Entry] = {}
    for name, entry in named:
        if name in first:
            with findings.gather():
                raise entry.refused(
                    key,
                    Text(f"{name} tertulis dua kali", f"{name} stands twice"),
                    Text(
                        f"beri nama lain; yang pertama di baris {first[name].line}",
                        f"give it another name; the first is on line {first[name].line}",
                    ),
                )
        first.setdefault(name, entry)


def refuse_strangers(
    names: Sequence[str], known: Iterable[str], entry: Entry, key: str, where: Text
) -> None:
    """Refuse names that ``where`` does not list."""
    strangers = [name for name in names if name not in set(known)]
    if strangers:
        raise entry.refused(
            key,
            Text(
                f"{strangers[0]} tidak ada dalam {where.id}",
                f"{strangers[0]} is not in {where.en}",
            ),
            Text("perbaiki namanya, atau tambahkan di sana", "mend its name, or add it there"),
        )
