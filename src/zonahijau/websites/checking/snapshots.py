"""What was seen, as one packed file that proves it later: texts, cleaned HTML, and hashes."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import nh3

from zonahijau.websites.checking.reading import DEEPEST
from zonahijau.websites.checking.visiting import Seen

MOST_HTML = 1_000_000
_ATTRIBUTES = {"*": {"lang", "title"}, "a": {"href"}, "img": {"alt"}, "time": {"datetime"}}


def pack(seen: Iterable[Seen], at: datetime) -> bytes:
    """The pages of a visit, packed; the same visit gives the same bytes."""
    content = {"at": at.isoformat(), "pages": [_page(each) for each in seen]}
    written = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    return gzip.compress(written, 6, mtime=0)


def unpack(packed: bytes) -> dict[str, Any]:
    """What :func:`pack` wrote."""
    content: dict[str, Any] = json.loads(gzip.decompress(packed))
    return content


def as_text(content: dict[str, Any], which: str = "text") -> str:
    """The pages one after another, as plain text; ``html`` gives the cleaned HTML as text."""
    parts = [f"{content['at']}\n"]
    for page in content["pages"]:
        head = f"{page['address']}\nHTTP {page['status']}  sha256 {page['sha256']}\n{page['title']}"
        parts.append(f"{'=' * 80}\n{head}\n{'-' * 80}\n{page[which]}\n")
    return "\n".join(parts)


def _page(seen: Seen) -> dict[str, object]:
    return {
        "address": str(seen.answer.address),
        "status": seen.answer.status,
        "sha256": hashlib.sha256(seen.answer.body).hexdigest(),
        "title": seen.page.title,
        "text": seen.page.text,
        "html": clean(seen),
    }


def clean(seen: Seen) -> str:
    """The HTML without anything that runs, loads or styles; empty where a page is nested so deep
    or so large that cleaning it could take for ever."""
    if seen.page.deepest > DEEPEST or len(seen.html) > MOST_HTML:
        return ""
    return nh3.clean(seen.html, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto"})
