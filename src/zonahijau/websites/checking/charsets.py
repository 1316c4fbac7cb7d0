"""From bytes to letters, as browsers do it."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*+=\s*+[\"']?\s*+([\w-]{1,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*+=\s*+[\"']?\s*+([\w-]{1,40})", re.IGNORECASE)
FALLBACK = "cp1252"
_KNOWN = frozenset(
    ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "koi8-r", "koi8-u", "mac-roman", "cp866", "cp874",
     "gbk", "gb2312", "gb18030", "big5", "big5hkscs", "euc_jp", "iso2022_jp", "shift_jis", "cp949",
     "euc_kr", *(f"iso8859-{number}" for number in range(2, 17)),
     *(f"cp125{number}" for number in range(9)))
)  # fmt: skip
"""What browsers know. Others of Python's are no charsets of pages, and one of them (punycode)
takes hours over a page that was made for it."""
_AS_BROWSERS = {"iso8859-1": FALLBACK, "ascii": FALLBACK}


def decode(body: bytes, content_type: str = "") -> str:
    """The text of a body: by its mark, its header, its own word, else UTF-8. Where that cannot be
    (the header of a server is often wrong), as browsers read the rest of the web."""
    for mark, charset in _BOMS:
        if body.startswith(mark):
            return body.decode(charset, "replace").removeprefix("\ufeff")
    for charset in (*_named(body, content_type), "utf-8"):
        try:
            return body.decode(charset)
        except UnicodeDecodeError:
            continue
    return body.decode(FALLBACK, "replace")


def _named(body: bytes, content_type: str) -> list[str]:
    """A page that can say its charset in ASCII is in no UTF-16, whatever it says."""
    header = _HEADER.search(content_type)
    meta = _META.search(body[:4096])
    own = _known(meta[1].decode("ascii")) if meta else ""
    named = (_known(header[1]) if header else "", "" if own.startswith("utf-16") else own)
    return [charset for charset in named if charset]


def _known(name: str) -> str:
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return ""
    found = _AS_BROWSERS.get(found, found)
    return found if found in _KNOWN else ""
