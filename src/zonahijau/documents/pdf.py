"""A paper as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from zonahijau.documents.composing import compose
from zonahijau.documents.typesetting import typeset

if TYPE_CHECKING:
    from zonahijau.documents.models import Paper

TEMPLATE = Path(__file__).parent / "paper" / "paper.typ"


def paper_pdf(paper: Paper, address: str = "") -> bytes:
    """The paper as tagged PDF; with ``address`` it bears the QR code of its proof, without it is
    marked as a draft."""
    at = paper.issued_at or paper.changed_at
    return typeset(TEMPLATE, compose(paper, address), at, address=address, name="paper")
