"""Report cards as PDF: the typesetter, the QR code, and the paper's entry in the register."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from zonahijau.reports.cards import card
from zonahijau.web.typeface import PAPER

if TYPE_CHECKING:
    import typst

    from zonahijau.assessments.models import Result

TEMPLATE = Path(__file__).parent / "paper" / "card.typ"
_one_at_a_time = Lock()


def card_pdf(
    result: Result, *, language: str, address: str, earlier: Result | None = None
) -> bytes:
    """The card as a tagged PDF (PDF/UA-1); the same bytes for the same results."""
    content = card(result, language=language, address=address, earlier=earlier)
    return typeset(content, result.at, address)


def typeset(content: dict[str, Any], at: datetime, address: str) -> bytes:
    """A card's content on paper; ``address`` goes into its QR code."""
    inputs = {"card": json.dumps(content, ensure_ascii=False), "qr": _qr(address)}
    with _one_at_a_time:  # the typesetter keeps its fonts and is not made for two threads
        made = _compiler().compile(
            sys_inputs=inputs,
            format="pdf",
            pdf_standards="ua-1",
            timestamp=int(at.timestamp()),
        )
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave no PDF")
    return made


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    """Without the typeface of the set-up it falls back on its own; system fonts are never used, so
    that every machine sets the same paper."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(PAPER)])
    return typst.Compiler(str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=fonts)


def _qr(address: str) -> str:
    """The QR code as SVG text, dark modules only."""
    import segno

    return str(segno.make(address, error="m").svg_inline(border=0, omitsize=True))


def sha256_of(pdf: bytes) -> str:
    """By which the paper is known."""
    return hashlib.sha256(pdf).hexdigest()
