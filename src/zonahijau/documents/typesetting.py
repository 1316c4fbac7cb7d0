"""The typesetter of every paper: tagged PDF (PDF/UA-1), the same bytes for the same content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from zonahijau.web.typeface import PAPER

if TYPE_CHECKING:
    import typst

_one_at_a_time = Lock()


def typeset(
    template: Path, content: Mapping[str, Any], at: datetime, *, address: str = "", name: str
) -> bytes:
    """A content on paper: ``template`` reads it as JSON from the input ``name``, and the QR code
    of ``address`` as SVG from the input ``qr``."""
    inputs = {name: json.dumps(content, ensure_ascii=False), "qr": qr_svg(address)}
    with _one_at_a_time:  # the typesetter keeps its fonts and is not made for two threads
        made = _compiler(template).compile(
            sys_inputs=inputs,
            format="pdf",
            pdf_standards="ua-1",
            timestamp=int(at.timestamp()),
        )
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave no PDF")
    return made


def typeset_svg(template: Path, content: Mapping[str, Any], *, name: str) -> bytes:
    """The first page of a content as a picture (SVG), for a page on a screen; letters are drawn,
    so that no reader needs the typeface."""
    with _one_at_a_time:
        made = _compiler(template).compile(
            sys_inputs={name: json.dumps(content, ensure_ascii=False), "qr": ""}, format="svg"
        )
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave no single picture")
    return made


def typeset_png(template: Path, content: Mapping[str, Any], *, name: str, ppi: int = 200) -> bytes:
    """The first page of a content as a picture (PNG), for a word processor."""
    with _one_at_a_time:
        made = _compiler(template).compile(
            sys_inputs={name: json.dumps(content, ensure_ascii=False), "qr": ""},
            format="png",
            ppi=ppi,
        )
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave no single picture")
    return made


@lru_cache(maxsize=16)
def _compiler(template: Path) -> typst.Compiler:
    """Without the typeface of the set-up it falls back on its own; system fonts are never used, so
    that every machine sets the same paper."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(PAPER)])
    return typst.Compiler(str(template), root=str(template.parent), font_paths=fonts)


def qr_svg(address: str) -> str:
    """The QR code as SVG text, dark modules only; nothing for no address."""
    import segno

    if not address:
        return ""
    return str(segno.make(address, error="m").svg_inline(border=0, omitsize=True))


def sha256_of(pdf: bytes) -> str:
    """By which the paper is known."""
    return hashlib.sha256(pdf).hexdigest()
