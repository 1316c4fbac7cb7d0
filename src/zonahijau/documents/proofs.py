"""Comparing a file that a stranger holds with what was issued: by its hash, kept nowhere."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from zonahijau.wording import Text, refuse

MOST_BYTES = 10 * 1024 * 1024
"""A stranger may send as much; of a larger file the hash can be pasted."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


def sha256_of_upload(chunks: Iterable[bytes]) -> str:
    """The hash of an uploaded paper, read piece by piece and kept nowhere."""
    made, size = hashlib.sha256(), 0
    for chunk in chunks:
        size += len(chunk)
        check_size(size)
        made.update(chunk)
    return made.hexdigest()


def check_size(size: int) -> None:
    """Refuse what no paper is."""
    if size > MOST_BYTES:
        raise refuse(
            Text("berkas ini lebih dari 10 MB", "this file has more than 10 MB"),
            Text(
                "unggah PDF itu sendiri, atau tempel sidik jarinya",
                "upload the PDF itself, or paste its hash",
            ),
            column="file",
        )


def read_hash(text: str) -> str:
    """A pasted hash, in any case and with spaces; refuses what is none."""
    given = re.sub(r"\s+", "", text).lower()
    if not _SHA256.fullmatch(given):
        raise refuse(
            Text("ini bukan sidik jari SHA-256", "this is no SHA-256 hash"),
            Text("tempel 64 angka dan huruf a sampai f", "paste its 64 digits and letters a to f"),
            column="sha256",
        )
    return given
