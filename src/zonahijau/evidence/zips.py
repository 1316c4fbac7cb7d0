"""A ZIP of old evidence: what is in it, and what each file would become by its folder and name."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from zonahijau.evidence import office
from zonahijau.evidence.details import title_of
from zonahijau.evidence.slots import DECREE, DOCUMENT, MEBIBYTE, PHOTO, Slot
from zonahijau.wording import Refused, Text, refuse

ZIP = Slot(
    Text("Arsip ZIP", "ZIP archive"),
    Text("ZIP tanpa kata sandi", "a ZIP without a password"),
    frozenset({"application/zip"}),
    500 * MEBIBYTE,
)
MOST_FILES = 1_000
MOST_UNPACKED = 2_048 * MEBIBYTE

_LITTER = {"thumbs.db", ".ds_store", "desktop.ini"}
_DECREE_WORDS = {"sk", "keputusan", "perbup", "perwali", "pergub", "perda", "peraturan", "surat"}
_PICTURE_ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".heic", ".gif", ".bmp"}
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would become: of which unit (a key of the given names), kind, title, facts."""

    unit: int | None
    kind: str
    title: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What folders may be called: units by code and name, facts by key and label."""

    units: Mapping[str, int]
    facts: Mapping[str, str]


def normal(name: str) -> str:
    """A name as folders are compared: small letters, one space for whatever parts words."""
    return " ".join(name.replace("_", " ").replace("-", " ").casefold().split())


def names_of(units: Iterable[tuple[int, Iterable[str]]], facts: Mapping[str, Text]) -> Names:
    """The folder names of units (key and names of each) and of the vocabulary of facts."""
    by_unit = {normal(name): key for key, names in units for name in names if name}
    by_fact = {normal(name): key for key, said in facts.items() for name in (key, said.id, said.en)}
    return Names(by_unit, by_fact)


def plan(name: str, names: Names) -> Plan:
    """What the file of this name would become. The innermost folder that names a unit decides."""
    path = PurePosixPath(name.replace("\\", "/"))
    folders = [normal(part) for part in path.parts[:-1]]
    units = [names.units[folder] for folder in folders if folder in names.units]
    facts = dict.fromkeys(names.facts[folder] for folder in folders if folder in names.facts)
    return Plan(units[-1] if units else None, _kind(path, folders), title_of(name), tuple(facts))


def _kind(path: PurePosixPath, folders: list[str]) -> str:
    words = {word for part in (*folders, normal(path.stem)) for word in part.split()}
    if words & _DECREE_WORDS:
        return DECREE
    return PHOTO if path.suffix.casefold() in _PICTURE_ENDINGS else DOCUMENT


def files_in(path: Path, name: str) -> list[str]:
    """The names of the files in a ZIP, what systems leave behind left out.

    Refused when it is no sound ZIP, is locked, has too many files, or would burst.
    """
    with opened(path, name) as archive:
        parts = [part for part in archive.infolist() if not part.is_dir()]
    if any(part.flag_bits & 1 for part in parts):
        raise office.locked(name)
    wanted = [part for part in parts if not _is_litter(part)]
    if not wanted or len(wanted) > MOST_FILES:
        raise _count(len(wanted), name)
    office.check_unpacked(parts, name, MOST_UNPACKED)
    return [part.filename for part in wanted]


def _is_litter(part: ZipInfo) -> bool:
    path = PurePosixPath(part.filename)
    return path.name.casefold() in _LITTER or "__MACOSX" in path.parts


def _count(files: int, name: str) -> Refused:
    what = Text(
        "Arsip ini berisi {files} berkas; yang diterima 1 sampai {most}",
        "This archive holds {files:file|files}; from 1 to {most} are taken",
    ).fill(files=files, most=MOST_FILES)
    remedy = Text("Bagi menjadi beberapa ZIP", "Divide it into several ZIPs")
    return refuse(what, remedy, file=name)


@contextmanager
def opened(path: Path, name: str) -> Iterator[ZipFile]:
    """A ZIP opened for reading; Refused when it is damaged."""
    try:
        archive = ZipFile(path)
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        raise office.broken(name) from None
    with archive:
        yield archive


def pieces(archive: ZipFile, name: str) -> Iterator[bytes]:
    """A file inside, piece by piece, never whole; Refused when it is damaged."""
    try:
        with archive.open(name) as file:
            yield from _read(file)
    except (BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, KeyError):
        raise office.broken(name) from None


def _read(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece
