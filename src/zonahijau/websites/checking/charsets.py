"""From bytes to letters, as browsers do it."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
FALLBACK = "cp1252"


def decode(body: bytes, content_type: str = "") -> str:
    """The text of a body: by its mark, its header, its own word, else UTF-8. Where that cannot be
    (the header of a server is often wrong), as browsers read the rest of the web."""
    for mark, charset in _BOMS:
        if body.startswith(mark):
            return body.decode(charset, "replace")
    for charset in (*_named(body, content_type), "utf-8"):
        try:
            return body.decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
    return body.decode(FALLBACK, "replace")


def _named(body: bytes, content_type: str) -> list[str]:
    header = _HEADER.search(content_type)
    meta = _META.search(body[:4096])
    named = [header[1]] if header else []
    return named + ([meta[1].decode("ascii")] if meta else [])
