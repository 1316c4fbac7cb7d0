"""A chain in one file, verifiable by someone who has only the file. No database, no Django.

The file is a ZIP with ``entries.jsonl`` (one link a line) and ``manifest.json`` (whose chain,
from which number to which, the hash before and the last, the sha256 of the lines).
"""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from zonahijau.audit.chain import START, Break, Content, Link, Verification, walk
from zonahijau.wording import Refused, Text, refuse

FORMAT = "zonahijau-audit-1"
ENTRIES, MANIFEST = "entries.jsonl", "manifest.json"
LARGEST = 4 << 30
"""Bytes of entries that a bundle may unfold to: about six million entries."""
LONGEST_LINE = 1 << 20

_DIFFERENT = Text(
    "manifes menyebut {key} {manifest}, isi berkas {found}",
    "the manifest says {key} {manifest}, the entries say {found}",
)


def write_bundle(target: Path | BinaryIO, government: int, name: str, links: Iterable[Link]) -> str:
    """Write the bundle of consecutive links; returns the last hash, which may be written down."""
    digest = hashlib.sha256()
    first, before, last, head = 1, START, 0, START
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(ENTRIES, "w", force_zip64=True) as lines:
            for link in links:
                if not last:
                    first, before = link.content.number, link.previous_hash
                last, head = link.content.number, link.hash
                line = _line(link)
                digest.update(line)
                lines.write(line)
        manifest = {
            "format": FORMAT,
            "government": government,
            "name": name,
            "first": first,
            "before": before,
            "last": last,
            "head": head,
            "sha256": digest.hexdigest(),
        }
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    return head


def verify_bundle(path: Path) -> Verification:
    """Walk the chain in a bundle and hold it against its manifest.

    Refused when the file is no bundle at all; whatever is wrong inside a bundle is a break.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive, path)
            digest = hashlib.sha256()
            with archive.open(ENTRIES) as lines:
                walked = walk(
                    manifest["government"],
                    (_link(line, path) for line in _lines(lines, digest, path)),
                    first=manifest["first"],
                    before=manifest["before"],
                )
    except (OSError, zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError) as error:
        raise _no_bundle(path) from error
    breaks = [*walked.breaks, *_differences(manifest, walked, digest.hexdigest())]
    return Verification(walked.government, walked.entries, walked.head, tuple(breaks))


def _line(link: Link) -> bytes:
    return json.dumps(asdict(link), ensure_ascii=False, sort_keys=True).encode() + b"\n"


def _lines(stream: Any, digest: Any, path: Path) -> Iterator[bytes]:
    read = 0
    while line := stream.readline(LONGEST_LINE):
        read += len(line)
        if read > LARGEST or not line.endswith(b"\n"):
            raise _no_bundle(path)
        digest.update(line)
        yield line


def _link(line: bytes, path: Path) -> Link:
    try:
        fields = json.loads(line)
        link = Link(content=Content(**fields.pop("content")), **fields)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _no_bundle(path) from error
    hashes = (link.salt, link.content_hash, link.previous_hash, link.hash)
    if type(link.content.number) is not int or not all(isinstance(text, str) for text in hashes):
        raise _no_bundle(path)
    return link


_KINDS: dict[str, type] = {
    "government": int,
    "first": int,
    "before": str,
    "last": int,
    "head": str,
    "sha256": str,
}


def _manifest(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    with archive.open(MANIFEST) as stream:
        text = stream.read(LONGEST_LINE)
    try:
        manifest = json.loads(text)
        sound = manifest["format"] == FORMAT and all(
            type(manifest[key]) is kind for key, kind in _KINDS.items()
        )
    except (ValueError, TypeError) as error:
        raise _no_bundle(path) from error
    if not sound:
        raise _no_bundle(path)
    return dict(manifest)


def _differences(manifest: dict[str, Any], walked: Verification, sha256: str) -> Iterator[Break]:
    found = {
        "head": walked.head,
        "last": manifest["first"] + walked.entries - 1,
        "sha256": sha256,
    }
    for key, value in found.items():
        if manifest[key] != value:
            what = _DIFFERENT.fill(key=key, manifest=manifest[key], found=value)
            yield Break(manifest["last"], what)


def _no_bundle(path: Path) -> Refused:
    what = Text("Berkas ini bukan bundel audit yang utuh", "This file is no sound audit bundle")
    remedy = Text(
        "Minta bundel baru dari pemerintah daerah yang membuatnya",
        "Ask the government that made it for a new bundle",
    )
    return refuse(what, remedy, file=str(path))
